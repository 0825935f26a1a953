import { outlookCodes } from '../../schemas/codes/index.js';
import { greatest } from '../base/extremes.js';
import { phone } from '../theme/chart-config.js';
import { light, type Role } from '../theme/palette.js';
import type { Chart, Layer, Row } from '../vega/chart.js';
import { allowancesOf } from '../view/allowances.js';
import type { ForecastRow } from '../view/data.js';
import type { View } from '../view/view.js';
import { marks, named, tierWords, forecastWords as w } from '../words/index.js';
import { chance, outlookSentence, outlookWords } from '../words/outlook.js';
import { rowNames } from './names.js';
import { narrowNames } from './narrow.js';

/** Cells that are drawn: the greatest risk first, and no more than these. */
const mostDrawn = 100;
/** Where an axis ends at the latest: one cell far beyond would leave no room for the others. */
const widest = 2;

/** From one strip to the next, in pixels. */
const strip = 18;

const looks: Readonly<Record<string, Role>> = {
  exceeded: 'failed',
  at_risk: 'beyond3',
  undetermined: 'unknown',
  on_course: 'reduction',
  on_pace: 'met',
};

/** Of the chances, beside the strips. */
const chanceRoom = 52;

/**
 * One strip a cell: the share of its allowance that is used so far, the interval in which the year will
 * end, the allowance itself and, where there are two, the narrower one.
 * @param forecasts the greatest risk first
 */
export function forecastChart(view: View, forecasts: readonly ForecastRow[]): Chart {
  const { say } = view;
  const all = forecasts.filter((row) => row.hours_low !== null && (row.hours_allowance ?? 0) > 0);
  const drawn = all.length > mostDrawn + 2 ? all.slice(0, mostDrawn) : all;
  const ends = greatest(
    drawn.map((row) => shareOf(row, row.hours_high)),
    1,
  );
  const end = Math.min(widest, Math.ceil(ends * 10) / 10 + 0.05);
  const names = rowNames(view.cities);
  const rows = drawn.map((row): Row => {
    const place = names.get(row.city_code) ?? row.city_code;
    const tier = say(named(tierWords, row.area_tier));
    const at = (hours: number | null) => Math.min(end, shareOf(row, hours));
    return {
      cell: `${place} ${tier}`,
      zero: 0,
      done: at(row.hours_so_far),
      low: at(row.hours_low),
      mid: at(row.hours_mid),
      high: at(row.hours_high),
      allowance: 1,
      narrower: narrowerOf(view, row),
      outlook: say(named(outlookWords, row.outlook)),
      chance: row.p_meet === null ? '' : chance(row.p_meet),
      text: say(w.mark({ place, tier, sentence: outlookSentence(row) })),
    };
  });
  const hasTwo = rows.some(({ narrower }) => narrower !== null);
  const codes = outlookCodes.names.filter((code) => drawn.some((row) => row.outlook === code));
  const rest = all[drawn.length];
  const notes = [
    w.chartCaption,
    ...(hasTwo ? [w.chartTwo] : []),
    ...(ends > widest ? [w.chartCut({ cells: widest })] : []),
    ...(rest
      ? [w.chartRest({ cells: all.length - drawn.length, chance: chance(rest.p_meet ?? 0) })]
      : []),
  ];
  const cells = rows.map(({ cell }) => String(cell));
  const narrow = narrowNames(cells, strip);
  const look = {
    title: say(w.axis),
    end,
    hasTwo,
    codes: codes.map((code) => [code, say(outlookWords[code])] as const),
  };
  const narrowWidth = phone.width - narrow.room - chanceRoom;
  return {
    slug: 'forecast',
    title: say(w.chartTitle),
    caption: notes.map(say).join(say(marks.sentences)),
    emptyNote: say(w.chartNone),
    rows,
    marks: rows.length,
    spec: spec({ ...look, width: 600, names: cells, step: strip }),
    narrow: {
      rows: rows.map((row, i) => ({ ...row, cell: narrow.names[i] ?? '' })),
      spec: spec({
        ...look,
        width: narrowWidth,
        names: narrow.names,
        step: narrow.step,
        columns: 2,
      }),
    },
  };
}

interface ForecastLook {
  /** Of the strips, in pixels, without their names. */
  readonly width: number;
  readonly names: readonly string[];
  readonly step: number;
  readonly title: string;
  readonly end: number;
  readonly hasTwo: boolean;
  readonly codes: readonly (readonly [code: string, name: string])[];
  /** Of the legend, where it has more than one line. */
  readonly columns?: number;
}

function spec({
  width,
  names,
  step,
  title,
  end,
  hasTwo,
  codes,
  columns,
}: ForecastLook): Chart['spec'] {
  const x = (field: string) => ({ field, type: 'quantitative' }) as const;
  const narrower: Layer = {
    transform: [{ filter: { field: 'narrower', valid: true } }],
    mark: { type: 'tick', aria: false, color: light('limit'), thickness: 1.5, size: 6 },
    encoding: { x: x('narrower') },
  };
  return {
    data: { name: 'rows' },
    width,
    height: names.length * step,
    encoding: {
      y: {
        field: 'cell',
        type: 'nominal',
        sort: null,
        title: null,
        scale: { domain: [...names] },
        axis: { grid: true, ticks: false, domain: false },
      },
    },
    layer: [
      {
        mark: { type: 'bar', aria: false, color: light('before'), height: 5 },
        encoding: {
          x: {
            ...x('low'),
            title,
            scale: { domain: [0, end], nice: false },
            axis: { format: '.0%', tickCount: width > 400 ? 6 : 3 },
          },
          x2: { field: 'high' },
        },
      },
      {
        mark: { type: 'bar', height: 11 },
        encoding: {
          x: x('zero'),
          x2: { field: 'done' },
          color: {
            field: 'outlook',
            type: 'nominal',
            scale: {
              domain: codes.map(([, name]) => name),
              range: codes.map(([code]) => light(looks[code] ?? 'unknown')),
            },
            ...(columns !== undefined && { legend: { columns } }),
          },
          description: { field: 'text', type: 'nominal' },
        },
      },
      {
        mark: { type: 'tick', aria: false, color: light('ink'), thickness: 2, size: 9 },
        encoding: { x: x('mid') },
      },
      {
        mark: { type: 'tick', aria: false, color: light('limit'), thickness: 1.5, size: step },
        encoding: { x: x('allowance') },
      },
      ...(hasTwo ? [narrower] : []),
      {
        mark: { type: 'text', aria: false, align: 'left', dx: 8 },
        encoding: { x: { value: width }, text: { field: 'chance', type: 'nominal' } },
      },
    ],
  };
}

/** The share that the narrower of two allowances is of the wider one. */
function narrowerOf(
  view: View,
  { city_code, area_tier, hours_allowance }: ForecastRow,
): number | null {
  const verdict = view.verdict(city_code, area_tier);
  const { limit, reduction } = verdict
    ? allowancesOf(verdict, view.settings)
    : { limit: null, reduction: null };
  if (limit === null || reduction === null || !hours_allowance) return null;
  return Math.min(limit, reduction) / hours_allowance;
}

function shareOf({ hours_allowance: allowance }: ForecastRow, hours: number | null): number {
  return (hours ?? 0) / (allowance || 1);
}
