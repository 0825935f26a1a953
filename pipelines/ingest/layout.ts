import type { FeedColumn } from '../../schemas/feeds/index.js';
import { plainDigits } from '../../schemas/parse.js';
import { delimiters } from '../../schemas/settings/feeds.js';
import type { Words } from '../../schemas/words/index.js';
import { budgets, foundValue, overBudget } from '../files/budgets.js';
import type { FeedReading } from './columns.js';
import type { FilledCell } from './fill-down.js';
import { filtersOf, type RowFilter, type UnfitFilter } from './filters.js';
import { type Guess, guessesOf } from './guesses.js';
import { isLengthHeader } from './header.js';
import { joinedHeader, type Merge } from './header-rows.js';
import { cellsOf, type HeaderIssue, type Match, matchHeader, type Place } from './match.js';
import { recordsOf, type TextRecord } from './records.js';
import { isSentBack } from './sent-back.js';
import { refusalWords } from './troubles.js';
import { standsOverTwoRows, type TwoRows } from './two-rows.js';

/** Values of columns that a file lacks, by column. */
export type Constants = Readonly<Partial<Record<string, string>>>;

/** Where the columns of a file are. */
export interface Layout {
  readonly delimiter: string;
  /** Line of the header; 0 where the format names its columns itself, null when none was recognised. */
  readonly headerLine: number | null;
  /** Where the header has several rows, `headerLine` is the last and this the first. */
  readonly headerStart: number;
  /** Its rows as they stand in the file, where they are several. */
  readonly headerRows: readonly (readonly string[])[];
  /** How many of the last lines are no data. */
  readonly linesBelow: number;
  /** Header cells as written. */
  readonly header: readonly string[];
  /** A filled cell beyond so many makes a record unreadable. */
  readonly widest: number;
  /** Where each declared column is that the file has. */
  readonly places: ReadonlyMap<string, Place>;
  /** Cells that are no declared column. */
  readonly unknownAt: readonly number[];
  /** Headers that no declaration knows. */
  readonly unknown: readonly string[];
  /** Columns that have data and no header, by the letters that a spreadsheet gives them. */
  readonly nameless: readonly string[];
  /** Declared columns that the file needs and lacks, those among them whose cells may be empty. */
  readonly missing: readonly FeedColumn[];
  /** Headers that may be the missing columns. */
  readonly guesses: readonly Guess[];
  readonly issues: readonly LayoutIssue[];
  /** Why no row can be taken, whatever it holds. */
  readonly refusal: Words | null;
  /** Headers of the settings that the file has. */
  readonly ofSettings: readonly string[];
  /** Which of its rows the settings leave out. */
  readonly filters: readonly RowFilter[];
  /** Cells that take the text of the row above where they are empty. */
  readonly filledDown: readonly FilledCell[];
}

/** What keeps a file from being read as it stands, or is worth saying of it. */
export type LayoutIssue =
  | HeaderIssue
  | TwoRows
  | UnfitFilter
  /** No column says what it has to, though its cells may be empty. */
  | {
      readonly kind: 'undecided';
      readonly column: FeedColumn;
      readonly guess: string | undefined;
      /** A header that gives a length of time in its place. */
      readonly length: string | undefined;
    }
  /** Lengths of time, of which nothing says the unit. */
  | {
      readonly kind: 'unitless';
      readonly column: FeedColumn;
      readonly header: string;
      readonly example: string;
    };

/** Title rows stand above a header; deeper than this nobody hides one. */
const DEEPEST_HEADER = 30;
/** With so many delimiters in it, a line of a cell is a row. */
const ROW_SIGNS = 3;
/** Fewer known names than this are a coincidence, not a header. */
const FEWEST_NAMES = 2;

/**
 * Finds delimiter and header in the beginning of a file: the pair under which one record names the
 * most declared columns.
 * @param file its name, to be named in an error
 * @throws UserError where nothing can be the header but what has too many columns for one
 */
