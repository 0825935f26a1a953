import type { FeedColumn } from '../../schemas/feeds/index.js';
import { fold } from '../../schemas/vocabulary.js';
import { nearest } from '../base/nearest.js';
import { recordsOf, type TextRecord } from './records.js';

export const delimiters = [',', '\t', ';', '|'] as const;

/** Values of columns that a file lacks, by column. */
export type Constants = Readonly<Partial<Record<string, string>>>;

/** Where the columns of a file are. */
export interface Layout {
  readonly delimiter: string;
  /** Line of the header; null when none was recognised. */
  readonly headerLine: number | null;
  /** Header cells as written. */
  readonly header: readonly string[];
  /** For each column of the file, the name of the declared column that it is, or null. */
  readonly columns: readonly (string | null)[];
  /** Headers that no declaration knows. */
  readonly unknown: readonly string[];
  /** Declared columns that the file needs and lacks. */
  readonly missing: readonly FeedColumn[];
}

/** Title rows stand above a header; deeper than this nobody hides one. */
const DEEPEST_HEADER = 30;
/** Fewer known names than this are a coincidence, not a header. */
const FEWEST_NAMES = 2;

/**
 * Finds delimiter and header in the beginning of a file: the pair under which one record names the
 * most declared columns.
 */
export async function findLayout(
  head: string,
  columns: readonly FeedColumn[],
  constants: Constants = {},
): Promise<Layout> {
  let best: { delimiter: string; record: TextRecord; matched: (string | null)[] } | undefined;
  let most = FEWEST_NAMES - 1;
  for (const delimiter of delimiters) {
    for (const record of await firstRecords(head, delimiter)) {
      const matched = matchHeader(record.cells, columns);
      const score = matched.filter((name) => name !== null).length;
      if (score > most) {
        most = score;
        best = { delimiter, record, matched };
      }
    }
  }
  if (!best) {
    const missing = columns.filter((column) => column.required && !(column.name in constants));
    return { delimiter: ',', headerLine: null, header: [], columns: [], unknown: [], missing };
  }
  const { delimiter, record, matched } = best;
  return {
    delimiter,
    headerLine: record.line,
    header: record.cells,
    columns: matched,
    unknown: record.cells.filter((cell, i) => matched[i] === null && cell.trim() !== ''),
    missing: columns.filter(
      ({ name, required }) => required && !matched.includes(name) && !(name in constants),
    ),
  };
}

async function firstRecords(head: string, delimiter: string): Promise<TextRecord[]> {
  const records: TextRecord[] = [];
  for await (const some of recordsOf([head], delimiter)) {
    records.push(...some.slice(0, DEEPEST_HEADER - records.length));
    if (records.length >= DEEPEST_HEADER) break;
  }
  return records;
}

/**
 * Which declared column each header cell names. Where two cells name one column, the spelling that
 * the declaration lists first has it, and the other stays unknown.
 */
export function matchHeader(
  cells: readonly string[],
  columns: readonly FeedColumn[],
): (string | null)[] {
  const folded = cells.map(foldHeader);
  const taken: (string | null)[] = cells.map(() => null);
  for (const { name, aliases } of columns) {
    for (const spelling of [name, ...aliases]) {
      const at = folded.findIndex((cell, i) => taken[i] === null && cell === foldHeader(spelling));
      if (at >= 0) {
        taken[at] = name;
        break;
      }
    }
  }
  return taken;
}

/** A header without what exports add to it: the mark of a required column, a unit in brackets. */
function foldHeader(cell: string): string {
  return fold(cell.replace(/\ufeff/gu, ''))
    .replace(/^\*+|\*+$/gu, '')
    .replace(/(?<=.)\([^()]*\)$/u, '');
}

/** The unknown header that a missing column was probably meant to be. */
export function likelyHeader(column: FeedColumn, layout: Layout): string | undefined {
  const spellings = [column.name, ...column.aliases];
  return layout.unknown.find((header) => nearest(header.trim(), spellings) !== undefined);
}
