import { datasetOf } from '../base/dataset.js';
import { change, fixed } from '../base/figures.js';
import { type Html, html } from '../base/html.js';
import { monthsIn, monthsUpTo, periodName } from '../view/period.js';
import { type Span, spanOf } from '../view/span.js';
import { allTiers, hoursOverMonths, type Place, type View } from '../view/view.js';
import { named, tierWords, comparisonWords as w } from '../words/index.js';
import { revisionMark } from './submitted.js';
import { table } from './table.js';

/** A month or a quarter, and the year up to its end, each beside the same span of the year before. */
export function comparison(view: View): Html | null {
  const { say, data } = view;
  if (data.period.kind === 'year') return null;
  const own = monthsIn(data.period);
  const toDate = monthsUpTo(data.period);
  const lines = linesOf(view).filter(
    ({ place, tier }) => hoursOverMonths(view, toDate, place.code, tier) !== null,
  );
  if (lines.length === 0) return null;
  const found = lines.map((line) => {
    const of = (months: readonly string[]) => spanOf(view, months, line.place.code, line.tier);
    const [now, then] = [of(own), of(toDate)];
    return { ...line, now, then };
  });
  return table({
    id: 'comparison-caption',
    caption: say(w.caption({ period: say(periodName(data.period)) })),
    note: say(w.note),
    columns: [
      { label: say(w.place), by: found.map((_, i) => i) },
      { label: say(w.own), kind: 'number', by: 'hours' },
      { label: say(w.ownBefore), kind: 'number', by: 'hours_before' },
      { label: say(w.change), kind: 'number', by: found.map(({ now }) => now.reduction) },
      { label: say(w.toDate), kind: 'number', by: 'to_date' },
      { label: say(w.toDateBefore), kind: 'number', by: 'to_date_before' },
      { label: say(w.change), kind: 'number', by: found.map(({ then }) => then.reduction) },
    ],
    rows: found.map(({ label, place, tier, now, then }) => {
      const [own, ...others] = shownSpan(now);
      const mark = revisionMark(view, place.code, tier, ['net_user_seconds', 'user_days']);
      return [label, html`${own}${mark}`, ...others, ...shownSpan(then)];
    }),
    data: datasetOf('comparison', w.caption({ period: data.period.name }), found, [
      { name: 'city_code', label: w.place, value: ({ place }) => place.code },
      { name: 'area_tier', value: ({ tier }) => tier },
      { name: 'hours', label: w.own, value: ({ now }) => now.hours },
      { name: 'hours_before', label: w.ownBefore, value: ({ now }) => now.before },
      { name: 'to_date', label: w.toDate, value: ({ then }) => then.hours },
      { name: 'to_date_before', label: w.toDateBefore, value: ({ then }) => then.before },
    ]),
    view,
  });
}

interface Line {
  readonly label: string;
  readonly place: Place;
  readonly tier: string;
}

/** The region by tier and each city as a whole; on a city's page the city by tier. */
function linesOf(view: View): Line[] {
  const { say, place, region, tiers } = view;
  const tierLines = [allTiers, ...tiers].map((tier) => ({
    label: tier === allTiers ? place.name : `${place.name} · ${say(named(tierWords, tier))}`,
    place,
    tier,
  }));
  const others = view.isCity ? [region] : view.cities;
  return [
    ...tierLines,
    ...others.map((other) => ({ label: other.name, place: other, tier: allTiers })),
  ];
}

function shownSpan({ hours, before, reduction }: Span): string[] {
  return [fixed(hours), fixed(before), change(reduction)];
}
