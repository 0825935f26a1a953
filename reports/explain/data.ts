import type {
  Claim,
  ClaimReason,
  Nature,
  SpanKind,
  Tier,
  TierOrAll,
  VerdictCode,
} from '../../schemas/codes/index.js';
import type { SettingsInForce } from '../../schemas/settings/rows.js';
import type { Words } from '../../schemas/words/index.js';
import type { EvidenceRow, PeriodHoursRow, VerdictRow } from '../view/data.js';

/** Which figure was asked for. `cityCode` is the region's own code for the whole region. */
export interface ExplanationRequest {
  readonly cityCode: string;
  readonly cityName: Words;
  readonly isRegion: boolean;
  readonly tier: TierOrAll;
  readonly periodKind: SpanKind;
  readonly period: string;
}

/** The first of a list, and what the others come to. */
export interface Listed<Row, Sums> {
  readonly shown: readonly Row[];
  readonly rest: Sums;
}

/** User-seconds within the period. */
export interface Seconds {
  readonly rows: number;
  readonly net: bigint;
  readonly excluded: bigint;
  /** Users × time of the rows by themselves, had no other row come first. */
  readonly alone: bigint;
}

export interface EventSeconds extends Seconds {
  readonly events: number;
}

export interface Source {
  readonly source_file: string;
  readonly source_line: number;
}

/** An outage row that touches the period; user-seconds are those within it. */
export interface OutageRow extends Source {
  readonly outage_id: number;
  readonly event_id: string;
  readonly provider: string | null;
  readonly city_code: string;
  readonly city_name: string;
  readonly county: string | null;
  readonly area_tier: Tier;
  readonly line_id: string | null;
  readonly asset_id: string | null;
  readonly started_at: string;
  readonly ended_at: string;
  readonly is_open: boolean;
  readonly users: number;
  readonly nature: Nature;
  readonly cause: string | null;
  readonly claim: Claim;
  readonly claim_reason: ClaimReason | null;
  readonly net: bigint;
  readonly excluded: bigint;
  readonly alone: bigint;
}

/** A row with what it comes to beyond the period too: in all months, or over its whole life. */
export interface ClippedRow extends OutageRow {
  readonly life_net: bigint;
  readonly life_excluded: bigint;
}

/** Rows of one event. Place, nature, cause and source are those of its first row. */
export interface EventRow extends Seconds, Source {
  readonly event_id: string;
  readonly provider: string | null;
  readonly users: number;
  readonly started_at: string;
  readonly ended_at: string;
  readonly is_open: boolean;
  readonly city_code: string;
  readonly city_name: string;
  readonly area_tier: Tier;
  readonly nature: Nature;
  readonly cause: string | null;
}

/** A claim to exclusion of a row, with the window of its order. */
export interface ClaimRow extends OutageRow {
  readonly order_no: string | null;
  readonly authority: string | null;
  readonly approved_from: string | null;
  readonly approved_to: string | null;
}

/** A span of a row in which its users out, and what comes before it, stay the same. */
export interface Slice {
  readonly from: string;
  readonly to: string;
  readonly users: number;
  readonly is_excluded: boolean;
  /** Users that it adds: those above the most that any piece before it has out. */
  readonly adds: number;
  /** The row that comes first and has the most users out, if any. */
  readonly covered_by: OtherRow | null;
}

export interface OtherRow extends Source {
  readonly outage_id: number;
  readonly event_id: string;
  readonly started_at: string;
  readonly users: number;
}

/** A row that adds less than its users × time, because another came first. */
export interface CoveredRow extends OutageRow {
  readonly covered_by: readonly OtherRow[];
}

export interface UserSpan {
  readonly from: string;
  /** The day after the last. */
  readonly to: string;
  readonly days: number;
  readonly users: bigint;
  readonly user_days: bigint;
}

export interface CustomerRow extends Source {
  readonly county: string | null;
  readonly provider: string | null;
  readonly users: number;
  readonly valid_from: string;
  readonly valid_to: string;
}

/** Days of a city and tier on which no customer row covers it. */
export interface Gap {
  readonly city_code: string;
  readonly city_name: string;
  readonly area_tier: Tier;
  readonly days: number;
}

export interface Users {
  readonly spans: Listed<UserSpan, { readonly spans: number; readonly user_days: bigint }>;
  /** Of a single city and tier. */
  readonly rows: Listed<CustomerRow, { readonly rows: number }>;
  readonly gaps: readonly Gap[];
}

