import { greatest } from '../base/extremes.js';
import { exact, fixed } from '../base/figures.js';
import { type MonthPoint, monthPointData } from '../datasets/charts.js';
import type { Chart, Row } from '../vega/chart.js';
import { monthsOf, monthsUpTo, shortMonth } from '../view/period.js';
import { allTiers, hoursOverMonths, monthOf, type Place, type View } from '../view/view.js';
import { reducedOf } from '../view/years.js';
import { chartWords, marks, named, tierWords } from '../words/index.js';
import { courseSpec, labelHeights, narrowPanel, panelSize } from './course-spec.js';
import { partialNote } from './partial.js';

/** Room above the highest point of a panel, for the labels there. */
const headroom = 1.12;

interface Point {
  /** The month's number in its year. */
  readonly index: number;
  readonly hours: number;
}

interface Panel {
  readonly tier: string;
  readonly now: readonly Point[];
  readonly before: readonly Point[];
  /** What the year may come to: by the notice's limit, and by the reduction. */
  readonly limit: number | null;
  readonly reduced: number | null;
}

/**
 * How a place's hours added up through the year in each tier: beside the year before, and beside what a
 * city's tier is allowed.
 */
export function courseChart(view: View, place: Place = view.region): Chart {
  const { say, year, region, data } = view;
  const w = chartWords.course;
  const isRegion = place.code === region.code;
  const limitOf = (tier: string) =>
    isRegion ? null : (view.verdict(place.code, tier)?.target_hours ?? null);
  const reductionOf = (tier: string) => {
    const verdict = isRegion ? undefined : view.verdict(place.code, tier);
    return verdict ? reducedOf(view, verdict) : null;
  };
  const hasLimit = view.tiers.some((tier) => limitOf(tier) !== null || reductionOf(tier) !== null);
  // A city is judged by its tiers, and all of them together have no limit.
  const tiers = view.tiers.length > 1 && !hasLimit ? [...view.tiers, allTiers] : view.tiers;
  const panels = tiers
    .map((tier) => ({
      tier,
      now: pointsOf(view, place, tier, monthsUpTo(data.period)),
      before: pointsOf(view, place, tier, monthsOf(year - 1)),
      limit: limitOf(tier),
      reduced: reductionOf(tier),
    }))
    .filter(({ now, before }) => now.length + before.length > 0);
  const hasYear = panels.some(({ now }) => now.length > 0);
  // A scale from nothing to nothing would put its zero at half height.
  const drawn = panels.filter((panel) => mostOf(panel) > 0);
  const flat = panels.filter((panel) => mostOf(panel) === 0);
  const size = panelSize(drawn.length);
  const rowsOf = (height: number) =>
    hasYear ? drawn.flatMap((panel, i) => panelRows(view, panel, i, height)) : [];
  const rows = rowsOf(size.height);
  const hasBefore = rows.some((row) => row.series === String(year - 1));
  const tierName = ({ tier }: Panel) => say(named(tierWords, tier));
  const listed = flat.map(tierName).join(say(marks.names));
  const parts = {
    place: isRegion ? say(chartWords.wholeRegion) : place.name,
    year: String(year),
    before: String(year - 1),
  };
  const look = {
    months: monthsOf(year).map((month) => say(shortMonth(month))),
    title: say(chartWords.hoursPerUser),
    years: [parts.year, ...(hasBefore ? [parts.before] : [])],
    hasLimit,
  };
  const notes = [
    say(hasBefore ? w.caption(parts) : w.captionAlone(parts)),
    ...(hasLimit ? [say(w.limitNote)] : []),
    ...(flat.length > 0 ? [say(w.flat({ tiers: listed }))] : []),
  ];
  return {
    slug: 'course',
    title: say(hasLimit ? w.titleLimit : w.title),
    caption: notes.join(say(marks.sentences)) + partialNote(view, monthsUpTo(data.period)),
    emptyNote: say(hasYear ? w.zero : w.none),
    rows,
    data: monthPointData(
      view,
      'course',
      drawn.flatMap(({ tier, before, now }) => [
        ...pointRows(tier, year - 1, before),
        ...pointRows(tier, year, now),
      ]),
    ),
    marks: rows.filter((row) => row.text !== '').length,
    spec: courseSpec({ ...look, ...size }),
    narrow: { rows: rowsOf(narrowPanel.height), spec: courseSpec({ ...look, ...narrowPanel }) },
  };
}

