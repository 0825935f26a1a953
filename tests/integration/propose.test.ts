import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Database } from '../../pipelines/base/database.js';
import { parseSettings } from '../../pipelines/project/settings.js';
import type { Output } from '../../schemas/outputs/index.js';
import { command } from '../support/command.js';
import { makeFolder } from '../support/folder.js';
import { layouts, totals } from '../support/layouts.js';

let folder = '';
const path = (name: string) => join(folder, name);
const answersOf = (answers: Readonly<Record<string, string>>) =>
  Object.entries(answers).flatMap(([key, answer]) => ['--answer', `${key}=${answer}`]);

beforeAll(() => {
  folder = makeFolder();
  for (const { file, content } of layouts) writeFileSync(path(file), content);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function proposed(file: string, ...more: string[]) {
  const said = await command('doctor', path(file), '--project', folder, '--json', ...more);
  return { said, proposal: JSON.parse(said.out) as Output<'doctor file'> };
}

describe.each(layouts)('$file', ({ file, answers, settings }) => {
  it('is proposed with settings that read all of it, once its questions are answered', async () => {
    const { said, proposal } = await proposed(file);
    expect(proposal.questions.map(({ key }) => key)).toEqual(Object.keys(answers));
    expect(said.code).toBe(Object.keys(answers).length === 0 ? 0 : 1);
    const own = (proposal.settings as { feeds?: { outages?: unknown } }).feeds?.outages ?? {};
    for (const [setting, value] of Object.entries(settings)) {
      const found = setting
        .split('.')
        .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], own);
      expect(found, setting).toEqual(value);
    }
    const isDecided = Object.keys(answers).length === 0;
    const { said: then, proposal: decided } = isDecided
      ? { said, proposal }
      : await proposed(file, ...answersOf(answers));
    expect(decided.questions).toEqual([]);
    expect(decided.trial).toMatchObject({ rows: totals.rows, loaded: totals.rows, rejected: 0 });
    expect(then.code).toBe(0);
    // What is printed is what is meant.
    expect(() => parseSettings(decided.yaml)).not.toThrow();
    const started = decided.columns.find(({ name }) => name === 'started_at');
    expect(started?.examples.map(({ value }) => value)).toHaveLength(3);
  });
});

describe('a project made of files', () => {
  const names = layouts.map(({ file }) => file);
  const all = Object.assign({}, ...layouts.map(({ answers }) => answers)) as Record<string, string>;

  it('is not made by a script that leaves questions open, and says which', async () => {
    const from = names.map(path);
    const said = await command('init', path('refused'), '--from', ...from, '--lang', 'en');
    expect(said.code).toBe(2);
    expect(existsSync(path('refused'))).toBe(false);
    for (const key of Object.keys(all)) expect(said.notes).toContain(key);
    expect(said.notes).toContain('day_first | month_first');
  });

  it('reads each of them as it is', async () => {
    const from = names.map(path);
    const made = await command('init', '--from', ...from, path('made'), ...answersOf(all));
    expect(made.code).toBe(0);
    const said = await command('run', '--project', path('made'), '--json');
    expect(said.code).toBe(0);
    const warehouse = await Database.open(path('made/warehouse/warehouse.duckdb'), {
      readOnly: true,
    });
    try {
      const rows = await warehouse.rows(
        `select d.source_file as file, count(*) as rows, sum(users) as users,
           sum(epoch(restored_at) - epoch(started_at)) as seconds,
           sum(users * (epoch(restored_at) - epoch(started_at))) as user_seconds
         from held_outages join held_documents d using (document_no) group by all order by file`,
      );
      const expected = names.map((file) => ({
        ...{ file: `data/outages/${file}`, rows: totals.rows, users: totals.users },
        ...{ seconds: totals.seconds, user_seconds: totals.userSeconds },
      }));
      expect(
        rows.map(({ file, ...sums }) => ({
          file,
          ...Object.fromEntries(Object.entries(sums).map(([name, sum]) => [name, Number(sum)])),
        })),
      ).toEqual(expected.sort((a, b) => (a.file < b.file ? -1 : 1)));
    } finally {
      warehouse.close();
    }
  });

  it('never touches a project that is there', async () => {
    mkdirSync(path('there'));
    writeFileSync(path('there/shihu.yaml'), 'as_of: 2022-01-01\n');
    const said = await command('init', path('there'), '--from', path('canonical.csv'));
    expect(said.code).toBe(1);
    expect(readdirSync(path('there'))).toEqual(['shihu.yaml']);
    expect(readFileSync(path('there/shihu.yaml'), 'utf8')).toBe('as_of: 2022-01-01\n');
  });
});

