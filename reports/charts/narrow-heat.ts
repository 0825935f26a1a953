import { greatest } from '../base/extremes.js';
import { exact, fixed, integer } from '../base/figures.js';
import { phone } from '../theme/chart-config.js';
import { light } from '../theme/palette.js';
import type { Drawing, Row } from '../vega/chart.js';
import { fitted } from '../vega/fit.js';
import { chartWords } from '../words/index.js';
import { classRoles } from './classes.js';
import { type HeatRow, heatLayers, heatLine, heatRows, nameRoom, widthOf } from './heat.js';
import { lineAt, planeRow, planeSpec } from './plane.js';

/** What the edges of a picture take. */
const edges = 10;
const width = phone.width - edges;
const nameLine = 18;

interface NarrowHeat {
  /** What the figures are, on a line of its own. */
  readonly legend: string;
  readonly unit?: string;
  /** How many of what is counted are one in the figures. */
  readonly each?: number;
  readonly months: readonly string[];
  readonly rows: readonly HeatRow[];
  readonly bounds: readonly number[];
}

/** A heat map over months for a phone: names stand beside their cells where they are short, else above them. */
export function narrowHeat(heat: NarrowHeat): Drawing {
  const legend = narrowLegend(heat);
  const rows = heat.rows.length === 0 ? [] : [...legend.rows, ...mapRows(heat, legend.height + 4)];
  return { rows, spec: planeSpec({ rows, layers: heatLayers }) };
}

/** What the figures are, and below it what the colours mean, on as many lines as that takes. */
export function narrowLegend({
  legend,
  unit = '',
  each = 1,
  bounds,
}: Pick<NarrowHeat, 'legend' | 'unit' | 'each' | 'bounds'>): {
  readonly rows: Row[];
  readonly height: number;
} {
  const rows = [planeRow({ kind: 'note', box: lineAt(0, heatLine / 2), label: legend })];
  let [x, y] = [0, heatLine];
  bounds.forEach((bound, i) => {
    const [from, to] = [(bounds[i - 1] ?? 0) / each, bound / each].map((value) =>
      exact(Number(value.toPrecision(3))),
    );
    const isLast = i > 0 && i === bounds.length - 1;
    const label = (i === 0 ? `≤${to}` : isLast ? `>${from}` : `${from}–${to}`) + unit;
    const room = widthOf(label) + 8;
    if (x + room > width) [x, y] = [0, y + heatLine];
    const box = { x, y, x2: x + room, y2: y + heatLine - 2 };
    rows.push(planeRow({ kind: 'swatch', box, fill: light(classRoles[i] ?? 'count5') }));
    const middle = lineAt(x, y + heatLine / 2 - 1, room);
    rows.push(planeRow({ kind: 'figure', box: middle, label }));
    x += room;
  });
  return { rows, height: y + heatLine };
}

function mapRows({ months, rows, bounds }: NarrowHeat, y: number): Row[] {
  const names = rows.map(({ name }) => name);
  const number = (month: string) => String(Number(month.slice(5)));
  const columns = months.map((month) => ({ label: number(month), short: number(month) }));
  const shared = { x: 0, width, columns, bounds };
  if (greatest(names.map(widthOf), 0) <= width / 6) {
    return heatRows({ ...shared, y, names: nameRoom(names, width), rows });
  }
  return [
    ...heatRows({ ...shared, y, names: 0, rows: [] }),
    ...rows.flatMap((row, i) => {
      const top = y + heatLine + i * (nameLine + heatLine);
      const label = fitted(row.name, width, 12);
      const cells = heatRows({ ...shared, y: top + nameLine - heatLine, names: 0, rows: [row] });
      return [
        planeRow({ kind: 'note', box: lineAt(0, top + nameLine / 2), label }),
        ...cells.filter(({ kind }) => kind !== 'name' && kind !== 'head'),
      ];
    }),
  ];
}

const units = [
  { unit: 1, name: chartWords.userHours },
  { unit: 100, name: chartWords.userHoursIn.hundreds },
  { unit: 1000, name: chartWords.userHoursIn.thousands },
  { unit: 1e6, name: chartWords.userHoursIn.millions },
];

/** In what unit user-hours are written where cells have room for so many digits. */
export function unitFor(most: number, digits: number): (typeof units)[number] {
  const [first] = units.filter(({ unit }) => most / unit < 10 ** digits - 0.5);
  return first ?? { unit: 1e6, name: chartWords.userHoursIn.millions };
}

export function inUnits(hours: number, unit: number): string {
  const value = hours / unit;
  return unit === 1 || value >= 9.95 ? integer(value) : fixed(value, 1);
}
