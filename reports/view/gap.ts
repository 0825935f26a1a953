import type { Tier, VerdictCode } from '../../schemas/codes/index.js';

/** An event or a line without which less would be counted. */
export interface LeastItem {
  readonly name: string;
  /** Of an event, where it has one. */
  readonly provider: string | null;
  readonly net_user_seconds: bigint;
}

/** How far a city and tier is from its widest allowance, and what it would have taken to keep it. */
export interface Gap {
  readonly city_code: string;
  readonly area_tier: Tier;
  readonly allowance_hours: number;
  /** What is left of the allowance, in whole user-seconds; negative beyond it. */
  readonly margin_user_seconds: bigint;
  /** The same in hours per user. */
  readonly margin_hours: number;
  /** So many of its largest events suffice, by rerun; null within the allowance, and where five don't. */
  readonly sufficing: Sufficing | null;
  /** The fewest without which the allowance is kept; null within it, and where it wasn't asked. */
  readonly least: Fewest | null;
  /** The year before, where its hours are known. */
  readonly before: {
    readonly hours: number;
    readonly verdict: VerdictCode;
    /** Null where nothing was allowed. */
    readonly margin_hours: number | null;
  } | null;
}

/** Numbers of largest events that are tried. */
export const sufficingEvents = [1, 3, 5] as const;
export type Sufficing = (typeof sufficingEvents)[number];

/** Either list is empty where all there are would not be enough. */
export interface Fewest {
  readonly events: readonly LeastItem[];
  readonly lines: readonly LeastItem[];
}

export function isBeyond({ margin_user_seconds }: Gap): boolean {
  return margin_user_seconds < 0n;
}
