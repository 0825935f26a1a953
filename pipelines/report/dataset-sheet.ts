import { greatest } from '../../reports/base/extremes.js';
import {
  type CellKind,
  type SheetChart as ChartOf,
  colourOf,
  type Sheet,
  toneColours,
} from '../../reports/workbook/index.js';
import type { Language } from '../../schemas/words/index.js';
import { textCell } from '../workbook/cell.js';
import type { SheetChart } from '../workbook/chart.js';
import type { PlacedCell, Rule, SheetRow, Worksheet } from '../workbook/sheet.js';
import { cellOf } from './sheet-cells.js';

/** Of a chart, in cells: as it stands beside the figures. */
const CHART = { columns: 9, rows: 20 } as const;

/** Figures as a sheet: their header in the first row, and charts to their right. */
export function datasetSheet(sheet: Sheet, language: Language): Worksheet {
  const { look, columns } = sheet;
  const beside = columns.length + 1;
  const charts = chartsOf(sheet, language, { row: 1, column: 0, beside });
  const to = look.printed?.to;
  const printedColumns = to === undefined ? columns.length : columnOf(sheet, to) + 1;
  return {
    title: sheet.title[language],
    hasHeader: true,
    keys: look.keys,
    rows: tableRows(sheet, language),
    rules: rulesOf(sheet, { row: 1, column: 0 }),
    charts,
    printed: {
      rows: greatest(
        charts.map((chart) => chart.to[1]),
        printedRows(sheet) + 1,
      ),
      columns: charts.length > 0 ? beside + CHART.columns : printedColumns,
      isOnePage: charts.length > 0,
    },
  };
}

/** How many of a sheet's rows are on paper. */
export function printedRows({ look, rows }: Sheet): number {
  return look.printed?.rows ?? rows.length;
}

/** Header and rows of a table. */
export function tableRows(
  { columns, kinds, rows, decimals }: Sheet,
  language: Language,
): SheetRow[] {
  const header = columns.map(
    ({ name, label }, i): PlacedCell => ({
      ...textCell(label?.[language] ?? name),
      look: isFigure(kinds[i] ?? 'text') ? 'figureHeader' : 'header',
    }),
  );
  return [
    header,
    ...rows.map((row, r) =>
      row.map((value, i) => cellOf(value, kinds[i] ?? 'text', decimals[r]?.[i])),
    ),
  ];
}

/** Figures stand to the right, and so do their headers. */
function isFigure(kind: CellKind): boolean {
  return kind !== 'text' && kind !== 'time' && kind !== 'flag';
}

/** Where the first row of a table's figures stands, below its header. */
interface Corner {
  readonly row: number;
  readonly column: number;
}

export function rulesOf(sheet: Sheet, { row, column }: Corner): Rule[] {
  const { look, rows } = sheet;
  if (rows.length === 0) return [];
  return (look.tones ?? []).map(({ column: name, when, tone }) => ({
    column: column + columnOf(sheet, name),
    rows: [row, row + rows.length - 1],
    when,
    tone: toneColours(tone),
  }));
}

/** Charts under one another from the column `beside` on; none of a table without rows. */
export function chartsOf(
  sheet: Sheet,
  language: Language,
  { row, column, beside }: Corner & { readonly beside: number },
): SheetChart[] {
  const { look, rows } = sheet;
  if (rows.length === 0) return [];
  const at = (name: string) => column + columnOf(sheet, name);
  return (look.charts ?? []).map((chart: ChartOf, i) => ({
    kind: chart.kind,
    title: chart.title[language],
    unit: chart.unit[language],
    rows: [row, row + rows.length - 1],
    names: at(chart.names),
    series: chart.series.map(({ column: name, role, marked }) => ({
      column: at(name),
      colour: colourOf(role),
      ...(marked && {
        marked: { rows: marked.rows.map((one) => row + one), colour: colourOf(marked.role) },
      }),
    })),
    from: [beside, row - 1 + i * (CHART.rows + 1)],
    to: [beside + CHART.columns, row - 1 + i * (CHART.rows + 1) + CHART.rows],
  }));
}

function columnOf({ name, columns }: Sheet, wanted: string): number {
  const at = columns.findIndex((column) => column.name === wanted);
  if (at < 0) throw new Error(`sheet ${name} has no column ${wanted}`);
  return at;
}
