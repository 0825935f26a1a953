import type { PlacedCell, Worksheet } from './sheet.js';
import { refOf } from './sheet.js';
import { quotedName, xmlText } from './text.js';

/** A chart of a sheet's own cells. Rows and columns are counted from 0. */
export interface SheetChart {
  /** Bars lie, columns stand. */
  readonly kind: 'bars' | 'columns' | 'lines';
  readonly title: string;
  /** What its figures are of. */
  readonly unit: string;
  /** The first row of figures and the last; the row above them names the series. */
  readonly rows: readonly [number, number];
  /** The column of what the figures are of. */
  readonly names: number;
  readonly series: readonly ChartSeries[];
  /** Column and row of the cell in its upper left corner, and of the one beyond its lower right. */
  readonly from: readonly [column: number, row: number];
  readonly to: readonly [column: number, row: number];
}

export interface ChartSeries {
  readonly column: number;
  /** As `RRGGBB`. */
  readonly colour: string;
  /** Rows with another colour. */
  readonly marked?: { readonly rows: readonly number[]; readonly colour: string };
}

const charts = 'http://schemas.openxmlformats.org/drawingml/2006/chart';
const drawings = 'http://schemas.openxmlformats.org/drawingml/2006/main';
const placing = 'http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const GRID = 'D9DFE5';
const INK = '404A55';

/** Where the charts of a sheet stand; the n-th is the n-th of its relations. */
export function drawingXml(list: readonly SheetChart[]): string {
  const corner = (name: string, [column, row]: readonly [number, number]) =>
    `<xdr:${name}><xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:${name}>`;
  const each = list.map(
    ({ from, to, title }, i) =>
      `<xdr:twoCellAnchor editAs="oneCell">${corner('from', from)}${corner('to', to)}<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="${i + 2}" name="Chart ${i + 1}" descr="${xmlText(title)}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="${charts}"><c:chart xmlns:c="${charts}" xmlns:r="${office}" r:id="rId${i + 1}"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>`,
  );
  return `<xdr:wsDr xmlns:xdr="${placing}" xmlns:a="${drawings}">${each.join('')}</xdr:wsDr>`;
}

/** The figures stand beside their references, for programs that show a chart without looking them up. */
export function chartXml(chart: SheetChart, sheet: Worksheet, name: string): string {
  const { kind, title, unit, series } = chart;
  const isLines = kind === 'lines';
  const each = series.map((one, i) => seriesXml(chart, one, i, sheet, name)).join('');
  const body = isLines
    ? `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${each}<c:marker val="1"/>${axisIds}</c:lineChart>`
    : `<c:barChart><c:barDir val="${kind === 'bars' ? 'bar' : 'col'}"/><c:grouping val="clustered"/><c:varyColors val="0"/>${each}<c:gapWidth val="55"/>${axisIds}</c:barChart>`;
  return `<c:chartSpace xmlns:c="${charts}" xmlns:a="${drawings}" xmlns:r="${office}"><c:roundedCorners val="0"/><c:chart>${titleXml(title, 1200, true)}<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>${body}${axesXml(kind === 'bars', unit)}</c:plotArea><c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend><c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>${lineXml(GRID)}</c:spPr></c:chartSpace>`;
}

const axisIds = '<c:axId val="1"/><c:axId val="2"/>';

function seriesXml(
  { kind, rows, names }: SheetChart,
  { column, colour, marked }: ChartSeries,
  index: number,
  sheet: Worksheet,
  name: string,
): string {
  const [first, last] = rows;
  const cells = (at: number, from: number, to: number) =>
    sheet.rows.slice(from, to + 1).map((row) => row[at]);
  const reference = (at: number, from: number, to: number) =>
    `<c:f>${xmlText(quotedName(name))}!${refOf({ rows: [from, to], columns: [at, at] }, '$').replace(/^(.+):\1$/u, '$1')}</c:f>`;
  const head = `<c:tx><c:strRef>${reference(column, first - 1, first - 1)}<c:strCache>${pointsXml(cells(column, first - 1, first - 1))}</c:strCache></c:strRef></c:tx>`;
  const categories = `<c:cat><c:strRef>${reference(names, first, last)}<c:strCache>${pointsXml(cells(names, first, last))}</c:strCache></c:strRef></c:cat>`;
  const values = `<c:val><c:numRef>${reference(column, first, last)}<c:numCache><c:formatCode>General</c:formatCode>${pointsXml(cells(column, first, last))}</c:numCache></c:numRef></c:val>`;
  const start = `<c:ser><c:idx val="${index}"/><c:order val="${index}"/>${head}`;
  if (kind === 'lines') {
    const marker = `<c:marker><c:symbol val="circle"/><c:size val="5"/><c:spPr>${fillXml(colour)}${lineXml(colour)}</c:spPr></c:marker>`;
    return `${start}<c:spPr>${lineXml(colour, 22_225)}</c:spPr>${marker}${categories}${values}<c:smooth val="0"/></c:ser>`;
  }
  const points = (marked?.rows ?? []).map(
    (row) =>
      `<c:dPt><c:idx val="${row - first}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/><c:spPr>${fillXml(marked?.colour ?? colour)}</c:spPr></c:dPt>`,
  );
  return `${start}<c:spPr>${fillXml(colour)}</c:spPr><c:invertIfNegative val="0"/>${points.join('')}${categories}${values}</c:ser>`;
}

/** Empty cells are no points. */
function pointsXml(cells: readonly (PlacedCell | undefined)[]): string {
  const points = cells.map((cell, i) =>
    cell ? `<c:pt idx="${i}"><c:v>${xmlText(String(cell.v))}</c:v></c:pt>` : '',
  );
  return `<c:ptCount val="${cells.length}"/>${points.join('')}`;
}

/** Where bars lie, the first is the uppermost, and the axis of figures stays below. */
function axesXml(isLying: boolean, unit: string): string {
  const look = `<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="${isLying ? 'low' : 'nextTo'}"/><c:spPr>${lineXml(GRID)}</c:spPr>${textXml(900)}`;
  return `<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="${isLying ? 'maxMin' : 'minMax'}"/></c:scaling><c:delete val="0"/><c:axPos val="${isLying ? 'l' : 'b'}"/><c:numFmt formatCode="General" sourceLinked="0"/>${look}<c:crossAx val="2"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/></c:catAx><c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/></c:scaling><c:delete val="0"/><c:axPos val="${isLying ? 'b' : 'l'}"/><c:majorGridlines><c:spPr>${lineXml(GRID)}</c:spPr></c:majorGridlines>${titleXml(unit, 900, false)}<c:numFmt formatCode="General" sourceLinked="0"/>${look}<c:crossAx val="1"/><c:crosses val="${isLying ? 'max' : 'autoZero'}"/><c:crossBetween val="between"/></c:valAx>`;
}

function titleXml(text: string, size: number, isBold: boolean): string {
  const look = `sz="${size}" b="${isBold ? 1 : 0}"`;
  return `<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr ${look}/></a:pPr><a:r><a:rPr ${look}>${fillXml(INK)}</a:rPr><a:t>${xmlText(text)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`;
}

function textXml(size: number): string {
  return `<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="${size}">${fillXml(INK)}</a:defRPr></a:pPr><a:endParaRPr lang="en-US"/></a:p></c:txPr>`;
}

function fillXml(colour: string): string {
  return `<a:solidFill><a:srgbClr val="${colour}"/></a:solidFill>`;
}

function lineXml(colour: string, width = 9525): string {
  return `<a:ln w="${width}">${fillXml(colour)}</a:ln>`;
}
