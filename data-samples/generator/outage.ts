import type { Cell, Line } from './network.js';
import type { Seconds } from './time.js';

export type Nature = 'fault' | 'planned' | 'rationing' | 'safety_shutdown' | 'other';

/** A step of a staged restoration. */
export interface Stage {
  readonly at: Seconds;
  readonly users: number;
}

/** A row of the outage feed. */
export interface Outage {
  readonly eventId: string;
  readonly cell: Cell;
  readonly line: Line;
  /** Empty where the export doesn't say which section was out. */
  readonly assetId: string;
  readonly start: Seconds;
  /** When the last users came back. */
  readonly end: Seconds;
  /** The end as the row gives it; null where stages give it, or nothing does yet. */
  readonly restored: Seconds | null;
  readonly users: number;
  readonly nature: Nature;
  readonly cause: string;
  readonly order: string;
  readonly notified: Seconds | null;
  readonly stages: readonly Stage[];
  readonly reportedUserHours: string;
}

/** Rows that belong together, with the user-seconds that they add to the counted figure. */
export interface Incident {
  readonly rows: readonly Outage[];
  readonly counted: number;
}

/** An outage in full, from what it can't do without. */
export function outage(
  own: Pick<Outage, 'eventId' | 'cell' | 'line' | 'start' | 'end' | 'users' | 'nature'> &
    Partial<Outage>,
): Outage {
  return {
    assetId: '',
    restored: own.end,
    cause: '',
    order: '',
    notified: null,
    stages: [],
    reportedUserHours: '',
    ...own,
  };
}

/** User-seconds of the row by itself: nothing excluded, no overlap. */
export function userSeconds({ start, end, users, stages }: Outage): number {
  const back = stages.reduce((sum, stage) => sum + stage.users * (end - stage.at), 0);
  return users * (end - start) - back;
}
