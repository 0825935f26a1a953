import { z } from 'zod';
import {
  claimCodes,
  claimReasonCodes,
  natureCodes,
  spanKindCodes,
  tierCodes,
  tierOrAllCodes,
  verdictCodes,
} from '../codes/index.js';
import { budgetUse } from '../published/budgets.js';
import { forecasts } from '../published/forecasts.js';
import { missingEvidence, periodHours, verdicts } from '../published/outcomes.js';
import { settingsSchema } from '../settings/settings.js';
import { count, day, list, moment, record, words } from './parts.js';

/*
 * Everything behind one figure. Sums of user-seconds are whole numbers that can outgrow a double.
 */

const text = z.string();
const code = z.string();
const tier = z.enum(tierCodes.names);
const nature = z.enum(natureCodes.names);
const figure = record(periodHours.row.shape);
const verdictRow = record(verdicts.row.shape);

/** The first of a list, and what the others come to. */
function listed<Row extends z.ZodType, Rest extends z.ZodType>(row: Row, rest: Rest) {
  return record({ shown: list(row), rest });
}

/** User-seconds within the period; `alone` had no other row come first. */
const seconds = { rows: count, net: z.bigint(), excluded: z.bigint(), alone: z.bigint() };
export const sums = record(seconds);
export const eventSums = record({ ...seconds, events: count });
const source = { source_file: text, source_line: count };

const outageShape = {
  ...source,
  outage_id: count,
  event_id: text,
  provider: text.nullable(),
  city_code: code,
  city_name: text,
  county: text.nullable(),
  area_tier: tier,
  line_id: text.nullable(),
  asset_id: text.nullable(),
  started_at: moment,
  ended_at: moment,
  is_open: z.boolean(),
  users: count,
  nature,
  cause: text.nullable(),
  claim: z.enum(claimCodes.names),
  claim_reason: z.enum(claimReasonCodes.names).nullable(),
  net: z.bigint(),
  excluded: z.bigint(),
  alone: z.bigint(),
};

const clippedShape = { ...outageShape, life_net: z.bigint(), life_excluded: z.bigint() };

/** An outage row that touches the period; user-seconds are those within it. */
export const outageRow = record(outageShape);
/** With what it comes to beyond the period too. */
export const clippedRow = record(clippedShape);

/** Rows of one event. Place, nature, cause and source are those of its first row. */
export const eventRow = record({
  ...seconds,
  ...source,
  event_id: text,
  provider: text.nullable(),
  users: count,
  started_at: moment,
  ended_at: moment,
  is_open: z.boolean(),
  city_code: code,
  city_name: text,
  area_tier: tier,
  nature,
  cause: text.nullable(),
});

/** A claim to exclusion of a row, with the window of its order. */
export const claimRow = record({
  ...outageShape,
  order_no: text.nullable(),
  authority: text.nullable(),
  approved_from: moment.nullable(),
  approved_to: moment.nullable(),
});

export const otherRow = record({
  ...source,
  outage_id: count,
  event_id: text,
  started_at: moment,
  users: count,
});

/** A row that adds less than its users × time, because another came first. */
export const coveredRow = record({ ...outageShape, covered_by: list(otherRow) });

export const fraction = record({ num: z.bigint(), den: z.bigint() });

/** `left ≤ right`, both products of factors. */
export const comparison = record({
  left: list(z.bigint()),
  right: list(z.bigint()),
  left_product: z.bigint(),
  right_product: z.bigint(),
  holds: z.boolean(),
});

/** Hours of the baseline year. */
export const baseline = record({
  year: count,
  hours: fraction,
  from: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('history'), ...source }),
    z.strictObject({
      kind: z.literal('events'),
      net: z.bigint(),
      days: count,
      user_days: z.bigint(),
    }),
  ]),
});

export const cellVerdict = z.strictObject({
  kind: z.literal('cell'),
  row: verdictRow,
  is_stage: z.boolean(),
  /** Null without one. */
  limit: fraction.nullable(),
  by_limit: comparison.nullable(),
  rate: fraction,
  /** Years between the baseline and the year: 1, or more with average_since. */
  years: count,
  /** What the rate leaves of the baseline: (1 − rate)^years. */
  factor: fraction.nullable(),
  /** Whether the reduction is open to the city's group. */
  is_open: z.boolean(),
  baseline: baseline.nullable(),
  /** Why there is none. */
  no_baseline: z.enum(['no_rule', 'no_figure', 'not_final', 'no_users', 'zero']).nullable(),
  by_reduction: comparison.nullable(),
  /** What the comparisons come to, before it is asked whether the evidence is there. */
  as_computed: z.enum(verdictCodes.names),
  faults: list(record(missingEvidence.row.shape)),
});

