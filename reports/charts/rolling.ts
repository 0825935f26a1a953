import { greatest } from '../base/extremes.js';
import { fixed } from '../base/figures.js';
import { monthPointData } from '../datasets/charts.js';
import { light, type Role } from '../theme/palette.js';
import type { Chart, Layer, Row } from '../vega/chart.js';
import { apart } from '../vega/fit.js';
import { monthsOf, monthsUpTo, shortMonth } from '../view/period.js';
import { allTiers, hoursOverMonths, monthOf, type Place, type View } from '../view/view.js';
import { chartWords, dateWords, named, tierWords } from '../words/index.js';
import { phoneWide } from './narrow.js';
import { topLayer } from './top.js';

const width = 790;
const height = 240;
const lineHeight = 15;
/** Years that are shown, the report's own among them. */
const yearsShown = 3;
const roles: readonly Role[] = ['fault', 'met', 'reduction', 'before'];

/** Hours over the twelve months that end with each month, a line for each tier. */
export function rollingChart(view: View, place: Place = view.region): Chart {
  const { say, year, region, data } = view;
  const w = chartWords.rolling;
  const years = Array.from({ length: yearsShown + 1 }, (_, i) => year - yearsShown + i);
  const all = years.flatMap((of) => monthsOf(of));
  const months = all.slice(0, all.indexOf(monthsUpTo(data.period).at(-1) ?? '') + 1);
  const ends = months.filter((_, i) => {
    const span = months.slice(i - 11, i + 1);
    return i >= 11 && span.every((month) => monthOf(view, month)?.is_final === true);
  });
  const tiers = view.tiers.length > 1 ? [...view.tiers, allTiers] : view.tiers;
  const lines = tiers
    .map((tier, i) => ({
      tier,
      name: say(named(tierWords, tier)),
      role: tier === allTiers ? ('limit' as const) : (roles[i % roles.length] ?? 'met'),
      points: ends.flatMap((month) => {
        const span = months.slice(months.indexOf(month) - 11, months.indexOf(month) + 1);
        const hours = hoursOverMonths(view, span, place.code, tier);
        return hours === null ? [] : [{ month, hours }];
      }),
    }))
    .filter(({ points }) => points.some(({ hours }) => hours > 0));
  const name = (month: string) =>
    say(dateWords.monthOfYear({ year: month.slice(0, 4), month: shortMonth(month) }));
  const top =
    1.06 *
    greatest(
      lines.flatMap(({ points }) => points.map((p) => p.hours)),
      0,
    );
  const heights = apart(
    lines.map(({ points }) => height * (1 - (points.at(-1)?.hours ?? 0) / top)),
    lineHeight,
    height,
  );
  const rows: Row[] = lines.flatMap(({ name: tier, role, points }, i) => {
    const row = (kind: string, month: string, hours: number, label: string, text: string) => ({
      kind,
      tier,
      fill: light(role),
      month,
      at: name(month),
      hours,
      label,
      text,
    });
    const last = points.at(-1);
    return [
      ...points.map(({ month, hours }) => {
        const parts = { tier, month: name(month), hours: fixed(hours, 3) };
        return row('point', month, hours, '', say(w.mark(parts)));
      }),
      ...(last
        ? [
            row(
              'label',
              last.month,
              top * (1 - (heights[i] ?? 0) / height),
              `${tier} ${fixed(last.hours)}`,
              '',
            ),
          ]
        : []),
    ];
  });
  const hasLine = ends.length > 0 && lines.length > 0;
  const drawn = hasLine ? [...rows, topRow(name(ends[0] ?? ''), top)] : [];
  const fills = [...new Set(lines.map(({ role }) => light(role)))];
  const look = { months: ends.map(name), title: say(chartWords.hoursPerUser), fills };
  const where = place.code === region.code ? say(chartWords.wholeRegion) : place.name;
  return {
    slug: 'rolling',
    title: say(w.title),
    caption: say(w.caption({ place: where })),
    emptyNote: say(w.none),
    data: monthPointData(
      view,
      'rolling',
      lines.flatMap(({ tier, points }) => points.map((point) => ({ ...point, area_tier: tier }))),
    ),
    rows: drawn,
    marks: rows.filter((row) => row.kind === 'point').length,
    spec: spec({ ...look, size: { width }, mostTicks: 9 }),
    narrow: { rows: drawn, spec: spec({ ...look, size: phoneWide, mostTicks: 3 }) },
  };
}

function topRow(at: string, hours: number): Row {
  return { kind: 'top', tier: '', fill: '', month: '', at, hours, label: '', text: '' };
}

interface RollingLook {
  readonly months: string[];
  readonly title: string;
  readonly fills: readonly string[];
  readonly size: { readonly width: number } | typeof phoneWide;
  /** As many months as have room along the axis, counted back from the last one. */
  readonly mostTicks: number;
}

function spec({ months, title, size, mostTicks, fills }: RollingLook): Chart['spec'] {
  const only = (kind: string) => [{ filter: { field: 'kind', equal: kind } }];
  const color = { field: 'fill', type: 'nominal', scale: null, legend: null } as const;
  const every = Math.max(1, Math.ceil(months.length / mostTicks));
  return {
    data: { name: 'rows' },
    height,
    ...size,
    encoding: {
      x: {
        field: 'at',
        type: 'ordinal',
        sort: null,
        scale: { type: 'point', domain: months, padding: 0.3 },
        title: null,
        axis: {
          labelAngle: 0,
          values: months.filter((_, i) => (months.length - 1 - i) % every === 0),
        },
      },
      y: {
        field: 'hours',
        type: 'quantitative',
        title,
        scale: { zero: true, nice: false },
        axis: { tickCount: 5, domain: false, ticks: false },
      },
    },
    layer: [
      {
        transform: only('point'),
        mark: { type: 'line', aria: false, strokeWidth: 2 },
        encoding: { color, detail: { field: 'tier', type: 'nominal' } },
      },
      // A layer for each colour, which is then written once.
      ...fills.map(
        (fill): Layer => ({
          transform: [...only('point'), { filter: { field: 'fill', equal: fill } }],
          mark: { type: 'point', filled: true, opacity: 1, size: 12.6, color: fill },
          encoding: { description: { field: 'text', type: 'nominal' } },
        }),
      ),
      {
        transform: only('label'),
        mark: { type: 'text', aria: false, align: 'left', baseline: 'middle', dx: 8, fontSize: 12 },
        encoding: { text: { field: 'label', type: 'nominal' } },
      },
      topLayer,
    ],
  };
}
