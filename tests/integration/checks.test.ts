import { describe, expect, it } from 'vitest';
import { withFigures } from '../support/figures.js';
import type { ProjectFiles } from '../support/folder.js';

const header = 'event_id,provider,city,area_tier,asset_id,started_at,restored_at,users,nature\n';

interface Cells {
  readonly provider?: string;
  readonly city?: string;
  readonly tier?: string;
  readonly asset?: string;
  readonly from?: string;
  readonly to?: string;
  readonly users?: number;
}

function row(id: string, cells: Cells = {}): string {
  const { provider = '甲', city = '510300', tier = 'urban', asset = `T-${id}` } = cells;
  const { from = '2022-03-05 08:00:00', to = '2022-03-05 10:00:00', users = 10 } = cells;
  return `${[id, provider, city, tier, asset, from, to, users, 'fault'].join(',')}\n`;
}

const users = 'city,area_tier,users,valid_from\n510300,urban,100,2022-01-01\n';

/** Offenders of a check, as published. */
async function offenders(name: string, files: ProjectFiles): Promise<Record<string, unknown>[]> {
  return withFigures([['data/customers/u.csv', users], ...files], async ({ rows }) => {
    const failures = await rows(
      `select offender from check_failures where name = '${name}' order by number`,
    );
    const [{ failing_rows: failing } = { failing_rows: -1 }] = await rows(
      `select failing_rows from checks where name = '${name}'`,
    );
    expect(Number(failing)).toBe(failures.length);
    return failures.map(({ offender }) => JSON.parse(String(offender)) as Record<string, unknown>);
  });
}

const outages = (name: string, ...rows: string[]): [string, string] => [
  `data/outages/${name}.csv`,
  header + rows.join(''),
];

describe('unread_files', () => {
  it('names what could not be read, and what gave no row', async () => {
    const found = await offenders('unread_files', [
      outages('a', row('1')),
      outages('b', row('2', { from: '13/02/2022 18:00' })),
      ['data/orders/12月.xls', 'x'],
    ]);
    expect(found).toMatchObject([
      { feed: 'orders', source_file: 'data/orders/12月.xls' },
      {
        feed: 'outages',
        source_file: 'data/outages/b.csv',
        reason_en: 'all of its 1 rows were rejected',
      },
    ]);
    expect(
      await offenders('unread_files', [outages('a', row('1'), row('x', { users: -1 }))]),
    ).toEqual([]);
  });
});

describe('replaced_unlike', () => {
  const pair = (other: Cells) => [outages('a', row('1')), outages('b', row('1', other))];
  const asset = 'T-1';

  it('finds rows that an outage of another day, city or tier put aside', async () => {
    const later = { asset, from: '2022-03-06 08:00:01', to: '2022-03-06 10:00:00' };
    expect(await offenders('replaced_unlike', pair(later))).toMatchObject([
      {
        event_id: '1',
        source_file: 'data/outages/a.csv',
        source_line: 2,
        by_source_file: 'data/outages/b.csv',
        by_source_line: 2,
      },
    ]);
    expect(await offenders('replaced_unlike', pair({ asset, tier: 'rural' }))).toHaveLength(1);
    expect(await offenders('replaced_unlike', pair({ asset, city: '510100' }))).toHaveLength(1);
  });

  it('holds where a row is corrected by up to a day', async () => {
    const moved = { asset, from: '2022-03-06 08:00:00', to: '2022-03-06 10:00:00', users: 90 };
    expect(await offenders('replaced_unlike', pair(moved))).toEqual([]);
  });
});

describe('replaced_whole', () => {
  it('finds a document of which nothing is left', async () => {
    const newer = outages('b', row('1', { users: 20 }), row('2', { users: 20 }), row('3'));
    expect(await offenders('replaced_whole', [outages('a', row('1'), row('2')), newer])).toEqual([
      { feed: 'outages', source_file: 'data/outages/a.csv', rows_loaded: 2, rows_put_aside: 2 },
    ]);
    expect(await offenders('replaced_whole', [outages('a', row('1'), row('4')), newer])).toEqual(
      [],
    );
  });
});

