import { describe, expect, it } from 'vitest';
import type { Row } from '../../pipelines/base/database.js';
import { customer, order, outage, project } from '../reference/make.js';
import { serialise } from '../reference/serialise.js';
import type { Outage, Project } from '../reference/types.js';
import { withFigures } from '../support/figures.js';

const years = (from: number, to: number) => ({
  data_from: `${from}-01-01`,
  as_of: `${to + 1}-01-01`,
});

async function rowsOf(query: string, held: Project): Promise<Row[]> {
  return withFigures(serialise(held), ({ rows }) => rows(query));
}

const two = (n: number) => String(n).padStart(2, '0');

/** An outage of so many seconds from midnight of the day on. */
function seconds(name: string, on: string, length: number, users: number, rest = {}): Outage {
  const made = outage(name, `${on} 00:00:00`, null, users, rest);
  return { ...made, restored_at: made.started_at + length };
}

describe('repeated_interruptions', () => {
  const asset = (id: string, users: number, ...days: string[]) =>
    days.map((on, i) => seconds(`${id}-${i}`, on, 3600, users, { asset_id: id }));
  const held = project(
    {
      outages: [
        // 1 December to 29 January are 60 days, both included; the span ends in 2022.
        ...asset('A', 10, '2021-12-01', '2021-12-20'),
        ...asset('A', 12, '2022-01-10').map((row) => ({ ...row, event_id: 'A-late' })),
        ...asset('A', 11, '2022-01-29').map((row) => ({ ...row, event_id: 'A-last' })),
        // 1 March to 30 April are 61.
        ...asset('B', 20, '2022-03-01', '2022-03-10', '2022-03-20', '2022-04-30'),
        // Without time, without an asset, and covered by another outage of the asset.
        seconds('C', '2022-05-01', 0, 30, { asset_id: 'C' }),
        seconds('D', '2022-05-02', 3600, 40),
        seconds('E', '2022-03-01', 60, 20, { asset_id: 'B', provider: 'late' }),
        // The same number in another tier is another asset.
        seconds('R', '2022-06-01', 3600, 5, { asset_id: 'A', area_tier: 'rural' }),
      ],
      customers: [
        customer(100, '2021-01-01'),
        customer(50, '2021-01-01', null, { area_tier: 'rural' }),
      ],
    },
    years(2021, 2022),
  );
  const told = (rows: Row[]) =>
    rows.map((row) => [row.window, row.more_than, row.assets, row.users, row.share]);
  const where = (year: number, tier: string, city = '510300') =>
    `select * from repeated_interruptions
     where year = ${year} and area_tier = '${tier}' and city_code = '${city}'
     order by "window", more_than`;

  it('counts the users of assets with more than n interruptions in the year', async () => {
    const rows = told(await rowsOf(where(2022, 'urban'), held));
    expect(rows.slice(0, 6)).toEqual([
      ['60_days', 3, 1, 12n, 0.12],
      ['year', 0, 2, 32n, 0.32],
      ['year', 1, 2, 32n, 0.32],
      ['year', 2, 1, 20n, 0.2],
      ['year', 3, 1, 20n, 0.2],
      ['year', 4, 0, 0n, 0],
    ]);
    expect(rows).toHaveLength(12);
  });

  it('tells a span of 60 days in the year in which it ends, and only there', async () => {
    const rows = told(await rowsOf(where(2021, 'urban'), held));
    expect(rows.slice(0, 4)).toEqual([
      ['60_days', 3, 0, 0n, 0],
      ['year', 0, 1, 10n, 0.1],
      ['year', 1, 1, 10n, 0.1],
      ['year', 2, 0, 0n, 0],
    ]);
  });

  it('adds tiers and cities up', async () => {
    const rows = told(await rowsOf(where(2022, 'all', '510000'), held));
    expect(rows.slice(0, 3)).toEqual([
      ['60_days', 3, 1, 12n, 12 / 150],
      ['year', 0, 3, 37n, 37 / 150],
      ['year', 1, 2, 32n, 32 / 150],
    ]);
  });

  it('looks back no further than data_from', async () => {
    const cut = project(held, { data_from: '2021-12-02', as_of: '2023-01-01' });
    const [frequent] = told(await rowsOf(where(2022, 'urban'), cut));
    expect(frequent).toEqual(['60_days', 3, 0, 0n, 0]);
  });
});

