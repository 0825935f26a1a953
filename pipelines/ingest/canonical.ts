import { smallest } from '../../reports/base/extremes.js';
import type { FeedColumn } from '../../schemas/feeds/index.js';
import {
  cleanCell,
  isMarkSql,
  parseCell,
  sqlTypeOfKind,
  surroundingCharacters,
} from '../../schemas/fields.js';
import { YEARS } from '../../schemas/parse.js';
import { ignoredSpelling } from '../../schemas/vocabulary.js';
import { quoted } from '../base/database.js';
import { formOf, unlikeSql } from './forms.js';
import type { Constants, Layout } from './layout.js';
import { type CodedCell, type LeftOut, leftOutOf } from './left-out.js';
import { cellsOf, type Place } from './match.js';
import { totalMarks } from './sorter.js';
import type { Spelling } from './spellings.js';
import type { Utf8File } from './utf8-file.js';

/**
 * SQL that reads a cell in its canonical form, and is null for every other text.
 * @param times some of the column's cells, where they are times, which may show another regular form
 */
export function canonicalSql(
  column: FeedColumn,
  cell: string,
  times: readonly string[] = [],
): string | undefined {
  const form = formOf(column, { times });
  if (!form) return undefined;
  const value = form.cast(cell);
  return `case when ${form.holds(cell, value)} then ${form.value?.(value) ?? value} end`;
}

/** How a file's cells become a feed's columns, as SQL over a relation of its cells. */
export interface CellReading {
  /** Names of the file's cells, in order. */
  readonly cellNames: readonly string[];
  /** Casts of cells, made once for all that is asked of them; `casts` AS columns of their own. */
  readonly casts: readonly string[];
  /** Values made of the casts, AS columns of their own; null where a text is not canonical. */
  readonly derived: readonly string[];
  /** Value of each of the feed's columns: a name of the above, or a constant. */
  readonly values: Readonly<Record<string, string>>;
  /** What the settings leave out, where they leave out anything. */
  readonly leftOut: LeftOut | undefined;
  /** Whether any cell of the row wants a closer look. */
  readonly isOdd: string;
  /** The cells of unknown columns, as reading row by row keeps them. */
  readonly extra: string;
  /** Spellings of coded values that it was made from. */
  readonly spellings: readonly Spelling[];
  /** The row as text, but for quotes. */
  readonly raw: string;
}

/** Codes beyond these are rarer than it pays to ask for in every row. */
const MOST_SPELLINGS = 120;

