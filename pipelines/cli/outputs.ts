import type { Output } from '../../schemas/outputs/index.js';
import type { CheckOutcome } from '../build/checks.js';
import type { WithdrawnDocument } from '../ingest/gone.js';
import type { WrittenReport } from '../report/report.js';
import type { CountedFile } from './summary.js';

/*
 * Parts that the JSON of several commands has, in the names of the published tables.
 */

export function fileJson(file: CountedFile): Output<'ingest'>[number] {
  return {
    feed: file.feed,
    source_file: file.name,
    batch_id: file.batchId,
    do: file.did,
    way: file.way,
    not_read: file.why,
    rows_read: file.rowsRead,
    rows_loaded: file.rowsLoaded,
    rows_rejected: file.rowsRejected,
    rows_skipped: file.rowsSkipped,
    skipped_because: file.skips,
    rows_replaced: file.rowsReplaced,
    rows_withdrawn: file.rowsWithdrawn,
    has_header: file.hasHeader,
    unknown_columns: file.unknownColumns,
    nameless_columns: file.namelessColumns,
    missing_columns: file.missingColumns.map(({ name, likely }) => ({
      name,
      likely: likely ?? null,
    })),
    parts: file.parts,
    parts_not_read: file.passedOver.map(({ name, reason }) => ({ name, why: reason })),
    troubles: file.troubles.map(({ name, level, what, todo, yaml }) => ({
      ...{ name, level, what, todo },
      yaml: yaml ?? null,
    })),
    matched_headers: file.matchedHeaders,
    met_spellings: file.metSpellings.map(({ column, spelling }) => ({ column, spelling })),
  };
}

export function withdrawnJson(documents: readonly WithdrawnDocument[]): Output<'withdraw'> {
  return documents.map(({ feed, name, rows }) => ({ feed, source_file: name, rows }));
}

/** Outcomes of checks as rows of the published table. */
export function checksJson(outcomes: readonly CheckOutcome[]): Output<'build'>['checks'] {
  return outcomes.map(({ name, severity, failingRows, what }) => ({
    name,
    severity,
    status: failingRows === 0 ? 'pass' : 'fail',
    failing_rows: failingRows,
    what: what.zh,
    what_en: what.en,
  }));
}

/** Where a report is, with every file. */
export function reportJson(
  period: string,
  { page, workbook, index, files }: WrittenReport,
): Output<'report'> {
  return { period, report: page, workbook, index, files };
}
