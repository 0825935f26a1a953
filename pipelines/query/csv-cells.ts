import { toGuardInSql } from '../../reports/base/live.js';
import { quoted } from '../base/database.js';

/*
 * The text of CSV cells, made by DuckDB: so every result is written whose types are below. For the others
 * `csvBlocksByRow` stands in; a test holds the two against each other.
 */

/** Space as JavaScript's `\s` has it; RE2 counts ASCII alone. */
const space = String.raw`[\t\n\x0b\x0c\r \x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}\x{feff}]`;
const toQuote = String.raw`[",\r\n]|^${space}|${space}$`;

/** How cells are written. */
export interface CsvStyle {
  /** Texts that a spreadsheet would run stay as they are. */
  readonly isRaw: boolean;
  /** What stands for NULL, where an empty text is `""`. */
  readonly nullText: string;
}

/** For a file, which somebody may open in a spreadsheet. */
export const harmlessStyle: CsvStyle = { isRaw: false, nullText: '' };

type Cell = (column: string, style: CsvStyle) => string;

const asIs: Cell = (c) => `cast(${c} as varchar)`;

/** Text that a spreadsheet would run gets an apostrophe before it. */
const text: Cell = (column, { isRaw }) => {
  const c = `cast(${column} as varchar)`;
  const odd = isRaw ? toQuote : `${toQuote}|${toGuardInSql}`;
  const shown = isRaw ? c : `if(regexp_matches(${c}, '${toGuardInSql}'), '''' || ${c}, ${c})`;
  return `case when ${c} = '' then '""'
    when not regexp_matches(${c}, '${odd}') then ${c}
    when regexp_matches(${shown}, '${toQuote}')
      then '"' || replace(${shown}, '"', '""') || '"'
    else ${shown} end`;
};

/** A double as JavaScript writes it: the same digits, and an exponent beyond 10²¹ and below 10⁻⁶. */
const double: Cell = (column) => {
  const c = `cast(${column} as double)`;
  const t = `cast(${c} as varchar)`;
  const sign = `if(${c} < 0, '-', '')`;
  const digits = `replace(regexp_extract(${t}, '^-?([0-9.]+)', 1), '.', '')`;
  const exponent = `cast(regexp_extract(${t}, 'e(.*)$', 1) as integer)`;
  return `case when not isfinite(${c}) then null
    when ${c} = 0 then '0'
    when not contains(${t}, 'e') then if(ends_with(${t}, '.0'), ${t}[:-3], ${t})
    when abs(${c}) >= 1e21 or abs(${c}) < 1e-6 then regexp_replace(${t}, 'e([+-])0+', 'e\\1')
    when abs(${c}) < 1 then ${sign} || '0.' || repeat('0', -${exponent} - 1) || ${digits}
    else ${sign} || rpad(${digits}, ${exponent} + 1, '0') end`;
};

/** Years beyond four digits as ISO 8601 has them, in six and with a sign. */
const longYear = (c: string) =>
  `if(year(${c}) < 0, '-', if(year(${c}) > 9999, '+', ''))
    || lpad(cast(abs(year(${c})) as varchar), if(year(${c}) between 0 and 9999, 4, 6), '0')`;

const date: Cell = (c) =>
  `case when not isfinite(${c}) then cast(${c} as varchar)
    when year(${c}) between 1 and 9999 then cast(${c} as varchar)
    else ${longYear(c)} || strftime(${c}, '-%m-%d') end`;

const moment: Cell = (column) => {
  const c = `cast(${column} as timestamp)`;
  const t = `cast(${c} as varchar)`;
  return `case when not isfinite(${c}) then ${t}
    when length(${t}) = 19 then replace(${t}, ' ', 'T')
    else ${longYear(c)} || if(epoch_us(${c}) % 1000000 = 0,
      strftime(${c}, '-%m-%dT%H:%M:%S'), strftime(${c}, '-%m-%dT%H:%M:%S.%f')) end`;
};

const byType: Readonly<Record<string, Cell>> = {
  VARCHAR: text,
  '"NULL"': asIs,
  BOOLEAN: asIs,
  TINYINT: asIs,
  SMALLINT: asIs,
  INTEGER: asIs,
  BIGINT: asIs,
  HUGEINT: asIs,
  UTINYINT: asIs,
  USMALLINT: asIs,
  UINTEGER: asIs,
  UBIGINT: asIs,
  UHUGEINT: asIs,
  UUID: asIs,
  FLOAT: double,
  DOUBLE: double,
  DATE: date,
  TIMESTAMP: moment,
  TIMESTAMP_S: moment,
  TIMESTAMP_MS: moment,
};

/** SQL for the cell of a column, if its type is one of those that DuckDB can write as needed. */
export function csvCell(
  type: string,
  column: string,
  style: CsvStyle = harmlessStyle,
): string | undefined {
  const isDecimal = type.startsWith('DECIMAL(') && !type.includes('[');
  const cell = (isDecimal ? asIs : byType[type])?.(column, style);
  if (cell === undefined) return undefined;
  const nothing = quoted(style.nullText);
  // A value that reads like the sign for none is quoted.
  const told =
    style.nullText === '' ? cell : `if(${cell} = ${nothing}, '"' || ${nothing} || '"', ${cell})`;
  return `coalesce(${told}, ${nothing})`;
}
