/** Whole numbers that stand for a project: picks from the lists of choices. */
import fc from 'fast-check';
import {
  assets,
  causes,
  cities,
  counties,
  days,
  events,
  hoursTexts,
  leads,
  lengths,
  limitTexts,
  lines,
  plainNatures,
  providers,
  rates,
  roundCounts,
  servedCounts,
  stageOffsets,
  startOffsets,
  userCounts,
  windows,
} from './choices.js';
import { tiers } from './types.js';

export const upTo = (list: readonly unknown[]) => fc.nat({ max: list.length - 1 });
/** One in `n`. */
export const rarely = (n: number) => fc.nat({ max: n - 1 }).map((value) => value === n - 1);
/** Absent, or one of the list. */
export const maybe = (list: readonly unknown[]) => fc.option(upTo(list), { freq: 2, nil: null });

export const stageSeed = fc.record({
  after: upTo(stageOffsets),
  fromEnd: rarely(4),
  /** One user, half, all, one more than all, none. */
  share: fc.nat({ max: 4 }),
  named: fc.nat({ max: 3 }),
});

export const outageSeed = fc.record({
  event: upTo(events),
  provider: upTo(providers),
  cell: fc.nat({ max: 3 }),
  county: upTo(counties),
  line: upTo(lines),
  asset: upTo(assets),
  moment: fc.nat({ max: 3 }),
  offset: upTo(startOffsets),
  length: upTo(lengths),
  open: rarely(5),
  users: upTo(userCounts),
  nature: upTo(plainNatures),
  cause: upTo(causes),
  served: maybe(servedCounts),
  stages: fc.oneof(
    { weight: 2, arbitrary: fc.array(stageSeed, { maxLength: 0 }) },
    { weight: 1, arbitrary: fc.array(stageSeed, { maxLength: 3 }) },
  ),
  finish: fc.boolean(),
  /** None; a shutdown that names no order; one's own order; the first order; one nobody knows. */
  claim: fc.oneof(
    { weight: 3, arbitrary: fc.constant(0) },
    { weight: 3, arbitrary: fc.constant(2) },
    { weight: 1, arbitrary: fc.nat({ max: 4 }) },
  ),
  shutdown: rarely(3).map((not) => !not),
  order: fc.record({
    lead: upTo(leads),
    window: upTo(windows),
    elsewhere: rarely(6),
    lines: fc.nat({ max: 4 }),
  }),
});

export const customerSeed = fc.record({
  county: upTo(counties),
  provider: upTo(providers),
  from: upTo(days),
  length: fc.option(fc.constantFrom(365, 1, 30, 0, 90, 800), { freq: 2, nil: null }),
  users: upTo(userCounts),
});

/** A tie is made after the fact: a limit, a baseline or a rate is set to what the cell reaches. */
export const tieSeed = fc.record({
  kind: fc.constantFrom('target', 'history', 'stage', 'rate'),
  cell: fc.nat({ max: 30 }),
  nudge: fc.constantFrom(0, 0, 0, -1, 1),
});

export const settingsSeed = fc.record({
  /** Complete data for whole years, or ends that the data and the two below decide. */
  wholeYears: fc.boolean(),
  asOf: maybe(days),
  dataFrom: maybe(days),
  groups: rarely(4),
  sum: rarely(5),
  byClaim: rarely(4),
  tolerance: fc.constantFrom(0, 30, 60),
  allowance: fc.constantFrom(0, 30, 120),
  sustainedOver: fc.constantFrom(180, 300, 0, 3600),
  rate: upTo(rates),
  rateGroups: fc.constantFrom(0, 1, 2),
  averageSince: fc.option(fc.constantFrom(2020, 2019, 2018, 2021, 2022), { freq: 2, nil: null }),
  ownTargets: fc.option(fc.array(maybe(limitTexts), { minLength: 8, maxLength: 8 }), { nil: null }),
  stage: fc.option(fc.array(maybe(limitTexts), { minLength: 4, maxLength: 4 }), {
    freq: 2,
    nil: null,
  }),
  ownRegion: rarely(5),
});

const unreadSeed = fc.record({
  feed: fc.nat({ max: 4 }),
  /** About every city, or the first ones. */
  cities: fc.option(fc.integer({ min: 1, max: 3 }), { nil: null }),
});

export const projectSeed = (maxOutages: number) =>
  fc.record({
    moments: fc.array(upTo(days), { minLength: 1, maxLength: 4 }),
    cells: fc.array(fc.record({ city: upTo(cities), tier: upTo(tiers) }), {
      minLength: 1,
      maxLength: 4,
    }),
    cityCount: fc.integer({ min: 1, max: cities.length }),
    outages: fc.array(outageSeed, { maxLength: maxOutages, size: 'max' }),
    strays: fc.oneof(
      { weight: 3, arbitrary: fc.array(stageSeed, { maxLength: 0 }) },
      { weight: 1, arbitrary: fc.array(stageSeed, { maxLength: 2 }) },
    ),
    customers: fc.array(
      fc.oneof(
        // A plain denominator makes round hours, and so ties, likely.
        { weight: 3, arbitrary: upTo(roundCounts).map((users) => ({ plain: users }) as const) },
        {
          weight: 2,
          arbitrary: fc
            .array(customerSeed, { maxLength: 5 })
            .map((rows) => ({ plain: null, rows }) as const),
        },
      ),
      { maxLength: 6 },
    ),
    history: fc.array(
      fc.record({
        cell: fc.nat({ max: 3 }),
        year: fc.integer({ min: 2018, max: 2022 }),
        hours: upTo(hoursTexts),
      }),
      { maxLength: 4 },
    ),
    settings: settingsSeed,
    unread: fc.oneof(
      { weight: 4, arbitrary: fc.array(unreadSeed, { maxLength: 0 }) },
      { weight: 1, arbitrary: fc.array(unreadSeed, { minLength: 1, maxLength: 2 }) },
    ),
    confirmed: fc.array(
      fc.record({ year: fc.integer({ min: 2019, max: 2022 }), city: fc.nat({ max: 3 }) }),
      { maxLength: 2 },
    ),
    ties: fc.array(tieSeed, { maxLength: 3 }),
  });

export type Drawn<A> = A extends fc.Arbitrary<infer T> ? T : never;
export type OutageSeed = Drawn<typeof outageSeed>;
export type CustomerSeed = Drawn<typeof customerSeed>;
export type TieSeed = Drawn<typeof tieSeed>;
export type ProjectSeed = Drawn<ReturnType<typeof projectSeed>>;
