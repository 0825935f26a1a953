import type { z } from 'zod';
import type { majorEventDays } from '../../schemas/published/detail.js';
import { greatest } from '../base/extremes.js';
import { fixed } from '../base/figures.js';
import { majorDayData } from '../datasets/charts.js';
import type { Chart } from '../vega/chart.js';
import { widthInEms } from '../vega/text-width.js';
import { shortMonth } from '../view/period.js';
import type { Place, View } from '../view/view.js';
import { chartWords, dateWords, marks } from '../words/index.js';
import { dayWide, font, height, majorDaysSpec } from './major-days-spec.js';
import { phoneWide } from './narrow.js';

type DayRow = z.infer<typeof majorEventDays.row>;

const lineHeight = 14;
/** As many major days as a caption names. */
const mostListed = 12;
/** About as wide as the days are on a phone. */
const narrowPlot = 275;
const dayMs = 86_400_000;

/** Hours of every day of the year, with the threshold of major event days and the days above it. */
export function majorDaysChart(
  view: View,
  days: readonly DayRow[],
  place: Place = view.region,
): Chart {
  const { say, year, region } = view;
  const w = chartWords.majorDays;
  const first = Date.UTC(year, 0, 1);
  const count = (Date.UTC(year + 1, 0, 1) - first) / dayMs;
  const own = days
    .filter((row) => row.city_code === place.code && row.day.startsWith(`${year}-`))
    .filter((row) => row.hours !== null && row.hours > 0)
    .sort((a, b) => (a.day < b.day ? -1 : 1))
    .map((row) => ({
      row,
      day: row.day,
      start: (Date.parse(row.day) - first) / dayMs,
      minutes: (row.hours ?? 0) * 60,
      isMajor: row.is_major,
    }));
  const threshold = days.find(
    (row) =>
      row.city_code === place.code &&
      row.day.startsWith(`${year}-`) &&
      row.threshold_hours !== null,
  )?.threshold_hours;
  const limit = threshold === undefined || threshold === null ? null : threshold * 60;
  const highest = greatest(
    own.map(({ minutes }) => minutes),
    limit ?? 0,
  );
  const top = highest * 1.18;
  const row = (
    kind: string,
    start: number,
    end: number,
    minutes: number,
    label = '',
    text = '',
  ) => ({
    kind,
    start,
    end,
    minutes,
    zero: 0,
    label,
    text,
  });
  const dayName = (day: string) => {
    const month = shortMonth(day);
    const number = Number(day.slice(8));
    return say(dateWords.dayOfMonth({ day: number, month }));
  };
  // To the next pixel: no bar vanishes, and the picture takes fewer digits.
  const bars = own.map(({ day, start, minutes, isMajor }) => {
    const words = (isMajor ? w.markMajor : w.mark)({
      day: dayName(day),
      minutes: fixed(minutes, 3),
    });
    const shown = (Math.ceil((minutes / top) * height) * top) / height;
    return row(isMajor ? 'major' : 'day', start, start + 1, shown, '', say(words));
  });
  const thresholdName = (minutes: number) => say(w.threshold({ minutes: fixed(minutes) }));
  const labels = (plot: number) =>
    placed(
      own.map((day) => ({ ...day, label: day.isMajor ? dayName(day.day) : '' })),
      count,
      top,
      plot,
      limit === null ? null : { minutes: limit, label: thresholdName(limit) },
    ).map(({ at, minutes, label }) => row('label', at, at, minutes, label));
  /** @param every which of the months are named */
  const months = (every: number) =>
    Array.from({ length: 12 }, (_, i) => {
      const start = (Date.UTC(year, i, 1) - first) / dayMs;
      const middle = (start + (Date.UTC(year, i + 1, 1) - first) / dayMs) / 2;
      const name = say(shortMonth(`${year}-${String(i + 1).padStart(2, '0')}`));
      return row('month', start, middle, 0, i % every === 0 ? name : '');
    });
  const limits = limit === null ? [] : [row('limit', 0, count, limit, thresholdName(limit))];
  const rowsOf = (every: number, plot: number) =>
    bars.length === 0
      ? []
      : [...months(every), ...bars, ...limits, ...labels(plot), row('top', 0, 0, top)];
  const width = count * dayWide;
  const rows = rowsOf(1, width);
  const narrowRows = rowsOf(2, narrowPlot);
  const kindsOf = (of: typeof rows) => new Set(of.map(({ kind }) => kind));
  const look = { days: count, title: say(w.minutes) };
  const where = place.code === region.code ? say(chartWords.wholeRegion) : place.name;
  const majors = own.filter(({ isMajor }) => isMajor);
  const listed =
    majors.length === 0 || majors.length > mostListed
      ? ''
      : majors.map(({ day }) => dayName(day)).join(say(marks.names));
  return {
    slug: 'major-days',
    title: say(w.title({ year: String(year) })),
    caption: say(
      limit === null
        ? w.captionAlone({ place: where })
        : w.caption({ place: where, count: String(majors.length), days: listed }),
    ),
    emptyNote: say(w.none),
    data: majorDayData(own.map(({ row }) => row)),
    rows,
    marks: bars.length,
    spec: majorDaysSpec({ ...look, size: { width }, kinds: kindsOf(rows) }),
    narrow: {
      rows: narrowRows,
      spec: majorDaysSpec({ ...look, size: phoneWide, kinds: kindsOf(narrowRows) }),
    },
  };
}

interface Labelled {
  readonly start: number;
  readonly minutes: number;
  readonly label: string;
}

/**
 * Dates over their bars, the highest first. One that would touch another or the threshold's name, or stand on a
 * higher bar, is left to its tooltip.
 */
function placed(
  days: readonly Labelled[],
  count: number,
  top: number,
  plot: number,
  threshold: { readonly minutes: number; readonly label: string } | null,
): { at: number; minutes: number; label: string }[] {
  const xOf = ({ start }: Labelled) => ((start + 0.5) / count) * plot;
  const yOf = ({ minutes }: { readonly minutes: number }) => height * (1 - minutes / top);
  const taken: { left: number; right: number; y: number }[] = [];
  if (threshold) {
    const left = plot - widthInEms(threshold.label) * font - 4;
    taken.push({ left, right: plot, y: yOf(threshold) });
  }
  return days
    .filter(({ label }) => label !== '')
    .sort((a, b) => b.minutes - a.minutes || a.start - b.start)
    .flatMap((day) => {
      const half = (widthInEms(day.label) * font) / 2 + 2;
      const x = Math.min(plot - half, Math.max(half, xOf(day)));
      const y = yOf(day);
      const isFree =
        taken.every(
          (box) => box.right < x - half || box.left > x + half || Math.abs(box.y - y) > lineHeight,
        ) && days.every((other) => Math.abs(xOf(other) - x) > half || yOf(other) >= y - 2);
      if (!isFree) return [];
      taken.push({ left: x - half, right: x + half, y });
      return [{ at: (x / plot) * count, minutes: day.minutes, label: day.label }];
    });
}