describe('same_event_twice', () => {
  it('finds one number and start under two providers', async () => {
    const found = await offenders('same_event_twice', [
      outages('a', row('1')),
      outages('b', row('1', { provider: '国网甲' })),
    ]);
    expect(found.map(({ source_file: file }) => file).sort()).toEqual([
      'data/outages/a.csv',
      'data/outages/b.csv',
    ]);
  });

  it('finds different assets of different documents, not of one', async () => {
    const other = row('1', { asset: 'T-9' });
    expect(
      await offenders('same_event_twice', [outages('a', row('1')), outages('b', other)]),
    ).toHaveLength(2);
    expect(await offenders('same_event_twice', [outages('a', row('1'), other)])).toEqual([]);
    const later = row('1', { asset: 'T-9', from: '2022-03-05 08:00:01' });
    expect(
      await offenders('same_event_twice', [outages('a', row('1')), outages('b', later)]),
    ).toEqual([]);
  });
});

describe('unknown_order', () => {
  it('finds rows on which documents that came together disagree', async () => {
    const found = await offenders('unknown_order', [
      outages('a', row('1'), row('2')),
      outages('b', row('1', { users: 11 }), row('2')),
      ['data/customers/v.csv', users.replace(',100,', ',101,')],
    ]);
    expect(found).toMatchObject([
      {
        feed: 'customers',
        source_file: 'data/customers/u.csv',
        by_source_file: 'data/customers/v.csv',
      },
      { feed: 'outages', source_file: 'data/outages/a.csv', source_line: 2, by_source_line: 2 },
    ]);
  });
});

describe('mostly_open', () => {
  const open = (id: string, from = '2022-03-05 08:00:00') => row(id, { to: '', from });

  it('finds a document of which more than half of the older rows are open', async () => {
    const files = (...rows: string[]): ProjectFiles => [
      outages('a', ...rows),
      ['shihu.yaml', 'as_of: 2022-04-01\n'],
    ];
    expect(await offenders('mostly_open', files(open('1'), open('2'), row('3')))).toEqual([
      { source_file: 'data/outages/a.csv', older_rows: 3, open_rows: 2 },
    ]);
    expect(await offenders('mostly_open', files(open('1'), row('3')))).toEqual([]);
    expect(
      await offenders('mostly_open', files(open('1', '2022-03-25 00:00:00'), row('3'))),
    ).toEqual([]);
  });
});

describe('scientific_ids', () => {
  it('finds identifiers whose last digits are lost', async () => {
    const found = await offenders('scientific_ids', [
      outages('a', row('5.10322E+15'), row('2', { asset: '1e+20' }), row('5E10'), row('E+1')),
    ]);
    expect(found.map(({ value }) => value).sort()).toEqual(['1e+20', '5.10322E+15']);
  });
});

describe('midnight_times and zero_durations', () => {
  const at = (id: string, from: string, to: string) =>
    row(id, { from: `2022-03-0${from}`, to: `2022-03-0${to}` });

  it('find documents whose times have lost the time of day', async () => {
    const dates = outages('a', at('1', '5', '5'), at('2', '6', '7'));
    expect(await offenders('midnight_times', [dates])).toMatchObject([
      { column_name: 'restored_at', outage_rows: 2 },
      { column_name: 'started_at', outage_rows: 2 },
    ]);
    expect(await offenders('zero_durations', [dates])).toEqual([]);
    const nothing = outages('a', at('1', '5 08:00', '5 08:00'), at('2', '6 09:00', '6 09:00'));
    expect(await offenders('zero_durations', [nothing])).toMatchObject([{ outage_rows: 2 }]);
    expect(await offenders('midnight_times', [nothing])).toEqual([]);
    const one = outages('a', at('1', '5', '5 08:00'), at('2', '6 01:00', '6 09:00'));
    expect(await offenders('midnight_times', [one])).toEqual([]);
  });
});

describe('rejected', () => {
  it('counts rows, however many faults each has', async () => {
    const bad = row('2', { tier: '郊区', from: 'soon', users: -1 });
    expect(await offenders('rejected', [outages('a', row('1'), bad)])).toMatchObject([
      { source_file: 'data/outages/a.csv', source_line: 3, faults: 3 },
    ]);
  });
});

describe('cities_without_data', () => {
  it('says what is missing, and is content with a confirmation', async () => {
    const region =
      'region: {code: R, name: 区, cities: [{code: "510300", name: 自贡市}, {code: B, name: 乙}, {code: C, name: 丙}, {code: D, name: 丁}]}\n';
    const more = `${users}B,urban,5,2022-01-01\nC,urban,5,2022-01-01\n`;
    const found = await offenders('cities_without_data', [
      outages('a', row('1')),
      ['data/customers/u.csv', more],
      ['shihu.yaml', `${region}no_outages_confirmed: {2022: [C]}\n`],
    ]);
    expect(found).toMatchObject([
      { city_code: 'B', what_is_missing: 'no_outages' },
      { city_code: 'D', what_is_missing: 'no_data' },
    ]);
  });
});