/** Undefined where a constant is itself at fault, so that every row is. */
export function readingOf(
  columns: readonly FeedColumn[],
  span: readonly [string, string] | undefined,
  layout: Layout,
  constants: Constants,
  utf8: Utf8File,
): CellReading | undefined {
  const cellNames = layout.header.map((_, i) => `c${i}`);
  const values: Record<string, string> = {};
  const casts: string[] = [];
  const derived: string[] = [];
  const odd: string[] = [];
  const spellings: Spelling[] = [];
  const parsed: string[] = [];
  const coded: CodedCell[] = [];
  for (const [i, column] of columns.entries()) {
    // Lines are counted only when all is read; and one record is one row.
    if (column.making?.of === 'line' || column.splitAt !== undefined) return undefined;
    const place = layout.places.get(column.name);
    const type = sqlTypeOfKind[column.kind];
    if (place === undefined) {
      const constant = constantOf(column, constants[column.name]);
      if (constant === undefined || ignoredSpelling(constant) !== undefined) return undefined;
      values[column.name] =
        constant === null ? `cast(null as ${type})` : `cast(${quoted(constant)} as ${type})`;
      continue;
    }
    const { blanks } = column.dialect;
    // By the column and not by its cell: one cell may be several columns.
    const value = `v${i}`;
    if (column.isAsWritten) {
      for (const at of cellsOf(place)) odd.push(isOddText(`c${at}`, utf8.hasRareSpaces));
      // Where marks of nothing are rare, a row with one is read by itself, and the others cost no more.
      if (!place.and && !hasMarks(cellsIn(utf8.sample, layout, place.at), blanks)) {
        values[column.name] = `c${place.at}`;
        odd.push(isMarkSql(`c${place.at}`, blanks));
      } else {
        const written = cellSql(place, (at) => withoutMarks(at, blanks));
        derived.push(`${written} as ${value}`);
        values[column.name] = value;
      }
      if (column.required) odd.push(`${values[column.name]} is null`);
      continue;
    }
    const cell = cellSql(place, (at) => (place.and ? withoutMarks(at, blanks) : at));
    const times = timesIn(column, utf8.sample, layout, place);
    const form = formOf(column, { scale: place.scale, times });
    if (form) {
      casts.push(`${form.cast(cell)} as t${i}`);
      const cast = form.value?.(`t${i}`) ?? `t${i}`;
      const holds = `${allOf(column, place)}${form.holds(cell, `t${i}`)}`;
      derived.push(`case when ${holds} then ${cast} end as ${value}`);
    } else if (type !== 'VARCHAR') {
      return undefined;
    } else {
      const known = spellingsOf(column, cellsIn(utf8.sample, layout, place.at));
      for (const spelling of known.keys()) spellings.push({ column: column.name, spelling });
      derived.push(`${spelled(cell, known)} as ${value}`);
    }
    values[column.name] = value;
    if (form) {
      // Where the header itself is no such value, a row with one is no header.
      const isName = !parseCell(column.schema, layout.header[place.at] ?? '').ok;
      if (isName) parsed.push(value);
    } else coded.push({ column: column.name, cell, value, ignores: column.ignores ?? false });
    odd.push(
      column.required
        ? `${value} is null`
        : `case when ${value} is null and ${cell} is not null then not ${isMarkSql(cell, blanks)} else false end`,
    );
  }
  const textIn = (at: number) => cellsIn(utf8.sample, layout, at);
  const leftOut = leftOutOf(layout, { cellNames, parsed, coded, textIn });
  if (leftOut === 'unclear') return undefined;
  odd.push(isTotalSql(firstFilled(columns, layout, cellNames)));
  for (const one of ofLengths(columns, span, layout, values)) odd.push(one);
  // An end before its start is a fault of the row, to be explained by reading that row by itself.
  if (span) odd.push(`${values[span[1]]} < ${values[span[0]]}`);
  const raw = cellNames
    .map((cell) => `coalesce(${cell}, '')`)
    .join(`, ${quoted(layout.delimiter)}, `);
  return {
    cellNames,
    casts,
    derived,
    values,
    leftOut,
    isOdd: odd.join('\n or '),
    extra: extraOf(layout),
    spellings,
    raw: `concat(${raw})`,
  };
}

/**
 * Makes of a length the end that it stands for; gives what is odd of one that has the end beside it, or
 * leads beyond the years.
 */
function ofLengths(
  columns: readonly FeedColumn[],
  span: readonly [string, string] | undefined,
  layout: Layout,
  values: Record<string, string>,
): string[] {
  return columns.flatMap(({ name, inPlaceOf, dialect }) => {
    const place = layout.places.get(name);
    if (inPlaceOf === undefined || !span || !place) return [];
    const [start, given, length] = [span[0], inPlaceOf, name].map((one) => values[one]);
    values[inPlaceOf] = `coalesce(${given}, ${start} + to_seconds(${length}))`;
    const { scale } = place;
    const apart = `abs(date_diff('second', ${start}, ${given}) - ${length})`;
    return [
      `${values[inPlaceOf]} >= timestamp '${YEARS.last + 1}-01-01 00:00:00'`,
      ...(scale && layout.places.has(inPlaceOf)
        ? [`${apart} >= ${unlikeSql(`c${place.at}`, scale, dialect)}`]
        : []),
    ];
  });
}

/** SQL of the text that a column's cells make, as the row-by-row way makes it of clean cells. */
function cellSql(place: Place, read: (cell: string) => string): string {
  const [first = '', ...others] = cellsOf(place).map((at) => read(`c${at}`));
  if (others.length === 0) return first;
  return `nullif(concat_ws(' ', ${[first, ...others].join(', ')}), '')`;
}

/** Of a date and a time of day in cells of their own, one without the other wants a closer look. */
function allOf({ making }: FeedColumn, place: Place): string {
  if (making?.of !== 'date_and_time') return '';
  return cellsOf(place)
    .map((at) => `c${at} is not null and `)
    .join('');
}

