import { greatest } from '../../reports/base/extremes.js';
import type { FeedColumn } from '../../schemas/feeds/index.js';
import {
  cleanCell,
  type FieldKind,
  parseCell,
  sqlTypeOfKind,
  surroundingCharacters,
} from '../../schemas/fields.js';
import { MOST_USERS } from '../../schemas/numbers.js';
import { YEARS } from '../../schemas/parse.js';
import { LAST_DATE_YEAR } from '../../schemas/times.js';
import { quoted } from '../base/database.js';
import type { Constants, Layout } from './layout.js';
import { cellsOf, type Place } from './match.js';
import type { Spelling } from './spellings.js';
import type { Utf8File } from './utf8-file.js';

/** A cell's canonical form: the type it is cast to, and what must hold of the text and its cast. */
interface CanonicalForm {
  readonly type: string;
  readonly holds: (cell: string, value: string) => string;
}

/**
 * The canonical forms are what clean data consists of; any other text goes through the declared
 * parser. A form is recognised by writing the value back: only the very text that DuckDB itself
 * writes is canonical, so there is nothing on which this and the parser could differ.
 */
const forms: Partial<Record<FieldKind, CanonicalForm>> = {
  time: {
    type: 'timestamp',
    holds: (cell, value) => `cast(${value} as varchar) = ${cell} and length(${cell}) = 19
      and ${value} >= timestamp '${YEARS.first}-01-01 00:00:00'
      and ${value} < timestamp '${YEARS.last + 1}-01-01 00:00:00'`,
  },
  date: {
    type: 'date',
    holds: (cell, value) => `cast(${value} as varchar) = ${cell}
      and ${value} between date '${YEARS.first}-01-01' and date '${LAST_DATE_YEAR}-12-31'`,
  },
  count: {
    type: 'bigint',
    holds: (cell, value) =>
      `cast(${value} as varchar) = ${cell} and ${value} between 0 and ${MOST_USERS}`,
  },
  decimal: {
    type: sqlTypeOfKind.decimal,
    holds: (cell) => `regexp_full_match(${cell}, '[0-9]{1,9}(\\.[0-9]{1,9})?')`,
  },
};

/** The canonical form of a column's cells, as far as they have one in the file's own way of writing. */
function formOf({ kind, dialect }: FeedColumn): CanonicalForm | undefined {
  const form = forms[kind];
  if (kind === 'time' || kind === 'date') {
    const { timeFormat, zone, dateOrder = 'year_first' } = dialect;
    return timeFormat === undefined && zone === undefined && dateOrder === 'year_first'
      ? form
      : undefined;
  }
  const isPointed = dialect.decimal !== ',' && dialect.thousands !== '.';
  return kind !== 'decimal' || isPointed ? form : undefined;
}

/** SQL that reads a cell in its canonical form, and is null for every other text. */
export function canonicalSql(column: FeedColumn, cell: string): string | undefined {
  const form = formOf(column);
  if (!form) return undefined;
  const value = `try_cast(${cell} as ${form.type})`;
  return `case when ${form.holds(cell, value)} then ${value} end`;
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
  for (const [i, column] of columns.entries()) {
    // Lines are counted only when all is read.
    if (column.making?.of === 'line') return undefined;
    const place = layout.places.get(column.name);
    const type = sqlTypeOfKind[column.kind];
    if (place === undefined) {
      const constant = constantOf(column, constants[column.name]);
      if (constant === undefined) return undefined;
      values[column.name] =
        constant === null ? `cast(null as ${type})` : `cast(${quoted(constant)} as ${type})`;
      continue;
    }
    const cell = cellSql(place);
    if (column.isAsWritten) {
      values[column.name] = cell;
      for (const at of cellsOf(place)) {
        odd.push(isOddText(`c${at}`, utf8.hasRareSpaces, column.dialect.blanks));
      }
      if (column.required) odd.push(`${cell} is null`);
      continue;
    }
    const form = formOf(column);
    // By the column and not by its cell: one cell may be several columns.
    const value = `v${i}`;
    if (form) {
      casts.push(`try_cast(${cell} as ${form.type}) as t${i}`);
      derived.push(`case when ${form.holds(cell, `t${i}`)} then t${i} end as ${value}`);
    } else if (type !== 'VARCHAR') {
      return undefined;
    } else {
      const known = spellingsOf(column, cellsIn(utf8.head, layout, place.at));
      for (const spelling of known.keys()) spellings.push({ column: column.name, spelling });
      derived.push(`${spelled(cell, known)} as ${value}`);
    }
    values[column.name] = value;
    odd.push(column.required ? `${value} is null` : `(${cell} is not null and ${value} is null)`);
  }
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
    isOdd: odd.join('\n or '),
    extra: extraOf(layout),
    spellings,
    raw: `concat(${raw})`,
  };
}

/** SQL of the text that a column's cells make, as the row-by-row way makes it of clean cells. */
function cellSql(place: Place): string {
  const [first = '', ...others] = cellsOf(place).map((at) => `c${at}`);
  if (others.length === 0) return first;
  return `nullif(concat_ws(' ', ${[first, ...others].join(', ')}), '')`;
}

function constantOf(column: FeedColumn, written: string | undefined): string | null | undefined {
  const parsed = parseCell(column.schema, written ?? '');
  return parsed.ok ? parsed.value : undefined;
}

/** A text with space around it, or that only marks "nothing". */
function isOddText(cell: string, hasRareSpaces: boolean, blanks: readonly string[]): string {
  const spaces = hasRareSpaces ? [...surroundingCharacters] : [' '];
  const edges = spaces.flatMap((space) => {
    const code = `chr(${space.codePointAt(0)})`;
    return [`starts_with(${cell}, ${code})`, `ends_with(${cell}, ${code})`];
  });
  const longest = greatest(blanks.map((mark) => Buffer.byteLength(mark)));
  const marks = blanks.map((mark) => `${cell} = ${quoted(mark)}`).join(' or ');
  // Comparisons and not an IN list: DuckDB makes a join of a long list, which loses the order of rows.
  return `(${edges.join(' or ')} or (strlen(${cell}) <= ${longest} and (${marks})))`;
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
