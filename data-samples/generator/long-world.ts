/**
 * Years of outages without a story, for what is to be foreseen: nothing makes a year or its months come
 * out at a level that was set. Hours of a month are the level of the city and tier, times its trend, times
 * what the year has in store for the region, for a part of it and for the cell, times the season, times
 * chance; and storms come on top, which hit several cities at once.
 */
import { csvLine, inChunks } from './csv.js';
import type { Tier } from './geography.js';
import { type Cell, cellsOf } from './network.js';
import { type Quantiles, type Random, streamOf } from './prng.js';
import type { SampleFile } from './sample.js';
import { civil, DAY, daysIn, HOUR, isoDate, isoTime } from './time.js';

export const worldKinds = ['tame', 'wild'] as const;
export type WorldKind = (typeof worldKinds)[number];

export interface LongWorld {
  readonly kind: WorldKind;
  readonly years: number;
  readonly seed: number;
}

/** How far things go; factors are quantiles about 1. */
interface Manner {
  /** Of a cell, against its limit. */
  readonly level: readonly [number, number];
  /** From one year to the next, of a city. */
  readonly trend: readonly [number, number];
  readonly regionYear: Quantiles;
  readonly partYear: Quantiles;
  readonly cellYear: Quantiles;
  /** Of a month, for the region and for a cell. */
  readonly regionMonth: Quantiles;
  readonly cellMonth: Quantiles;
  readonly storms: readonly [number, number];
  /** What a storm adds, as a part of the cell's level of a year. */
  readonly harm: Quantiles;
}

const manners: Readonly<Record<WorldKind, Manner>> = {
  tame: {
    level: [0.7, 1.25],
    trend: [0.93, 1.02],
    regionYear: [0.86, 0.95, 1, 1.05, 1.16],
    partYear: [0.88, 0.96, 1, 1.04, 1.13],
    cellYear: [0.75, 0.92, 1, 1.08, 1.3],
    regionMonth: [0.75, 0.92, 1, 1.08, 1.3],
    cellMonth: [0.3, 0.65, 0.9, 1.2, 2.2],
    storms: [0, 2],
    harm: [0.02, 0.05, 0.1, 0.16, 0.3],
  },
  wild: {
    level: [0.5, 1.4],
    trend: [0.84, 1.07],
    regionYear: [0.65, 0.88, 1, 1.14, 1.5],
    partYear: [0.7, 0.9, 1, 1.1, 1.4],
    cellYear: [0.5, 0.82, 1, 1.2, 1.9],
    regionMonth: [0.5, 0.82, 1, 1.2, 1.8],
    cellMonth: [0.08, 0.4, 0.8, 1.3, 3.6],
    storms: [0, 5],
    harm: [0.03, 0.1, 0.2, 0.4, 0.9],
  },
};

/** Shares of the months in a year without chance. */
const seasons: Readonly<Record<'centre' | 'country', readonly number[]>> = {
  centre: [0.07, 0.06, 0.075, 0.085, 0.09, 0.095, 0.11, 0.105, 0.085, 0.08, 0.075, 0.07],
  country: [0.05, 0.045, 0.065, 0.085, 0.1, 0.115, 0.14, 0.13, 0.095, 0.07, 0.055, 0.05],
};
/** When storms come, and how much of each tier they reach. */
const stormMonths: readonly (readonly [number, number])[] = [
  ...[[4, 1] as const, [5, 2] as const, [6, 3] as const, [7, 5] as const],
  ...[[8, 4] as const, [9, 2] as const, [1, 0.5] as const],
];
const reach: Readonly<Record<Tier, number>> = { central: 0.3, urban: 0.5, town: 0.9, rural: 1 };
/** Limits of the notice, about which the levels lie. */
const limits: Readonly<Record<Tier, number>> = { central: 2, urban: 5, town: 9, rural: 15 };
const limitsOfChengdu: typeof limits = { central: 1, urban: 2, town: 5, rural: 11 };

const PARTS = 4;
const LAST_YEAR = 2022;
const SCALE = 0.05;
/** No outage is longer, so that none leaves its month. */
const LONGEST = 20 * DAY;

/** Every file of such a project. */
export function* longWorldFiles(world: LongWorld): Generator<SampleFile> {
  const years = Array.from({ length: world.years }, (_, i) => LAST_YEAR - world.years + 1 + i);
  yield { path: 'shihu.yaml', text: () => [settingsText(years)] };
  yield { path: 'data/customers/customers.csv', text: () => inChunks(customers(world, years)) };
  for (const year of years) {
    yield {
      path: `data/outages/${year}.csv`,
      text: () => inChunks(outages(world, year, year - (years[0] as number))),
    };
  }
}