describe('what is no table', () => {
  const cases: readonly [string, string | Buffer | undefined, number, RegExp][] = [
    ['missing.csv', undefined, 2, /no file/u],
    ['empty.csv', '', 1, /is empty/u],
    ['blank.csv', '\n\n  \n', 1, /is empty/u],
    ['picture.png', Buffer.from('89504e470d0a1a0a0000', 'hex'), 1, /not read/u],
    ['picture.csv', Buffer.from('89504e470d0a1a0a00000d49', 'hex'), 1, /not text|encoding/u],
    ['book.xlsx', 'no workbook', 1, /workbook/u],
    ['letter.txt', 'Dear all,\nplease find enclosed\nthe list.\n', 1, /No table/u],
    ['list.json', '[1, 2, 3]', 1, /no list of objects/u],
  ];
  it.each(cases)('%s is told to be none', async (name, content, code, words) => {
    if (content !== undefined) writeFileSync(path(name), content);
    const said = await command('doctor', path(name), '--project', folder, '--lang', 'en');
    expect(said.notes).toMatch(words);
    expect(said.code).toBe(code);
    expect(said.out).toBe('');
  });

  it('is a folder', async () => {
    const said = await command('doctor', folder, '--lang', 'en');
    expect(said.code).toBe(2);
    expect(said.notes).toContain('is a folder');
  });
});

it('finds a header that has quotes inside a name', async () => {
  const header = 'Incident ID,City,Tier,Start Time,Restoration Time,"Customers" Affected,Type\n';
  const row = '7,Chengdu,urban,2022-03-05 10:00,2022-03-05 11:00,12,fault\n';
  writeFileSync(path('quotes.csv'), header + row);
  const { proposal } = await proposed('quotes.csv');
  expect(proposal.settings).toMatchObject({
    feeds: { outages: { columns: { users: '"Customers" Affected' } } },
  });
  expect(proposal.trial).toMatchObject({ rows: 1, loaded: 1, rejected: 0 });
});

it('looks at pieces of a large file only, and at its end', async () => {
  const head = 'Incident ID,City,Tier,Start Time,Restoration Time,Customers Affected,Type\n';
  const row = (i: number, day: string) =>
    `${i},Chengdu,urban,${day}/03/2022 10:00,${day}/03/2022 11:00,${i % 100},fault\n`;
  const rows = Array.from({ length: 60_000 }, (_, i) => row(i, i === 59_990 ? '13' : '05'));
  writeFileSync(path('large.csv'), head + rows.join(''));
  const { proposal } = await proposed('large.csv');
  expect(proposal.questions).toEqual([]);
  expect(proposal.settings).toMatchObject({ feeds: { outages: { date_order: 'day_first' } } });
  const { trial } = proposal;
  expect(trial?.rejected).toBe(0);
  expect(trial?.loaded).toBeGreaterThan(5000);
  expect(trial?.loaded).toBeLessThan(50_000);
});

describe('an answer', () => {
  it('has to be one', async () => {
    const ask = (...more: string[]) =>
      command('doctor', path('ambiguous.csv'), '--project', folder, '--lang', 'en', ...more);
    const wrong = await ask('--answer', 'date_order=backwards');
    expect(wrong.code).toBe(2);
    expect(wrong.notes).toContain('day_first');
    const strange = await ask('--answer', 'decimal=,');
    expect(strange.code).toBe(2);
    expect(strange.notes).toContain('date_order');
    expect((await ask('--answer', 'date_order')).code).toBe(2);
  });

  it('wants a file', async () => {
    expect((await command('doctor', '--answer', 'a=b')).code).toBe(2);
    expect((await command('init', path('none'), '--feed', 'outages')).code).toBe(2);
  });
});

it('takes what the project has set for certain', async () => {
  mkdirSync(path('own/data/outages'), { recursive: true });
  writeFileSync(path('own/shihu.yaml'), 'feeds: { outages: { date_order: month_first } }\n');
  writeFileSync(path('own/data/outages/a.csv'), readFileSync(path('ambiguous.csv'), 'utf8'));
  const said = await command(
    'doctor',
    path('own/data/outages/a.csv'),
    '--project',
    path('own'),
    '--json',
  );
  const proposal = JSON.parse(said.out) as Output<'doctor file'>;
  expect(proposal.questions).toEqual([]);
  expect(proposal.settings).not.toHaveProperty('feeds.outages.date_order');
  const started = proposal.columns.find(({ name }) => name === 'started_at');
  expect(started?.examples[0]?.value).toBe('2022-04-03 14:30:00');
});
