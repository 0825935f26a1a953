import { outageFacts } from '../../schemas/published/events.js';
import type { OutageFactRow } from '../data.js';
import { type Dataset, datasetOf, publishedFields } from '../dataset.js';
import { eventWords as w } from '../words.js';

export function eventData(rows: readonly OutageFactRow[]): Dataset {
  const title = w.caption({ count: String(rows.length) });
  return datasetOf(
    'largest-events',
    title,
    rows,
    publishedFields(outageFacts, [
      'outage_id',
      'event_id',
      'provider',
      'city_code',
      'city_name',
      'county',
      'area_tier',
      'line_id',
      'asset_id',
      'started_at',
      'ended_at',
      'is_open',
      'users',
      'nature',
      'cause',
      'gross_user_seconds',
      'excluded_user_seconds',
      'net_user_seconds',
      'claim',
      'source_file',
      'source_line',
    ]),
  );
}