function settingsText(years: readonly number[]): string {
  return `# 合成数据，不是任何真实单位的数据。Synthetic data, of no real organisation.
synthetic: true
data_from: ${years[0]}-01-01
as_of: ${(years.at(-1) as number) + 1}-01-01
`;
}

function* customers({ seed }: LongWorld, years: readonly number[]): Generator<string> {
  yield csvLine(['city', 'area_tier', 'users', 'valid_from']);
  for (const cell of cellsOf(SCALE)) {
    for (const [i, year] of years.entries()) {
      const users = usersIn(seed, cell, i);
      yield csvLine([cell.city.code, cell.tier, String(users), isoDate(civil(year, 1, 1))]);
    }
  }
}

/** Users grow from year to year. */
function usersIn(seed: number, cell: Cell, yearNo: number): number {
  const random = streamOf(seed, 'users', cell.id);
  let { users } = cell;
  for (let i = 0; i < yearNo; i++) users = Math.round(users * random.between(1.005, 1.05));
  return users;
}

function* outages(world: LongWorld, year: number, yearNo: number): Generator<string> {
  yield csvLine(['event_id', 'city', 'area_tier', 'started_at', 'restored_at', 'users', 'nature']);
  const storms = stormsOf(world, year);
  for (const cell of cellsOf(SCALE)) {
    const users = usersIn(world.seed, cell, yearNo);
    const level = levelOf(world, cell, year, yearNo);
    const line = (id: string, start: number, hours: number, nature: string) => {
      const length = Math.min(LONGEST, Math.max(60, Math.round(hours * HOUR)));
      const times = [isoTime(start), isoTime(start + length)];
      const place = [cell.city.code, cell.tier];
      return csvLine([`${cell.id}-${year}-${id}`, ...place, ...times, String(users), nature]);
    };
    for (let month = 1; month <= 12; month++) {
      const random = streamOf(world.seed, 'month', cell.id, year, month);
      const hours = level * monthShare(world, cell, year, month, random);
      const nature = random.chance(0.4) ? 'planned' : 'fault';
      yield line(`M${month}`, startIn(year, month, random), hours, nature);
    }
    for (const [i, { month, cities, harm }] of storms.entries()) {
      if (!cities.has(cell.city.code)) continue;
      const random = streamOf(world.seed, 'storm', cell.id, year, i);
      const hours = level * harm * reach[cell.tier] * random.between(0.4, 1.6);
      yield line(`W${i}`, startIn(year, month, random), hours, 'fault');
    }
  }
}

function startIn(year: number, month: number, random: Random): number {
  const last = daysIn(year, month) * DAY - LONGEST;
  return civil(year, month, 1) + Math.floor((random.next() * last) / 60) * 60;
}

/** Hours of the year, before its months and storms. */
function levelOf({ kind, seed }: LongWorld, cell: Cell, year: number, yearNo: number): number {
  const manner = manners[kind];
  const limit = (cell.city.code === '510100' ? limitsOfChengdu : limits)[cell.tier];
  const trend = streamOf(seed, 'trend', cell.city.code).between(manner.trend[0], manner.trend[1]);
  let level = limit * streamOf(seed, 'level', cell.id).between(manner.level[0], manner.level[1]);
  for (let i = 0; i < yearNo; i++) level *= trend;
  return (
    level *
    streamOf(seed, 'region year', year).along(manner.regionYear) *
    streamOf(seed, 'part year', partOf(seed, cell.city.code), year).along(manner.partYear) *
    streamOf(seed, 'cell year', cell.id, year).along(manner.cellYear)
  );
}

function monthShare(
  { kind, seed }: LongWorld,
  { tier }: Cell,
  year: number,
  month: number,
  random: Random,
): number {
  const side = tier === 'central' || tier === 'urban' ? 'centre' : 'country';
  const manner = manners[kind];
  return (
    (seasons[side][month - 1] as number) *
    streamOf(seed, 'region month', year, month).along(manner.regionMonth) *
    random.along(manner.cellMonth)
  );
}

/** Cities of one part move together. */
function partOf(seed: number, city: string): number {
  return streamOf(seed, 'part', city).int(1, PARTS);
}

interface Storm {
  readonly month: number;
  readonly cities: ReadonlySet<string>;
  readonly harm: number;
}

function stormsOf({ kind, seed }: LongWorld, year: number): Storm[] {
  const { storms, harm } = manners[kind];
  const random = streamOf(seed, 'storms', year);
  const codes = [...new Set(cellsOf(SCALE).map(({ city }) => city.code))];
  return Array.from({ length: random.int(storms[0], storms[1]) }, () => {
    const part = random.int(1, PARTS);
    return {
      month: random.weighted(stormMonths),
      harm: random.along(harm),
      cities: new Set(codes.filter((code) => partOf(seed, code) === part && random.chance(0.8))),
    };
  });
}
