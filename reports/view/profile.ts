import type { View } from './view.js';

/** Hours of a stretch of the day. */
export const stretch = 3;
/** Days of notice that a planned outage is due, as the saved question has it. */
export const noticeDays = 7;

/** How long outages lasted, up to and including; the last are those that have no end yet. */
export const durations = [
  '5_minutes',
  '30_minutes',
  '1_hour',
  '2_hours',
  '4_hours',
  '8_hours',
  '24_hours',
  'longer',
  'open',
] as const;
export type Duration = (typeof durations)[number];

/** Notice of a planned outage: never recorded, given too late, or as it is due. */
export const notices = ['none', 'late', 'due'] as const;
export type Notice = (typeof notices)[number];

/** Outages that started in the period, each counted whole, by one of three things that tell them apart. */
export interface ProfileRow {
  readonly part: 'hour' | 'duration' | 'notice';
  /** The region's own code for all cities together. */
  readonly city_code: string;
  readonly is_fault: boolean | null;
  /** Monday is 1. */
  readonly weekday: number | null;
  readonly from_hour: number | null;
  readonly lasted: Duration | null;
  readonly notice: Notice | null;
  readonly outages: number;
  readonly net_user_seconds: bigint;
}

export function profileOf({ data }: View, part: ProfileRow['part'], city: string): ProfileRow[] {
  return data.profile.filter((row) => row.part === part && row.city_code === city);
}

export interface Sum {
  readonly outages: number;
  readonly net: bigint;
}

export function sumOf(rows: readonly ProfileRow[]): Sum {
  return {
    outages: rows.reduce((sum, row) => sum + row.outages, 0),
    net: rows.reduce((sum, row) => sum + row.net_user_seconds, 0n),
  };
}
