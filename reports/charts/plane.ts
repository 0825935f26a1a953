import { light } from '../theme/palette.js';
import type { Row } from '../vega/chart.js';
import type { BoxLayer, PlaneLayer, PlaneSpec, TextLayer } from '../vega/plane.js';

/** Where a box stands on a plane, in pixels from its top left. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly x2: number;
  readonly y2: number;
}

export interface Item {
  readonly kind: string;
  readonly box: Box;
  /** A colour, for boxes. */
  readonly fill?: string;
  /** What is written, for texts. */
  readonly label?: string;
  /** What is read aloud and under the pointer, for boxes that stand for data. */
  readonly text?: string;
  /** The page that a text leads to. */
  readonly link?: string | null;
}

export function planeRow({ kind, box, fill = '', label = '', text = '', link }: Item): Row {
  return { kind, ...box, fill, label, text, link: link ?? null };
}

/** A place for a text: its baseline runs through the middle of the line. */
export function lineAt(x: number, y: number, width = 0): Box {
  return { x, y, x2: x + width, y2: y };
}

interface Plane {
  readonly rows: readonly Row[];
  readonly layers: readonly PlaneLayer[];
}

/** A row that no layer draws would be missing without a word. */
export function planeSpec({ rows, layers }: Plane): PlaneSpec {
  const kinds = new Set<unknown>(layers.map(({ kind }) => kind));
  const lost = rows.find(({ kind }) => !kinds.has(kind));
  if (lost) throw new Error(`no layer draws rows of kind ${lost.kind}`);
  return { plane: layers };
}

/** Boxes filled with the colours of their rows. Those that stand for data say what they say. */
export function boxes(kind: string, { isData }: { readonly isData: boolean }): BoxLayer {
  return { kind, mark: 'box', isData };
}

/** Boxes of which only the outline is drawn. */
export function outlines(
  kind: string,
  options: {
    readonly isData: boolean;
    readonly dash?: number[];
    readonly width?: number;
    readonly color?: string;
  },
): BoxLayer {
  const { isData, dash, width = 1, color = light('rule') } = options;
  // What says something says it under the pointer all over.
  const fill = isData ? 'transparent' : 'none';
  const look = { fill, stroke: color, strokeWidth: width, ...(dash && { dash }) };
  return { kind, mark: 'box', isData, ...look };
}

/** Verdicts' signs are drawn too thin and wide in Chinese typefaces. */
export const signFont = 'Arial, DejaVu Sans, sans-serif';

export interface TextLook {
  readonly size?: number;
  readonly weight?: 'normal' | 'bold';
  readonly align?: 'left' | 'center' | 'right';
  readonly color?: string;
  readonly font?: string;
  /** Whether each leads to the page of its row. */
  readonly isLink?: boolean;
}

/** Texts at the left end, in the middle or at the right end of their boxes. */
export function texts(kind: string, look: TextLook = {}): TextLayer {
  const { size = 12, weight = 'normal', align = 'left', color = light('ink'), ...others } = look;
  return { kind, mark: 'text', size, weight, align, color, ...others };
}
