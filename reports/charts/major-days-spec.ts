import { light } from '../theme/palette.js';
import type { Chart, Layer } from '../vega/chart.js';
import type { phoneWide } from './narrow.js';
import { topLayer } from './top.js';

/** A day is two pixels wide, so that its bar is sharp and its numbers are short. */
export const dayWide = 2;
export const height = 186;
export const font = 12;

interface DaysLook {
  readonly size: { readonly width: number } | typeof phoneWide;
  readonly days: number;
  readonly title: string;
  /** Kinds of which there are rows: a layer without any has no extent, and Vega complains of it. */
  readonly kinds: ReadonlySet<string>;
}

const text = { type: 'text', aria: false, fontSize: font } as const;
const label = { field: 'label', type: 'nominal' } as const;

export function majorDaysSpec({ size, days, title, kinds }: DaysLook): Chart['spec'] {
  const layers: [kind: string, layer: Layer][] = [
    ['day', bars(light('reduction'))],
    ['major', bars(light('failed'))],
    [
      'month',
      {
        mark: { type: 'rule', aria: false, color: light('rule') },
        encoding: { y: { value: 'height' }, y2: { value: height + 5 } },
      },
    ],
    [
      'month',
      {
        mark: { ...text, baseline: 'top', dy: 7 },
        encoding: {
          x: { field: 'end', type: 'quantitative' },
          y: { value: 'height' },
          text: label,
        },
      },
    ],
    [
      'limit',
      {
        mark: { type: 'rule', aria: false, color: light('limit'), strokeDash: [6, 3] },
        encoding: { x2: { field: 'end' } },
      },
    ],
    [
      'limit',
      {
        mark: { ...text, align: 'right', baseline: 'bottom', dy: -3, color: light('limit') },
        encoding: { x: { value: 'width' }, text: label },
      },
    ],
    [
      'label',
      {
        mark: { ...text, baseline: 'bottom', dy: -2, color: light('failed') },
        encoding: { text: label },
      },
    ],
  ];
  return {
    data: { name: 'rows' },
    ...size,
    height,
    encoding: {
      x: {
        field: 'start',
        type: 'quantitative',
        scale: { domain: [0, days], nice: false },
        axis: null,
      },
      y: {
        field: 'minutes',
        type: 'quantitative',
        title,
        scale: { zero: true, nice: false },
        axis: { tickCount: 5, domain: false, ticks: false },
      },
    },
    layer: [
      ...layers
        .filter(([kind]) => kinds.has(kind))
        .map(([kind, layer]) => ({
          ...layer,
          transform: [{ filter: { field: 'kind', equal: kind } }],
        })),
      topLayer,
    ],
  };
}

function bars(color: string): Layer {
  return {
    mark: { type: 'rect', color },
    encoding: {
      x2: { field: 'end' },
      y2: { field: 'zero' },
      description: { field: 'text', type: 'nominal' },
    },
  };
}
