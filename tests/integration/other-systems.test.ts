import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withDatabase } from '../../pipelines/base/database.js';
import { packageRoot } from '../../pipelines/base/package.js';
import { projectPaths } from '../../pipelines/project/paths.js';
import { command } from '../support/command.js';
import { type Figures, openFigures } from '../support/figures.js';
import { withFolder, writeFiles } from '../support/folder.js';
import { layouts } from '../support/other-systems/index.js';
import type { Expected, Layout, Totals } from '../support/other-systems/kit.js';

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

type Beside = (figures: Figures, expected: Expected) => Promise<void>;

/** What a project shows beside its totals. */
const beside: Readonly<Record<string, readonly [string, Beside]>> = {
  'gridlab-d': [
    'has the indices that GridLAB-D writes below its events',
    async ({ rows }, { sustained }) => {
      const [found] = await rows(
        `select saifi_sustained as saifi, hours_sustained as saidi_hours,
           caidi_sustained as caidi_hours, maifi
         from period_hours
         where period = '2000' and period_kind = 'year' and city_code = 'MODEL' and area_tier = 'all'`,
      );
      expect(found).toEqual(sustained);
    },
  ],
  'us-eia-861': [
    'has the years as a history, and their average by customers',
    async ({ rows }, { billionths_of_hours, hours_per_user }) => {
      const history: Record<string, Record<string, number>> = {};
      for (const row of await rows('history_rows')) {
        const year = String(row.year);
        history[year] = { ...history[year], [String(row.city_code)]: Number(row.hours_e9) };
      }
      expect(history).toEqual(billionths_of_hours);
      const averages = await rows(
        `select year, round(sum(hours_e9 * users) / sum(users) / 1e9, 6) as hours
         from history_rows join customer_rows using (city_code)
         where year = year(valid_from) group by year order by year`,
      );
      expect(Object.fromEntries(averages.map(({ year, hours }) => [year, Number(hours)]))).toEqual(
        hours_per_user,
      );
    },
  ],
  'uk-stages': [
    'counts the first half hour of July on the clock in June, by standard time',
    async ({ rows }, { outages_in_june }) => {
      const [june] = await rows(
        `select outages from period_hours
         where period = '2022-06' and city_code = 'UKPN' and area_tier = 'all'`,
      );
      expect(Number(june?.outages)).toBe(outages_in_june);
    },
  ],
};

const kindOf = (period: string) =>
  period.includes('Q') ? 'quarter' : period.includes('-') ? 'month' : 'year';

describe.each(layouts)('$name', (layout) => {
  const { expected } = layout;
  let figures: Figures;
  beforeAll(async () => {
    figures = await openFigures(projectFiles(layout.name));
  }, 60_000);
  afterAll(() => figures?.close());

  it('is what the generator makes, byte for byte', () => {
    const made = madeFiles(layout);
    for (const [name, content] of made) {
      const found = readFileSync(join(folder, layout.name, name));
      expect([name, found.equals(content)]).toEqual([name, true]);
    }
    const names = projectFiles(layout.name).map(([name]) => name);
    expect(names.filter((name) => !made.some(([one]) => one === name))).toEqual(['shihu.yaml']);
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

  it('leaves out the rows that the settings name, and no others', async () => {
    const feed = expected.rows.outages > 0 ? 'outages' : 'history';
    const rows = await figures.rows(`select skipped_because from batches where feed = '${feed}'`);
    const skips = rows.flatMap(
      ({ skipped_because }) =>
        JSON.parse(String(skipped_because)) as { reason: string; rows: number }[],
    );
    const bySettings = skips.filter(({ reason }) => ['where', 'except', 'values'].includes(reason));
    const leftOut = bySettings.reduce((sum, skip) => sum + skip.rows, 0);
    expect(leftOut).toBe(expected.rows.left_out);
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

  const [what, check] = beside[layout.name] ?? [];
  if (what && check) it(what, () => check(figures, expected));
});

const layoutOf = (name: string) => layouts.find((layout) => layout.name === name) as Layout;

it('knows the order of the snapshots, which the project says', async () => {
  await withFolder(async (project) => {
    writeFiles(project, projectFiles('map-snapshots'));
    const said = await command('run', '--project', project, '--lang', 'en');
    expect([said.code, said.notes]).toEqual([0, said.notes]);
    await withDatabase(projectPaths(project).published, { readOnly: true }, async (tables) => {
      expect(
        await tables.rows(
          "select name from checks where name = 'unknown_order' and failing_rows > 0",
        ),
      ).toEqual([]);
      const [total] = await tables.rows(
        `select net_user_seconds / 3600 as hours from period_hours
         where period = '2024-01' and city_code = 'OR' and area_tier = 'all'`,
      );
      const { cities } = layoutOf('map-snapshots').expected;
      expect(Number(total?.hours)).toBeCloseTo(cities.OR?.user_hours ?? Number.NaN, 5);
    });
  });
}, 60_000);

describe.each(['docs/other-systems.md', 'docs/other-systems.zh-CN.md'])('%s', (document) => {
  const text = readFileSync(join(packageRoot, document), 'utf8');
  /** The YAML below the heading that names a project. */
  function blockOf(name: string): string {
    const section = text
      .split(/^### /mu)
      .find((one) => one.split('\n')[0]?.includes(`\`${name}\``));
    return /^```yaml\n(.*?)^```/msu.exec(section ?? '')?.[1] ?? '';
  }

  it.each(layouts)('gives the settings of $name as the project has them', ({ name }) => {
    const settings = readFileSync(join(folder, name, 'shihu.yaml'), 'utf8');
    const block = blockOf(name);
    expect(block).toMatch(/^feeds:/mu);
    expect(settings.endsWith(block), block).toBe(true);
  });

  it.each(layouts)('gives the totals of $name', ({ name, expected }) => {
    const total = Object.values(expected.cities).reduce<Totals | undefined>(
      (most, one) => (one.users > (most?.users ?? 0) ? one : most),
      undefined,
    );
    if (!total) {
      for (const hours of Object.values(expected.hours_per_user as object))
        expect(text).toContain(String(hours));
      return;
    }
    const number = (value: number, places = 0) =>
      value.toLocaleString('en-US', {
        minimumFractionDigits: places,
        maximumFractionDigits: places,
      });
    const line = [
      `\`${name}\``,
      expected.period,
      number(expected.rows.outages),
      number(total.users),
      number(total.user_hours, 6),
      number(total.interruptions),
      number(total.hours_per_user, 9),
    ].join(' | ');
    expect(text).toContain(`| ${line} |`);
  });
});
