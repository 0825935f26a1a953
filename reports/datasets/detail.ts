import { lineHours, otherVerdicts, repeatedInterruptions } from '../../schemas/published/detail.js';
import { periodHours } from '../../schemas/published/outcomes.js';
import { type Dataset, datasetOf, publishedFields } from '../base/dataset.js';
import type { LineRow, OtherVerdictRow, PeriodHoursRow, RepeatedRow } from '../view/data.js';
import type { RepairRow } from '../view/repairs.js';
import { otherWords, usersWords, whyWords as w, workbookWords } from '../words/index.js';

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

export function repairData(rows: readonly RepairRow[]): Dataset {
  return datasetOf('repair-times', w.repairs, rows, [
    { name: 'city_code', value: (row) => row.city_code },
    { name: 'cause', label: workbookWords.cause, value: (row) => row.cause },
    { name: 'outages', label: w.faults, value: (row) => row.outages },
    { name: 'median_seconds', value: (row) => row.median_seconds },
    { name: 'p90_seconds', value: (row) => row.p90_seconds },
    { name: 'longest_seconds', value: (row) => row.longest_seconds },
    { name: 'net_user_seconds', value: (row) => row.net_user_seconds },
  ]);
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
