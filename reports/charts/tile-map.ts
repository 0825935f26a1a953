import { verdictCodes } from '../../schemas/codes/index.js';
import { against, exact, percent } from '../base/figures.js';
import { tileMapData } from '../datasets/charts.js';
import { light } from '../theme/palette.js';
import type { Chart, Row } from '../vega/chart.js';
import { onTwoLines } from '../vega/fit.js';
import { roleOf, shareOf, shownShare, withinOf } from '../view/distance.js';
import type { Place, View } from '../view/view.js';
import { chartWords, marks, named, tierWords, verdictSign, verdictWords } from '../words/index.js';
import {
  type Box,
  boxes,
  lineAt,
  outlines,
  planeRow,
  planeSpec,
  signFont,
  texts,
} from './plane.js';
import { type LegendEntry, legendHeight, tileLegend } from './tile-legend.js';
import { shortName, tilesOf } from './tiles.js';

/** More tiles than this are no picture any more. */
const mostTiles = 60;

const cell = { width: 30, height: 34, gap: 2 };
const tile = { padding: 8, gap: 8, name: 18, font: 14, smallFont: 12 };

const layers = [
  outlines('tile', { isData: false }),
  boxes('swatch', { isData: false }),
  outlines('empty', { isData: false, dash: [2, 2] }),
  boxes('cell', { isData: true }),
  outlines('absent', { isData: true, dash: [2, 2] }),
  texts('name', { size: tile.font, weight: 'bold' }),
  texts('sign', { size: 15, weight: 'bold', align: 'center', font: signFont }),
  texts('figure', { align: 'center' }),
  texts('note'),
];

/** Every city as a tile of its tiers, coloured by how far its hours are from the limit. */
export function tileMapChart(view: View): Chart {
  const { say, cities, tiers, cells } = view;
  const w = chartWords.tileMap;
  const isSoFar = cells.some((row) => !row.is_final);
  const { isMap, tiles } = tilesOf(cities.map((city) => city.code));
  const isKnown = cells.some((row) => shareOf(row) !== null);
  const width = tiers.length * (cell.width + cell.gap) - cell.gap + 2 * tile.padding;
  const height = 2 * tile.padding + tile.name + cell.height;
  const rows =
    isKnown && cities.length <= mostTiles
      ? [
          ...tileLegend(view, isSoFar, signsIn(view)),
          ...cities.flatMap((city, i) => {
            const { column = 0, row = 0 } = tiles[i] ?? {};
            const x = column * (width + tile.gap);
            const y = legendHeight + row * (height + tile.gap);
            return tileRows(view, city, isSoFar, { x, y, x2: x + width, y2: y + height });
          }),
        ]
      : [];
  const listed = tiers.map((tier) => say(named(tierWords, tier))).join(say(marks.names));
  const parts = { order: say(isMap ? w.byPlace : w.byList), tiers: listed };
  return {
    slug: 'tile-map',
    title: say(w.title({ year: String(view.year) })),
    caption: say(isSoFar ? w.captionSoFar(parts) : w.caption(parts)),
    emptyNote: say(isKnown ? w.many : w.none),
    rows,
    data: tileMapData(view),
    marks: rows.filter(({ kind }) => kind === 'cell' || kind === 'absent').length,
    spec: planeSpec({ rows, layers }),
  };
}

function signsIn({ say, cells, cities, tiers, verdict }: View): LegendEntry[] {
  const held = new Set(cells.map((row) => row.verdict));
  const signs = verdictCodes.names
    .filter((code) => held.has(code))
    .map((code) => ({ sign: verdictSign(code), label: say(verdictWords[code]) }));
  const isWhole = cities.every(({ code }) => tiers.every((tier) => verdict(code, tier)));
  return isWhole ? signs : [...signs, { sign: null, label: say(chartWords.tileMap.absent) }];
}

function tileRows(view: View, city: Place, isSoFar: boolean, box: Box): Row[] {
  const x = box.x + tile.padding;
  const inner = box.x2 - box.x - 2 * tile.padding;
  const name = shortName(city.name);
  // Bold letters are a little wider than they are measured.
  const isShort = onTwoLines(name, inner * 0.94, tile.font).length === 1;
  const lines = isShort ? [name] : onTwoLines(name, inner, tile.smallFont);
  return [
    planeRow({ kind: 'tile', box }),
    ...lines.map((label, i) =>
      planeRow({
        kind: isShort ? 'name' : 'note',
        box: lineAt(x, lines.length === 1 ? box.y + 15 : box.y + 9 + i * 13),
        label,
      }),
    ),
    ...view.tiers.flatMap((tier, i) => {
      const left = x + i * (cell.width + cell.gap);
      const top = box.y + tile.padding + tile.name;
      const area = { x: left, y: top, x2: left + cell.width, y2: top + cell.height };
      return cellRows(view, city, tier, isSoFar, area);
    }),
  ];
}

function cellRows(view: View, city: Place, tier: string, isSoFar: boolean, box: Box): Row[] {
  const { say } = view;
  const w = chartWords.tileMap;
  const verdict = view.verdict(city.code, tier);
  const names = { place: city.name, tier: say(named(tierWords, tier)) };
  if (!verdict) return [planeRow({ kind: 'absent', box, text: say(w.markAbsent(names)) })];
  const share = shareOf(verdict);
  const within = withinOf(verdict);
  const mark = verdict.target_hours === null ? w.markNoLimit : isSoFar ? w.markSoFar : w.mark;
  const text = say(
    mark({
      ...names,
      hours: against(verdict.hours, verdict.target_hours, verdict.absolute_met),
      limit: exact(verdict.target_hours),
      share: percent(share, 1, within),
      verdict: say(named(verdictWords, verdict.verdict)),
    }),
  );
  const line = (part: number) => lineAt(box.x, box.y + cell.height * part, cell.width);
  return [
    planeRow({ kind: 'cell', box, fill: light(roleOf(share, within)), text }),
    planeRow({ kind: 'sign', box: line(0.3), label: verdictSign(verdict.verdict) }),
    planeRow({ kind: 'figure', box: line(0.74), label: shownShare(share, within) }),
  ];
}
