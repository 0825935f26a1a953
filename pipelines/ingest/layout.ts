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
  /** Line of the header; 0 where the format names its columns itself, null when none was recognised. */
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
  let best: Header | undefined;
  let found: string = delimiters[0];
  for (const delimiter of delimiters) {
    const header = findHeader(await firstRecords(head, delimiter), columns);
    if (header && header.known > (best?.known ?? 0)) {
      best = header;
      found = delimiter;
    }
  }
  return layoutOf(best, columns, constants, found);
}

/** A record taken for the header. */
export interface Header {
  readonly line: number;
  readonly cells: readonly string[];
  /** How many declared columns it names. */
  readonly known: number;
}

/** The record, among those where a header can stand, that names the most declared columns. */
export function findHeader(
  records: readonly Pick<TextRecord, 'line' | 'cells'>[],
  columns: readonly FeedColumn[],
): Header | undefined {
  let best: Header | undefined;
  for (const { line, cells } of records.slice(0, DEEPEST_HEADER)) {
    const known = matchHeader(cells, columns).filter((name) => name !== null).length;
    if (known > (best?.known ?? FEWEST_NAMES - 1)) best = { line, cells, known };
  }
  return best;
}

export function layoutOf(
  header: Header | undefined,
  columns: readonly FeedColumn[],
  constants: Constants,
  delimiter: string = delimiters[0],
): Layout {
  if (!header) {
    const missing = columns.filter((column) => column.required && !(column.name in constants));
    return { delimiter, headerLine: null, header: [], columns: [], unknown: [], missing };
  }
  const matched = matchHeader(header.cells, columns);
  return {
    delimiter,
    headerLine: header.line,
    header: header.cells,
    columns: matched,
    unknown: header.cells.filter((cell, i) => matched[i] === null && cell.trim() !== ''),
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
