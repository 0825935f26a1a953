import type { FeedName } from '../../schemas/codes/index.js';
import { checks } from '../../schemas/published/reference.js';
import { type Dataset, datasetOf, publishedFields } from '../base/dataset.js';
import type { CheckRow, RejectedCount } from '../view/data.js';
import { feedWords, named, rejectionWords, type Say, qualityWords as w } from '../words/index.js';

export interface FeedSum {
  readonly feed: FeedName;
  readonly files: number;
  readonly read: number;
  readonly loaded: number;
  readonly rejected: number;
  readonly skipped: number;
  readonly replaced: number;
  readonly unread: number;
}

export function feedData(rows: readonly FeedSum[], say: Say): Dataset {
  return datasetOf('feeds', w.feeds, rows, [
    { name: 'feed', label: w.code, value: ({ feed }) => feed },
    { name: 'feed_name', label: w.feed, value: ({ feed }) => say(named(feedWords, feed)) },
    { name: 'files', label: w.files, value: ({ files }) => files },
    { name: 'rows_read', label: w.read, value: ({ read }) => read },
    { name: 'rows_loaded', label: w.loaded, value: ({ loaded }) => loaded },
    { name: 'rows_rejected', label: w.rejected, value: ({ rejected }) => rejected },
    { name: 'rows_skipped', label: w.skipped, value: ({ skipped }) => skipped },
    { name: 'rows_replaced', label: w.replaced, value: ({ replaced }) => replaced },
    { name: 'files_not_read', label: w.unread, value: ({ unread }) => unread },
  ]);
}

export function rejectionData(rows: readonly RejectedCount[], say: Say): Dataset {
  return datasetOf('rejections', w.rejections, rows, [
    { name: 'code', label: w.code, value: ({ code }) => code },
    { name: 'fault', label: w.fault, value: ({ code }) => say(named(rejectionWords, code)) },
    { name: 'feed', label: w.feed, value: ({ feed }) => feed },
    { name: 'rows', label: w.rows, value: (row) => row.rows },
  ]);
}

export function checkData(rows: readonly CheckRow[]): Dataset {
  return datasetOf(
    'checks',
    w.checks,
    rows,
    publishedFields(checks, ['name', 'severity', 'status', 'failing_rows', 'what', 'what_en']),
  );
}
