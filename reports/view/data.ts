import type { z } from 'zod';
import type {
  ClaimReason,
  FeedName,
  Outcome,
  PeriodKind,
  Rejection,
} from '../../schemas/codes/index.js';
import type { budgetUse } from '../../schemas/published/budgets.js';
import type { historyRows } from '../../schemas/published/contributions.js';
import type {
  causeHours,
  countyHours,
  lineHours,
  majorEventDays,
  otherVerdicts,
  repeatedInterruptions,
  topEvents,
} from '../../schemas/published/detail.js';
import type { exclusionAudit } from '../../schemas/published/events.js';
import type { forecastBacktest, forecasts } from '../../schemas/published/forecasts.js';
import type { missingEvidence, periodHours, verdicts } from '../../schemas/published/outcomes.js';
import type {
  batches,
  checks,
  cities,
  settingsInForce,
  targets,
} from '../../schemas/published/reference.js';
import type { Language, Words } from '../../schemas/words/index.js';
import type { Gap } from './gap.js';
import type { NoteBlock } from './notes.js';
import type { ProfileRow } from './profile.js';
import type { RepairRow } from './repairs.js';
import type { Submitted } from './submitted.js';
import type { Ways } from './ways.js';

export type PeriodHoursRow = z.infer<typeof periodHours.row>;
export type VerdictRow = z.infer<typeof verdicts.row>;
export type EvidenceRow = z.infer<typeof missingEvidence.row>;
export type ExclusionRow = z.infer<typeof exclusionAudit.row>;
export type CauseRow = z.infer<typeof causeHours.row>;
export type LineRow = z.infer<typeof lineHours.row>;
export type CountyRow = z.infer<typeof countyHours.row>;
export type EventRow = z.infer<typeof topEvents.row>;
export type RepeatedRow = z.infer<typeof repeatedInterruptions.row>;
export type MajorDayRow = z.infer<typeof majorEventDays.row>;
export type OtherVerdictRow = z.infer<typeof otherVerdicts.row>;
export type ForecastRow = z.infer<typeof forecasts.row>;
export type BacktestRow = z.infer<typeof forecastBacktest.row>;
export type BudgetUseRow = z.infer<typeof budgetUse.row>;
export type HistoryRow = z.infer<typeof historyRows.row>;
export type CityRow = z.infer<typeof cities.row>;
export type TargetRow = z.infer<typeof targets.row>;
export type CheckRow = z.infer<typeof checks.row>;
export type BatchRow = z.infer<typeof batches.row>;
export type SettingRow = z.infer<typeof settingsInForce.row>;

export interface RejectedCount {
  readonly feed: FeedName;
  readonly code: Rejection;
  readonly rows: number;
}

/** Claims to exclusion of one city with one outcome and, where refused, one reason. */
export interface ExclusionSum {
  readonly city_code: string;
  readonly outcome: Outcome;
  readonly reason: ClaimReason | null;
  readonly claims: number;
  readonly excluded_user_seconds: bigint;
  readonly counted_user_seconds: bigint;
}

/** The task of an official ledger, as the notice words it. */
export interface LedgerTask {
  readonly number: string;
  readonly task: Words;
  readonly units: readonly Words[];
  /** Emphasis of each year, by its number. */
  readonly emphasis: Readonly<Record<string, Words>>;
}

/** Who makes a report and who signs it, as the settings name them. */
export interface ReportHead {
  readonly organisation: string | null;
  /** Lines above the title. */
  readonly letterhead: readonly string[];
  readonly filledInBy: string | null;
  readonly checkedBy: string | null;
  readonly approvedBy: string | null;
}

/** All that a report is made of: rows as published, and nothing else. */
export interface ReportData {
  /** `2022-09`, `2022Q3` or `2022`. */
  readonly period: { readonly kind: PeriodKind; readonly name: string };
  /** The whole table, all periods: the report also shows the year's course and the year before. */
  readonly periodHours: readonly PeriodHoursRow[];
  readonly verdicts: readonly VerdictRow[];
  /** What speaks against verdicts, of every year. */
  readonly missingEvidence: readonly EvidenceRow[];
  readonly cities: readonly CityRow[];
  readonly targets: readonly TargetRow[];
  /** Every claim whose row started in the period, added up. */
  readonly exclusionSums: readonly ExclusionSum[];
  /** The refused ones among them, of each city those with the most counted user-seconds. */
  readonly exclusions: readonly ExclusionRow[];
  /** Lists of the period, for the region and for every city. */
  readonly causes: readonly CauseRow[];
  /** The same list of each month of the period's year. */
  readonly monthlyCauses: readonly CauseRow[];
  readonly lines: readonly LineRow[];
  readonly counties: readonly CountyRow[];
  readonly events: readonly EventRow[];
  /** How long the faults of the period took to repair, for the region and for every city. */
  readonly repairs: readonly RepairRow[];
  /** The outages that started in the period, by time of day, duration and notice. */
  readonly profile: readonly ProfileRow[];
  /** Hours of earlier years that no outages are held of. */
  readonly history: readonly Pick<HistoryRow, 'city_code' | 'area_tier' | 'year' | 'hours_e9'>[];
  /** Of the period's year. */
  readonly repeated: readonly RepeatedRow[];
  readonly majorDays: readonly MajorDayRow[];
  readonly otherVerdicts: readonly OtherVerdictRow[];
  /** Of the period's year; what it would have taken only in the report of a year that is over. */
  readonly gaps: readonly Gap[];
  /** Where the period's year is heading, while it is not over. */
  readonly forecasts: readonly ForecastRow[];
  /** How forecasts at the end of the same month would have done in past years. */
  readonly backtest: readonly BacktestRow[];
  /** Of the period's year. */
  readonly budget: readonly BudgetUseRow[];
  readonly rejectedByCode: readonly RejectedCount[];
  readonly batches: readonly BatchRow[];
  readonly checks: readonly CheckRow[];
  readonly settings: readonly SettingRow[];
  readonly program: { readonly version: string };
  /** The region's code and name in both languages; else what the roll-up rows say. */
  readonly region?: { readonly code: string; readonly name: Words };
  /** Whether each figure of a city and tier has a page that takes it apart. */
  readonly explained?: boolean;
  /** Whether the data was made up for a demonstration, which the report then says on its face. */
  readonly synthetic?: boolean;
  /** Of the period's figures, by which the page is known to be of other ones later. */
  readonly fingerprint?: string | undefined;
  /** The ways on from its pages; without them they lead to each other alone. */
  readonly ways?: Ways;
  /** Where the period was submitted, the last time that it was. */
  readonly submitted?: Submitted | null;
  /** Without it there is no ledger. */
  readonly ledger?: LedgerTask;
  readonly head?: ReportHead;
  /** The planner's own text: in a language of its own, or that of the other one. */
  readonly notes?: Partial<Readonly<Record<Language, readonly NoteBlock[]>>>;
}
