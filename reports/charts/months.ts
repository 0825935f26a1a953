import { fixed } from '../figures.js';
import { monthsOf, shortMonth, yearBefore } from '../period.js';
import { light } from '../theme/palette.js';
import type { Chart, Layer, Row } from '../vega/chart.js';
import { monthOf, type View } from '../view.js';
import { chartWords } from '../words.js';
import { partialNote } from './partial.js';

/** The total of the same month a year before, as a line across this year's bar. */
const lastYear: Layer = {
  transform: [{ filter: { field: 'kind', equal: 'before' } }],
  mark: { type: 'tick', thickness: 3, size: 54, opacity: 1 },
};

/** The region's hours month by month: faults and the rest stacked, the year before as a mark. */
export function monthsChart(view: View): Chart {
  const { say, year } = view;
  const w = chartWords.months;
  const parts = { fault: say(w.fault), planned: say(w.planned) };
  const before = String(year - 1);
  const rows: Row[] = [];
  for (const month of monthsOf(year)) {
    const label = say(shortMonth(month));
    const add = (kind: string, part: string, position: number, hours: number | null) => {
      if (hours === null) return;
      const text = say(w.mark({ month: label, part, hours: fixed(hours, 3) }));
      rows.push({ month: label, kind, part, position, hours, text });
    };
    const row = monthOf(view, month);
    add('part', parts.fault, 0, row?.hours_fault ?? null);
    add('part', parts.planned, 1, row?.hours_planned ?? null);
    const last = monthOf(view, yearBefore(month));
    add('before', before, 2, last?.hours ?? null);
  }
  const hasYear = rows.some((row) => row.kind === 'part');
  const hasHours = rows.some((row) => Number(row.hours) > 0);
  // A layer without rows has no extent, and Vega complains of it.
  const hasBefore = rows.some((row) => row.kind === 'before');
  const months = monthsOf(year).map((month) => say(shortMonth(month)));
  const names = [parts.fault, parts.planned, ...(hasBefore ? [before] : [])];
  return {
    slug: 'months',
    title: say(w.title({ year: String(year) })),
    caption: `${say(hasBefore ? w.caption({ before }) : w.captionAlone)}${partialNote(view, monthsOf(year))}`,
    emptyNote: say(hasYear ? w.zero : w.none),
    rows: hasYear && hasHours ? rows : [],
    marks: rows.length,
    spec: {
      data: { name: 'rows' },
      width: 930,
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
          title: say(chartWords.hoursPerUser),
          axis: { tickCount: 5, domain: false, ticks: false },
        },
        color: {
          field: 'part',
          type: 'nominal',
          scale: { domain: names, range: [light('fault'), light('planned'), light('limit')] },
          legend: { symbolType: 'square' },
        },
        description: { field: 'text', type: 'nominal' },
      },
      layer: [
        {
          transform: [{ filter: { field: 'kind', equal: 'part' } }],
          mark: { type: 'bar' },
          encoding: { order: { field: 'position', type: 'quantitative' } },
        },
        ...(hasBefore ? [lastYear] : []),
      ],
    },
  };
}
