/** The civil calendar: days counted from 1970-01-01, seconds counted from its midnight. */
export const secondsPerDay = 86_400;

export function firstOfMonth(year: number, month: number): number {
  return Date.UTC(year, month - 1, 1) / 86_400_000;
}

export function yearOf(day: number): number {
  return new Date(day * 86_400_000).getUTCFullYear();
}

/** 1 to 12. */
export function monthOf(day: number): number {
  return new Date(day * 86_400_000).getUTCMonth() + 1;
}

export function dayOf(seconds: number): number {
  return Math.floor(seconds / secondsPerDay);
}

/** '2022-03-05' to a day. */
export function day(iso: string): number {
  return Date.parse(`${iso}T00:00:00Z`) / 86_400_000;
}

/** '2022-03-05 14:30:00' to seconds. */
export function time(text: string): number {
  return Date.parse(`${text.replace(' ', 'T')}Z`) / 1000;
}

export function isoDate(dayNumber: number): string {
  return new Date(dayNumber * 86_400_000).toISOString().slice(0, 10);
}

/** '2022-03-05T14:30:00' */
export function isoTime(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 19);
}
