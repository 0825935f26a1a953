import { topEvents } from '../../schemas/published/detail.js';
import { type Dataset, datasetOf, publishedFields } from '../base/dataset.js';
import type { EventRow } from '../view/data.js';
import { eventWords as w } from '../words/index.js';

export function eventData(rows: readonly EventRow[]): Dataset {
  return datasetOf(
    'largest-events',
    w.caption({ count: String(rows.length) }),
    rows,
    publishedFields(topEvents, [
      'rank',
      'event_id',
      'provider',
      'event_city_code',
      'event_city_name',
      'county',
      'area_tier',
      'line_id',
      'started_at',
      'ended_at',
      'is_open',
      'rows',
      'users',
      'nature',
      'cause',
      'net_user_seconds',
      'source_file',
      'source_line',
    ]),
  );
}
