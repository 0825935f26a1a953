import { z } from 'zod';
import {
  type Codes,
  missingEvidenceCodes,
  type OutlookCode,
  outlookCodes,
  severityCodes,
  type TierOrAll,
  tierOrAllCodes,
  type VerdictCode,
  verdictCodes,
} from '../../schemas/codes/index.js';
import { rejectedRows } from '../../schemas/published/events.js';
import { batches } from '../../schemas/published/reference.js';
import { joined, type Language, same, speaker, type Words } from '../../schemas/words/index.js';
import type { Database } from '../base/database.js';
import { makeRelation } from '../build/build.js';
import type { CheckOutcome } from '../build/checks.js';
import type { EnteredFile } from '../ingest/enter.js';
import type { Ingested } from '../ingest/ingest.js';
import { skipWords } from '../ingest/skips.js';
import { paragraphOf, unusedWords } from '../ingest/troubles.js';
import { ask } from '../models/queries.js';
import type { LoadedSettings } from '../project/settings.js';
import type { OutlookCount } from '../published/forecasts.js';
import type { horizonOf } from '../published/horizon.js';
import type { EvidenceFault, VerdictCount } from '../published/outcomes.js';
import type { Io } from '../terminal/io.js';
import { type Cell, textTable } from '../terminal/table.js';
import { shortened } from '../terminal/width.js';
import { cliWords, headings } from '../words/cli.js';
import { summaryWords as w } from '../words/cli-summary.js';

/** Room for a message beside the other columns of a usual terminal. */
const EXAMPLE_COLUMNS = 64;

/** A file that was read, with the rows that another document displaces or that it displaces. */
export interface CountedFile extends EnteredFile {
  readonly rowsReplaced: number;
  readonly rowsWithdrawn: number;
}

/** What became of each document. */
export function showIngested(
  io: Io,
  { withdrawn, copies, wasReset }: Ingested,
  files: readonly CountedFile[],
): void {
  const l = io.language;
  const say = speaker(l);
  if (wasReset) {
    io.note(say(w.reset));
  }
  for (const { name, rows } of withdrawn) {
    io.note(say(w.gone({ name, rows: String(rows) })));
  }
  for (const { name, of } of copies) {
    io.note(say(w.copy({ name, of })));
  }
  if (files.length === 0) {
    if (withdrawn.length === 0) io.note(say(w.noNewFiles));
    return;
  }
  for (const { name, why, defect } of files) {
    if (why) io.note(`${say(w.notRead)}  ${name}\n  ${why[l]}`);
    if (defect !== null) io.note(say(cliWords.defect({ stack: defect })));
  }
  const head = [
    headings.file,
    headings.read,
    headings.loaded,
    headings.rejected,
    headings.skipped,
    headings.replaced,
  ];
  io.note(
    textTable(
      head.map((word) => word[l]),
      files.map((f) => [
        f.name,
        f.rowsRead,
        f.rowsLoaded,
        f.rowsRejected,
        f.rowsSkipped,
        f.rowsReplaced,
      ]),
    ),
  );
  for (const file of files) showRemarks(io, file);
}

function showRemarks(io: Io, file: CountedFile): void {
  const l = io.language;
  const say = speaker(l);
  if (file.rowsWithdrawn > 0) {
    io.note(say(w.windowWithdrawn({ name: file.name, rows: String(file.rowsWithdrawn) })));
  }
  if (file.why) return;
  if (file.rowsRead === 0) io.note(say(w.emptyFile({ name: file.name })));
  for (const trouble of file.rowsRead === 0 ? [] : file.troubles) {
    io.note(paragraphOf(trouble.name, trouble)[l]);
  }
  if (file.skips.some(({ setting }) => setting !== null)) {
    const counts = file.skips.map((skip) => joined([skipWords(skip), skip.rows], same(' ')));
    const because = joined(counts, w.afterComma);
    io.note(say(w.skippedBecause({ name: file.name, rows: file.rowsSkipped, because })));
  }
  if (file.parts.length > 1) {
    io.note(say(w.sheetsRead({ name: file.name, sheets: file.parts })));
  }
  for (const { name, reason } of file.passedOver) {
    io.note(say(w.sheetNotRead({ name: file.name, sheet: name, reason })));
  }
  if (file.unknownColumns.length + file.namelessColumns.length > 0) {
    const unused = unusedWords(file.unknownColumns, file.namelessColumns);
    io.note(say(w.unusedColumns({ name: file.name, unused })));
  }
}

/** Counts after the build, which can still reject rows that were loaded, and knows what is displaced. */
export async function withFinalCounts(
  published: Database,
  { files }: Ingested,
): Promise<CountedFile[]> {
  const final = new Map((await published.read(batches)).map((batch) => [batch.batch_id, batch]));
  return files.map((file) => {
    const batch = final.get(file.batchId);
    return {
      ...file,
      rowsLoaded: batch?.rows_loaded ?? file.rowsLoaded,
      rowsRejected: batch?.rows_rejected ?? file.rowsRejected,
      rowsReplaced: batch?.rows_replaced ?? 0,
      rowsWithdrawn: batch?.rows_withdrawn ?? 0,
    };
  });
}

const replacedCount = z.object({
  batch_id: z.string(),
  replaced: z.int(),
  withdrawn: z.int(),
});

