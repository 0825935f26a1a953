import { describe, expect, it } from 'vitest';
import { UserError } from '../../pipelines/base/errors.js';
import { parseMemory } from '../../pipelines/query/memory.js';
import { tierCodes } from '../../schemas/codes/index.js';
import { feedColumns } from '../../schemas/feeds/index.js';
import { sichuan } from '../../schemas/region.js';
import { vocabularyOf } from '../../schemas/vocabulary.js';
import {
  type Boundary,
  cities,
  counts,
  dates,
  decimals,
  tiers,
  times,
  windowEnds,
  years,
} from '../support/boundaries.js';
import { withFigures } from '../support/figures.js';
import { type Feed, readDocument } from '../support/reading.js';

/** A sound row of each feed, of which one cell at a time is put at its edge. */
const sound: Record<Feed, Readonly<Record<string, string>>> = {
  outages: {
    event_id: '',
    city: '510100',
    area_tier: 'rural',
    started_at: '1900-01-01 00:00:00',
    restored_at: '',
    users: '1',
    nature: 'fault',
    reported_user_hours: '',
  },
  customers: {
    city: '510100',
    area_tier: 'rural',
    county: '',
    users: '1',
    valid_from: '1900-01-01',
    valid_to: '',
  },
  orders: {
    order_no: '',
    city: '510100',
    approved_from: '1900-01-01 00:00:00',
    approved_to: '2199-12-31 00:00:00',
  },
  restorations: { event_id: '', restored_at: '2022-01-01 00:00:00', users_restored: '1' },
  history: { city: '510100', area_tier: 'rural', year: '2021', hours: '1' },
  budgets: { city: '510100', area_tier: 'rural', month: '2022-01', user_hours: '1' },
  plans: {
    plan_id: '',
    city: '510100',
    area_tier: 'rural',
    planned_from: '1900-01-01 00:00:00',
    planned_to: '2199-12-31 00:00:00',
    users: '1',
  },
};
/** What tells one row from another, and from those that are there for company. */
const names: Partial<Record<Feed, string>> = {
  outages: 'event_id',
  orders: 'order_no',
  restorations: 'event_id',
  customers: 'county',
};
/** So many sound rows for each at its edge, or the file would be read row by row. */
const COMPANY = 21;

const edges: [Feed, string, readonly Boundary[]][] = [
  ['outages', 'started_at', times],
  ['outages', 'restored_at', times],
  ['outages', 'users', counts],
  ['outages', 'reported_user_hours', decimals],
  ['outages', 'city', cities],
  ['outages', 'area_tier', tiers],
  ['customers', 'valid_from', dates],
  ['customers', 'users', counts],
  ['orders', 'approved_to', windowEnds],
];

describe.each(edges)('%s.%s', (feed, column, table) => {
  const name = names[feed] ?? '';
  const header = Object.keys(sound[feed]);
  const line = (values: Record<string, string>) =>
    `${header.map((one) => `"${(values[one] ?? '').replaceAll('"', '""')}"`).join(',')}\n`;
  const rows = table.flatMap(([written], i) => [
    line({ ...sound[feed], [column]: written, [name]: `edge ${i}` }),
    ...Array.from({ length: COMPANY }, (_, n) => line({ ...sound[feed], [name]: `${i}/${n}` })),
  ]);
  const text = `${header.join(',')}\n${rows.join('')}`;
  const type = feedColumns(feed, vocabularyOf(sichuan)).find((one) => one.name === column);

  it.each(['bulk', 'rows'] as const)('read by %s, is as its table says', async (way) => {
    const { held, rejects, file } = await readDocument({ feed, name: 'a.csv', text, way });
    expect(file.way).toBe(way);
    const found = new Map<string, string>();
    for (const row of held) found.set(String(row[name]), String(row[column]));
    for (const { raw, column_name, code } of rejects) {
      const id = /edge \d+/u.exec(String(raw))?.[0] ?? '?';
      expect([raw, column_name]).toEqual([raw, column]);
      found.set(id, `!${code}`);
    }
    expect(type).toBeDefined();
    for (const [i, [written, outcome]] of table.entries()) {
      expect([written, found.get(`edge ${i}`)]).toEqual([written, outcome]);
    }
  });
});

it('years of the history are as their table says', async () => {
  // A city and tier of its own for each, or some would be of one identity.
  const places = sichuan.cities.flatMap(({ code }) => tierCodes.names.map((tier) => [code, tier]));
  const lines = years.map(([year], i) => `${places[i]?.join(',')},"${year}",${i}\n`);
  const text = `city,area_tier,year,hours\n${lines.join('')}`;
  const { held, rejects } = await readDocument({
    ...{ feed: 'history', name: 'a.csv', text, way: 'rows' },
  });
  const found = new Map(held.map((row) => [Number(row.hours), String(row.year)]));
  for (const { raw, code } of rejects) {
    found.set(Number(String(raw).split(',').at(-1)), `!${code}`);
  }
  expect(years.map(([written], i) => [written, found.get(i)])).toEqual(years);
});

it('the most users, out for all the years there are, are added up exactly', async () => {
  const outages = `event_id,city,area_tier,started_at,restored_at,users,nature
a,510100,rural,1900-01-01 00:00:00,2199-12-31 23:59:59,900000000,fault
b,510100,rural,1900-01-01 00:00:00,2199-12-31 23:59:59,900000000,fault
`;
  const customers = 'city,area_tier,users,valid_from\n510100,rural,900000000,1900-01-01\n';
  const files: [string, string][] = [
    ['shihu.yaml', 'data_from: 1900-01-01\nas_of: 2199-12-31\n'],
    ['data/outages/a.csv', outages],
    ['data/customers/a.csv', customers],
  ];
  await withFigures(files, async ({ rows }) => {
    const seconds = BigInt((Date.UTC(2199, 11, 31) - Date.UTC(1900, 0, 1)) / 1000);
    const facts = await rows('select net_user_seconds from outage_facts');
    expect(facts.map((row) => BigInt(String(row.net_user_seconds)))).toEqual(
      Array(2).fill(seconds * 900_000_000n),
    );
  });
});

it.each([
  ...['1KB', '1 MB', '1.5GB', '2gib', '1TB', '80%'].map((size) => [size, true] as const),
  ...['', '1', 'GB', '-1GB', '+1GB', '1e3MB', '1,5GB', '.5GB', '1PB', '１GB', '1GB;'].map(
    (size) => [size, false] as const,
  ),
])('a memory of %j is one: %s', (written, isOne) => {
  if (isOne) expect(parseMemory(written)).toBe(written);
  else expect(() => parseMemory(written)).toThrow(UserError);
});
