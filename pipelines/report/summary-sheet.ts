import { greatest } from '../../reports/base/extremes.js';
import { workbookWords as w } from '../../reports/words/index.js';
import { type KeyFigure, type Summary, toneColours } from '../../reports/workbook/index.js';
import type { Language } from '../../schemas/words/index.js';
import { numberCell, textCell } from '../workbook/cell.js';
import type { Rule, SheetRow, Worksheet } from '../workbook/sheet.js';
import { chartsOf, rulesOf, tableRows } from './dataset-sheet.js';
import { cellOf, lookedCell } from './sheet-cells.js';

/** Of the tables, and of the gap between them and the chart. */
const widths = [34, 14, 14, 12, 15, 14, 2];
const TABLE_COLUMNS = 6;
const CHART_COLUMNS = 9;

/** The findings, the figures, the verdicts counted, and the cells that matter with their chart: on one page. */
export function summarySheet(summary: Summary, language: Language): Worksheet {
  const { title, lines, cells } = summary;
  const header = (texts: readonly string[]): SheetRow =>
    texts.map((text, i) => lookedCell(text, i === 0 ? 'header' : 'figureHeader'));
  const rows: SheetRow[] = [
    [lookedCell(title, 'title')],
    ...lines.map(
      ({ text, isGrave }, i): SheetRow => [
        {
          ...lookedCell(text, isGrave ? 'alarm' : i === 0 ? 'lead' : 'wrapped'),
          spans: TABLE_COLUMNS,
        },
      ],
    ),
    [],
    header(summary.heads),
    ...summary.figures.map(figureRow),
    [],
    header([w.countsHead[language], w.count[language]]),
    ...summary.counts.map(
      ({ word, count }): SheetRow => [textCell(word), numberCell(count, '#,##0')],
    ),
    [],
    [lookedCell(cells.title[language], 'heading')],
  ];
  const top = rows.length;
  const firstCount = top - 2 - summary.counts.length;
  // The chart stands beside the figures and the table alike.
  const beside = widths.length;
  const from = lines.length + 2;
  const all = [...rows, ...tableRows(cells, language)];
  const charts = chartsOf(cells, language, { row: top + 1, column: 0, beside }).map((chart) => ({
    ...chart,
    from: [beside, from] as const,
    to: [beside + CHART_COLUMNS, Math.max(from + 24, all.length)] as const,
  }));
  return {
    title: w.sheets.summary[language],
    hasHeader: false,
    widths,
    rows: all,
    rules: [
      ...summary.counts.map(
        ({ word, tone }, i): Rule => ({
          column: 0,
          rows: [firstCount + i, firstCount + i],
          when: { is: word },
          tone: toneColours(tone),
        }),
      ),
      ...rulesOf(cells, { row: top + 1, column: 0 }),
    ],
    charts,
    printed: {
      rows: greatest(
        charts.map((chart) => chart.to[1]),
        all.length,
      ),
      columns: charts.length > 0 ? beside + CHART_COLUMNS : TABLE_COLUMNS,
      isOnePage: true,
    },
  };
}

/** A figure of nothing before it has no change. */
function figureRow({ label, kind, decimals, now, before }: KeyFigure): SheetRow {
  const change = now === null || !before ? null : now / before - 1;
  return [
    textCell(label),
    cellOf(now, kind, decimals),
    cellOf(before, kind, decimals),
    change === null ? undefined : numberCell(change, '+0.0%;-0.0%;0.0%'),
  ];
}
