import { change, fixed } from '../figures.js';
import type { Html } from '../html.js';
import { monthsIn, monthsUpTo, periodName, yearBefore } from '../period.js';
import { allTiers, hoursOverMonths, monthOf, type Place, type View } from '../view.js';
import { named, tierWords, comparisonWords as w } from '../words.js';
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
  return table({
    id: 'comparison-caption',
    caption: say(w.caption({ period: say(periodName(data.period)) })),
    note: say(w.note),
    columns: [
      { label: say(w.place) },
      { label: say(w.own), kind: 'number' },
      { label: say(w.ownBefore), kind: 'number' },
      { label: say(w.change), kind: 'number' },
      { label: say(w.toDate), kind: 'number' },
      { label: say(w.toDateBefore), kind: 'number' },
      { label: say(w.change), kind: 'number' },
    ],
    rows: lines.map(({ label, place, tier }) => [
      label,
      ...spans(view, own, place, tier),
      ...spans(view, toDate, place, tier),
    ]),
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

function spans(view: View, months: readonly string[], place: Place, tier: string): string[] {
  const before = months.map(yearBefore);
  const now = hoursOverMonths(view, months, place.code, tier);
  const then = hoursOverMonths(view, before, place.code, tier);
  const isComparable = [...months, ...before].every((month) => monthOf(view, month)?.is_final);
  const reduction = isComparable && now !== null && then ? 1 - now / then : null;
  return [fixed(now), isComparable ? fixed(then) : '—', change(reduction)];
}
