/** Local civil time as whole seconds; Asia/Shanghai has no daylight saving, so none is needed. */
export type Seconds = number;

export const MINUTE = 60;
export const HOUR = 3600;
export const DAY = 86_400;

/** Months count from 1. */
export function civil(year: number, month: number, day: number, hour = 0): Seconds {
  return Date.UTC(year, month - 1, day, hour) / 1000;
}

export function daysIn(year: number, month: number): number {
  return (civil(year, month + 1, 1) - civil(year, month, 1)) / DAY;
}

export function monthOf(time: Seconds): number {
  return new Date(time * 1000).getUTCMonth() + 1;
}

/** `2022-03-05 14:30:00` */
export function isoTime(time: Seconds): string {
  return new Date(time * 1000).toISOString().slice(0, 19).replace('T', ' ');
}

/** `2022-03-05` */
export function isoDate(time: Seconds): string {
  return isoTime(time).slice(0, 10);
}

/** `2022/3/5 14:30`, as spreadsheets write it. */
export function slashTime(time: Seconds): string {
  const text = isoTime(time);
  const [year, month, day] = text.slice(0, 10).split('-').map(Number);
  return `${year}/${month}/${day} ${Number(text.slice(11, 13))}:${text.slice(14, 16)}`;
}
