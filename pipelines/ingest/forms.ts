import type { Dialect } from '../../schemas/dialect.js';
import type { FeedColumn } from '../../schemas/feeds/index.js';
import { type FieldKind, sqlTypeOfKind } from '../../schemas/fields.js';
import { MOST_USERS, marksOf } from '../../schemas/numbers.js';
import { YEARS } from '../../schemas/parse.js';
import { LAST_DATE_YEAR } from '../../schemas/times.js';
import type { Scale } from '../../schemas/units.js';
import { quoted } from '../base/database.js';
import { canonicalFormats, regularFormat } from './regular-times.js';

/** A form of cells that DuckDB itself can read: whatever it takes, the declared parser reads as the same. */
export interface Form {
  /** The cast of a cell; null where it isn't one. */
  readonly cast: (cell: string) => string;
  /** What must hold of the cell and its cast. */
  readonly holds: (cell: string, value: string) => string;
  /** The column's value, where it isn't the cast. */
  readonly value?: (value: string) => string;
}

/**
 * The canonical forms are what clean data consists of; any other text goes through the declared
 * parser. A form is recognised by writing the value back: only the very text that DuckDB itself
 * writes is canonical, so there is nothing on which this and the parser could differ.
 */
const canonical: Partial<Record<FieldKind, Form>> = {
  time: {
    cast: castTo('timestamp'),
    holds: (cell, value) =>
      `cast(${value} as varchar) = ${cell} and length(${cell}) = 19 and ${inYears('time', value)}`,
  },
  date: {
    cast: castTo('date'),
    holds: (cell, value) => `cast(${value} as varchar) = ${cell} and ${inYears('date', value)}`,
  },
  count: {
    cast: castTo('bigint'),
    holds: (cell, value) =>
      `cast(${value} as varchar) = ${cell} and ${value} between 0 and ${MOST_USERS}`,
  },
  decimal: {
    cast: castTo(sqlTypeOfKind.decimal),
    holds: (cell) => `regexp_full_match(${cell}, '[0-9]{1,9}(\\.[0-9]{1,9})?')`,
  },
};

function castTo(type: string, text = (cell: string) => cell): Form['cast'] {
  return (cell) => `try_cast(${text(cell)} as ${type})`;
}

function inYears(kind: 'time' | 'date', value: string): string {
  return kind === 'time'
    ? `${value} >= timestamp '${YEARS.first}-01-01 00:00:00'
      and ${value} < timestamp '${YEARS.last + 1}-01-01 00:00:00'`
    : `${value} between date '${YEARS.first}-01-01' and date '${LAST_DATE_YEAR}-12-31'`;
}

/** What is known of a column in a file. */
interface InFile {
  /** What its numbers are multiplied by. */
  readonly scale?: Scale | undefined;
  /** Some of its cells, where they are times: they show whether these are of another regular form. */
  readonly times?: readonly string[];
}

/** The form of a column's cells, as far as they have one in the file's own way of writing. */
export function formOf(
  { kind, dialect }: FeedColumn,
  { scale, times = [] }: InFile = {},
): Form | undefined {
  switch (kind) {
    case 'time':
    case 'date':
      return timeForm(kind, dialect, times);
    case 'count':
    case 'decimal':
      if (scale) return scaledForm(kind, dialect, scale);
      // Which are numbers and which texts of numbers is told by the parser.
      if (dialect.holdsNumbers && marksOf(dialect).decimal === ',') return undefined;
      return dialect.decimal || dialect.thousands ? markedForm(kind, dialect) : canonical[kind];
    case 'duration':
      return scale && lengthForm(dialect, scale);
    default:
      return undefined;
  }
}

function timeForm(
  kind: 'time' | 'date',
  dialect: Dialect,
  cells: readonly string[],
): Form | undefined {
  const format = regularFormat(cells, kind, dialect);
  if (format !== undefined && format !== canonicalFormats[kind]) {
    return regularForm(format, kind, dialect.twoDigitYearsFrom);
  }
  const isConverted = kind === 'time' && dialect.zone !== undefined;
  const isOther = dialect.timeFormat !== undefined && format === undefined;
  return isConverted || isOther ? undefined : canonical[kind];
}

/** Times of one regular form that is not the feeds' own. */
function regularForm(format: string, kind: 'time' | 'date', pivot: number | undefined): Form {
  const written = quoted(format);
  // DuckDB has a century of its own for short years.
  const isShort = pivot !== undefined && /%y/u.test(format);
  const inCentury = (value: string) =>
    isShort ? ` and year(${value}) between ${pivot} and ${pivot + 99}` : '';
  return {
    cast: (cell) => `cast(try_strptime(${cell}, ${written}) as ${sqlTypeOfKind[kind]})`,
    holds: (cell, value) =>
      `strftime(${value}, ${written}) = ${cell} and ${inYears(kind, value)}${inCentury(value)}`,
  };
}

