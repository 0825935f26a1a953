import { ownRegion } from '../reference/choices.js';
import { day, firstOfMonth, secondsPerDay } from '../reference/civil.js';
import { customer, outage, project } from '../reference/make.js';
import { dice } from '../reference/serialise.js';
import { type Project, type Settings, tiers } from '../reference/types.js';

/** What is drawn about a project of several years, so that each kind is sure to come. */
export interface Kind {
  readonly seed: number;
  /** Years that are over. */
  readonly years: number;
  /** Months of the last year that are over; 12 for a year that is over too. */
  readonly months: number;
  readonly cells?: number;
  /** Days of the next month that are over. */
  readonly more?: number;
  /** One user in one year, millions in another. */
  readonly isWild?: boolean;
  /** Of each, whether there is any. */
  readonly hasGaps?: boolean;
  readonly hasOutages?: boolean;
  readonly settings?: Partial<Settings>;
}

const FIRST_YEAR = 2011;

/** Cells of a region of their own, over years, with users that come and go. */
export function longProject(kind: Kind): Project {
  const { seed, years, months, cells = 4, more = 0 } = kind;
  const { isWild = false, hasGaps = true, hasOutages = true } = kind;
  const roll = dice(seed);
  const pick = <T>(list: readonly T[]): T => list[roll(list.length)] as T;
  const last = FIRST_YEAR + years;
  const asOf = months === 12 ? firstOfMonth(last + 1, 1) : firstOfMonth(last, months + 1) + more;
  const counts = isWild ? [1, 9_000_000, 3, 400] : [100, 90, 110, 40];
  const cities = ownRegion.cities.slice(0, 1 + roll(3));
  const customers = [];
  const outages = [];
  const seen = new Set<string>();
  for (let i = 0; i < cells; i += 1) {
    const place = { city: pick(cities).code, area_tier: pick(tiers) };
    const key = JSON.stringify(place);
    if (seen.has(key)) continue;
    seen.add(key);
    const isQuiet = roll(5) === 0;
    for (let year = FIRST_YEAR; year <= last; year += 1) {
      const isAbsent = hasGaps && roll(6) === 0;
      const users = isAbsent ? 0 : pick(counts);
      const starts = hasGaps && roll(5) === 0 ? [1 + roll(12)] : roll(4) === 0 ? [1, 7] : [1];
      // Users may leave in the middle of a year, and be there in the year's other months only.
      const ends = hasGaps && roll(6) === 0 ? firstOfMonth(year, 2 + roll(10)) - 1 : null;
      for (const [j, month] of starts.entries()) {
        const from = iso(firstOfMonth(year, month));
        const until = j === starts.length - 1 ? (ends ?? firstOfMonth(year + 1, 1) - 1) : null;
        if (until !== null && until < day(from)) continue;
        const to = until === null ? null : iso(until);
        customers.push(customer(users + j, from, to, place));
      }
      for (let month = 1; month <= 12; month += 1) {
        if (!hasOutages || isQuiet || roll(5) === 0) continue;
        const start = firstOfMonth(year, month) * secondsPerDay + roll(25 * secondsPerDay);
        if (start >= asOf * secondsPerDay) continue;
        const length = 60 + roll(pick([600, 20_000, 300_000]));
        outages.push({
          ...outage(`E${outages.length}`, '2000-01-01 00:00:00', null, 1 + roll(users + 1), place),
          started_at: start,
          restored_at: start + length,
        });
      }
    }
  }
  return project(
    { cities: ownRegion.cities.map(({ code, name }) => ({ code, name })), customers, outages },
    {
      as_of: iso(asOf),
      data_from: iso(firstOfMonth(FIRST_YEAR, 1)),
      region: ownRegion,
      targets: {
        groups: {
          one: { cities: [ownRegion.cities[0]?.code ?? ''], hours: { central: '1', urban: '40' } },
          other: { cities: '*', hours: { central: '2.5', town: '0.000001', rural: '300' } },
        },
        stages: {},
      },
      ...kind.settings,
    },
  );
}

function iso(dayNumber: number): string {
  return new Date(dayNumber * 86_400_000).toISOString().slice(0, 10);
}