describe('major_event_days', () => {
  const day = (on: string, length: number) => seconds(on, on, length, 100);
  const held = (days: Outage[], settings = years(2021, 2022)) =>
    project({ outages: days, customers: [customer(100, '2010-01-01')] }, settings);
  const city = (year: number) =>
    `select cast(day as varchar) as day, hours, threshold_hours, is_major from major_event_days
     where city_code = '510300' and year(day) = ${year} and hours > 0 order by day`;

  /** ln 0.2 is the mean of ln 0.1, ln 0.2 and ln 0.4, and ln 2 their deviation: 0.2 × 2^2.5. */
  const threshold = 1.1313708498984762;
  const before = [day('2021-02-01', 360), day('2021-03-01', 720), day('2021-04-01', 1440)];

  it('lie strictly above exp(α + 2.5 β) of the years before', async () => {
    // The threshold is 4072.935 s.
    const rows = await rowsOf(
      city(2022),
      held([...before, day('2022-05-01', 4072), day('2022-05-02', 4073)]),
    );
    expect(rows.map((row) => [row.day, row.is_major])).toEqual([
      ['2022-05-01', false],
      ['2022-05-02', true],
    ]);
    for (const row of rows) expect(row.threshold_hours).toBeCloseTo(threshold, 9);
    expect(rows[0]?.hours).toBe(4072 / 3600);
  });

  it('have the whole time of what began on them', async () => {
    const over = { ...day('2022-05-01', 100), event_id: 'over' };
    const late = {
      ...over,
      started_at: over.started_at + 86_000,
      restored_at: over.started_at + 90_000,
    };
    const rows = await rowsOf(city(2022), held([...before, late]));
    expect(rows).toMatchObject([{ day: '2022-05-01', hours: 4000 / 3600 }]);
  });

  it('are none where all days before are alike and the day is like them', async () => {
    const alike = [1, 2, 3, 4, 5, 6, 7].map((n) => day(`2021-02-${two(n)}`, 360));
    const rows = await rowsOf(
      city(2022),
      held([...alike, day('2022-05-01', 360), day('2022-05-02', 361)]),
    );
    expect(rows.map((row) => row.is_major)).toEqual([false, true]);
  });

  it('need two days with outages in the five years before', async () => {
    const days = [day('2016-03-01', 50_000), ...before.slice(0, 1), day('2022-05-01', 80_000)];
    const rows = await rowsOf(city(2022), held(days, years(2016, 2022)));
    expect(rows).toMatchObject([{ threshold_hours: null, is_major: false }]);
    const one = await rowsOf(
      city(2021),
      held([...days, day('2020-01-01', 360)], years(2016, 2022)),
    );
    expect(one[0]?.threshold_hours).toBeGreaterThan(10);
  });

  it('have a row for each complete day, with outages or without', async () => {
    const counts = `select city_code, count(*) as days, count(hours) as with_users
      from major_event_days group by city_code order by city_code`;
    expect(await rowsOf(counts, held(before))).toEqual([
      { city_code: '510000', days: 730, with_users: 730 },
      { city_code: '510300', days: 730, with_users: 730 },
    ]);
  });
});

describe('other_verdicts', () => {
  /** Of 100 users all of the year, an outage of all of them for `hours`. */
  const all = (city: string, year: number, hours: number, rest: Partial<Outage> = {}) =>
    seconds(
      `${city}-${year}-${rest.nature ?? 'fault'}-${rest.area_tier ?? 'urban'}`,
      `${year}-07-01`,
      hours * 3600,
      100,
      {
        city,
        ...rest,
      },
    );
  const shutdown = (year: number, hours: number) =>
    all('510300', year, hours, {
      nature: 'safety_shutdown',
      avoidance_order: `SD-${year}`,
      asset_id: 'T1',
    });
  const held = project(
    {
      outages: [
        // Chengdu may use 2 hours: 4 become 3.
        all('510100', 2021, 4),
        all('510100', 2022, 3),
        // Zigong may use 5: 4 count of 6 in 2022; with nothing excluded 6.25 became 6, by 4 %.
        all('510300', 2021, 4.25),
        shutdown(2021, 2),
        all('510300', 2022, 4),
        shutdown(2022, 2),
        // In the country it may use 15: 20 become 17.
        all('510300', 2021, 20, { area_tier: 'rural' }),
        all('510300', 2022, 17, { area_tier: 'rural' }),
      ],
      orders: [2021, 2022].map((year) =>
        order(`SD-${year}`, `${year}-07-01 00:00:00`, `${year}-07-02 00:00:00`),
      ),
      customers: [
        customer(100, '2010-01-01', null, { city: '510100' }),
        customer(100, '2010-01-01'),
        customer(100, '2010-01-01', null, { area_tier: 'rural' }),
      ],
      history: [
        { city: '510300', area_tier: 'urban', year: 2020, hours: '9' },
        { city: '510300', area_tier: 'urban', year: 2021, hours: '5' },
      ],
    },
    years(2021, 2022),
  );
  const told = async (settings: Partial<Project['settings']>, tier = 'urban') => {
    const query = `select year, city_code, verdict, other_reading, hours_gross, baseline_gross,
      without_exclusion from other_verdicts where area_tier = '${tier}' order by all`;
    const rows = await rowsOf(query, project(held, { ...years(2021, 2022), ...settings }));
    return rows.map((row) => Object.values(row));
  };

  it('turn the reduction around for cities that the limits name', async () => {
    expect(await told({})).toEqual([
      [2021, '510100', 'undetermined', 'not_met', 4, null, 'undetermined'],
      [2021, '510300', 'met_absolute', 'met_absolute', 6.25, null, 'undetermined'],
      [2022, '510100', 'met_reduction', 'not_met', 3, 4, 'met_reduction'],
      // The history feed has 2021, and says nothing of exclusion: gross comes from events.
      [2022, '510300', 'met_absolute', 'met_absolute', 6, 6.25, 'not_met'],
    ]);
  });

  it('open it to them where the setting does not', async () => {
    const rows = await told({ rate_groups: ['other'] });
    expect(rows[0]?.slice(2, 4)).toEqual(['not_met', 'undetermined']);
    expect(rows[2]).toEqual([2022, '510100', 'not_met', 'met_reduction', 3, 4, 'not_met']);
  });

  it('leave the other cities as they are, whatever the setting says of them', async () => {
    const open = await told({}, 'rural');
    expect(open[1]?.slice(0, 4)).toEqual([2022, '510300', 'met_reduction', 'met_reduction']);
    const closed = await told({ rate_groups: ['chengdu'] }, 'rural');
    expect(closed[1]?.slice(0, 4)).toEqual([2022, '510300', 'not_met', 'not_met']);
  });
});