/** A comparison of whole numbers: `left ≤ right`. */
export interface Comparison {
  /** Factors whose products the two sides are. */
  readonly left: readonly bigint[];
  readonly right: readonly bigint[];
  readonly left_product: bigint;
  readonly right_product: bigint;
  readonly holds: boolean;
}

export interface Fraction {
  readonly num: bigint;
  readonly den: bigint;
}

/** Hours of the baseline year as a fraction. */
export interface Baseline {
  readonly year: number;
  readonly hours: Fraction;
  readonly from:
    | ({ readonly kind: 'history' } & Source)
    | {
        readonly kind: 'events';
        readonly net: bigint;
        readonly days: number;
        readonly user_days: bigint;
      };
}

/** Why there is no baseline. */
export type NoBaseline = 'no_rule' | 'no_figure' | 'not_final' | 'no_users' | 'zero';

export interface CellVerdict {
  readonly kind: 'cell';
  readonly row: VerdictRow;
  readonly is_stage: boolean;
  /** The limit as a fraction; null without one. */
  readonly limit: Fraction | null;
  readonly by_limit: Comparison | null;
  readonly rate: Fraction;
  /** Years between the baseline and the year: 1, or more with average_since. */
  readonly years: number;
  /** What the rate leaves of the baseline: (1 − rate)^years. */
  readonly factor: Fraction | null;
  /** Whether the reduction is open to the city's group. */
  readonly is_open: boolean;
  readonly baseline: Baseline | null;
  readonly no_baseline: NoBaseline | null;
  readonly by_reduction: Comparison | null;
  /** What the comparisons come to, before it is asked whether the evidence is there. */
  readonly as_computed: VerdictCode;
  readonly faults: readonly EvidenceRow[];
}

/** A city over its tiers, or the region over all cells. */
export interface OverallVerdict {
  readonly kind: 'overall';
  readonly row: VerdictRow;
  readonly cells: readonly VerdictRow[];
  /** Cities of the region without any cell, which leave it undetermined. */
  readonly empty_cities: readonly string[];
}

export type Verdict = CellVerdict | OverallVerdict;

/** One row of an event, from its source to what it adds. */
export interface StoryRow {
  readonly row: ClippedRow & {
    readonly restored_at: string | null;
    readonly avoidance_order: string | null;
    readonly notified_at: string | null;
    readonly reported_user_hours: number | null;
  };
  /** Whether the row belongs to the city and tier that was asked for. */
  readonly is_asked: boolean;
  readonly stages: readonly (Source & {
    readonly restored_at: string;
    readonly users_restored: number;
  })[];
  readonly claim: ClaimRow | null;
  /** Empty where the row has too many neighbours to be told one by one. */
  readonly slices: readonly Slice[];
  readonly months: readonly {
    readonly month_start: string;
    readonly net: bigint;
    readonly excluded: bigint;
    readonly is_within: boolean;
  }[];
}

export interface Story {
  readonly event_id: string;
  readonly rows: readonly StoryRow[];
  readonly more_rows: number;
}

/** All that an explanation is made of. Everything shown adds up to the figure, to the second. */
export interface ExplanationData {
  readonly asked: ExplanationRequest;
  readonly figure: PeriodHoursRow;
  /** Days of the period that the data covers; `to` is the day after the last. */
  readonly span: { readonly from: string; readonly to: string };
  readonly sustained_over_seconds: number;
  /** Figures that the figure is the sum of: cities or tiers. Empty for one city and tier. */
  readonly parts: readonly {
    readonly by: 'city' | 'tier';
    readonly rows: readonly PeriodHoursRow[];
  }[];
  readonly natures: readonly (Seconds & { readonly nature: Nature })[];
  readonly verdict: Verdict | null;
  readonly users: Users;
  /** Names of cities, by code. */
  readonly cities: Readonly<Record<string, Words>>;
  readonly events: Listed<EventRow, EventSeconds>;
  /** Events that touch the period and add nothing to it: excluded, covered, or without duration. */
  readonly idle: EventSeconds;
  /** Every row that touches the period, where asked for. */
  readonly rows: readonly OutageRow[] | null;
  readonly excluded: Listed<ClaimRow, Seconds>;
  readonly refused: Listed<ClaimRow, Seconds>;
  readonly covered: Listed<CoveredRow, Seconds>;
  readonly clipped: Listed<ClippedRow, Seconds>;
  readonly story: Story | null;
  readonly rules: Pick<
    SettingsInForce,
    | 'patrol_allowance_minutes'
    | 'start_tolerance_minutes'
    | 'evidence'
    | 'overlap'
    | 'repeated_rows'
  > & { readonly data_from: string; readonly as_of: string };
  readonly program: { readonly version: string };
  readonly synthetic: boolean;
}
