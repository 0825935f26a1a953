/** Seconds of a day. */
export const DAY = 86_400;

export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** The day's first second, counted from 1970 as if there were no time zones; undefined where there is no such day. */
export function secondsOfDay({ year, month, day }: Day): number | undefined {
  // Not by Date.UTC, which takes the year 22 for 1922.
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  // 30 February is rolled over into March; such a day is an error, not the 2nd of March.
  const isDay = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isDay ? date.getTime() / 1000 : undefined;
}

/** Sunday is 0. */
export function weekdayOf(seconds: number): number {
  return (((Math.floor(seconds / DAY) + 4) % 7) + 7) % 7;
}

export function yearOf(seconds: number): number {
  return new Date(seconds * 1000).getUTCFullYear();
}

/** `2022-03-05 14:30:00` */
export function isoOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ');
}

/** The 60th day of the 1900 system is 29 February 1900, which never was. */
const NO_DAY = 60;
/** 31 December 9999, the last day that a sheet knows. */
const LAST_DAY = 2_958_465;

/** A day number of a sheet as civil time to the second; undefined where it is no day. */
export function civilTime(value: number, date1904: boolean): string | undefined {
  const seconds = Math.round(value * DAY);
  const last = date1904 ? LAST_DAY - 1462 : LAST_DAY;
  // So that what is no number at all is none either.
  if (!(seconds >= 0 && seconds < (last + 1) * DAY)) return undefined;
  const origin = date1904
    ? Date.UTC(1904, 0, 1)
    : Date.UTC(1899, 11, seconds < NO_DAY * DAY ? 31 : 30);
  const whole = Math.floor(seconds / DAY);
  if (!date1904 && whole === NO_DAY) return undefined;
  return isoOf(origin / 1000 + seconds);
}

/** A moment as written. */
export interface Moment {
  /** Its civil time, counted from 1970 as if there were no time zones. */
  readonly civil: number;
  /** Whether it is a day without a time of day. */
  readonly isDayAlone: boolean;
  /** Its offset from UTC, in seconds to the east, where that is written. */
  readonly offset: number | undefined;
}
