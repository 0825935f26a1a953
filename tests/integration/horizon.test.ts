import { describe, expect, it } from 'vitest';
import { type Figures, withFigures } from '../support/figures.js';
import type { ProjectFiles } from '../support/folder.js';

const header = 'event_id,city,area_tier,asset_id,started_at,restored_at,users,nature\n';
const users: [string, string] = [
  'data/customers/u.csv',
  'city,area_tier,users,valid_from\n510300,urban,100,1990-01-01\n',
];

/** `count` outages of an hour and 10 users, an hour apart, from the start of a day. */
function outagesOn(day: string, count: number): string {
  return Array.from({ length: count }, (_, i) => {
    const from = new Date(Date.parse(`${day}T00:00:00Z`) + i * 3_600_000);
    const to = new Date(from.getTime() + 3_600_000);
    const text = (at: Date) => at.toISOString().slice(0, 19).replace('T', ' ');
    return `${day}-${i},510300,urban,T-${day}-${i},${text(from)},${text(to)},10,fault\n`;
  }).join('');
}

function project(rows: string, settings = ''): ProjectFiles {
  return [users, ['data/outages/a.csv', header + rows], ['shihu.yaml', settings]];
}

async function ends({ rows }: Figures): Promise<unknown> {
  const [settings] = await rows(
    `select max(value) filter (name = 'data_from') as data_from,
       max(value) filter (name = 'as_of') as as_of from settings`,
  );
  return settings;
}

async function failing({ rows }: Figures): Promise<string[]> {
  const found = await rows("select name from checks where status = 'fail' order by name");
  return found.map(({ name }) => String(name));
}

const fullYear = ['01', '05', '09', '12'].map((month) => outagesOn(`2022-${month}-02`, 21));

describe('the horizon', () => {
  it('passes over a month that has less than a twentieth of the median', async () => {
    const files = project([...fullYear, outagesOn('2023-01-01', 1)].join(''));
    await withFigures(files, async (figures) => {
      expect(await ends(figures)).toEqual({ data_from: '2022-01-01', as_of: '2023-01-01' });
      expect(await failing(figures)).toContain('outside_horizon');
      const held = await figures.rows('select count(*) as n from outage_facts');
      expect(Number(held[0]?.n)).toBe(85);
      const years = await figures.rows(
        "select period, is_final, outages from period_hours where period_kind = 'year' and area_tier = 'urban' and city_code = '510300'",
      );
      expect(years.map((row) => ({ ...row, outages: Number(row.outages) }))).toEqual([
        { period: '2022', is_final: true, outages: 84 },
      ]);
    });
  });

  it('takes a month that has a twentieth', async () => {
    const files = project(
      [
        ...fullYear.map((_, i) => outagesOn(`2022-0${i + 1}-02`, 20)),
        outagesOn('2023-01-01', 1),
      ].join(''),
    );
    await withFigures(files, async (figures) => {
      expect(await ends(figures)).toEqual({ data_from: '2022-01-01', as_of: '2023-02-01' });
    });
  });

  it('takes the lower middle of an even number of months', async () => {
    // 1, 20, 21, 21 rows: the lower middle is 20, of which 1 is a twentieth.
    const files = project(
      [
        outagesOn('2021-12-31', 1),
        outagesOn('2022-01-02', 20),
        outagesOn('2022-02-02', 21),
        outagesOn('2022-03-02', 21),
      ].join(''),
    );
    await withFigures(files, async (figures) => {
      expect(await ends(figures)).toEqual({ data_from: '2021-12-01', as_of: '2022-04-01' });
    });
  });

  it('gives way to what the settings say, at either end', async () => {
    const files = project(fullYear.join(''), 'as_of: 2022-10-15\n');
    await withFigures(files, async (figures) => {
      expect(await ends(figures)).toEqual({ data_from: '2022-01-01', as_of: '2022-10-15' });
    });
  });

  it('is not stretched by a row of another century, whose time inside it still counts', async () => {
    const stray = '1922,510300,urban,T-old,1992-03-05 08:00:00,2022-01-01 10:00:00,10,fault\n';
    await withFigures(project([...fullYear, stray].join('')), async (figures) => {
      const { rows } = figures;
      expect(await rows('select min(year) as first, max(year) as last from calendar')).toEqual([
        { first: 2022, last: 2022 },
      ]);
      const [january] = await rows(
        "select net_user_seconds as net from period_hours where period = '2022-01' and area_tier = 'urban' and city_code = '510300'",
      );
      // 21 outages of an hour, and the ten hours of the stray that lie in January.
      expect(BigInt(String(january?.net))).toBe(BigInt((21 + 10) * 10 * 3600));
      const [months] = await rows(
        "select sum(outage_months.net_user_seconds) as net from outage_months join outage_facts using (outage_id) where event_id = '1922'",
      );
      expect(Number(months?.net)).toBe(10 * 10 * 3600);
      expect(await failing(figures)).toEqual(
        expect.arrayContaining(['long_outage', 'outside_horizon', 'stray_month']),
      );
    });
  });
});

describe('months without outages', () => {
  const gapTo = (day: string) => project(outagesOn('2022-01-02', 1) + outagesOn(day, 1));

  it.each([
    ['2022-07-02', []],
    ['2022-08-02', ['months_without_outages']],
    ['2023-01-02', ['months_without_outages']],
    ['2023-02-02', ['stray_month']],
  ])('from January 2022 to %s', async (day, wanted) => {
    await withFigures(gapTo(day), async (figures) => {
      const found = await failing(figures);
      expect(found.filter((name) => /month/u.test(name))).toEqual(wanted);
    });
  });
});
