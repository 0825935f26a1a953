import { isWithin } from '../../schemas/codes/index.js';
import { greatest } from '../base/extremes.js';
import { light } from '../theme/palette.js';
import type { Row } from '../vega/chart.js';
import { widthInEms } from '../vega/text-width.js';
import { steps } from '../view/distance.js';
import type { View } from '../view/view.js';
import { chartWords } from '../words/index.js';
import { lineAt, planeRow } from './plane.js';

const swatch = { width: 24, height: 13 };
const line = 16;
const font = 12;
const apart = 6;
/** Between two columns. */
const between = 22;
/** Outlines stand out from their boxes. */
const edge = 2;

interface Entry {
  readonly kind: 'within' | 'beyond' | 'sign' | 'empty';
  readonly sign?: string;
  readonly label: string;
}

/** What hues, outline and signs mean, as far as they occur. */
function entriesOf({ say, cells, cities, tiers, verdict }: View): Entry[] {
  const w = chartWords.tileMap;
  const held = new Set(cells.map((row) => row.verdict));
  const isSoFar = cells.some((row) => !row.is_final);
  const sides = new Set(cells.map((row) => isWithin(row.verdict)));
  const isWhole = cities.every(({ code }) => tiers.every((tier) => verdict(code, tier)));
  return [
    ...(sides.has(true)
      ? [{ kind: 'within' as const, label: say(isSoFar ? w.withinSoFar : w.within) }]
      : []),
    ...(sides.has(false)
      ? [{ kind: 'beyond' as const, label: say(isSoFar ? w.beyondSoFar : w.beyond) }]
      : []),
    ...(held.has('met_reduction')
      ? [{ kind: 'sign' as const, sign: '↓', label: say(w.byReduction) }]
      : []),
    ...(held.has('undetermined') ? [{ kind: 'sign' as const, sign: '?', label: say(w.open) }] : []),
    ...(isWhole ? [] : [{ kind: 'empty' as const, label: say(w.absent) }]),
  ];
}

function widthOf(text: string): number {
  return Math.ceil(widthInEms(text) * font);
}

const swatchesOf = (kind: Entry['kind']) =>
  kind === 'within' || kind === 'beyond'
    ? steps.filter(({ upTo }) => upTo <= 1 === (kind === 'within'))
    : [];

function lead(entry: Entry): number {
  return (swatchesOf(entry.kind).length || 1) * swatch.width + 6;
}

/** Entries below each other, in two columns where a picture so wide has room for these. */
function columnsOf(entries: readonly Entry[], width: number): (readonly Entry[])[] {
  const half = Math.ceil(entries.length / 2);
  const columns = [entries.slice(0, half), entries.slice(half)];
  const wide = columns.reduce((all, column) => all + widestOf(column), between);
  return wide <= width ? columns : [entries];
}

function widestOf(entries: readonly Entry[]): number {
  return greatest(
    entries.map((entry) => lead(entry) + widthOf(entry.label)),
    0,
  );
}

/** The legend from a height on. */
export function tileLegend(view: View, top: number, width: number): Row[] {
  const columns = columnsOf(entriesOf(view), width);
  return columns.flatMap((column, c) => {
    const x = edge + (c > 0 ? widestOf(columns[0] ?? []) + between : 0);
    return column.flatMap((entry, i) => entryRows(entry, { x, y: top + i * line }));
  });
}

function entryRows(entry: Entry, corner: { readonly x: number; readonly y: number }): Row[] {
  const { kind, sign, label } = entry;
  const { y } = corner;
  const box = (n: number) => ({
    x: corner.x + n * swatch.width,
    y,
    x2: corner.x + (n + 1) * swatch.width,
    y2: y + swatch.height,
  });
  const inner = (n: number) => ({
    ...box(n),
    x: box(n).x + 1,
    x2: box(n).x2 - 1,
    y: y + 1,
    y2: y + swatch.height - 1,
  });
  return [
    ...swatchesOf(kind).map(({ role }, n) =>
      planeRow({ kind: 'swatch', box: box(n), fill: light(role) }),
    ),
    ...(kind === 'beyond'
      ? swatchesOf(kind).map((_, n) => planeRow({ kind: 'beyond', box: inner(n) }))
      : []),
    ...(sign
      ? [
          planeRow({
            kind: 'strong',
            box: lineAt(corner.x, y + swatch.height / 2, swatch.width),
            label: sign,
          }),
        ]
      : []),
    ...(kind === 'empty' ? [planeRow({ kind: 'empty', box: box(0) })] : []),
    planeRow({
      kind: 'note',
      box: lineAt(corner.x + lead(entry), y + swatch.height / 2 + 0.5, widthOf(label) + apart),
      label,
    }),
  ];
}
