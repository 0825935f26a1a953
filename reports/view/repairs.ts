/** Causes that are listed of each place, those with the most user-hours. */
export const mostCauses = 10;

/** How long the faults of a cause took to repair: those that started in the period and have ended. */
export interface RepairRow {
  readonly city_code: string;
  readonly cause: string | null;
  readonly outages: number;
  readonly median_seconds: number;
  /** One in ten took longer. */
  readonly p90_seconds: number;
  readonly longest_seconds: number;
  readonly net_user_seconds: bigint;
}
