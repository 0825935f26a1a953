import { z } from 'zod';
import { planRuleCodes, rejectionCodes, tierCodes } from '../codes/index.js';
import { count, day, list, moment, record, sourceFile } from './parts.js';

const place = {
  /** The sheet of a workbook; null where a file is one piece. */
  sheet: z.string().nullable(),
  line: count,
};

/** Planned outages in the order of their starts, each with what those before it have left. */
export const plans = record({
  file: sourceFile,
  as_of: day,
  plans: list(
    record({
      ...place,
      plan_id: z.string().nullable(),
      provider: z.string().nullable(),
      city_code: z.string(),
      county: z.string().nullable(),
      area_tier: z.enum(tierCodes.names),
      line_id: z.string().nullable(),
      asset_id: z.string().nullable(),
      planned_from: moment,
      planned_to: moment,
      users: z.bigint(),
      user_seconds: z.bigint(),
      user_hours: z.number(),
      /** The budgets that it takes from: of the city (county empty), and of the county where that has one. */
      budgets: list(
        record({
          month: z.string(),
          county: z.string(),
          left_after_user_seconds: z.bigint().nullable(),
        }),
      ),
      /** The least of these; null where there is no budget. */
      left_after_user_seconds: z.bigint().nullable(),
      left_after_user_hours: z.number().nullable(),
      /** The most outages of the asset within 60 days, this one among them; null without an asset. */
      outages_in_60_days: count.nullable(),
      notify_by: moment,
      notice: z.enum(['given', 'possible', 'late']),
      broken: list(z.enum(planRuleCodes.names)),
    }),
  ),
  rejected: list(
    record({
      ...place,
      column: z.string().nullable(),
      code: z.enum(rejectionCodes.names),
      message: z.string(),
      message_en: z.string(),
    }),
  ),
  broken_count: count,
});
