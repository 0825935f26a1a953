import type { Value } from '../../reports/base/dataset.js';
import { legible } from '../../reports/base/html.js';
import { workbookWords as w } from '../../reports/words/index.js';
import type { CellKind, Sheet, Workbook } from '../../reports/workbook/index.js';
import type { Language } from '../../schemas/words/index.js';
import {
  flagCell,
  isoCell,
  numberCell,
  type SheetCell,
  textCell,
  wholeCell,
} from '../workbook/cell.js';
import {
  type PlacedCell,
  type SheetRow,
  type Worksheet,
  workbookBytes,
} from '../workbook/workbook.js';

/** The workbook as the bytes of a file: a cover that leads to its sheets, and the sheets. */
export function reportWorkbook(book: Workbook, language: Language): Uint8Array {
  return workbookBytes([
    coverOf(book, language),
    ...book.sheets.map((s) => worksheet(s, language)),
  ]);
}

function coverOf({ title, about, sheets }: Workbook, language: Language): Worksheet {
  const label = (text: string): PlacedCell => ({ ...textCell(legible(text)), look: 'label' });
  return {
    title: w.sheets.cover[language],
    hasHeader: false,
    rows: [
      [{ ...textCell(legible(title)), look: 'title' }],
      [],
      ...about.map(([name, text]): SheetRow => [label(name), textCell(legible(text))]),
      [],
      [label(w.contents[language]), undefined, label(w.rowCount[language])],
      ...sheets.map(
        (sheet, i): SheetRow => [
          { ...textCell(sheet.title[language]), look: 'link', leadsTo: i + 1 },
          textCell(sheet.about[language]),
          numberCell(sheet.rows.length, shownAs.count),
        ],
      ),
    ],
  };
}

function worksheet(
  { title, columns, kinds, rows, decimals }: Sheet,
  language: Language,
): Worksheet {
  const header = columns.map(
    ({ name, label }): PlacedCell => ({ ...textCell(label?.[language] ?? name), look: 'header' }),
  );
  return {
    title: title[language],
    hasHeader: true,
    rows: [
      header,
      ...rows.map((row, r) =>
        row.map((value, i) => cellOf(value, kinds[i] ?? 'text', decimals[r]?.[i])),
      ),
    ],
  };
}

const shownAs: Record<CellKind, string> = {
  text: '',
  count: '#,##0',
  hours: '#,##0.000',
  userHours: '#,##0.0',
  share: '0.00%',
  ratio: 'General',
  time: '',
  flag: '',
};

/** The kind's format with other decimals. */
function formatOf(kind: CellKind, decimals: number | undefined): string {
  const format = shownAs[kind];
  return decimals === undefined ? format : format.replace(/\.0+/u, `.${'0'.repeat(decimals)}`);
}

function cellOf(value: Value, kind: CellKind, decimals?: number): SheetCell | undefined {
  if (value === null) return undefined;
  if (typeof value === 'boolean') return flagCell(value);
  if (typeof value === 'bigint') return wholeCell(value, shownAs[kind]);
  if (typeof value === 'number') return numberCell(value, formatOf(kind, decimals));
  // What is not seen but changes what is seen is spelled out, as on the pages.
  return kind === 'time' ? isoCell(legible(value)) : textCell(legible(value));
}
