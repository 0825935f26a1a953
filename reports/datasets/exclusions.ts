import { exclusionAudit } from '../../schemas/published/events.js';
import { periodHours } from '../../schemas/published/outcomes.js';
import { type Dataset, datasetOf, publishedFields } from '../base/dataset.js';
import type { ExclusionRow, PeriodHoursRow } from '../view/data.js';
import { exclusionWords as w } from '../words/index.js';

/** Hours and user-seconds of places with and without the exclusion. */
export function sumsData(rows: readonly PeriodHoursRow[]): Dataset {
  return datasetOf(
    'exclusion-sums',
    w.sums,
    rows,
    publishedFields(periodHours, [
      'period',
      'city_code',
      'city_name',
      'days',
      'user_days',
      'gross_user_seconds',
      'excluded_user_seconds',
      'net_user_seconds',
      'hours_gross',
      'hours',
    ]),
  );
}

export interface Reason {
  readonly code: string;
  readonly name: string;
  readonly claims: number;
  readonly seconds: bigint;
}

export function reasonsData(rows: readonly Reason[]): Dataset {
  return datasetOf('refusal-reasons', w.reasons, rows, [
    { name: 'reason', label: w.code, value: ({ code }) => code },
    { name: 'reason_name', label: w.reason, value: ({ name }) => name },
    { name: 'claims', label: w.claims, value: ({ claims }) => claims },
    { name: 'counted_user_seconds', label: w.netSeconds, value: ({ seconds }) => seconds },
  ]);
}

export function refusedData(rows: readonly ExclusionRow[]): Dataset {
  return datasetOf(
    'refused-claims',
    w.list,
    rows,
    publishedFields(exclusionAudit, [
      'outage_id',
      'event_id',
      'provider',
      'city_code',
      'city_name',
      'area_tier',
      'line_id',
      'asset_id',
      'nature',
      'order_no',
      'authority',
      'approved_from',
      'approved_to',
      'started_at',
      'ended_at',
      'outcome',
      'reason',
      'counted_user_seconds',
      'counted_user_hours',
      'source_file',
      'source_line',
    ]),
  );
}
