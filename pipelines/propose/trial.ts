import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { parseCell } from '../../schemas/fields.js';
import type { Words } from '../../schemas/words/index.js';
import { Database } from '../base/database.js';
import { UserError } from '../base/errors.js';
import { readColumns } from '../ingest/columns.js';
import { examine } from '../ingest/files.js';
import { kindOf } from '../ingest/formats/format.js';
import { incomingTable } from '../ingest/incoming.js';
import { faultTable, typedTable } from '../ingest/interpret.js';
import { PART_LINES } from '../ingest/parts.js';
import { type ReadFile, readFile } from '../ingest/read.js';
import { rowsOf } from '../ingest/skips.js';
import type { LoadedSettings } from '../project/settings.js';
import { type Proposal, withProposed } from './propose.js';
import type { Reading } from './question.js';
import type { Sample } from './sample.js';
import { lengthOf } from './times-of.js';

/** What came of reading the sample with the proposed settings, by the reader that would load it. */
export interface Trial {
  readonly rows: number;
  readonly loaded: number;
  readonly rejected: number;
  readonly skipped: number;
  readonly reasons: readonly { readonly count: number; readonly message: Words }[];
  /** First and last start, where the feed has one. */
  readonly span: { readonly from: string; readonly to: string } | undefined;
  /** Why it could not be read at all. */
  readonly problem?: Words;
  /** Of each column three cells and what they are read as. */
  readonly examples: ReadonlyMap<string, readonly Reading[]>;
}

/** Larger files than this are not opened for a trial. */
const MOST = 64 << 20;

/** @returns undefined where the file is too large for it */
export async function tryProposal(
  sample: Sample,
  proposal: Proposal,
  loaded: LoadedSettings,
): Promise<Trial | undefined> {
  if ((await stat(sample.path)).size > MOST) return undefined;
  const { feed, document } = proposal;
  const isCopy = !sample.isWhole && (sample.format === 'delimited' || sample.format === 'jsonl');
  const proposed = withProposed(loaded, proposal.entries);
  const database = await Database.open(':memory:', { memory: '1GB' });
  try {
    const { encoding } = readColumns(feed, proposed, document).own;
    // The copy is in UTF-8, whatever the file is in.
    const seen = await examine(
      feed,
      sample.path,
      dirname(sample.path),
      isCopy ? 'utf-8' : encoding,
    );
    const file = { ...seen, name: document };
    const reader = { loaded: proposed, bulkFrom: Number.POSITIVE_INFINITY };
    return await readFile(database, file, reader, (read) =>
      trialOf(database, read, proposal, proposed),
    );
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { ...nothing, problem: error.what };
  } finally {
    database.close();
  }
}

const nothing = {
  ...{ rows: 0, loaded: 0, rejected: 0, skipped: 0, reasons: [], span: undefined },
  examples: new Map(),
};

async function trialOf(
  database: Database,
  read: ReadFile,
  proposal: Proposal,
  proposed: LoadedSettings,
): Promise<Trial> {
  const skipped = rowsOf(read.skips);
  const { loaded } = await database.one(
    `select count(*) as loaded from ${incomingTable} where source_line > 0`,
  );
  const { rejected } = await database.one(
    `select count(distinct source_line) as rejected from ${faultTable}`,
  );
  const reasons = await database.rows(
    `select count(distinct source_line) as rows, min(message) as zh,
       arg_min(message_en, message) as en
     from ${faultTable} group by code, column_name order by rows desc, zh limit 5`,
  );
  return {
    rows: read.rows - skipped,
    loaded: Number(loaded),
    rejected: Number(rejected),
    skipped,
    reasons: reasons.map(({ rows, zh, en }) => ({
      count: Number(rows),
      message: { zh: String(zh), en: String(en) },
    })),
    span: await spanOf(database),
    examples: await examplesIn(database, read, proposal, proposed),
  };
}

async function columnsIn(database: Database, table: string): Promise<Set<string>> {
  const rows = await database.rows(`describe ${table}`);
  return new Set(rows.map(({ column_name: name }) => String(name)));
}

async function spanOf(database: Database): Promise<Trial['span']> {
  if (!(await columnsIn(database, incomingTable)).has('started_at')) return undefined;
  const { from, to } = await database.one(
    `select cast(min(started_at) as varchar) as from, cast(max(started_at) as varchar) as to
     from ${incomingTable} where source_line > 0`,
  );
  return from === null || to === null ? undefined : { from: String(from), to: String(to) };
}

/** Rows from which examples are taken, and examples that are shown. */
const LOOKED = 2000;
const SHOWN = 3;

async function examplesIn(
  database: Database,
  { parts, skips }: ReadFile,
  { feed, document, columns, grid }: Proposal,
  proposed: LoadedSettings,
): Promise<Map<string, Reading[]>> {
  const examples = new Map<string, Reading[]>();
  if (columns.length === 0) return examples;
  const list = columns.map(({ name }, i) => `cast("${name}" as varchar) as v${i}`);
  const at = Math.max(
    0,
    parts.findIndex(({ name }) => name === grid.sheet),
  );
  const rows = await database.rows(
    `select source_line as line, why_zh is not null as is_refused, ${list.join(', ')}
     from ${typedTable} where source_line > ${at * PART_LINES} order by source_line limit ${LOOKED}`,
  );
  // Elements of a list are told apart by their line or by their number, which is for the reader to say.
  const isByPlace = kindOf(document)?.format === 'json' && rowsOf(skips) === 0;
  const cellsAt = new Map(grid.rows.map(({ line, cells }) => [line, cells]));
  const declared = readColumns(feed, proposed, document).columns;
  for (const [i, column] of columns.entries()) {
    const found = new Map<string, Reading>();
    for (const [place, row] of rows.entries()) {
      const cells = isByPlace
        ? grid.rows[place]?.cells
        : cellsAt.get(Number(row.line) - at * PART_LINES);
      const cell = cells ? writtenIn(cells, column.at) : '';
      if (cell === '' || found.has(cell)) continue;
      const schema = declared.find(({ name }) => name === column.name)?.schema;
      const parsed = row.is_refused && schema ? parseCell(schema, cell) : undefined;
      const value = parsed ? (parsed.ok ? parsed.value : null) : row[`v${i}`];
      found.set(cell, { cell, value: shown(column.name, value) });
      if (found.size === SHOWN) break;
    }
    examples.set(column.name, [...found.values()]);
  }
  return examples;
}

function shown(name: string, value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return name === 'duration' ? lengthOf(Number(value)) : String(value);
}

function writtenIn(cells: readonly string[], at: readonly number[]): string {
  const texts = at.map((one) => (cells[one] ?? '').trim());
  return texts.filter((text) => text !== '').join(' ');
}