/** Texts of a column of times in the head of the file. */
function timesIn({ kind }: FeedColumn, head: string, layout: Layout, place: Place): string[] {
  if (kind !== 'time' && kind !== 'date') return [];
  const [first = [], ...others] = cellsOf(place).map((at) => cellsIn(head, layout, at));
  return first.map((text, row) => [text, ...others.map((cells) => cells[row])].join(' '));
}

function constantOf(column: FeedColumn, written: string | undefined): string | null | undefined {
  const parsed = parseCell(column.schema, written ?? '');
  return parsed.ok ? parsed.value : undefined;
}

/** The first cell of a row that is filled, as far as the row isn't odd for lacking one that is required. */
function firstFilled(
  columns: readonly FeedColumn[],
  { places }: Layout,
  cellNames: readonly string[],
): string {
  const required = columns.flatMap(({ name, required: isRequired }) => {
    const place = places.get(name);
    return isRequired && place && !place.and ? [place.at] : [];
  });
  const cells = cellNames.slice(0, smallest(required, cellNames.length - 1) + 1);
  return cells.length > 1 ? `coalesce(${cells.join(', ')})` : (cells[0] ?? 'null');
}

/** Whether a row is one of totals, by its first cell that is filled. */
function isTotalSql(cell: string): string {
  const marks = totalMarks.map((mark) => [...mark].join('\\s*')).join('|');
  const isOne = `regexp_full_match(lower(${cell}), ${quoted(`\\s*(?:${marks})\\s*[:：]?\\s*`)})`;
  // Nearly all end otherwise, which is told faster.
  const ends = ['计', 'l', 'L', ':', '：', ' '].map((end) => `ends_with(${cell}, '${end}')`);
  return `case when ${ends.join(' or ')} then ${isOne} else false end`;
}

/** A text with space around it. */
function isOddText(cell: string, hasRareSpaces: boolean): string {
  // Before the first sign there are only the space and control codes, which are as rare at a beginning.
  if (!hasRareSpaces) return `(${cell} < '!' or ends_with(${cell}, ' '))`;
  const edges = [...surroundingCharacters].flatMap((space) => {
    const code = `chr(${space.codePointAt(0)})`;
    return [`starts_with(${cell}, ${code})`, `ends_with(${cell}, ${code})`];
  });
  return `(${edges.join(' or ')})`;
}

function hasMarks(cells: readonly string[], blanks: readonly string[]): boolean {
  return cells.some((cell) => blanks.includes(cleanCell(cell) ?? ''));
}

function withoutMarks(cell: string, blanks: readonly string[]): string {
  return `case when ${isMarkSql(cell, blanks)} then null else ${cell} end`;
}

/** The spellings of coded values that the file's first rows use, and the codes themselves. */
function spellingsOf(column: FeedColumn, seen: readonly string[]): Map<string, string> {
  const known = new Map<string, string>();
  for (const text of seen) {
    const clean = cleanCell(text);
    if (clean === null || known.has(clean) || known.size >= MOST_SPELLINGS) continue;
    const parsed = parseCell(column.schema, clean);
    if (parsed.ok && parsed.value !== null) {
      known.set(clean, parsed.value);
      const again = parseCell(column.schema, parsed.value);
      if (again.ok && again.value === parsed.value) known.set(parsed.value, parsed.value);
    }
  }
  return known;
}

function spelled(cell: string, known: ReadonlyMap<string, string>): string {
  const cases = [...known].map(([text, code]) => `when ${quoted(text)} then ${quoted(code)}`);
  return cases.length > 0 ? `case ${cell} ${cases.join(' ')} end` : 'cast(null as varchar)';
}

/** Texts of one column in the head of the file; good enough to learn spellings from. */
function cellsIn(head: string, layout: Layout, at: number): string[] {
  const lines = head.split('\n').slice(layout.headerLine ?? 0);
  return lines.map((line) => line.split(layout.delimiter)[at]?.replace(/^"|"$|\r$/gu, '') ?? '');
}

function extraOf(layout: Layout): string {
  const unknown = layout.unknownAt;
  if (unknown.length === 0) return 'cast(null as varchar)';
  const filled = unknown.map((i) => `nullif(trim(c${i}), '') is not null`).join(' or ');
  const pairs = unknown.map((i) => `[${quoted(layout.header[i] ?? '')}, trim(c${i})]`).join(', ');
  return `case when ${filled} then cast(to_json(
    list_filter([${pairs}], pair -> pair[2] is not null and pair[2] <> '')) as varchar) end`;
}
