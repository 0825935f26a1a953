import { isWithin } from '../../schemas/codes/index.js';
import { greatest } from '../base/extremes.js';
import { against, exact, percent } from '../base/figures.js';
import { light } from '../theme/palette.js';
import type { Chart, Row, Width } from '../vega/chart.js';
import { onTwoLines } from '../vega/fit.js';
import { roleOf, shownShare } from '../view/distance.js';
import type { Place, View } from '../view/view.js';
import { chartWords, marks, named, tierWords, verdictWords } from '../words/index.js';
import { type Box, boxes, lineAt, outlines, planeRow, planeSpec, texts } from './plane.js';
import { tileLegend } from './tile-legend.js';
import { shortName, type Tile, tilesOf } from './tiles.js';

/** More tiles than this are no picture any more. */
const mostTiles = 60;

/** Sizes of the drawing for a wide page, or for a telephone. */
export interface TileSizes {
  readonly cell: { readonly width: number; readonly height: number };
  readonly padding: number;
  readonly gap: number;
  /** Height of the line that names the city. */
  readonly name: number;
  readonly font: number;
  readonly figure: number;
}

const sizes: Record<Width, TileSizes> = {
  wide: { cell: { width: 40, height: 22 }, padding: 4, gap: 5, name: 20, font: 13, figure: 12 },
  narrow: { cell: { width: 30, height: 21 }, padding: 0.5, gap: 0, name: 18, font: 11, figure: 11 },
};

/** Of names on two lines. */
const smallName = 11;

/** Between the cells of a tile. */
const seam = 2;

/** Every city as a tile of its tiers, coloured by the share of the allowance that is used. */
export function tileMapChart(view: View): Chart {
  const { rows, spec } = drawnIn(view, 'narrow');
  return { ...drawnIn(view, 'wide'), narrow: { rows, spec } };
}

function drawnIn(view: View, width: Width): Chart {
  const { say, cities, cells } = view;
  const w = chartWords.tileMap;
  const size = fitting(view, sizes[width]);
  const isSoFar = cells.some((row) => !row.is_final);
  const map = tilesOf(cities.map((city) => city.code));
  const isKnown = cells.some((row) => row.allowance_used !== null);
  const rows = isKnown && cities.length <= mostTiles ? drawn(view, map, size) : [];
  const listed = view.tiers.map((tier) => say(named(tierWords, tier))).join(say(marks.names));
  const parts = { order: say(map.isMap ? w.byPlace : w.byList), tiers: listed };
  return {
    slug: 'tile-map',
    title: say(isSoFar ? w.titleSoFar : w.title),
    caption: say(w.caption(parts)),
    emptyNote: say(isKnown ? w.many : w.none),
    rows,
    marks: rows.filter(({ kind }) => kind === 'cell' || kind === 'absent').length,
    spec: planeSpec({ rows, layers: layersOf(size) }),
  };
}

/** With room for a second line in the names where some city's needs it. */
function fitting(view: View, size: TileSizes): TileSizes {
  const { width } = frameOf(view, size);
  const isOnTwo = view.cities.some(({ name }) => !isShortIn(width, shortName(name), size));
  return isOnTwo ? { ...size, name: 25 } : size;
}

/** Whether a name fits on one line; bold letters are a little wider than they are measured. */
function isShortIn(width: number, name: string, { font }: TileSizes): boolean {
  return onTwoLines(name, (width - 2) / 1.06, font).length === 1;
}

function layersOf({ font, figure }: TileSizes) {
  return [
    outlines('tile', { isData: false }),
    boxes('swatch', { isData: false }),
    outlines('empty', { isData: false, dash: [2, 2] }),
    boxes('cell', { isData: true }),
    outlines('absent', { isData: true, dash: [2, 2] }),
    outlines('beyond', { isData: false, width: 2, color: light('ink') }),
    texts('name', { size: font, weight: 'bold', color: light('accent'), isLink: true }),
    texts('plain', { size: font, weight: 'bold' }),
    texts('small', { size: smallName, weight: 'bold', color: light('accent'), isLink: true }),
    texts('smallPlain', { size: smallName, weight: 'bold' }),
    texts('figure', { align: 'center', size: figure }),
    texts('strong', { align: 'center', size: figure, weight: 'bold' }),
    texts('note', { size: 12 }),
  ];
}

