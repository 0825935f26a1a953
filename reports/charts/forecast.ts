import { outlookCodes } from '../../schemas/codes/index.js';
import { greatest } from '../base/extremes.js';
import { light, type Role } from '../theme/palette.js';
import type { Chart, Row } from '../vega/chart.js';
import type { ForecastRow } from '../view/data.js';
import type { View } from '../view/view.js';
import { marks, named, tierWords, forecastWords as w } from '../words/index.js';
import { chance, outlookSentence, outlookWords } from '../words/outlook.js';
import { rowNames } from './names.js';

/** Cells that are drawn: the greatest risk first, and no more than these. */
const mostDrawn = 100;
/** Where an axis ends at the latest: one cell far beyond would leave no room for the others. */
const widest = 2;

const looks: Readonly<Record<string, Role>> = {
  exceeded: 'failed',
  at_risk: 'beyond3',
  undetermined: 'unknown',
  on_course: 'reduction',
  on_pace: 'met',
};

/**
 * One strip a cell: the share of its allowance that is used so far, the interval in which the year will
 * end, and the allowance itself.
 * @param forecasts the greatest risk first
 */
export function forecastChart(view: View, forecasts: readonly ForecastRow[]): Chart {
  return forecastChartIn(view, forecasts, 600);
}

/** @param width of the strips, in pixels, without their names */
export function forecastChartIn(
  view: View,
  forecasts: readonly ForecastRow[],
  width: number,
): Chart {
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
      outlook: say(named(outlookWords, row.outlook)),
      chance: row.p_meet === null ? '' : chance(row.p_meet),
      text: say(w.mark({ place, tier, sentence: outlookSentence(row) })),
    };
  });
  const codes = outlookCodes.names.filter((code) => drawn.some((row) => row.outlook === code));
  const rest = all[drawn.length];
  const notes = [
    w.chartCaption,
    ...(ends > widest ? [w.chartCut({ cells: widest })] : []),
    ...(rest
      ? [w.chartRest({ cells: all.length - drawn.length, chance: chance(rest.p_meet ?? 0) })]
      : []),
  ];
  const y = { field: 'cell', type: 'nominal', sort: null, title: null } as const;
  const x = (field: string) => ({ field, type: 'quantitative' }) as const;
  return {
    slug: 'forecast',
    title: say(w.chartTitle),
    caption: notes.map(say).join(say(marks.sentences)),
    emptyNote: say(w.chartNone),
    rows,
    marks: rows.length,
    spec: {
      data: { name: 'rows' },
      width,
      height: { step: 18 },
      encoding: {
        y: {
          ...y,
          scale: { domain: rows.map(({ cell }) => String(cell)) },
          axis: { grid: true, ticks: false, domain: false },
        },
      },
      layer: [
        {
          mark: { type: 'bar', aria: false, color: light('before'), height: 5 },
          encoding: {
            x: {
              ...x('low'),
              title: say(w.axis),
              scale: { domain: [0, end], nice: false },
              axis: { format: '.0%', tickCount: 6 },
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
                domain: codes.map((code) => say(outlookWords[code])),
                range: codes.map((code) => light(looks[code] ?? 'unknown')),
              },
            },
            description: { field: 'text', type: 'nominal' },
          },
        },
        {
          mark: { type: 'tick', aria: false, color: light('ink'), thickness: 2, size: 9 },
          encoding: { x: x('mid') },
        },
        {
          mark: { type: 'tick', aria: false, color: light('limit'), thickness: 1.5, size: 18 },
          encoding: { x: x('allowance') },
        },
        {
          mark: { type: 'text', aria: false, align: 'left', dx: 8 },
          encoding: {
            x: { value: width },
            text: { field: 'chance', type: 'nominal' },
          },
        },
      ],
    },
  };
}

function shareOf({ hours_allowance: allowance }: ForecastRow, hours: number | null): number {
  return (hours ?? 0) / (allowance || 1);
}
