import type { Words } from '../../schemas/words/index.js';
import { quoted } from '../base/database.js';
import { rowWordsInSql as w } from '../words/ingest-rows.js';
import type { Layout } from './layout.js';
import type { TextRecord } from './records.js';

/** A file as records of text cells, whatever its format. */
export interface RecordSource {
  /** What is read of it, in order: the sheets of a workbook, else the file itself. */
  readonly parts: readonly SourcePart[];
  /** Sheets that are not read. */
  readonly passedOver: readonly PassedOver[];
  /** Ends the process that reads it, if there is one; to be called whether or not it was read. */
  readonly close: () => Promise<void>;
}

export interface SourcePart {
  /** Name of the sheet; null where a file is one piece. */
  readonly name: string | null;
  /** What is added to a record's line, so that lines are unique within the file. */
  readonly lineOffset: number;
  readonly layout: Layout;
  /** The beginning of a delimited file; empty for the other formats. */
  readonly head: string;
  /** All records, the header among them; to be read once, one part after the other. */
  readonly records: () => AsyncIterable<TextRecord[]>;
}

export interface PassedOver {
  readonly name: string;
  readonly reason: Words;
}

/** A file that is one piece. */
export function whole(
  part: Pick<SourcePart, 'layout' | 'records'> & { head?: string },
  close: () => Promise<void> = async () => undefined,
): RecordSource {
  return { parts: [{ name: null, lineOffset: 0, head: '', ...part }], passedOver: [], close };
}

/** The most rows that a sheet has: from one part to the next, lines go on by so many. */
export const PART_LINES = 1_048_576;

/**
 * Where a record becomes several rows, the first of them stands on its own line and each further one on the
 * line as far behind the last part: as though the parts were there once more.
 */
export function partsTimes<Part>(parts: readonly Part[], copies: number): readonly Part[] {
  return Array.from({ length: copies }, () => parts).flat();
}

/**
 * Words for a line of a file of these parts, to stand inside a text of SQL: by sheet and row where
 * there are several.
 */
export function lineSql(parts: readonly (string | null)[], line: string): Words {
  const inside = (sql: string) => `' || ${sql} || '`;
  if (parts.length < 2) return w.line({ line: inside(line) });
  const row = `((${line} - 1) % ${PART_LINES} + 1)`;
  if (parts.every((name) => name === parts[0])) return w.line({ line: inside(row) });
  const list = parts.map((name) => quoted(name ?? '')).join(', ');
  const sheet = `(list_value(${list}))[1 + (${line} - 1) // ${PART_LINES}]`;
  return w.sheetRow({ sheet: inside(sheet), row: inside(row) });
}