export async function findLayout(head: string, reading: FeedReading, file = ''): Promise<Layout> {
  let best: Header | undefined;
  let found: string = reading.own.delimiter ?? delimiters[0];
  let widest = 0;
  const { delimiter: said } = reading.own;
  for (const delimiter of said === undefined ? delimiters : [said]) {
    const records = await firstRecords(head, delimiter, reading.own.header_line);
    for (const { cells } of records) widest = Math.max(widest, cells.length);
    const narrow = records.filter(({ cells }) => cells.length <= budgets.columns.most);
    const header = findHeader(narrow, reading.columns, placeOf(reading));
    if (header && header.known > (best?.known ?? -1)) {
      best = header;
      found = delimiter;
    }
  }
  if (!best && widest > budgets.columns.most) {
    throw overBudget('columns', file, foundValue('columns', widest));
  }
  return { ...layoutOf(best, reading, found), linesBelow: reading.own.lines_below ?? 0 };
}

type Row = Pick<TextRecord, 'line' | 'cells'>;

/** A record taken for the header. */
export interface Header extends Row {
  /** Its rows, if it has several, from the first to the one whose line is its own. */
  readonly rows: readonly Row[];
  /** How many of its cells are declared columns. */
  readonly known: number;
  readonly above: Row | undefined;
  /** Records below it, as far as they were looked at. */
  readonly below: readonly Row[];
}

/** What is said of where a header stands. */
export interface HeaderPlace {
  /** The line on which it begins. */
  readonly line?: number | undefined;
  /** How many rows it has. */
  readonly count?: number | undefined;
  /** Merged cells of a sheet. */
  readonly merges?: readonly Merge[];
}

/** What the settings say of where a header stands. */
export function placeOf({ own }: FeedReading): HeaderPlace {
  return { line: own.header_line, count: own.header_rows };
}

/**
 * The record, among those where a header can stand, that names the most declared columns; or the one on the
 * line that is said, whatever it names.
 */
export function findHeader(
  records: readonly Row[],
  columns: readonly FeedColumn[],
  { line: said, count = 1, merges = [] }: HeaderPlace = {},
): Header | undefined {
  let best: Header | undefined;
  const some = records.slice(0, DEEPEST_HEADER);
  for (const [i, first] of some.entries()) {
    const rows = some.slice(i, i + count);
    const last = rows[count - 1];
    if (!last || (said !== undefined && first.line !== said)) continue;
    if (rows.some((row) => row.cells.some(holdsRows))) continue;
    const cells = count === 1 ? first.cells : joinedHeader(rows, merges);
    const { places } = matchHeader(cells, columns);
    const known = new Set([...places.values()].flatMap(cellsOf)).size;
    if (said !== undefined || known > (best?.known ?? FEWEST_NAMES - 1)) {
      const { line } = last;
      best = { line, cells, rows, known, above: some[i - 1], below: some.slice(i + count) };
    }
  }
  return best;
}

/**
 * A quote in the header that is closed by another one further down makes a cell of the rows in between.
 * They must not go with the header.
 */
function holdsRows(cell: string): boolean {
  return cell
    .split('\n')
    .slice(1)
    .some((line) => delimiters.some((sign) => line.split(sign).length > ROW_SIGNS));
}