/** The same before a build, from what the warehouse holds. */
export async function withReplaced(
  warehouse: Database,
  loaded: LoadedSettings,
  { files }: Ingested,
): Promise<CountedFile[]> {
  await makeRelation(warehouse, loaded, 'replaced_counts');
  const counts = await ask(warehouse, 'cli/replaced_by_batch', {}, replacedCount);
  const byBatch = new Map(counts.map((count) => [count.batch_id, count]));
  return files.map((file) => ({
    ...file,
    rowsReplaced: byBatch.get(file.batchId)?.replaced ?? 0,
    rowsWithdrawn: byBatch.get(file.batchId)?.withdrawn ?? 0,
  }));
}

/** Whether it is what every row of the file was rejected for, `is_whole_file`: then it stands alone. */
const rejectSummaryRow = rejectedRows.row
  .pick({ source_file: true, code: true, message: true, message_en: true })
  .extend({ rows: z.int(), first_line: z.int(), is_whole_file: z.boolean() });

export type RejectSummary = z.infer<typeof rejectSummaryRow>;

/** Faults by file and code; of a file that fell as a whole for one reason, that reason alone. */
export async function rejectSummary(published: Database): Promise<RejectSummary[]> {
  return ask(published, 'cli/rejected_by_code', {}, rejectSummaryRow);
}

/** Rejected rows by file and reason, with the first of each. */
export function showRejected(io: Io, rejects: readonly RejectSummary[]): void {
  if (rejects.length === 0) return;
  const l = io.language;
  const say = speaker(l);
  io.note(say(w.rejected));
  const line = (n: number) => say(w.line({ line: String(n) }));
  const example = (r: RejectSummary) => {
    const message = l === 'zh' ? r.message : r.message_en;
    return r.is_whole_file ? say(w.wholeFile({ message })) : `${line(r.first_line)}: ${message}`;
  };
  io.note(
    textTable(
      [headings.file, headings.code, headings.rows, headings.example].map((word) => word[l]),
      rejects.map((r) => [
        r.source_file,
        r.code,
        r.is_whole_file ? say(w.allRows({ rows: String(r.rows) })) : r.rows,
        shortened(example(r), EXAMPLE_COLUMNS),
      ]),
    ),
  );
}

/** Checks that fail, gravest first. */
export function showChecks(io: Io, checks: readonly CheckOutcome[]): void {
  const failing = checks.filter(({ failingRows }) => failingRows > 0);
  const l = io.language;
  const say = speaker(l);
  if (failing.length === 0) {
    io.note(say(w.checksPass));
    return;
  }
  const rank = ({ severity }: CheckOutcome) => severityCodes.rank(severity);
  const sorted = [...failing].sort((a, b) => rank(a) - rank(b));
  io.note(
    textTable(
      [headings.severity, headings.check, headings.rows, headings.what].map((word) => word[l]),
      sorted.map((c) => [severityCodes.words[c.severity][l], c.name, c.failingRows, c.what[l]]),
    ),
  );
}

/** Stands beside the verdicts: which of them are undetermined, and for want of what. */
export function showEvidence(io: Io, year: number, faults: readonly EvidenceFault[]): void {
  if (faults.length === 0) return;
  const l = io.language;
  const say = speaker(l);
  io.note(say(w.missingEvidence({ year: String(year) })));
  for (const fault of faults) {
    const what = missingEvidenceCodes.words[fault.evidence][l];
    const about = fault.source_file || say(w.cities({ count: String(fault.cities) }));
    const message = l === 'zh' ? fault.message : fault.message_en;
    const isNamed = fault.source_file !== '' && message.includes(fault.source_file);
    io.note(`  ${what}  ${isNamed ? message : `${about}  ${message}`}`);
  }
}

/** From when to when the data is taken as complete, and why. */
export function showHorizon(io: Io, { from, asOf }: Awaited<ReturnType<typeof horizonOf>>): void {
  if (!from.day || !asOf.day) return;
  const say = speaker(io.language);
  const why = (name: string, source: string): Words => {
    if (source === 'option') return w.byOption;
    return source === 'file' ? w.bySetting({ name }) : w.byData;
  };
  io.note(
    say(
      w.horizon({
        from: from.day,
        fromWhy: why('data_from', from.source),
        to: asOf.day,
        toWhy: why('as_of', asOf.source),
      }),
    ),
  );
}

/** Verdicts of a year by tier: how many cities are where. */
export function verdictTable(year: number, counts: readonly VerdictCount[], l: Language): string {
  return countTable(
    year,
    verdictCodes,
    counts.map(({ verdict, ...rest }) => ({ ...rest, code: verdict })),
    l,
  );
}

/** The same of the outlooks of a year that is not over. */
export function outlookTable(year: number, counts: readonly OutlookCount[], l: Language): string {
  return countTable(
    year,
    outlookCodes,
    counts.map(({ outlook, ...rest }) => ({ ...rest, code: outlook })),
    l,
  );
}

interface Count<Code> {
  readonly area_tier: TierOrAll;
  readonly code: Code;
  readonly cells: number;
}

function countTable<Code extends VerdictCode | OutlookCode>(
  year: number,
  { names, words }: Codes<Code>,
  counts: readonly Count<Code>[],
  l: Language,
): string {
  const found = names.filter((code) => counts.some((c) => c.code === code));
  const cell = (tier: TierOrAll, code: Code): Cell =>
    counts
      .filter((c) => c.code === code && (tier === 'all' || c.area_tier === tier))
      .reduce((sum, c) => sum + c.cells, 0);
  const rows = tierOrAllCodes.names.map((tier): Cell[] => [
    tierOrAllCodes.words[tier][l],
    ...found.map((code) => cell(tier, code)),
  ]);
  return textTable([`${year} ${headings.tier[l]}`, ...found.map((code) => words[code][l])], rows);
}
