import { lineHours, otherVerdicts, repeatedInterruptions } from '../../schemas/published/detail.js';
import { periodHours } from '../../schemas/published/outcomes.js';
import { type Dataset, datasetOf, publishedFields } from '../base/dataset.js';
import type { LineRow, OtherVerdictRow, PeriodHoursRow, RepeatedRow } from '../view/data.js';
import { otherWords, usersWords, whyWords as w } from '../words/index.js';

export function lineData(rows: readonly LineRow[]): Dataset {
  const title = w.lines({ count: String(rows.length) });
  return datasetOf(
    'largest-lines',
    title,
    rows,
    publishedFields(lineHours, [
      'period',
      'rank',
      'line_city_code',
      'line_city_name',
      'line_id',
      'net_user_seconds',
      'fault_user_seconds',
      'outages',
    ]),
  );
}

/** @param name tells the table of one place from that of many */
export function repeatedData(name: string, year: number, rows: readonly RepeatedRow[]): Dataset {
  return datasetOf(
    name,
    w.repeated({ year: String(year) }),
    rows,
    publishedFields(repeatedInterruptions, [
      'year',
      'city_code',
      'area_tier',
      'window',
      'more_than',
      'assets',
      'users',
      'share',
    ]),
  );
}

export function otherVerdictData(year: number, rows: readonly OtherVerdictRow[]): Dataset {
  return datasetOf(
    'other-verdicts',
    otherWords.caption({ year: String(year) }),
    rows,
    publishedFields(otherVerdicts, [
      'year',
      'city_code',
      'area_tier',
      'verdict',
      'hours_gross',
      'baseline_gross',
      'without_exclusion',
      'other_reading',
    ]),
  );
}

export function usersData(rows: readonly PeriodHoursRow[]): Dataset {
  return datasetOf(
    'equivalent-users',
    usersWords.caption,
    rows,
    publishedFields(periodHours, [
      'period',
      'city_code',
      'city_name',
      'area_tier',
      'days',
      'user_days',
      'users_avg',
    ]),
  );
}
