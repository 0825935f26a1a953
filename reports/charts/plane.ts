import { greatest } from '../base/extremes.js';
import { light } from '../theme/palette.js';
import type { Chart, Layer, Row } from '../vega/chart.js';

/**
 * Charts that are laid out like a table: boxes and texts on a plane measured in pixels from its top
 * left, on linear scales of their own.
 */
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
  return { kind, ...box, middle: (box.x + box.x2) / 2, fill, label, text, link: link ?? null };
}

/** A place for a text: its baseline runs through the middle of the line. */
export function lineAt(x: number, y: number, width = 0): Box {
  return { x, y, x2: x + width, y2: y };
}

interface Plane {
  readonly rows: readonly Row[];
  readonly layers: readonly Layer[];
}

export function planeSpec({ rows, layers }: Plane): Chart['spec'] {
  const width = greatest(
    rows.map((row) => Number(row.x2)),
    0,
  );
  const height = greatest(
    rows.map((row) => Number(row.y2)),
    0,
  );
  const linear = { type: 'quantitative', axis: null } as const;
  const y = { ...linear, field: 'y', scale: { domain: [0, height], nice: false, reverse: true } };
  const x = { domain: [0, width], nice: false };
  return {
    data: { name: 'rows' },
    width,
    height,
    encoding: { y },
    layer: layers.map((layer) => ({
      ...layer,
      encoding: { ...layer.encoding, x: { ...layer.encoding?.x, ...linear, scale: x } },
    })) as Layer[],
  };
}

/** Boxes filled with the colours of their rows. Those that stand for data say what they say. */
export function boxes(kind: string, options: { readonly isData: boolean }): Layer {
  return {
    transform: [{ filter: { field: 'kind', equal: kind } }],
    mark: options.isData ? { type: 'rect' } : { type: 'rect', aria: false },
    encoding: {
      ...corners,
      color: { field: 'fill', type: 'nominal', scale: null, legend: null },
      ...(options.isData && { description: { field: 'text', type: 'nominal' } }),
    },
  };
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
): Layer {
  return {
    transform: [{ filter: { field: 'kind', equal: kind } }],
    mark: {
      type: 'rect',
      ...(!options.isData && { aria: false }),
      fill: options.isData ? 'transparent' : 'none',
      stroke: options.color ?? light('rule'),
      strokeWidth: options.width ?? 1,
      ...(options.dash && { strokeDash: options.dash }),
    },
    encoding: {
      ...corners,
      ...(options.isData && { description: { field: 'text', type: 'nominal' } }),
    },
  };
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
export function texts(kind: string, look: TextLook = {}): Layer {
  const { size = 12, weight = 'normal', align = 'left', color = light('ink'), font } = look;
  const { isLink } = look;
  return {
    transform: [{ filter: { field: 'kind', equal: kind } }],
    mark: {
      type: 'text',
      aria: false,
      align,
      baseline: 'middle',
      fontSize: size,
      fontWeight: weight,
      color,
      ...(font && { font }),
    },
    encoding: {
      x: { field: { left: 'x', center: 'middle', right: 'x2' }[align], type: 'quantitative' },
      text: { field: 'label', type: 'nominal' },
      ...(isLink && { href: { field: 'link', type: 'nominal' } }),
    },
  };
}

const corners = {
  x: { field: 'x', type: 'quantitative' },
  x2: { field: 'x2' },
  y2: { field: 'y2' },
} as const;
