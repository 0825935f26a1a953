import { z } from 'zod';
import { feedCodes, loadKindCodes, skipCodes } from '../codes/index.js';
import { count, list, path, record, sourceFile, words } from './parts.js';

const feed = z.enum(feedCodes.names);
const names = list(z.string());

/** Why rows of a file were skipped. */
export const skips = list(
  record({
    reason: z.enum(skipCodes.names),
    /** The setting that says so, from `feeds.<feed>` on, such as `where.状态`. */
    setting: z.string().nullable(),
    /** The value for which it does. */
    value: z.string().nullable(),
    rows: count,
  }),
);

/** A file that was loaded, or loaded anew under other settings. */
export const ingestedFile = record({
  feed,
  source_file: sourceFile,
  batch_id: z.string(),
  do: z.enum(['load', 'reread']),
  /** How it was read; null where it could not be. */
  way: z.enum(['bulk', 'rows']).nullable(),
  /** Why it could not be read. */
  not_read: words.nullable(),
  rows_read: count,
  rows_loaded: count,
  rows_rejected: count,
  rows_skipped: count,
  skipped_because: skips,
  rows_replaced: count,
  rows_withdrawn: count,
  has_header: z.boolean(),
  /** Headers that no declaration knows. */
  unknown_columns: names,
  /** Letters of columns that have data and no header. */
  nameless_columns: names,
  missing_columns: list(record({ name: z.string(), likely: z.string().nullable() })),
  /** Sheets that were read; null for a file that is one piece. */
  parts: list(z.string().nullable()),
  parts_not_read: list(record({ name: z.string(), why: words })),
  troubles: list(
    record({
      name: z.string(),
      level: z.enum(['problem', 'warning']),
      what: words,
      todo: words,
      /** Lines of `shihu.yaml` that would solve it. */
      yaml: z.string().nullable(),
    }),
  ),
  /** Headers and spellings of the settings that it has. */
  matched_headers: names,
  met_spellings: list(record({ column: z.string(), spelling: z.string() })),
});

export const ingested = list(ingestedFile);

export const withdrawn = list(record({ feed, source_file: sourceFile, rows: count }));

/** Documents of the same content as another, which counts. */
export const copies = list(record({ source_file: sourceFile, copy_of: sourceFile }));

/** A version of a document as the warehouse has it. */
export const heldLoad = z.strictObject({
  ingested_order: count,
  loaded_on: z.string().nullable(),
  kind: z.enum(loadKindCodes.names),
  batch_id: z.string(),
  feed,
  source_file: sourceFile,
  content_hash: z.string(),
  rows_read: count,
  rows_loaded: count,
  rows_rejected: count,
  rows_skipped: count,
  skipped_because: skips,
  is_in_force: z.boolean(),
  ended_by: count.nullable(),
  not_read: z.string().nullable(),
  not_read_en: z.string().nullable(),
  replace_from: z.string().nullable(),
  replace_to: z.string().nullable(),
  replace_provider: z.string().nullable(),
});

/** Versions of documents, in the order in which they were loaded. */
export const batches = list(
  heldLoad.extend({
    /** As the last build found them. */
    rows_replaced: count.nullable(),
  }),
);

/** What a command would do, under `--dry-run`. */
export const plan = record({
  documents: list(
    record({
      do: z.enum(['load', 'reread', 'withdraw', 'recall', 'reset', 'pass', 'copy']),
      feed: feed.nullable(),
      source_file: sourceFile.nullable(),
      /** Of the load; null where nothing is entered into the log. */
      number: count.nullable(),
      why: words,
    }),
  ),
  models: names,
  checks: names,
  published: path.nullable(),
  report: record({
    period: z.string().nullable(),
    folder: path.nullable(),
    files: names.nullable(),
    removes: names.nullable(),
    is_kept: z.boolean().nullable(),
    also: list(path),
  }).nullable(),
});
