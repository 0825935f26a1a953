import { faultCause, otherCause, plannedCause, type Weather } from './causes.js';
import { faultDuration, workDuration } from './durations.js';
import { chineseProvider } from './geography.js';
import {
  type Cell,
  type Line,
  lineOf,
  sectionAsset,
  transformerAsset,
  usersOf,
} from './network.js';
import { type Incident, type Nature, type Outage, outage, userSeconds } from './outage.js';
import type { Random } from './prng.js';
import { restore } from './restoration.js';
import { faultHour, faultShare, isRationed, isStormSeason, stormDays } from './seasons.js';
import { civil, DAY, daysIn, HOUR, MINUTE, type Seconds } from './time.js';
import type { World } from './world.js';

/** What a month of a cell draws its incidents from. */
export interface Scene {
  readonly world: World;
  readonly cell: Cell;
  readonly year: number;
  readonly month: number;
  readonly random: Random;
  readonly storms: readonly number[];
}

export function sceneOf(
  world: World,
  cell: Cell,
  year: number,
  month: number,
  random: Random,
): Scene {
  const storms = stormDays(world.seed, cell.city.code, year, month);
  return { world, cell, year, month, random, storms };
}

/** What is out: a few transformers, a section of a line, or all of it. */
interface Extent {
  readonly line: Line;
  readonly parts: readonly { readonly assetId: string; readonly users: number }[];
}

const STORM_SHARE = 0.4;
const NO_SECTION_GIVEN = 0.3;
const NEXT_BEFORE_REPAIRED = 0.006;

/** One incident drawn at random. `limit` cuts it to so many user-seconds, to end a year exactly. */
export function drawIncident(scene: Scene, eventId: string, limit: number): Incident {
  const { cell, year, month, random, storms } = scene;
  const isFault = random.chance(faultShare(month));
  const isStorm = isFault && storms.length > 0 && random.chance(STORM_SHARE);
  const day = isStorm ? random.pick(storms) : random.int(1, daysIn(year, month));
  const nature = isFault ? 'fault' : otherNature(random, isRationed(year, month, day));
  const extent = extentOf(random, cell, nature);
  const start = startOf(random, nature, civil(year, month, day), isStorm);
  const duration = isFault
    ? faultDuration(random, cell.tier, isStorm)
    : workDuration(random, cell.tier, nature);
  const cause = causeOf(scene, nature, isStorm);
  const notified = nature === 'planned' ? noticeOf(random, start) : null;
  const rows = extent.parts.map(({ assetId, users }, i) => {
    // Transformers of one event come back one after the other.
    const own = i === 0 ? duration : Math.round(duration * random.between(0.7, 1.3));
    const row = outage({
      eventId,
      cell,
      line: extent.line,
      assetId,
      start,
      end: start + own,
      users,
      nature,
      cause,
      notified,
    });
    return restore(scene, inMinutes(row));
  });
  const first = rows[0] as Outage;
  const counted = rows.reduce((sum, row) => sum + userSeconds(row), 0);
  if (counted > limit) return cut(first, limit);
  if (
    isFault &&
    first.assetId !== '' &&
    first.restored === first.end &&
    random.chance(NEXT_BEFORE_REPAIRED)
  ) {
    return withRepair(random, first);
  }
  return { rows, counted };
}

/** Ends a row when its user-seconds are used up. */
function cut(row: Outage, limit: number): Incident {
  const seconds = Math.max(MINUTE, Math.floor(limit / row.users / MINUTE) * MINUTE);
  const end = row.start + Math.min(seconds, row.end - row.start);
  const rows = [{ ...row, end, restored: end, stages: [] }];
  return { rows, counted: row.users * (end - row.start) };
}

/** Planned work on a section whose fault is not yet over: the hours between count once. */
function withRepair(random: Random, fault: Outage): Incident {
  const half = Math.floor((fault.end - fault.start) / 2 / MINUTE) * MINUTE;
  const start = fault.start + half;
  const end = fault.end + random.int(30, 180) * MINUTE;
  const repair = {
    ...fault,
    eventId: `${fault.eventId}P`,
    start,
    end,
    restored: end,
    nature: 'planned' as const,
    cause: '故障抢修转计划检修',
    notified: null,
    stages: [],
  };
  return { rows: [fault, repair], counted: fault.users * (end - fault.start) };
}

function otherNature(random: Random, rationed: boolean): Nature {
  if (rationed && random.chance(0.7)) return 'rationing';
  return random.chance(0.06) ? 'other' : 'planned';
}

function extentOf(random: Random, cell: Cell, nature: Nature): Extent {
  // Squared, so that some lines are worse than others.
  const draw = random.next();
  const line = lineOf(cell, Math.floor(draw * draw * cell.lines));
  const total = usersOf(line);
  const kind = random.next();
  const singles = nature === 'fault' ? 0.36 : nature === 'rationing' ? 0 : 0.12;
  if (kind < singles) {
    const count = random.chance(0.12) ? random.int(2, Math.min(4, Math.max(2, total))) : 1;
    const first = random.int(1, total);
    return {
      line,
      parts: Array.from({ length: Math.min(count, total) }, (_, i) => ({
        assetId: transformerAsset(line, ((first + i - 1) % total) + 1),
        users: 1,
      })),
    };
  }
  if (kind < singles + (1 - singles) * 0.8) {
    const section = random.int(0, line.sections.length - 1);
    const assetId = random.chance(NO_SECTION_GIVEN) ? '' : sectionAsset(line, section);
    return { line, parts: [{ assetId, users: line.sections[section] as number }] };
  }
  return { line, parts: [{ assetId: '', users: total }] };
}

function startOf(random: Random, nature: Nature, midnight: Seconds, isStorm: boolean): Seconds {
  if (nature === 'fault') {
    return midnight + faultHour(random, isStorm) * HOUR + random.int(0, HOUR - 1);
  }
  const hour = nature === 'rationing' ? random.int(10, 20) : random.int(6, 10);
  return midnight + hour * HOUR + random.pick([0, 0, 0, 15, 30, 30, 45]) * MINUTE;
}

function causeOf({ cell, month, random }: Scene, nature: Nature, isStorm: boolean): string {
  if (nature === 'planned') return plannedCause(random);
  if (nature === 'rationing') return '高温干旱,负荷缺口有序用电';
  if (nature === 'other') return otherCause(random);
  const hasSnow = cell.city.mix.central === 0 && cell.tier === 'rural' && month <= 2;
  const weather: Weather = isStorm && isStormSeason(month) ? 'storm' : hasSnow ? 'snow' : 'fair';
  return faultCause(random, weather);
}

/** Seven days' notice is the rule; some of the planned work keeps it badly. */
function noticeOf(random: Random, start: Seconds): Seconds {
  const days = random.chance(0.12) ? random.int(1, 6) : random.int(8, 15);
  const midnight = Math.floor(start / DAY) * DAY;
  return midnight - days * DAY + random.int(9, 17) * HOUR;
}

/** The Chinese export has no seconds, so its events have none either. */
function inMinutes(row: Outage): Outage {
  if (row.cell.city.provider !== chineseProvider) return row;
  const start = Math.floor(row.start / MINUTE) * MINUTE;
  const end = start + Math.ceil((row.end - row.start) / MINUTE) * MINUTE;
  return { ...row, start, end, restored: end };
}