function mostOf({ now, before }: Panel): number {
  return greatest(
    [...now, ...before].map(({ hours }) => hours),
    0,
  );
}

/** Hours from 1 January to the end of each month of which something is held. */
function pointsOf(view: View, place: Place, tier: string, months: readonly string[]): Point[] {
  return months.flatMap((month, i) => {
    if (!monthOf(view, month)) return [];
    const hours = hoursOverMonths(view, months.slice(0, i + 1), place.code, tier);
    return hours === null ? [] : [{ index: i + 1, hours }];
  });
}

function pointRows(tier: string, year: number, points: readonly Point[]): MonthPoint[] {
  return points.map(({ index, hours }) => ({
    area_tier: tier,
    month: `${year}-${String(index).padStart(2, '0')}`,
    hours,
  }));
}

function panelRows(view: View, panel: Panel, position: number, height: number): Row[] {
  const { say, year } = view;
  const w = chartWords.course;
  const tier = say(named(tierWords, panel.tier));
  const monthName = (index: number) => say(shortMonth(`${year}-${String(index).padStart(2, '0')}`));
  const row = (kind: string, over: Row): Row => ({
    kind,
    panel: tier,
    position,
    series: '',
    month: monthName(1),
    hours: 0,
    label: '',
    shown: 1,
    text: '',
    ...over,
  });
  const has = (points: readonly Point[], month: number) =>
    points.find(({ index }) => index === month)?.hours;
  // A month of both years is one mark, which tells of both.
  const textOf = (of: number, { index, hours }: Point) => {
    const before = of === year ? has(panel.before, index) : undefined;
    if (of < year && has(panel.now, index) !== undefined) return '';
    const parts = { tier, year: String(of), month: monthName(index), hours: fixed(hours, 3) };
    const past = { before: String(year - 1), hours: fixed(before, 3) };
    return say(w.mark(parts)) + (before === undefined ? '' : say(w.markBefore(past)));
  };
  const points = (of: number, all: readonly Point[]) =>
    all.map((point) => {
      const { index, hours } = point;
      const text = textOf(of, point);
      return row('point', { series: String(of), month: monthName(index), hours, text });
    });
  const { limit, reduced } = panel;
  const top = headroom * Math.max(mostOf(panel), limit ?? 0, reduced ?? 0);
  // Above its line a name is clear of the course; one so close below another line stands below its own.
  const isClose = (Math.abs((limit ?? 0) - (reduced ?? 0)) / top) * height < 17;
  const isReducedLower = (reduced ?? 0) <= (limit ?? 0);
  const ends = labelHeights(panel, top / height);
  const end = (series: number, point: Point | undefined, hours: number | null) =>
    point && hours !== null
      ? [
          row('end', {
            series: String(series),
            month: monthName(point.index),
            hours,
            label: fixed(point.hours),
          }),
        ]
      : [];
  const allowance = (kind: string, hours: number | null, name: string, isLower: boolean) => {
    const own = { hours: hours ?? 0, shown: hours === null ? 0 : 1 };
    const [at, other] = isLower && isClose ? ['below', 'above'] : ['above', 'below'];
    const label = hours === null ? '' : name;
    return [row(kind, own), row(at ?? '', { ...own, label }), row(other ?? '', own)];
  };
  const last = panel.now.at(-1);
  return [
    ...points(year, panel.now),
    ...points(year - 1, panel.before),
    ...end(year, last, ends.now),
    ...end(year - 1, panel.before.at(-1), ends.before),
    // A layer without rows in a panel has no extent, and Vega complains of it.
    row('marker', {
      month: monthName(last?.index ?? 1),
      hours: last?.hours ?? 0,
      shown: last ? 1 : 0,
    }),
    ...allowance('limit', limit, say(w.limit({ hours: exact(limit) })), !isReducedLower),
    ...allowance('reduced', reduced, say(w.reduced({ hours: fixed(reduced) })), isReducedLower),
    row('top', { hours: top }),
  ];
}
