import { z } from 'zod';
import {
  durations,
  noticeDays,
  notices,
  type ProfileRow,
  stretch,
} from '../../reports/view/profile.js';
import type { Database } from '../base/database.js';
import { ask } from '../models/queries.js';

/** Outages that started within the span, by time of day, duration and notice: of the region and of every city. */
export async function outageProfile(
  published: Database,
  region: string,
  span: { readonly from: string; readonly to: string },
): Promise<ProfileRow[]> {
  const bound = { ...span, region, width: stretch, days: noticeDays };
  return ask(published, 'report/outage_profile', bound, row);
}

const row = z.object({
  part: z.enum(['hour', 'duration', 'notice']),
  city_code: z.string(),
  is_fault: z.boolean().nullable(),
  weekday: z.int().nullable(),
  from_hour: z.int().nullable(),
  lasted: z.enum(durations).nullable(),
  notice: z.enum(notices).nullable(),
  outages: z.int(),
  net_user_seconds: z.bigint(),
});
