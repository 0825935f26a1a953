import { monthsOf, monthsUpTo, shortMonth, yearBefore } from '../view/period.js';
import { allTiers, hoursOverMonths, monthOf, type View } from '../view/view.js';
import { workbookWords as w } from '../words/index.js';
import { field, type Sheet, sheetOf } from './sheet.js';

/** A month of the whole region, alone and with those before it, in the year and in the one before. */
interface CourseRow {
  readonly month: string;
  readonly own: number | null;
  readonly ownBefore: number | null;
  readonly sum: number | null;
  readonly sumBefore: number | null;
}

/** How the region's year went, month by month, as figures and as charts. */
export function courseSheet(view: View): Sheet {
  const { year, region } = view;
  const held = new Set(monthsUpTo(view.data.period));
  const rows = monthsOf(year).map((month, i): CourseRow => {
    const ownMonths = monthsOf(year).slice(0, i + 1);
    const monthsBefore = ownMonths.map(yearBefore);
    const before = yearBefore(month);
    const hours = (name: string) => view.hours('month', name, region.code, allTiers)?.hours ?? null;
    const sum = (months: readonly string[], last: string) =>
      monthOf(view, last) ? hoursOverMonths(view, months, region.code, allTiers) : null;
    const isHeld = held.has(month);
    return {
      month: view.say(shortMonth(month)),
      own: isHeld ? hours(month) : null,
      ownBefore: hours(before),
      sum: isHeld ? sum(ownMonths, month) : null,
      sumBefore: sum(monthsBefore, before),
    };
  });
  const names = { year: String(year), before: String(year - 1) };
  const columns = ['own', 'own_before', 'sum', 'sum_before'] as const;
  const [own, ownBefore, sum, sumBefore] = columns;
  return sheetOf(
    'course',
    { title: w.sheets.course, about: w.about.course(names) },
    rows,
    [
      field('month', w.month, 'text', (row) => row.month),
      field(own, w.monthOf({ year: names.year }), 'hours', (row) => row.own),
      field(ownBefore, w.monthOf({ year: names.before }), 'hours', (row) => row.ownBefore),
      field(sum, w.sumOf({ year: names.year }), 'hours', (row) => row.sum),
      field(sumBefore, w.sumOf({ year: names.before }), 'hours', (row) => row.sumBefore),
    ],
    {
      keys: 1,
      charts: [
        {
          kind: 'columns',
          title: w.monthsChart,
          unit: w.hours,
          names: 'month',
          series: [
            { column: ownBefore, role: 'planned' },
            { column: own, role: 'accent' },
          ],
        },
        {
          kind: 'lines',
          title: w.sumsChart,
          unit: w.hours,
          names: 'month',
          series: [
            { column: sumBefore, role: 'planned' },
            { column: sum, role: 'accent' },
          ],
        },
      ],
    },
  );
}
