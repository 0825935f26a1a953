import { batches, settingsInForce, targets } from '../../schemas/published/reference.js';
import { type Dataset, datasetOf, publishedFields } from '../base/dataset.js';
import type { BatchRow, SettingRow, TargetRow } from '../view/data.js';
import { methodWords as w } from '../words/index.js';

/** Every limit of the year, one a row. */
export function targetData(year: number, rows: readonly TargetRow[]): Dataset {
  return datasetOf(
    'targets',
    w.limits({ year: String(year) }),
    rows,
    publishedFields(targets, ['year', 'target_group', 'area_tier', 'target_hours', 'is_stage']),
  );
}

export function settingData(rows: readonly SettingRow[]): Dataset {
  return datasetOf(
    'settings',
    w.settings,
    rows,
    publishedFields(settingsInForce, ['name', 'value', 'source']),
  );
}

export function inputData(rows: readonly BatchRow[]): Dataset {
  return datasetOf(
    'inputs',
    w.inputs,
    rows,
    publishedFields(batches, [
      'ingested_order',
      'batch_id',
      'feed',
      'source_file',
      'encoding',
      'rows_read',
      'rows_loaded',
      'rows_rejected',
      'rows_skipped',
      'rows_replaced',
      'rows_withdrawn',
      'not_read',
      'unknown_columns',
      'content_hash',
    ]),
  );
}
