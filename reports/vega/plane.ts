import { escaped } from '../base/html.js';
import { chartConfig } from '../theme/chart-config.js';
import type { Row } from './chart.js';
import { contentOf, type Drawn, described, linked } from './scene.js';
import { widthInEms } from './text-width.js';
import { boxPath, type Element, element, short } from './tree.js';

/**
 * A picture laid out like a table, in pixels from its top left: boxes and texts that say themselves where
 * they stand, so that there is nothing for Vega to scale. Each row is drawn by the layer of its kind.
 */
export interface PlaneSpec {
  readonly plane: readonly PlaneLayer[];
}

export type PlaneLayer = BoxLayer | TextLayer;

export interface BoxLayer {
  readonly kind: string;
  readonly mark: 'box';
  /** Whether its boxes stand for data and say what they say. */
  readonly isData: boolean;
  /** The colour of all of them; each has its own where none is said. */
  readonly fill?: string;
  readonly stroke?: string;
  readonly strokeWidth?: number;
  readonly dash?: readonly number[];
}

export interface TextLayer {
  readonly kind: string;
  readonly mark: 'text';
  readonly size: number;
  readonly weight: 'normal' | 'bold';
  readonly align: 'left' | 'center' | 'right';
  readonly color: string;
  readonly font?: string;
  /** Whether each leads to the page of its row. */
  readonly isLink?: boolean;
}

export function isPlane(spec: object): spec is PlaneSpec {
  return 'plane' in spec;
}

/** Draws a plane as wide and high as what is on it. */
export function drawnPlane({ plane }: PlaneSpec, rows: readonly Row[]): Drawn {
  const ofKind = new Map<unknown, Row[]>();
  for (const row of rows) {
    const known = ofKind.get(row.kind);
    if (known) known.push(row);
    else ofKind.set(row.kind, [row]);
  }
  const extent = new Extent(rows);
  let marks = 0;
  const groups = plane.map((layer) => {
    const own = ofKind.get(layer.kind) ?? [];
    if (layer.mark === 'box' && layer.isData) marks += own.length;
    const children = own.flatMap((row) =>
      layer.mark === 'box' ? box(row, layer, extent) : text(row, layer, extent),
    );
    return element('g', {}, children);
  });
  const { origin, width, height } = extent.padded(Number(chartConfig.padding));
  return { width, height, content: contentOf(origin, groups), clips: [], marks };
}

function box(row: Row, layer: BoxLayer, extent: Extent): Element {
  const { x, y, x2, y2 } = cornersOf(row);
  const { isData, fill = String(row.fill), stroke, strokeWidth = 1, dash } = layer;
  const edge = stroke === undefined ? 0 : strokeWidth;
  extent.add(x - edge, y - edge, x2 + edge, y2 + edge);
  const mark = element('path', {
    d: boxPath(x, y, x2 - x, y2 - y),
    ...(fill !== 'transparent' && { fill: escaped(fill) }),
    ...(stroke !== undefined && { stroke }),
    ...(edge > 0 && strokeWidth !== 1 && { 'stroke-width': String(strokeWidth) }),
    ...(dash && { 'stroke-dasharray': dash.join(',') }),
  });
  return isData ? described(mark, String(row.text)) : mark;
}

const anchors = { left: 'start', center: 'middle', right: 'end' } as const;

function text(row: Row, layer: TextLayer, extent: Extent): Element[] {
  const label = String(row.label).trim();
  if (label === '') return [];
  const { size, weight, align, color, font, isLink } = layer;
  const { x, x2, y } = cornersOf(row);
  const at = { left: x, center: (x + x2) / 2, right: x2 }[align];
  // The middle of letters is so far above their baseline.
  const baseline = y + Math.round(0.3 * size);
  const width = widthInEms(label) * size;
  const from = at - { left: 0, center: width / 2, right: width }[align];
  const top = baseline - Math.round(0.8 * size);
  extent.add(from, top, from + width, top + size);
  const mark = element(
    'text',
    {
      'text-anchor': anchors[align],
      ...(font && { 'font-family': font }),
      'font-size': short(size),
      ...(weight !== 'normal' && { 'font-weight': weight }),
      fill: color,
      ...(short(at) !== '0' && { x: short(at) }),
      ...(short(baseline) !== '0' && { y: short(baseline) }),
    },
    [escaped(label)],
  );
  return [isLink && row.link !== null ? linked(mark, row.link) : mark];
}

function cornersOf({ x, y, x2, y2 }: Row) {
  return { x: Number(x), y: Number(y), x2: Number(x2), y2: Number(y2) };
}

/** How far a picture reaches, which is from its origin at least. */
class Extent {
  private left = 0;
  private top = 0;
  private right = 0;
  private bottom = 0;
  private readonly width: number;
  private readonly height: number;

  constructor(rows: readonly Row[]) {
    this.width = rows.reduce((most, { x2 }) => Math.max(most, Number(x2)), 0);
    this.height = rows.reduce((most, { y2 }) => Math.max(most, Number(y2)), 0);
  }

  add(x: number, y: number, x2: number, y2: number): void {
    this.left = Math.max(this.left, -x);
    this.top = Math.max(this.top, -y);
    this.right = Math.max(this.right, x2 - this.width);
    this.bottom = Math.max(this.bottom, y2 - this.height);
  }

  /** In whole pixels beyond the corners of the boxes, and with room around it. */
  padded(room: number): { origin: [number, number]; width: number; height: number } {
    const [left, top, right, bottom] = [this.left, this.top, this.right, this.bottom].map(
      Math.ceil,
    );
    return {
      origin: [(left ?? 0) + room, (top ?? 0) + room],
      width: this.width + (left ?? 0) + (right ?? 0) + 2 * room,
      height: this.height + (top ?? 0) + (bottom ?? 0) + 2 * room,
    };
  }
}
