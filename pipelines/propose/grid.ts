import type { FeedColumn } from '../../schemas/feeds/index.js';
import { cleanCell } from '../../schemas/fields.js';
import { delimiters } from '../../schemas/settings/feeds.js';
import { joinedHeader } from '../ingest/header-rows.js';
import { cellsOf, matchHeader } from '../ingest/match.js';
import { isRoleName } from './roles.js';
import type { Sample, SampleRow, SampleTable } from './sample.js';

/** The table of a file: its header, and the rows below it. */
export interface Grid {
  readonly sheet: string | null;
  readonly list: string | undefined;
  readonly delimiter: string;
  /** Line of the first row of the header; 0 where the format names its columns. */
  readonly headerLine: number;
  readonly headerRows: number;
  readonly header: readonly string[];
  /** Rows of data. */
  readonly rows: readonly SampleRow[];
  /** Last rows that are no data. */
  readonly below: readonly SampleRow[];
}

/** A header stands among so many. */
const SEARCHED = 30;

/** The table that looks most like one; undefined where nothing does. */
export function gridOf(
  { tables, format }: Sample,
  columns: readonly FeedColumn[],
  list?: string,
): Grid | undefined {
  let best: { grid: Grid; score: number } | undefined;
  const wanted = tables.filter((table) => table.list === list);
  for (const table of wanted.length > 0 ? wanted : tables) {
    for (const delimiter of format === 'delimited' ? delimiters : [',']) {
      const found = gridIn(table, delimiter, columns);
      if (found && found.score > (best?.score ?? 0)) best = found;
    }
  }
  return best?.grid;
}

function gridIn(table: SampleTable, delimiter: string, columns: readonly FeedColumn[]) {
  const rows = table.rows(delimiter);
  const { names, merges = [] } = table;
  if (names) {
    const grid = { headerLine: 0, headerRows: 1, header: names, rows, below: [] };
    const score = names.length * Math.max(1, rows.length);
    return { grid: { sheet: table.name, list: table.list, delimiter, ...grid }, score };
  }
  const width = usualWidth(rows);
  if (width < 2) return undefined;
  let best: { at: number; score: number } | undefined;
  for (const [at, row] of rows.slice(0, SEARCHED).entries()) {
    const score = headerScore(row, width, columns);
    if (score > (best?.score ?? 0)) best = { at, score };
  }
  if (!best) return undefined;
  const top = rows[best.at];
  const next = rows[best.at + 1];
  const above = rows[best.at - 1];
  let at = best.at;
  let cells = top?.cells ?? [];
  let headerRows = 1;
  if (top && next && rows[best.at + 2] && isSecond(cells, next.cells, rows.slice(best.at + 2))) {
    [cells, headerRows] = [joinedHeader([top, next], merges), 2];
  } else if (top && above && isSecond(above.cells, cells, rows.slice(best.at + 1))) {
    [cells, headerRows, at] = [joinedHeader([above, top], merges), 2, best.at - 1];
  }
  const header = cells.slice(0, lastFilled(cells) + 1);
  const data = rows.slice(at + headerRows);
  const below = notesBelow(data, width);
  const grid: Grid = {
    sheet: table.name,
    list: table.list,
    delimiter,
    headerLine: rows[at]?.line ?? 0,
    headerRows,
    header,
    rows: data.slice(0, data.length - below.length),
    below,
  };
  return { grid, score: best.score * Math.min(width, 40) * Math.log2(2 + data.length) };
}

const isFilled = (cell: string | undefined) => cleanCell(cell ?? '') !== null;
const filledIn = (cells: readonly string[]) => cells.filter(isFilled).length;
const lastFilled = (cells: readonly string[]) => cells.findLastIndex(isFilled);

/** The number of cells that most rows have. */
function usualWidth(rows: readonly SampleRow[]): number {
  const counts = new Map<number, number>();
  for (const { cells } of rows.slice(0, 500)) {
    const width = lastFilled(cells) + 1;
    if (width > 1) counts.set(width, (counts.get(width) ?? 0) + 1);
  }
  let usual = 0;
  for (const [width, count] of counts) if (count > (counts.get(usual) ?? 0)) usual = width;
  return usual;
}

/** A header has names in most columns and no figures; the more of them are known, the better. */
function headerScore({ cells }: SampleRow, width: number, columns: readonly FeedColumn[]): number {
  const filled = cells.filter(isFilled);
  if (filled.length < Math.max(2, width * 0.5)) return 0;
  const figures = filled.filter((cell) => isFigure(cell)).length;
  if (figures > filled.length * 0.2) return 0;
  const { places } = matchHeader(cells, columns);
  const known = new Set([...places.values()].flatMap(cellsOf)).size;
  const likely = filled.filter((cell) => isRoleName(cell)).length;
  return (filled.length + 3 * known + 2 * likely) / width;
}

/** A number, a time, or what a row of data has and a header has not. */
function isFigure(cell: string): boolean {
  const text = cell.normalize('NFKC').trim();
  return /^[+-]?[\d.,\s]*\d[\d.,\s]*%?$/u.test(text) || /\d{1,4}[-/.:年]\d{1,2}/u.test(text);
}

/** Whether the lower row goes on with the header: it has no figures where the rows below have some. */
function isSecond(
  upper: readonly string[],
  lower: readonly string[],
  below: readonly SampleRow[],
): boolean {
  const names = lower.filter(isFilled);
  if (names.length < 2 || filledIn(upper) < 2 || names.some((cell) => isFigure(cell))) return false;
  const under = lower.filter((cell, at) => isFilled(cell) && !isFilled(upper[at])).length;
  const again = upper.filter((cell, at) => isFilled(cell) && upper.indexOf(cell) < at).length;
  if (under + again === 0) return false;
  return below
    .slice(0, 5)
    .some(({ cells }) => lower.some((cell, at) => isFilled(cell) && isFigure(cells[at] ?? '')));
}

/** Rows at the end with next to nothing in them: notes, sources, signatures. */
function notesBelow(rows: readonly SampleRow[], width: number): readonly SampleRow[] {
  if (width < 3) return [];
  const last = rows.findLastIndex(({ cells }) => filledIn(cells) > Math.max(1, width / 4));
  return last < 0 ? [] : rows.slice(last + 1);
}