/** A city over its tiers, or the region over all cells. */
export const overallVerdict = z.strictObject({
  kind: z.literal('overall'),
  row: verdictRow,
  cells: list(verdictRow),
  /** Cities of the region without any cell, which leave it undetermined. */
  empty_cities: list(code),
});

const verdict = z.discriminatedUnion('kind', [cellVerdict, overallVerdict]);

/** `to` is the day after the last. */
export const userSpan = record({
  from: day,
  to: day,
  days: count,
  users: z.bigint(),
  user_days: z.bigint(),
});

export const users = record({
  spans: listed(userSpan, record({ spans: count, user_days: z.bigint() })),
  /** Of a single city and tier. */
  rows: listed(
    record({
      ...source,
      county: text.nullable(),
      provider: text.nullable(),
      users: count,
      valid_from: day,
      valid_to: day,
    }),
    record({ rows: count }),
  ),
  /** Days of a city and tier on which no customer row covers it. */
  gaps: list(record({ city_code: code, city_name: text, area_tier: tier, days: count })),
});

/** A span of a row in which its users out, and what comes before it, stay the same. */
export const slice = record({
  from: moment,
  to: moment,
  users: count,
  is_excluded: z.boolean(),
  /** Users that it adds: those above the most that any piece before it has out. */
  adds: count,
  /** The row that comes first and has the most users out, if any. */
  covered_by: otherRow.nullable(),
});

/** One row of an event, from its source to what it adds. */
export const storyRow = record({
  row: record({
    ...clippedShape,
    restored_at: moment.nullable(),
    avoidance_order: text.nullable(),
    notified_at: moment.nullable(),
    reported_user_hours: z.number().nullable(),
  }),
  /** Whether the row belongs to the city and tier that was asked for. */
  is_asked: z.boolean(),
  stages: list(record({ ...source, restored_at: moment, users_restored: count })),
  claim: claimRow.nullable(),
  /** Empty where the row has too many neighbours to be told one by one. */
  slices: list(slice),
  months: list(
    record({
      month_start: day,
      net: z.bigint(),
      excluded: z.bigint(),
      is_within: z.boolean(),
    }),
  ),
});

export const story = record({
  event_id: text,
  rows: list(storyRow),
  more_rows: count,
});

const { patrol_allowance_minutes, start_tolerance_minutes, evidence, overlap, repeated_rows } =
  settingsSchema.shape;

/** All that an explanation is made of. Everything shown adds up to the figure, to the second. */
export const explanation = record({
  asked: record({
    city_code: code,
    city_name: words,
    is_region: z.boolean(),
    area_tier: z.enum(tierOrAllCodes.names),
    period_kind: z.enum(spanKindCodes.names),
    period: text,
  }),
  figure,
  /** Days of the period that the data covers; `to` is the day after the last. */
  span: record({ from: day, to: day }),
  sustained_over_seconds: count,
  /** Figures that the figure is the sum of: cities or tiers. Empty for one city and tier. */
  parts: list(record({ by: z.enum(['city', 'tier']), rows: list(figure) })),
  natures: list(record({ ...seconds, nature })),
  verdict: verdict.nullable(),
  /** Of a year that is not over. */
  forecast: record(forecasts.row.shape).nullable(),
  /** Of a month of a city and tier, and of its counties, where there is a budget or a plan. */
  budgets: list(record(budgetUse.row.shape)),
  users,
  /** Names by code. */
  cities: z.record(text, words),
  events: listed(eventRow, eventSums),
  /** Events that touch the period and add nothing to it. */
  idle: eventSums,
  /** Every row that touches the period, where asked for. */
  rows: list(outageRow).nullable(),
  excluded: listed(claimRow, sums),
  refused: listed(claimRow, sums),
  covered: listed(coveredRow, sums),
  clipped: listed(clippedRow, sums),
  story: story.nullable(),
  rules: record({
    patrol_allowance_minutes,
    start_tolerance_minutes,
    evidence,
    overlap,
    repeated_rows,
    data_from: day,
    as_of: day,
  }),
  program: record({ version: text }),
  synthetic: z.boolean(),
});
