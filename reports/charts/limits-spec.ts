import { phone } from '../theme/chart-config.js';
import { light } from '../theme/palette.js';
import type { Chart, Layer } from '../vega/chart.js';
import { labelRoom } from '../vega/fit.js';
import { legendColumns, type NarrowNames } from './narrow.js';

interface LimitsLook {
  readonly cities: readonly string[];
  readonly panels: number;
  readonly title: string;
  readonly verdicts: string[];
  readonly colours: string[];
  readonly shapes: string[];
}

/** A panel a tier, side by side. */
export function limitsSpec(look: LimitsLook): Chart['spec'] {
  const room = 920 - labelRoom(look.cities);
  const width = Math.min(480, Math.floor(room / Math.max(1, look.panels)) - 24);
  return {
    data: { name: 'rows' },
    facet: { column: panel },
    spacing: 22,
    resolve: { scale: { x: 'independent' } },
    spec: panelSpec(look, { width, height: { step: 18 } }, look.cities, {}),
  };
}

/** The panels below each other, each with the names of the cities. */
export function narrowLimitsSpec(
  look: LimitsLook,
  { names, step, room }: NarrowNames,
): Chart['spec'] {
  // Beside the labels, what sets them off, and half the last figure of the axis.
  const width = phone.width - room - 26;
  return {
    data: { name: 'rows' },
    facet: panel,
    columns: 1,
    spacing: { row: 20, column: 0 },
    resolve: { scale: { x: 'independent' }, axis: { y: 'independent' } },
    spec: panelSpec(look, { width, height: { step } }, names, {
      columns: legendColumns(look.verdicts, width),
    }),
  };
}

const panel = {
  field: 'tier',
  type: 'nominal',
  sort: { field: 'position', op: 'min' },
  header: { title: null },
} as const;

function panelSpec(
  { title, verdicts, colours, shapes }: LimitsLook,
  size: { readonly width: number; readonly height: { readonly step: number } },
  cities: readonly string[],
  legend: { readonly columns?: number },
) {
  const layer: Layer[] = [
    {
      mark: { type: 'rule', aria: false, color: light('before'), strokeWidth: 1 },
      encoding: { x: { field: 'before', type: 'quantitative' }, x2: { field: 'hours' } },
    },
    {
      mark: {
        type: 'point',
        aria: false,
        filled: true,
        color: light('before'),
        size: 16,
        opacity: 1,
      },
      encoding: { x: { field: 'before', type: 'quantitative' } },
    },
    {
      mark: { type: 'tick', aria: false, color: light('limit'), thickness: 2, size: 13 },
      encoding: { x: { field: 'limit', type: 'quantitative' } },
    },
    {
      mark: { type: 'point', filled: true, opacity: 1, size: 62 },
      encoding: {
        x: {
          field: 'hours',
          type: 'quantitative',
          title,
          scale: { zero: true, nice: true },
          axis: { tickCount: 4 },
        },
        color: {
          field: 'verdict',
          type: 'nominal',
          legend,
          scale: { domain: verdicts, range: colours },
        },
        shape: { field: 'verdict', type: 'nominal', scale: { domain: verdicts, range: shapes } },
        description: { field: 'text', type: 'nominal' },
      },
    },
  ];
  return {
    ...size,
    encoding: {
      y: {
        field: 'city',
        type: 'nominal' as const,
        sort: null,
        scale: { domain: [...cities] },
        title: null,
        axis: { grid: true, ticks: false, domain: false },
      },
    },
    layer,
  };
}
