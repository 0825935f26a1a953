import { fixed } from '../base/figures.js';
import { monthData } from '../datasets/charts.js';
import type { Chart, Row } from '../vega/chart.js';
import { monthsOf, shortMonth, yearBefore } from '../view/period.js';
import { allTiers, type Place, type View } from '../view/view.js';
import { chartWords } from '../words/index.js';
import { monthsSpec, narrowMonthsSpec } from './months-spec.js';
import { partialNote } from './partial.js';

/** A place's hours month by month: faults and the rest stacked, the year before as a mark. */
export function monthsChart(view: View, place: Place = view.region): Chart {
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
      rows.push({ month: label, kind, part, position, hours, text, label: '' });
    };
    const row = view.hours('month', month, place.code, allTiers);
    add('part', parts.fault, 0, row?.hours_fault ?? null);
    add('part', parts.planned, 1, row?.hours_planned ?? null);
    const last = view.hours('month', yearBefore(month), place.code, allTiers);
    add('before', before, 2, last?.hours ?? null);
    if (typeof row?.hours === 'number') {
      const total = { month: label, part: '', position: 3, hours: 0, text: '' };
      rows.push({ ...total, kind: 'total', label: fixed(row.hours) });
    }
  }
  const hasYear = rows.some((row) => row.kind === 'part');
  const hasHours = rows.some((row) => Number(row.hours) > 0);
  // A layer without rows has no extent, and Vega complains of it.
  const hasBefore = rows.some((row) => row.kind === 'before');
  const months = monthsOf(year).map((month) => say(shortMonth(month)));
  const names = [parts.fault, parts.planned, ...(hasBefore ? [before] : [])];
  const drawn = hasYear && hasHours ? rows : [];
  const look = { months, names, title: say(chartWords.hoursPerUser), hasBefore };
  const where = {
    place: place.code === view.region.code ? say(chartWords.wholeRegion) : place.name,
  };
  return {
    slug: 'months',
    title: say(w.title({ year: String(year) })),
    caption: `${say(hasBefore ? w.caption({ ...where, before }) : w.captionAlone(where))}${partialNote(view, monthsOf(year))}`,
    emptyNote: say(hasYear ? w.zero : w.none),
    rows: drawn,
    data: monthData(view, place, monthsOf(year)),
    marks: rows.filter((row) => row.kind !== 'total').length,
    spec: monthsSpec(look),
    narrow: { rows: drawn, spec: narrowMonthsSpec(look) },
  };
}
