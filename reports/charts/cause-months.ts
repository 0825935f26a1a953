import { greatest } from '../base/extremes.js';
import { userHours } from '../base/figures.js';
import { legible, shown } from '../base/html.js';
import { causeMonthData } from '../datasets/profile.js';
import type { Chart } from '../vega/chart.js';
import type { CauseRow } from '../view/data.js';
import { monthsUpTo, shortMonth } from '../view/period.js';
import { allTiers, monthOf, type Place, type View } from '../view/view.js';
import { chartWords } from '../words/index.js';
import { classBounds } from './classes.js';
import { type HeatRow, heatLayers, monthHeat } from './heat.js';
import { inUnits, narrowHeat, unitFor } from './narrow-heat.js';
import { partialNote } from './partial.js';
import { planeSpec } from './plane.js';

const mostCauses = 8;
const width = 900;

/** A cause's user-seconds in each month: null where the month's list doesn't reach down to it. */
export interface CauseMonths {
  readonly name: string;
  readonly seconds: readonly (bigint | null)[];
}

/** Which causes struck in which months of the year, the largest first and the others together. */
export function causeMonthsChart(view: View, place: Place): Chart {
  const { say, gloss, data, year } = view;
  const w = chartWords.causeMonths;
  const months = monthsUpTo(data.period).filter((month) => monthOf(view, month) !== undefined);
  const causes = causeMonths(view, place, months);
  const counts = causes.flatMap(({ seconds }) => seconds.map((one) => Number(one ?? 0n) / 3600));
  const bounds = classBounds(counts);
  const rowsIn = (unit: number): HeatRow[] =>
    causes.map(({ name, seconds }) => {
      const cause = gloss.cause(name);
      const cells = months.map((month, i) => {
        const own = seconds[i] ?? null;
        const parts = { cause, month: say(shortMonth(month)), hours: userHours(own) };
        const hours = Number(own ?? 0n) / 3600;
        if (own === null) return { value: null, label: '·', text: say(w.markAmong(parts)) };
        if (own === 0n) return { value: 0, label: '', text: '' };
        return { value: hours, label: inUnits(hours, unit), text: say(w.mark(parts)) };
      });
      return { name: cause, cells };
    });
  const { unit, name: unitName } = unitFor(greatest(counts, 0), 3);
  const heat = { months, bounds };
  const isEmpty = bounds.length === 0;
  const drawn = isEmpty
    ? []
    : monthHeat({ ...heat, say, legend: say(chartWords.userHours), width, rows: rowsIn(1) });
  const narrow = {
    ...heat,
    legend: say(unitName),
    each: unit,
    rows: isEmpty ? [] : rowsIn(unit),
  };
  const isRegion = place.code === view.region.code;
  const where = isRegion ? say(chartWords.wholeRegion) : place.name;
  return {
    slug: 'cause-months',
    title: say(w.title({ year: String(year) })),
    caption: say(w.caption({ place: where })) + partialNote(view, months),
    emptyNote: say(w.none),
    rows: drawn,
    data: causeMonthData(months, causes),
    marks: drawn.filter(({ text }) => text !== '').length,
    spec: planeSpec({ rows: drawn, layers: heatLayers }),
    narrow: narrowHeat(narrow),
  };
}

/** The largest causes of these months by name, then what is left of each month's total. */
export function causeMonths(view: View, place: Place, months: readonly string[]): CauseMonths[] {
  const { say, data } = view;
  const own = data.monthlyCauses.filter(
    (row) => row.city_code === place.code && months.includes(row.period),
  );
  const sums = new Map<string | null, bigint>();
  for (const { cause, is_rest, net_user_seconds: net } of own) {
    if (!is_rest) sums.set(cause, (sums.get(cause) ?? 0n) + net);
  }
  const largest = [...sums]
    .filter(([, net]) => net > 0n)
    .sort(([a, x], [b, y]) => (x === y ? ((a ?? '') < (b ?? '') ? -1 : 1) : x < y ? 1 : -1))
    .slice(0, mostCauses)
    .map(([cause]) => cause);
  const byMonth = months.map((month) => own.filter((row) => row.period === month));
  const named = largest.map((cause) => ({
    name: cause === null ? say(chartWords.pareto.unknown) : legible(shown(cause, 80)),
    seconds: byMonth.map((rows) => secondsOf(rows, cause)),
  }));
  const rest = months.map((month, i) => {
    const all = view.hours('month', month, place.code, allTiers)?.net_user_seconds ?? 0n;
    return named.reduce((left, { seconds }) => left - (seconds[i] ?? 0n), all);
  });
  if (rest.every((seconds) => seconds <= 0n)) return named;
  return [...named, { name: say(chartWords.causeMonths.rest), seconds: rest }];
}

/** A list with a rest doesn't say how much of that is the cause's. */
function secondsOf(rows: readonly CauseRow[], cause: string | null): bigint | null {
  const row = rows.find((one) => !one.is_rest && one.cause === cause);
  if (row) return row.net_user_seconds;
  return rows.some((one) => one.is_rest && one.net_user_seconds > 0n) ? null : 0n;
}