/** Characters that stand for a mark of thousands; a space is of several widths. */
const signsOf = { ',': ',', '.': '.', ' ': ' \u00a0\u2009\u202f', "'": "'’" } as const;

/** Numbers whose marks the settings say. */
function markedForm(kind: 'count' | 'decimal', dialect: Dialect): Form {
  return {
    cast: castTo(sqlTypeOfKind[kind], plainNumber(dialect)),
    holds: (cell, value) =>
      `regexp_full_match(${cell}, ${quoted(patternOf(dialect, kind === 'decimal'))})
       and ${kind === 'count' ? `${value} <= ${MOST_USERS}` : `${value} is not null`}`,
  };
}

function patternOf(dialect: Dialect, hasDecimals: boolean): string {
  const { decimal, thousands } = marksOf(dialect);
  const isSaid = dialect.decimal !== undefined || dialect.thousands !== undefined;
  // What nobody says could be either.
  const groups =
    thousands !== undefined && isSaid
      ? `[1-9][0-9]{0,2}(?:[${signsOf[thousands]}][0-9]{3}){1,2}|`
      : '';
  return `(?:${groups}[0-9]{1,9})${hasDecimals ? `(?:[${decimal}][0-9]{1,9})?` : ''}`;
}

/** The digits of a number of such a pattern, with a point before the decimals. */
function plainNumber(dialect: Dialect): (cell: string) => string {
  const { decimal, thousands } = marksOf(dialect);
  const signs = thousands === undefined ? [] : [...signsOf[thousands]];
  return (cell) => {
    const whole = signs.reduce((text, sign) => `replace(${text}, ${quoted(sign)}, '')`, cell);
    return decimal === ',' ? `replace(${whole}, ',', '.')` : whole;
  };
}

/** Lengths, whose units are whole seconds: a cast to a whole number rounds half up. */
function lengthForm(dialect: Dialect, { times }: Scale): Form {
  return {
    cast: castTo(sqlTypeOfKind.decimal, plainNumber(dialect)),
    holds: (cell, value) =>
      `${value} < ${10n ** 9n / times} and regexp_full_match(${cell}, ${quoted(patternOf(dialect, true))})`,
    value: (value) =>
      `cast(cast(${value} as decimal(28, 9)) * cast(${times} as decimal(10, 0)) as bigint)`,
  };
}

/** Factors beyond these are worked out cell by cell, where numbers have no end. */
const MOST_FACTOR = 10n ** 15n;
/** Numbers as they are cast: billionths. */
const PLACES = 1_000_000_000n;

/** Numbers in another unit, in whole billionths and so exactly, or rounded half up. */
function scaledForm(
  kind: 'count' | 'decimal',
  dialect: Dialect,
  { times, over }: Scale,
): Form | undefined {
  if (times > MOST_FACTOR || over > MOST_FACTOR) return undefined;
  const parts = (value: string) =>
    `cast(cast(${value} as decimal(28, 9)) * cast(${PLACES} as decimal(10, 0)) as hugeint) * ${times}`;
  const divisor = kind === 'decimal' ? over : over * PLACES;
  const isSound = {
    count: (value: string) => `${parts(value)} % ${divisor} = 0
      and ${parts(value)} // ${divisor} <= ${MOST_USERS}`,
    decimal: (value: string) =>
      `(2 * ${parts(value)} + ${divisor}) // ${2n * divisor} < ${10n ** 18n}`,
  };
  const rounded = (value: string) => `(2 * ${parts(value)} + ${divisor}) // ${2n * divisor}`;
  return {
    cast: castTo(sqlTypeOfKind.decimal, plainNumber(dialect)),
    holds: (cell, value) =>
      `regexp_full_match(${cell}, ${quoted(patternOf(dialect, true))}) and ${isSound[kind](value)}`,
    value: (value) =>
      kind === 'decimal'
        ? `cast(cast(${rounded(value)} as decimal(18, 0)) * cast(0.000000001 as decimal(9, 9)) as ${sqlTypeOfKind.decimal})`
        : `cast(${rounded(value)} as bigint)`,
  };
}

/** So many seconds or more apart, a length and its ends disagree, or are to be looked at closely. */
export function unlikeSql(cell: string, { times, over }: Scale, { decimal }: Dialect): string {
  const mark = quoted(decimal === ',' ? ',' : '.');
  const places = `case when contains(${cell}, ${mark}) then length(${cell}) - instr(${cell}, ${mark}) else 0 end`;
  const step = `(${Number(times)} / ${Number(over)} / pow(10, ${places}))`;
  return `(case when ${step} < 1 then 2 else ${step} end - 0.000001)`;
}
