import type { Tier } from './geography.js';
import { type Cell, lineOf, usersOf } from './network.js';
import { type Incident, outage, userSeconds } from './outage.js';
import { type Quantiles, streamOf } from './prng.js';
import { civil, HOUR, MINUTE } from './time.js';
import type { World } from './world.js';

/** City, year counted from the first one, month and day. */
const when = { city: '511700', yearNo: 2, month: 7, day: 13 } as const;
/** Share of the lines that go out, and how long repairs take there compared with the country. */
const harm: Readonly<Record<Tier, { readonly lines: number; readonly pace: number }>> = {
  central: { lines: 0.12, pace: 0.3 },
  urban: { lines: 0.2, pace: 0.5 },
  town: { lines: 0.26, pace: 0.75 },
  rural: { lines: 0.32, pace: 1 },
};
const hours: Quantiles = [2, 4, 6.5, 10, 16];
const causes = ['大风', '雷击', '树障', '暴雨洪涝'] as const;

/**
 * One evening on which whole lines of a city go out in all its tiers: a major event day. Its time is a part
 * of the year's, so that the year as a whole comes out as it would without.
 */
export function greatStormOf(world: World, cell: Cell, year: number): Incident[] {
  const isHit = cell.city.code === when.city && year === world.years[when.yearNo];
  if (!isHit) return [];
  const random = streamOf(world.seed, 'great storm', cell.id, year);
  const { lines, pace } = harm[cell.tier];
  const begins = civil(year, when.month, when.day, 17);
  return Array.from({ length: cell.lines }, (_, index) => lineOf(cell, index)).flatMap(
    (line, i) => {
      if (!random.chance(lines)) return [];
      const start = begins + random.int(0, 270) * MINUTE;
      const end = start + Math.round((random.along(hours) * pace * HOUR) / MINUTE) * MINUTE;
      const eventId = `${cell.id}${String(year).slice(2)}W${String(i + 1).padStart(3, '0')}`;
      const users = usersOf(line);
      const cause = random.pick(causes);
      const row = outage({ eventId, cell, line, start, end, users, nature: 'fault', cause });
      return [{ rows: [row], counted: userSeconds(row) }];
    },
  );
}