interface Frame {
  readonly width: number;
  readonly height: number;
  readonly columns: number;
}

function frameOf({ tiers }: View, { cell, padding, name }: TileSizes): Frame {
  const columns = Math.min(2, Math.max(1, tiers.length));
  const lines = Math.ceil(tiers.length / columns);
  return {
    columns,
    width: columns * (cell.width + seam) - seam + 2 * padding,
    height: name + lines * (cell.height + seam) - seam + padding,
  };
}

function drawn(view: View, { tiles }: ReturnType<typeof tilesOf>, size: TileSizes): Row[] {
  const frame = frameOf(view, size);
  const at = ({ column, row }: Tile): Box => {
    const x = column * (frame.width + size.gap);
    const y = row * (frame.height + size.gap);
    return { x, y, x2: x + frame.width, y2: y + frame.height };
  };
  const rows = view.cities.flatMap((city, i) => {
    const tile = tiles[i];
    return tile ? tileRows(view, city, size, frame, at(tile)) : [];
  });
  const columns = greatest(
    tiles.map(({ column }) => column),
    0,
  );
  const lines = greatest(
    tiles.map(({ row }) => row),
    0,
  );
  const whole = at({ code: '', column: columns, row: lines });
  return [...rows, ...tileLegend(view, whole.y2 + 12, whole.x2)];
}

function tileRows(view: View, city: Place, size: TileSizes, frame: Frame, box: Box): Row[] {
  const { padding, cell } = size;
  const x = box.x + padding + 1;
  const inner = frame.width - 2 * padding - 2;
  const link = view.pageOf(city.code);
  const name = shortName(city.name);
  const isShort = isShortIn(frame.width, name, size);
  const lines = isShort ? [name] : onTwoLines(name, inner / 1.06, smallName);
  const kind = isShort ? (link ? 'name' : 'plain') : link ? 'small' : 'smallPlain';
  return [
    planeRow({ kind: 'tile', box }),
    ...lines.map((label, i) =>
      planeRow({
        kind,
        box: lineAt(x, box.y + (lines.length === 1 ? size.name / 2 + 1 : 7 + i * 11)),
        label,
        link,
      }),
    ),
    ...view.tiers.flatMap((tier, i) => {
      const left = box.x + padding + (i % frame.columns) * (cell.width + seam);
      const top = box.y + size.name + Math.floor(i / frame.columns) * (cell.height + seam);
      return cellRows(view, city, tier, {
        x: left,
        y: top,
        x2: left + cell.width,
        y2: top + cell.height,
      });
    }),
  ];
}

function cellRows(view: View, city: Place, tier: string, box: Box): Row[] {
  const { say } = view;
  const w = chartWords.tileMap;
  const row = view.verdict(city.code, tier);
  const names = { place: city.name, tier: say(named(tierWords, tier)) };
  if (!row) return [planeRow({ kind: 'absent', box, text: say(w.markAbsent(names)) })];
  const within = isWithin(row.verdict);
  const mark = row.is_final ? w.mark : w.markSoFar;
  const text = say(
    mark({
      ...names,
      hours: against(row.hours, row.target_hours, row.absolute_met),
      limit: row.target_hours === null ? '—' : exact(row.target_hours),
      share: percent(row.allowance_used, 1, within),
      verdict: say(named(verdictWords, row.verdict)),
    }),
  );
  const middle = lineAt(box.x, (box.y + box.y2) / 2 + 0.5, box.x2 - box.x);
  return [
    planeRow({ kind: 'cell', box, fill: light(roleOf(row)), text }),
    ...(within === false ? [planeRow({ kind: 'beyond', box: inset(box) })] : []),
    planeRow({ kind: within === false ? 'strong' : 'figure', box: middle, label: figureOf(row) }),
  ];
}

/** So that a line two wide stays within its box. */
function inset({ x, y, x2, y2 }: Box): Box {
  return { x: x + 1, y: y + 1, x2: x2 - 1, y2: y2 - 1 };
}

/** An arrow beside what was met by the reduction alone, a question mark where nobody knows. */
function figureOf(row: Parameters<typeof shownShare>[0]): string {
  if (row.verdict === 'undetermined') return `${shownShare(row)}?`;
  return row.verdict === 'met_reduction' ? `${shownShare(row)}↓` : shownShare(row);
}
