import { light } from '../theme/palette.js';
import type { Chart, Layer } from '../vega/chart.js';
import { phoneWide } from './narrow.js';

interface MonthsLook {
  readonly months: string[];
  /** The parts of a month, and the year before where it is held. */
  readonly names: string[];
  readonly title: string;
  readonly hasBefore: boolean;
}

/** The months side by side, on a wide page. */
export function monthsSpec({ months, names, title, hasBefore }: MonthsLook): Chart['spec'] {
  return {
    data: { name: 'rows' },
    width: 890,
    height: 230,
    encoding: {
      x: {
        field: 'month',
        type: 'ordinal',
        sort: months,
        title: null,
        axis: { ticks: false, labelAngle: 0 },
        scale: { domain: months, paddingInner: 0.35, paddingOuter: 0.2 },
      },
      y: {
        field: 'hours',
        type: 'quantitative',
        title,
        axis: { tickCount: 5, domain: false, ticks: false },
      },
    },
    layer: [
      bars(names),
      ...(hasBefore ? [lastYear(names, 52)] : []),
      // Below the months, since above a bar it would seem to belong to the year before.
      totals({ baseline: 'top', dy: 24 }, { y: { value: 'height' } }),
    ],
  };
}

/** The months below each other, their totals beside them. */
export function narrowMonthsSpec({ months, names, title, hasBefore }: MonthsLook): Chart['spec'] {
  return {
    data: { name: 'rows' },
    ...phoneWide,
    height: months.length * 23,
    encoding: {
      y: {
        field: 'month',
        type: 'ordinal',
        sort: months,
        title: null,
        axis: { ticks: false },
        scale: { domain: months, paddingInner: 0.35, paddingOuter: 0.2 },
      },
      x: {
        field: 'hours',
        type: 'quantitative',
        title,
        axis: { tickCount: 4, domain: false, ticks: false },
      },
    },
    layer: [
      bars(names),
      ...(hasBefore ? [lastYear(names, 19)] : []),
      totals({ align: 'left', baseline: 'middle', dx: 8 }, { x: { value: 'width' } }),
    ],
  };
}

function bars(names: string[]): Layer {
  return {
    transform: [{ filter: { field: 'kind', equal: 'part' } }],
    mark: { type: 'bar' },
    encoding: { ...described(names), order: { field: 'position', type: 'quantitative' } },
  };
}

/** The total of the same month a year before, as a line across this year's bar. */
function lastYear(names: string[], size: number): Layer {
  return {
    transform: [{ filter: { field: 'kind', equal: 'before' } }],
    mark: { type: 'tick', thickness: 3, size, opacity: 1 },
    encoding: described(names),
  };
}

function totals(look: object, place: object): Layer {
  return {
    transform: [{ filter: { field: 'kind', equal: 'total' } }],
    mark: { type: 'text', aria: false, fontSize: 12, color: light('muted'), ...look },
    encoding: { ...place, text: { field: 'label', type: 'nominal' } },
  };
}

/** What sets the parts apart, and says what they are. */
function described(names: string[]) {
  return {
    color: {
      field: 'part',
      type: 'nominal',
      scale: { domain: names, range: [light('fault'), light('planned'), light('limit')] },
      legend: { symbolType: 'square' },
    },
    description: { field: 'text', type: 'nominal' },
  } as const;
}
