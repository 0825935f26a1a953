import { z } from 'zod';
import { evidenceWords, named, severityWords, verdictWords } from '../../reports/words/index.js';
import { rejectedRows } from '../../schemas/published/events.js';
import { batches } from '../../schemas/published/reference.js';
import { tierNames, tiers } from '../../schemas/tiers.js';
import type { Language } from '../../schemas/words.js';
import type { Database } from '../base/database.js';
import { makeRelation } from '../build/build.js';
import type { CheckOutcome } from '../build/checks.js';
import type { Ingested, IngestedFile } from '../ingest/ingest.js';
import { paragraphOf, unusedWords } from '../ingest/troubles.js';
import { ask } from '../models/queries.js';
import type { LoadedSettings } from '../project/settings.js';
import type { horizonOf } from '../published/horizon.js';
import type { EvidenceFault, VerdictCount } from '../published/outcomes.js';
import type { Io } from '../terminal/io.js';
import { say } from '../terminal/say.js';
import { type Cell, shortened, textTable } from '../terminal/table.js';
import { words } from './words.js';

/** Room for a message beside the other columns of a usual terminal. */
const EXAMPLE_COLUMNS = 64;

/** A file that was read, with the rows that another document displaces or that it displaces. */
export interface CountedFile extends IngestedFile {
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
  if (wasReset) {
    io.note(
      say(
        l,
        'shihu.loads.csv 已被修改：按其中的次序重新载入全部文件。',
        'shihu.loads.csv was edited: everything is loaded anew in the order that it gives.',
      ),
    );
  }
  for (const { name, rows } of withdrawn) {
    io.note(
      say(
        l,
        `${name} 已不在：撤回其 ${rows} 行。`,
        `${name} is gone: its ${rows} rows are withdrawn.`,
      ),
    );
  }
  for (const { name, of } of copies) {
    io.note(
      say(
        l,
        `${name} 与 ${of} 内容相同，只计一次。`,
        `${name} has the same content as ${of} and counts once.`,
      ),
    );
  }
  if (files.length === 0) {
    if (withdrawn.length === 0) io.note(say(l, '没有新文件。', 'No new files.'));
    return;
  }
  for (const { name, why } of files) {
    if (why) io.note(`${say(l, '未读取', 'Not read')}  ${name}\n  ${why[l]}`);
  }
  const head = [
    words.file,
    words.read,
    words.loaded,
    words.rejected,
    words.skipped,
    words.replaced,
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
  if (file.rowsWithdrawn > 0) {
    io.note(
      say(
        l,
        `${file.name} 中有 ${file.rowsWithdrawn} 行位于其他文件所替换的时段内，已撤回。`,
        `${file.rowsWithdrawn} rows of ${file.name} lie in a window that another document replaces and are withdrawn.`,
      ),
    );
  }
  if (file.why) return;
  if (file.rowsRead === 0) io.note(say(l, `${file.name} 是空文件。`, `${file.name} is empty.`));
  for (const trouble of file.rowsRead === 0 ? [] : file.troubles) {
    io.note(paragraphOf(trouble.name, trouble)[l]);
  }
  if (file.parts.length > 1) {
    const names = file.parts.join(say(l, '、', ', '));
    const of = file.parts.length;
    io.note(
      say(
        l,
        `${file.name} 中读取了 ${of} 个工作表：${names}`,
        `${of} sheets of ${file.name} were read: ${names}`,
      ),
    );
  }
  for (const { name, reason } of file.passedOver) {
    io.note(
      say(
        l,
        `${file.name} 的工作表“${name}”未读取：${reason.zh}。`,
        `The sheet "${name}" of ${file.name} is not read: ${reason.en}.`,
      ),
    );
  }
  if (file.unknownColumns.length + file.namelessColumns.length > 0) {
    const names = unusedWords(file.unknownColumns, file.namelessColumns)[l];
    io.note(
      say(l, `${file.name} 中未使用的列：${names}`, `Columns of ${file.name} not used: ${names}`),
    );
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
  io.note(
    say(l, '被拒绝的行（详见 rejected_rows 表）：', 'Rejected rows (table rejected_rows has all):'),
  );
  const line = (n: number) => say(l, `第 ${n} 行`, `line ${n}`);
  const example = (r: RejectSummary) => {
    const message = l === 'zh' ? r.message : r.message_en;
    return r.is_whole_file
      ? say(l, `整个文件同一原因：${message}`, `the whole file for one reason: ${message}`)
      : `${line(r.first_line)}: ${message}`;
  };
  io.note(
    textTable(
      [words.file, words.code, words.rows, words.example].map((word) => word[l]),
      rejects.map((r) => [
        r.source_file,
        r.code,
        r.is_whole_file ? say(l, `全部 ${r.rows}`, `all ${r.rows}`) : r.rows,
        shortened(example(r), EXAMPLE_COLUMNS),
      ]),
    ),
  );
}

/** Checks that fail, gravest first. */
export function showChecks(io: Io, checks: readonly CheckOutcome[]): void {
  const failing = checks.filter(({ failingRows }) => failingRows > 0);
  const l = io.language;
  if (failing.length === 0) {
    io.note(say(l, '数据检查全部通过。', 'All data checks pass.'));
    return;
  }
  const rank = ['error', 'warning', 'info'];
  const sorted = [...failing].sort((a, b) => rank.indexOf(a.severity) - rank.indexOf(b.severity));
  io.note(
    textTable(
      [words.severity, words.check, words.rows, words.what].map((word) => word[l]),
      sorted.map((c) => [
        severityWords[c.severity as keyof typeof severityWords][l],
        c.name,
        c.failingRows,
        c.what[l],
      ]),
    ),
  );
}

/** Stands beside the verdicts: which of them are undetermined, and for want of what. */
export function showEvidence(io: Io, year: number, faults: readonly EvidenceFault[]): void {
  if (faults.length === 0) return;
  const l = io.language;
  io.note(
    say(
      l,
      `${year} 年判定依据不全，凡可能因此改变的判定均为“无法判定”：`,
      `Evidence of ${year} is missing; every verdict that it could change is undetermined:`,
    ),
  );
  for (const fault of faults) {
    const what = named(evidenceWords, fault.evidence)[l];
    const about = fault.source_file || say(l, `${fault.cities} 个市州`, `cities: ${fault.cities}`);
    const message = l === 'zh' ? fault.message : fault.message_en;
    const isNamed = fault.source_file !== '' && message.includes(fault.source_file);
    io.note(`  ${what}  ${isNamed ? message : `${about}  ${message}`}`);
  }
}

/** From when to when the data is taken as complete, and why. */
export function showHorizon(io: Io, { from, asOf }: Awaited<ReturnType<typeof horizonOf>>): void {
  if (!from.day || !asOf.day) return;
  const l = io.language;
  const why = (name: string, source: string): string => {
    if (source === 'option') return say(l, '选项 --as-of', 'option --as-of');
    if (source === 'file') return say(l, `设置 ${name}`, `setting ${name}`);
    return say(l, '由数据推断', 'from the data');
  };
  const [first, last] = [why('data_from', from.source), why('as_of', asOf.source)];
  io.note(
    say(
      l,
      `数据完整区间：${from.day} 零时（${first}）至 ${asOf.day} 零时（${last}）。`,
      `Data is taken as complete from ${from.day} 00:00 (${first}) to ${asOf.day} 00:00 (${last}).`,
    ),
  );
}

/** Verdicts of a year by tier: how many cities are where. */
export function verdictTable(year: number, counts: readonly VerdictCount[], l: Language): string {
  const order = [
    'met_absolute',
    'met_reduction',
    'on_course',
    'not_met',
    'exceeded',
    'undetermined',
  ] as const;
  const found = order.filter((verdict) => counts.some((count) => count.verdict === verdict));
  const cell = (tier: string | null, verdict: string): Cell =>
    counts
      .filter((c) => c.verdict === verdict && (tier === null || c.area_tier === tier))
      .reduce((sum, c) => sum + c.cells, 0);
  const rows = [...tiers, null].map((tier): Cell[] => [
    tierNames[tier ?? 'all'][l],
    ...found.map((verdict) => cell(tier, verdict)),
  ]);
  return textTable(
    [`${year} ${words.tier[l]}`, ...found.map((verdict) => verdictWords[verdict][l])],
    rows,
  );
}

export { say };
