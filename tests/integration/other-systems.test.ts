import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageRoot } from '../../pipelines/base/package.js';
import { type Figures, openFigures } from '../support/figures.js';
import { layouts } from '../support/other-systems/index.js';
import type { Layout } from '../support/other-systems/kit.js';

const folder = join(packageRoot, 'data-samples', 'other-systems');

/** The files of a project that are made: all but its settings. */
function madeFiles({ files, expected }: Layout): [string, Buffer][] {
  return [...files, ['expected.json', `${JSON.stringify(expected, undefined, 2)}\n`] as const].map(
    ([name, content]) => [name, Buffer.from(content as string)],
  );
}

/** `SHIHU_APPROVE=1` writes the files anew. */
if (process.env.SHIHU_APPROVE === '1') {
  for (const layout of layouts) {
    for (const [name, content] of madeFiles(layout)) {
      const path = join(folder, layout.name, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content);
    }
  }
}

/** What a stranger has who opens the project: settings, the order of loads where it has one, and data. */
function projectFiles(name: string): [string, Buffer][] {
  const project = join(folder, name);
  return readdirSync(project, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path): [string, Buffer] => [
      relative(project, path).split(sep).join('/'),
      readFileSync(path),
    ])
    .filter(([path]) => /^(?:data\/|shihu\.)/u.test(path));
}

const kindOf = (period: string) =>
  period.includes('Q') ? 'quarter' : period.includes('-') ? 'month' : 'year';

describe.each(layouts)('$name', (layout) => {
  const { expected } = layout;
  let figures: Figures;
  beforeAll(async () => {
    figures = await openFigures(projectFiles(layout.name));
  });
  afterAll(() => figures?.close());

  it('is what the generator makes, byte for byte', () => {
    const made = madeFiles(layout);
    for (const [name, content] of made) {
      const found = readFileSync(join(folder, layout.name, name));
      expect([name, found.equals(content)]).toEqual([name, true]);
    }
    const names = projectFiles(layout.name).map(([name]) => name);
    expect(names.filter((name) => !made.some(([one]) => one === name)).sort()).toEqual(
      ['shihu.loads.csv', 'shihu.yaml'].filter((name) => names.includes(name)),
    );
  });

  it('is read whole: no file refused, no row rejected', async () => {
    expect(figures.ingested.map(({ name, why }) => [name, why])).toEqual(
      figures.ingested.map(({ name }) => [name, null]),
    );
    expect(
      await figures.rows('select source_file, source_line, code, message_en from rejected_rows'),
    ).toEqual([]);
    const [outages] = await figures.rows('select count(*) as n from outage_facts');
    expect(Number(outages?.n)).toBe(expected.rows.outages);
  });

  it('comes to the totals that plain arithmetic on its outages gives', async () => {
    const rows = await figures.rows(
      `select city_code, users_avg, net_user_seconds / 3600 as user_hours, interruptions, hours
       from period_hours
       where period_kind = '${kindOf(expected.period)}' and period = '${expected.period}'
         and area_tier = 'all'`,
    );
    const found = Object.fromEntries(
      rows.map((row) => [
        row.city_code,
        {
          users: Number(row.users_avg),
          user_hours: Number(Number(row.user_hours).toFixed(6)),
          interruptions: Number(row.interruptions),
          hours_per_user: Number(Number(row.hours).toFixed(9)),
        },
      ]),
    );
    for (const [city, totals] of Object.entries(expected.cities)) {
      expect([city, found[city]]).toEqual([city, totals]);
    }
  });
});
