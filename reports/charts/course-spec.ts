import { greatest, smallest } from '../base/extremes.js';
import { phone } from '../theme/chart-config.js';
import { light } from '../theme/palette.js';
import type { Chart, Layer } from '../vega/chart.js';
import { topLayer } from './top.js';

const lineHeight = 13;
const mostWide = 912;

/** Up to four panels stand in a row; five are no row of legible ones. */
export function panelSize(count: number): { columns: number; width: number; height: number } {
  const columns = count > 4 ? 3 : Math.max(1, count);
  // An axis with its labels, and what stands beside the last points.
  const beside = columns > 3 ? 79 : 71;
  return { columns, width: Math.min(360, Math.floor(mostWide / columns) - beside), height: 150 };
}

/** On a phone the panels stand below each other. */
export const narrowPanel = { columns: 1, width: phone.width - 96, height: 112 };

interface Lines {
  readonly now: readonly { readonly index: number; readonly hours: number }[];
  readonly before: readonly { readonly index: number; readonly hours: number }[];
}

/**
 * At what height the figures beside the last points stand, in hours: each at its point, moved apart
 * where they would touch, and off the other line where that runs on.
 */
export function labelHeights(
  { now, before }: Lines,
  hoursPerPixel: number,
): { now: number | null; before: number | null } {
  const line = lineHeight * hoursPerPixel;
  const [own, other] = [now.at(-1), before.at(-1)];
  if (!own || !other) return { now: own?.hours ?? null, before: other?.hours ?? null };
  const isAbove = own.hours >= (before.find(({ index }) => index === own.index)?.hours ?? 0);
  if (own.index !== other.index) {
    const passing = before.filter(({ index }) => index >= own.index && index <= own.index + 3);
    const nearest = passing.map(({ hours }) => hours);
    const free = isAbove
      ? greatest(
          nearest.map((hours) => hours + line * 0.8),
          own.hours,
        )
      : smallest(
          nearest.map((hours) => hours - line * 0.8),
          own.hours,
        );
    const isFar = nearest.every((hours) => Math.abs(hours - own.hours) > line * 0.8);
    return { now: isFar ? own.hours : Math.max(free, line / 2), before: other.hours };
  }
  const gap = own.hours - other.hours;
  const push = Math.max(0, line - Math.abs(gap)) / 2;
  const up = gap >= 0 ? push : -push;
  // Two labels at the bottom can only move upwards.
  const lift = Math.max(0, line / 2 - Math.min(own.hours + up, other.hours - up));
  return { now: own.hours + up + lift, before: other.hours - up + lift };
}

interface CourseLook {
  readonly columns: number;
  readonly width: number;
  readonly height: number;
  readonly months: string[];
  readonly title: string;
  /** The year itself, and the one before where it is held. */
  readonly years: string[];
  readonly hasLimit: boolean;
}

const only = (kind: string) => [{ filter: { field: 'kind', equal: kind } }];

export function courseSpec(look: CourseLook): Chart['spec'] {
  const { months, years, hasLimit } = look;
  const dashes = years.map((_, i) => (i === 0 ? [1, 0] : [4, 3]));
  const colours = years.map((_, i) => light(i === 0 ? 'accent' : 'muted'));
  const shown = { field: 'shown', type: 'quantitative', scale: null, legend: null } as const;
  const figures: Layer = {
    transform: only('end'),
    mark: { type: 'text', aria: false, align: 'left', baseline: 'middle', dx: 7, fontSize: 12 },
    encoding: { text: { field: 'label', type: 'nominal' } },
  };
  const allowance = (kind: string, dash: number[]): Layer => ({
    transform: only(kind),
    mark: { type: 'rule', aria: false, color: light('failed'), strokeWidth: 1.5, strokeDash: dash },
    encoding: { x: { value: 0 }, x2: { value: 'width' }, opacity: shown },
  });
  const nameOf = (kind: string, look: { baseline: 'bottom' | 'top'; dy: number }): Layer => ({
    transform: only(kind),
    mark: {
      type: 'text',
      aria: false,
      align: 'left',
      dx: 3,
      fontSize: 12,
      color: light('failed'),
      ...look,
    },
    encoding: { x: { value: 0 }, text: { field: 'label', type: 'nominal' } },
  });
  const allowances = [
    allowance('limit', [1, 0]),
    allowance('reduced', [2, 3]),
    nameOf('above', { baseline: 'bottom', dy: -2 }),
    nameOf('below', { baseline: 'top', dy: 3 }),
  ];
  const layer: Layer[] = [
    {
      transform: only('point'),
      mark: { type: 'line', aria: false, strokeWidth: 2 },
      encoding: {
        color: {
          field: 'series',
          type: 'nominal',
          scale: { domain: years, range: colours },
          legend: { symbolType: 'stroke', symbolSize: 500, symbolStrokeWidth: 2 },
        },
        strokeDash: { field: 'series', type: 'nominal', scale: { domain: years, range: dashes } },
      },
    },
    {
      transform: [...only('point'), { filter: { not: { field: 'text', equal: '' } } }],
      mark: { type: 'point', filled: true, opacity: 1, size: 12.6 },
      encoding: {
        color: { field: 'series', type: 'nominal' },
        description: { field: 'text', type: 'nominal' },
      },
    },
    // How far the year has come.
    {
      transform: only('marker'),
      mark: { type: 'point', aria: false, filled: true, size: 70, color: light('accent') },
      encoding: { opacity: shown },
    },
    { ...figures, encoding: { ...figures.encoding, color: { field: 'series', type: 'nominal' } } },
    ...(hasLimit ? allowances : []),
    topLayer,
  ];
  return {
    data: { name: 'rows' },
    facet: {
      field: 'panel',
      type: 'nominal',
      sort: { field: 'position', op: 'min' },
      header: { title: null },
    },
    columns: look.columns,
    spacing: { row: 18, column: 34 },
    resolve: { scale: { y: 'independent' }, axis: { x: 'independent' } },
    spec: {
      width: look.width,
      height: look.height,
      encoding: {
        x: {
          field: 'month',
          type: 'ordinal',
          scale: { domain: months },
          sort: null,
          title: null,
          axis: { values: [3, 6, 9, 12].map((n) => months[n - 1] ?? ''), labelAngle: 0 },
        },
        y: {
          field: 'hours',
          type: 'quantitative',
          title: look.title,
          scale: { zero: true, nice: false },
          axis: { tickCount: 4, domain: false, ticks: false, titlePadding: 4 },
        },
      },
      layer,
    },
  };
}
