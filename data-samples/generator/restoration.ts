import { chineseProvider } from './geography.js';
import type { Scene } from './incidents.js';
import type { Outage, Stage } from './outage.js';
import type { Random } from './prng.js';
import { civil, DAY, HOUR, MINUTE } from './time.js';

const STAGED = 0.08;
const FEWEST_USERS = 8;
/** Of the staged rows: those whose end is given by the last stage alone. */
const ENDED_BY_STAGE = 0.12;
/** Of the last three days: rows that are not over yet. */
const STILL_OPEN = 0.3;

/** How the users of a row come back: all at once, in stages, or not before the data ends. */
export function restore({ world, random, year }: Scene, row: Outage): Outage {
  const horizon = civil(year + 1, 1, 1);
  const isLast = year === world.years.at(-1);
  if (isLast && row.start >= horizon - 3 * DAY && random.chance(STILL_OPEN)) {
    return { ...row, end: horizon, restored: null };
  }
  const canBeStaged =
    row.users >= FEWEST_USERS &&
    row.end - row.start >= 1.5 * HOUR &&
    row.cell.city.provider !== chineseProvider;
  if (!canBeStaged || !random.chance(STAGED)) return row;
  const stages = stagesOf(random, row);
  if (!random.chance(ENDED_BY_STAGE)) return { ...row, stages };
  const left = stages.reduce((users, stage) => users - stage.users, row.users);
  return { ...row, stages: [...stages, { at: row.end, users: left }], restored: null };
}

/** One to three stages, each on its own minute, that leave some users for the end. */
function stagesOf(random: Random, row: Outage): Stage[] {
  const count = random.int(1, 3);
  const step = Math.floor((row.end - row.start) / (count + 1) / MINUTE) * MINUTE;
  const part = Math.floor(row.users / (count + 1));
  return Array.from({ length: count }, (_, i) => ({
    at: row.start + step * (i + 1) - random.int(0, 10) * MINUTE,
    users: random.int(1, part),
  }));
}
