import { toGuardInSql } from '../../reports/base/live.js';
import { quoted } from '../base/database.js';
import { valueText } from './value-sql.js';

/*
 * The text of CSV cells, made by DuckDB: so every result is written whose types `valueText` knows. For the
 * others `csvBlocksByRow` stands in; a test holds the two against each other.
 */

/** Space as JavaScript's `\s` has it; RE2 counts ASCII alone. */
const space = String.raw`[\t\n\x0b\x0c\r \x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}\x{feff}]`;

/** How cells are written. */
export interface CsvStyle {
  /** Texts that a spreadsheet would run stay as they are. */
  readonly isRaw: boolean;
  /** What stands for NULL, where an empty text is `""`. */
  readonly nullText: string;
}

/** For a file, which somebody may open in a spreadsheet. */
export const harmlessStyle: CsvStyle = { isRaw: false, nullText: '' };

export type Delimiter = ',' | '\t';

/** Text that a spreadsheet would run gets an apostrophe before it. */
function text(column: string, { isRaw }: CsvStyle, delimiter: Delimiter): string {
  const toQuote = `["${delimiter}\\r\\n]|^${space}|${space}$`;
  const c = `cast(${column} as varchar)`;
  const odd = isRaw ? toQuote : `${toQuote}|${toGuardInSql}`;
  const shown = isRaw ? c : `if(regexp_matches(${c}, '${toGuardInSql}'), '''' || ${c}, ${c})`;
  return `case when ${c} = '' then '""'
    when not regexp_matches(${c}, '${odd}') then ${c}
    when regexp_matches(${shown}, '${toQuote}')
      then '"' || replace(${shown}, '"', '""') || '"'
    else ${shown} end`;
}

/** SQL for the cell of a column, if its type is one of those that DuckDB can write as needed. */
export function csvCell(
  type: string,
  column: string,
  style: CsvStyle = harmlessStyle,
  delimiter: Delimiter = ',',
): string | undefined {
  const cell = type === 'VARCHAR' ? text(column, style, delimiter) : valueText(type, column);
  if (cell === undefined) return undefined;
  const nothing = quoted(style.nullText);
  // A value that reads like the sign for none is quoted.
  const told =
    style.nullText === '' ? cell : `if(${cell} = ${nothing}, '"' || ${nothing} || '"', ${cell})`;
  return `coalesce(${told}, ${nothing})`;
}
