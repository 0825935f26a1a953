import { legible } from '../../reports/base/html.js';
import { workbookWords as w } from '../../reports/words/index.js';
import type { Workbook } from '../../reports/workbook/index.js';
import type { Language } from '../../schemas/words/index.js';
import { numberCell, textCell } from '../workbook/cell.js';
import type { SheetRow, Worksheet } from '../workbook/sheet.js';
import { workbookBytes } from '../workbook/workbook.js';
import { datasetSheet, printedRows } from './dataset-sheet.js';
import { lookedCell } from './sheet-cells.js';
import { summarySheet } from './summary-sheet.js';

/** Sheets that stand before those of figures. */
const BEFORE = 2;

/** The workbook as the bytes of a file: the summary, what leads to the other sheets, and these. */
export function reportWorkbook(book: Workbook, language: Language): Uint8Array {
  return workbookBytes([
    summarySheet(book.summary, language),
    contentsOf(book, language),
    ...book.sheets.map((sheet) => datasetSheet(sheet, language)),
  ]);
}

const contentsWidths = [24, 62, 10, 16];

function contentsOf({ title, about, sheets }: Workbook, language: Language): Worksheet {
  const label = (text: string) => lookedCell(text, 'label');
  const rows: SheetRow[] = [
    [lookedCell(title, 'title')],
    [],
    ...about.map(([name, text]): SheetRow => [label(name), textCell(legible(text))]),
    [label(w.note[language]), textCell(w.printedNote[language])],
    [],
    [w.contents, undefined, w.rowCount, w.printed].map((words) => words && label(words[language])),
    [
      { ...textCell(w.sheets.summary[language]), look: 'link', leadsTo: 0 },
      textCell(w.about.summary[language]),
    ],
    ...sheets.map(
      (sheet, i): SheetRow => [
        { ...textCell(sheet.title[language]), look: 'link', leadsTo: i + BEFORE },
        textCell(sheet.about[language]),
        numberCell(sheet.rows.length, '#,##0'),
        numberCell(printedRows(sheet), '#,##0'),
      ],
    ),
  ];
  return {
    title: w.sheets.cover[language],
    hasHeader: false,
    widths: contentsWidths,
    printed: { rows: rows.length, columns: contentsWidths.length, isOnePage: true },
    rows,
  };
}
