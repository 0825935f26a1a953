import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { command } from '../support/command.js';
import { deadLinks } from '../support/dead-links.js';
import { makeFolder, removeFolder, writeFiles } from '../support/folder.js';

const header = 'event_id,city,area_tier,started_at,restored_at,users,nature,cause\n';
const row = (id: number, city: string, day: string, users: number) =>
  `${id},${city},${city === '510100' ? 'urban' : 'rural'},${day} 08:00:00,${day} 11:30:00,${users},${id % 2 === 0 ? 'planned' : 'fault'},雷击`;
const rows = ['2021-02-05', '2021-08-05', '2022-01-05', '2022-07-05', '2022-08-05'].flatMap(
  (day, i) => [row(2 * i, '510100', day, 10 + i), row(2 * i + 1, '510300', day, 20 + i)],
);
const customers = `city,area_tier,users,valid_from
510100,urban,100,2021-01-01
510300,rural,200,2021-01-01
`;

const folder = makeFolder();
const reports = (...parts: string[]) => join(folder, 'out/reports', ...parts);
const shihu = async (...args: string[]) => {
  const said = await command(...args, '--project', folder);
  expect(said.code, said.notes).toBe(0);
};

/** Follows every link of every page written so far. */
function follow(): void {
  const { dead, links } = deadLinks(join(folder, 'out'));
  expect(dead).toEqual([]);
  expect(links).toBeGreaterThan(20);
}

beforeAll(async () => {
  writeFiles(folder, [
    ['shihu.yaml', 'as_of: 2023-01-01\ndata_from: 2021-01-01\n'],
    ['data/outages/a.csv', `${header}${rows.join('\n')}\n`],
    ['data/customers/a.csv', customers],
    ['notes/2022.md', '# 说明\n一段。\n'],
  ]);
  await shihu('run');
});
afterAll(() => removeFolder(folder));

describe('no page leads to what isn’t there', () => {
  it('after a run', () => {
    follow();
  });

  it('beside reports of other periods, of which some are in one language only', async () => {
    await shihu('report', '--period', '2021');
    await shihu('report', '--period', '2022', '--lang', 'en');
    follow();
    // The page in both languages leads to the one before in the language that this one has.
    const yearBefore = (page: string) => /href="(\.\.\/2021\/[^"]*)"/u.exec(page)?.[1];
    const page = (name: string) => readFileSync(reports('2022', name), 'utf8');
    expect(yearBefore(page('index.html'))).toBe('../2021/index.html');
    expect(yearBefore(page('index.en.html'))).toBeUndefined();
    await shihu('report', '--period', '2021', '--lang', 'en');
    await shihu('report', '--period', '2022', '--lang', 'en');
    expect(yearBefore(page('index.en.html'))).toBe('../2021/index.en.html');
    follow();
  });

  it('with explanations and without them again', async () => {
    await shihu('report', '--period', '2022', '--explain');
    await shihu('report', '--period', '2022-08', '--explain', '--lang', 'en');
    expect(readdirSync(reports('2022'))).toContain('510100-urban.html');
    follow();
    await shihu('report', '--period', '2022');
    follow();
  });

  it('from a city’s page that stands alone', async () => {
    await shihu('report', '--period', '2022-07', '--city', '510300');
    expect(readdirSync(reports('2022-07'))).toEqual(['510300.html']);
    await shihu('report', '--period', '2022-07', '--city', '510300', '--explain', '--lang', 'en');
    await shihu('report', '--period', '2022-08', '--city', '510100');
    await shihu('report', '--period', '2021Q3', '--city', '510100', '--explain');
    follow();
  });

  it('from reports of another state, after a submission, and from a page that holds them all', async () => {
    await shihu('submit', '年报', '--on', '2023-02-01', '--period', '2022');
    await shihu('report', '--period', '2022', '--known-at', '1', '--lang', 'en');
    writeFiles(folder, [
      ['data/outages/b.csv', `${header}${row(90, '510100', '2022-03-05', 9)}\n`],
    ]);
    await shihu('run', '--period', '2022');
    await shihu('report', '--period', '2022', '--single-file', '--docx', '--charts', '--explain');
    await shihu('report', '--period', '2022Q3', '--single-file', '--lang', 'en');
    expect(readdirSync(reports('2022'))).toContain('report.html');
    follow();
  });
});

describe('what is looked at', () => {
  it('is the file, the place in it, and what a page says of its own elements', () => {
    const other = makeFolder();
    const page = (body: string) => `<!doctype html><title>x</title>${body}`;
    writeFileSync(join(other, 'a.html'), page('<p id="here">x</p>'));
    writeFileSync(
      join(other, 'b.html'),
      page(
        [
          ...['a.html', 'a.html#here', '#b', 'data:,', 'a.html#gone', '#gone', 'gone.html'].map(
            (href) => `<a href="${href}">x</a>`,
          ),
          '<a id="b" href="https://example.org">x</a><p aria-labelledby="b gone">x</p>',
          '<svg><g clip-path="url(#gone)"/></svg>',
        ].join(''),
      ),
    );
    expect(deadLinks(other)).toEqual({
      dead: [
        'b.html: mentions gone',
        ...['a.html#gone', '#gone', 'gone.html', 'https://example.org'].map(
          (href) => `b.html: ${href}`,
        ),
      ],
      links: 7,
    });
    removeFolder(other);
  });
});
