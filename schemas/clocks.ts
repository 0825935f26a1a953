/** A time of day as written, with its offset from UTC in seconds to the east where it has one. */
export interface Clock {
  readonly seconds: number;
  readonly offset: number | undefined;
}

const between = '\\s*,?\\s*(?<t>T?)\\s*';
const zone = '\\s*(?<zone>Z|UTC|GMT|[+-]\\d{2}(?::?\\d{2})?)?';
const spelledOut = new RegExp(
  `^${between}(?<half>上午|下午)?\\s*(?<h>\\d{1,2})(?:(?<sign>[:时点])(?:(?<m>\\d{1,2})(?:[:分](?:(?<s>\\d{1,2})(?:\\.\\d+)?秒?)?)?)?)?\\s*(?<pm>[ap]\\.?m\\.?)?${zone}$`,
  'iu',
);
const compact = new RegExp(
  `^${between}(?<h>\\d{2})(?<m>\\d{2})(?:(?<s>\\d{2})(?:\\.\\d+)?)?${zone}$`,
  'iu',
);

type Groups = Readonly<Record<string, string | undefined>>;

/** What stands behind a date, as a time of day; undefined where it is none. */
export function readClock(written: string, isAfterCompactDate: boolean): Clock | undefined {
  // Digits behind digits are a time of day only where the date is compact as well.
  const isApart = /^(?:[\s,T]|上午|下午)/iu.test(written);
  const digits = isApart || isAfterCompactDate ? compact.exec(written)?.groups : undefined;
  if (digits) return clockOf(digits);
  if (isAfterCompactDate && !isApart) return undefined;
  const groups = spelledOut.exec(written)?.groups;
  return groups && clockOf(groups);
}

function clockOf(groups: Groups): Clock | undefined {
  const [minute = 0, second = 0] = [groups.m, groups.s].map((digits) => Number(digits ?? 0));
  const hour = hourOf(groups);
  if (hour === undefined || minute > 59 || second > 59) return undefined;
  if (hour === 24 && (minute > 0 || second > 0)) return undefined;
  const seconds = hour * 3600 + minute * 60 + second;
  if (groups.zone === undefined) return { seconds, offset: undefined };
  // 08:00-12:00 is a range. What follows seconds, or a time that is written with a T, is an offset, and
  // so is what begins with a plus, which joins no two times.
  const isOffset = groups.t !== '' || groups.s !== undefined || !groups.zone.startsWith('-');
  const offset = isOffset ? offsetOf(groups.zone) : undefined;
  return offset === undefined ? undefined : { seconds, offset };
}

function hourOf({ h, half, pm, sign, m }: Groups): number | undefined {
  const hour = Number(h);
  if (half === undefined && pm === undefined) {
    return hour > 24 || (sign === undefined && m === undefined) ? undefined : hour;
  }
  if (half !== undefined && pm !== undefined) return undefined;
  return hourOfHalf(hour, half ?? pm ?? '');
}

/** The hour of one in a half of the day, which are counted 12, 1, 2 … 11. */
export function hourOfHalf(hour: number, half: string): number | undefined {
  if (hour < 1 || hour > 12) return undefined;
  return (hour % 12) + (/^(?:p|下)/iu.test(half) ? 12 : 0);
}

/** Offsets of the zones of the world, in minutes; all of them are whole quarters of an hour. */
const ZONES = { west: -12 * 60, east: 14 * 60 } as const;

/** Seconds to the east of UTC, of `Z`, `UTC`, `+08`, `+0800` or `+08:00`. */
export function offsetOf(written: string): number | undefined {
  if (!/^[+-]/u.test(written)) return 0;
  const hours = Number(written.slice(1, 3));
  const minutes = Number(written.slice(3).replace(':', '') || 0);
  const east = (written.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
  if (minutes > 59 || minutes % 15 !== 0 || east < ZONES.west || east > ZONES.east)
    return undefined;
  return east * 60;
}