export function layoutOf(
  header: Header | undefined,
  reading: FeedReading,
  delimiter: string = delimiters[0],
): Layout {
  const { columns } = reading;
  const { places, issues: ofHeader, ofSettings } = matchHeader(header?.cells ?? [], columns);
  const missing = missingFrom(new Set(places.keys()), reading);
  const nothing = {
    delimiter,
    header: [],
    headerStart: header?.rows[0]?.line ?? 0,
    headerRows: header && header.rows.length > 1 ? header.rows.map(({ cells }) => cells) : [],
    linesBelow: 0,
    widest: header?.cells.length ?? 0,
    places,
    unknownAt: [],
    unknown: [],
    nameless: [],
    missing,
    ofSettings,
    filters: [],
    filledDown: [],
  };
  if (!header) return { ...nothing, headerLine: null, guesses: [], issues: [], refusal: null };
  const taken = new Set([...places.values()].flatMap(cellsOf));
  const unknownAt = header.cells.flatMap((_, at) => (taken.has(at) ? [] : [at]));
  const isFilled = (at: number) =>
    header.below.some(({ cells }) => (cells[at] ?? '').trim() !== '');
  const { filters, unfit } = filtersOf(reading, header.cells, places);
  const filtering = new Set(filters.map(({ at }) => at));
  const named = unknownAt.filter((at) => header.cells[at]?.trim() !== '' && !filtering.has(at));
  const nameless = unknownAt.filter((at) => header.cells[at]?.trim() === '' && isFilled(at));
  const unknown = named.map((at) => header.cells[at] ?? '');
  const guesses = guessesOf(missing, unknown);
  const isSaid = reading.own.header_rows !== undefined;
  const twoRows = isSaid ? undefined : standsOverTwoRows(header, missing, reading);
  const undecided = missing
    .filter(({ decisive }) => decisive)
    .map((column) => ({
      kind: 'undecided' as const,
      column,
      guess: guesses.find((guess) => guess.column === column)?.header,
      length: unknown.find(isLengthHeader),
    }));
  // Where nothing is known of the rows below, each may have data.
  const matters = (issue: HeaderIssue) =>
    issue.kind !== 'spare' || header.below.length === 0 || isFilled(issue.at);
  const issues = [
    ...(twoRows ? [twoRows] : undecided),
    ...unitless(header, places, columns),
    ...ofHeader.filter(matters),
    ...unfit,
  ];
  return {
    ...nothing,
    headerLine: header.line,
    header: header.cells,
    unknownAt,
    unknown,
    nameless: nameless.map(columnLetters),
    guesses,
    issues,
    refusal: refusalWords(issues, reading),
    ofSettings: [...ofSettings, ...filters.map(({ name }) => name)],
    filters,
    filledDown: isSentBack(header.cells) ? [] : filledCells(reading, places),
  };
}

/** Columns of lengths in which bare numbers stand under a header without a unit. */
function unitless(
  { cells, below }: Header,
  places: ReadonlyMap<string, Place>,
  columns: readonly FeedColumn[],
): LayoutIssue[] {
  return columns.flatMap((column) => {
    const place = places.get(column.name);
    if (column.quantity !== 'length' || !place || place.scale) return [];
    const bare = below
      .map((row) => plainDigits(row.cells[place.at] ?? '').trim())
      .find((cell) => /^\d[\d.,]*$/u.test(cell));
    const header = (cells[place.at] ?? '').trim();
    return bare === undefined ? [] : [{ kind: 'unitless', column, header, example: bare }];
  });
}

/** Rejected rows that come back stand below others than they did, and have what they took from above. */
function filledCells({ own, columns }: FeedReading, places: Match['places']): FilledCell[] {
  const filled = columns.filter(({ name }) => own.fill_down?.includes(name));
  return filled.flatMap(({ name, dialect: { blanks } }) => {
    const place = places.get(name);
    return place ? cellsOf(place).map((at) => ({ at, blanks })) : [];
  });
}

/** Columns that a file needs and that neither its header nor the settings give. */
export function missingFrom(
  found: ReadonlySet<string>,
  { columns, constants }: FeedReading,
): FeedColumn[] {
  const isThere = (name: string) => found.has(name) || name in constants;
  const isMade = (name: string) =>
    columns.some((column) => column.inPlaceOf === name && isThere(column.name));
  return columns.filter(
    ({ name, required, decisive, making }) =>
      (required || decisive) && !isThere(name) && !isMade(name) && making?.of !== 'line',
  );
}

async function firstRecords(head: string, delimiter: string, from = 0): Promise<TextRecord[]> {
  const records: TextRecord[] = [];
  for await (const some of recordsOf([head], delimiter)) {
    const fitting = some.filter(({ line }) => line >= from);
    for (const one of fitting.slice(0, DEEPEST_HEADER - records.length)) records.push(one);
    if (records.length >= DEEPEST_HEADER) break;
  }
  return records;
}

function columnLetters(at: number): string {
  const last = String.fromCharCode(65 + (at % 26));
  return at < 26 ? last : columnLetters(Math.floor(at / 26) - 1) + last;
}
