import { z } from 'zod';
import { tierCodes, verdictCodes } from '../codes/index.js';
import { count, list, record, words } from './parts.js';

/*
 * A year of a city and tier with changed rows. User-seconds are whole numbers that can outgrow a double.
 */

const seconds = z.bigint();

const standing = record({
  net_user_seconds: seconds,
  hours: z.number().nullable(),
  margin_user_hours: z.number().nullable(),
  verdict: z.enum(verdictCodes.names),
});

const shared = {
  asked: record({
    city_code: z.string(),
    city_name: words,
    area_tier: z.enum(tierCodes.names),
    year: count,
  }),
  /** The most that meets a limit or the reduction; null where nothing is allowed. */
  allowance_user_seconds: seconds.nullable(),
  before: standing,
  after: standing,
  saved_user_seconds: seconds,
};

export const whatIf = record({
  ...shared,
  parts: list(
    record({
      kind: z.enum(['without', 'faster', 'planned_less']),
      by: z.enum(['line', 'event', 'cause', 'county', 'nature']).nullable(),
      value: z.string().nullable(),
      percent: z.number().nullable(),
      rows: count,
      alone_user_seconds: seconds,
      added_user_seconds: seconds,
    }),
  ),
});

export const fewest = record({
  ...shared,
  kind: z.enum(['lines', 'events', 'causes', 'counties']),
  /** Null where nothing is allowed. */
  is_met: z.boolean().nullable(),
  items: list(
    record({ name: z.string(), provider: z.string().nullable(), net_user_seconds: seconds }),
  ),
  of: count,
  /** What the largest of past years came to in the year after: lines, where the items are events. */
  years_after: record({
    kind: z.enum(['lines', 'causes', 'counties']),
    most: count,
    years: list(
      record({
        year: count,
        items: count,
        net_user_seconds: seconds,
        after_user_seconds: seconds,
        all_items: count,
        all_net_user_seconds: seconds,
        all_after_user_seconds: seconds,
      }),
    ),
  }),
});
