import { z } from 'zod';
import { periodHours, verdicts } from '../published/outcomes.js';
import { batches, settingsInForce } from '../published/reference.js';
import { count, day, list, path, record, sourceFile } from './parts.js';

/** A whole number in digits, of any length: a double would round it. */
const digits = z.string().regex(/^-?\d{1,38}$/u);

const { batch_id, feed, loaded_on } = batches.row.shape;
const contentHash = z.string().regex(/^[\da-f]{64}$/u);

/** The integers of `period_hours`. */
export const submittedHours = periodHours.row
  .pick({
    period_kind: true,
    period: true,
    city_code: true,
    city_name: true,
    area_tier: true,
    days: true,
    is_final: true,
    outages: true,
  })
  .extend({
    user_days: digits,
    gross_user_seconds: digits,
    excluded_user_seconds: digits,
    net_user_seconds: digits,
    fault_user_seconds: digits,
    planned_user_seconds: digits,
    sustained_user_seconds: digits,
    interruptions: digits,
    // Submissions of earlier versions lack these.
    interruptions_sustained: digits.optional(),
    interruptions_momentary: digits.optional(),
  })
  .strict();

/** Codes and flags of `verdicts`. */
export const submittedVerdict = verdicts.row
  .pick({
    year: true,
    city_code: true,
    city_name: true,
    area_tier: true,
    target_group: true,
    is_final: true,
    absolute_met: true,
    baseline_source: true,
    reduction_met: true,
    verdict: true,
    evidence: true,
  })
  .strict();

/** The last load of a state; a withdrawal has no batch. */
const lastLoad = record({ number: count, batch_id: z.string() });

/** A file of `submissions/`: a published state and its figures of a period, under a name. */
export const submission = record({
  name: z.string(),
  on: day,
  period: z.string(),
  as_of: day.nullable(),
  data_from: day.nullable(),
  load: lastLoad,
  program: record({ name: z.literal('shihu'), version: z.string() }),
  settings: list(settingsInForce.row.strict()),
  /** The versions of documents in force. */
  files: list(
    record({
      number: count,
      loaded_on,
      batch_id,
      feed,
      source_file: sourceFile,
      sha256: contentHash,
    }),
  ),
  period_hours: list(submittedHours),
  /** Of a year; nothing for other periods. */
  verdicts: list(submittedVerdict),
});
export type Submission = z.infer<typeof submission>;

/** What the command tells of it. */
export const submitted = record({
  submission: path,
  name: z.string(),
  on: day,
  period: z.string(),
  load: lastLoad,
  file_count: count,
  period_hours_rows: count,
  verdicts_rows: count,
});
