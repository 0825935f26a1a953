import { z } from 'zod';
import { levelCodes, outlookCodes, verdictCodes } from '../codes/index.js';
import { outageFacts, rejectedRows } from '../published/events.js';
import { forecasts } from '../published/forecasts.js';
import { missingEvidence, verdicts } from '../published/outcomes.js';
import { checks as checksTable } from '../published/reference.js';
import { copies, ingested, withdrawn } from './loads.js';
import { count, list, path, record, sourceFile } from './parts.js';

const cell = verdicts.row.shape;
const fact = outageFacts.row.shape;
const rejected = rejectedRows.row.shape;
const fault = missingEvidence.row.shape;

/** Checks as the published table has them. */
export const checks = list(record(checksTable.row.shape));

export const build = record({ published: path, checks });

const written = {
  period: z.string(),
  report: path,
  workbook: path.nullable(),
  index: path,
  files: list(path),
};

export const report = record(written);

export const run = record({
  ...written,
  /** Whether the report was there already, of the same figures, and was left as it is. */
  is_report_unchanged: z.boolean(),
  published: path,
  verdicts: list(record({ area_tier: cell.area_tier, verdict: cell.verdict, cell_count: count })),
  /** Of a year that is not over; else none. */
  outlooks: list(
    record({
      area_tier: cell.area_tier,
      outlook: z.enum(outlookCodes.names),
      cell_count: count,
    }),
  ),
  missing_evidence: list(
    record({
      evidence: fault.evidence,
      /** Empty where it is no file. */
      source_file: fault.source_file,
      message: fault.message,
      message_en: fault.message_en,
      city_count: count,
    }),
  ),
  ingested,
  withdrawn,
  copies,
  /** Rejected rows by file and reason. */
  rejected: list(
    record({
      source_file: rejected.source_file,
      code: rejected.code,
      message: rejected.message,
      message_en: rejected.message_en,
      rows: count,
      first_line: count,
      is_whole_file: z.boolean(),
    }),
  ),
  checks,
});

const plain = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** Checks with the rows that fail them, whose columns are the check's own. */
export const check = list(
  record({ ...checksTable.row.shape, offenders: list(z.record(z.string(), plain)) }),
);

export const rejects = list(record({ file: path, source_file: sourceFile, rows: count }));

/** Of the year that is not over, those most at risk first. */
export const forecast = list(record(forecasts.row.shape));

const share = z.number().nullable();

/** How the forecasts of past years did, by level and month. */
export const backtest = list(
  record({
    level: z.enum(levelCodes.names),
    month: count,
    judged_years: count,
    intervals: count,
    coverage: share,
    mean_width: share,
    /** Pinball loss over that of the seasonal naive. */
    pinball_ratio: share,
    brier: share,
    brier_pro_rata: share,
  }),
);

const hours = z.number().nullable();
const verdict = z.enum(verdictCodes.names).nullable();

/** A city and tier of a year whose hours or verdict are not the same in both states. */
export const changedCell = z.strictObject({
  year: cell.year,
  city_code: cell.city_code,
  city_name: cell.city_name,
  area_tier: cell.area_tier,
  hours_before: hours,
  hours_after: hours,
  verdict_before: verdict,
  verdict_after: verdict,
});

/** An outage row that is in one state and not in the other, or adds something else. */
export const changedRow = z.strictObject({
  change: z.enum(['added', 'withdrawn', 'changed']),
  event_id: fact.event_id,
  provider: fact.provider,
  asset_id: fact.asset_id,
  city_code: fact.city_code,
  area_tier: fact.area_tier,
  started_at: fact.started_at,
  net_user_hours_before: hours,
  net_user_hours_after: hours,
  source_before: z.string().nullable(),
  source_after: z.string().nullable(),
});

/** A city and tier of a year whose users are not the same in both states. */
export const changedUsers = z.strictObject({
  year: cell.year,
  city_code: cell.city_code,
  area_tier: cell.area_tier,
  user_days_before: z.bigint().nullable(),
  user_days_after: z.bigint().nullable(),
  users_before: z.number().nullable(),
  users_after: z.number().nullable(),
});

/** What differs between two states. */
export const diff = record({
  cells: list(changedCell),
  rows: list(changedRow),
  users: list(changedUsers),
});
