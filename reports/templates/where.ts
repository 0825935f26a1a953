import { integer, percent } from '../base/figures.js';
import { type Html, html, shown } from '../base/html.js';
import type { VerdictRow } from '../view/data.js';
import type { View } from '../view/view.js';
import { marks, named, tierWords, headlineWords as w } from '../words/index.js';

/** Beyond so many cities the table below serves better than a sentence. */
const mostNamed = 6;
/** Cells whose allowance is nearly used: so many are named, from this share on. */
const mostNear = 5;
const closeFrom = 0.8;

/** Names the cities that fall short, those with the most cells first. */
export function where(view: View, isFinal: boolean): Html | null {
  const { say, cells } = view;
  const short = cells.filter((row) => row.verdict === (isFinal ? 'not_met' : 'exceeded'));
  const open = cells.filter((row) => row.verdict === 'undetermined');
  return html`${sentence(view, say(isFinal ? w.failing : w.failingCourse), short)}
${!isFinal && nearest(view)}
${open.length > 0 && html`<p class="where">${why(view, open)}</p>`}`;
}

function sentence(view: View, label: string, rows: readonly VerdictRow[]): Html | null {
  if (rows.length === 0) return null;
  const { say } = view;
  const cities = view.cities
    .map(({ code, name }) => ({ name, tiers: tiersOf(view, code, rows) }))
    .filter(({ tiers }) => tiers.length > 0)
    .sort((a, b) => b.tiers.length - a.tiers.length);
  const names = cities.slice(0, mostNamed).map(({ name, tiers }) => {
    const words = tiers.map((tier) => say(named(tierWords, tier)).toLowerCase());
    return say(w.failingCity({ place: name, tiers: words.join(say(marks.names)) }));
  });
  const more =
    cities.length > mostNamed ? say(w.failingMore({ count: integer(cities.length) })) : null;
  return html`<p class="where"><strong>${label}</strong>${names.join(say(marks.groups))}${more}</p>`;
}

function tiersOf(view: View, city: string, rows: readonly VerdictRow[]): string[] {
  return view.tiers.filter((tier) =>
    rows.some((row) => row.city_code === city && row.area_tier === tier),
  );
}

/** The cells that are still on course and have used the most of their allowance. */
function nearest({ say, cells, cities }: View): Html | null {
  const rows = cells
    .filter((row) => row.verdict === 'on_course' && (row.allowance_used ?? 0) >= closeFrom)
    .sort((a, b) => (b.allowance_used ?? 0) - (a.allowance_used ?? 0));
  if (rows.length === 0) return null;
  const names = rows.slice(0, mostNear).map((row) =>
    say(
      w.nearestCell({
        place: cities.find(({ code }) => code === row.city_code)?.name ?? shown(row.city_name, 60),
        tier: say(named(tierWords, row.area_tier)).toLowerCase(),
        used: percent(row.allowance_used, 1, true),
      }),
    ),
  );
  return html`<p class="where">${say(w.nearest)}${names.join(say(marks.items))}</p>`;
}

/** Why cells can't be determined: they lack users, or a year before to be held against. */
function why({ say }: View, open: readonly VerdictRow[]): string {
  const noUsers = open.filter((row) => row.hours === null).length;
  const undone = open.filter((row) => row.hours !== null && row.evidence !== 'complete').length;
  const others = open.length - noUsers - undone;
  const count = (n: number) => {
    const isOnlyReason = n === open.length;
    return { count: isOnlyReason ? '' : say(w.openCount({ count: integer(n) })) };
  };
  const reasons = [
    ...(noUsers > 0 ? [say(w.openUsers(count(noUsers)))] : []),
    ...(undone > 0 ? [say(w.openEvidence(count(undone)))] : []),
    ...(others > 0 ? [say(w.openBaseline(count(others)))] : []),
  ];
  return say(w.openWhy({ open: integer(open.length), reasons: reasons.join(say(marks.clauses)) }));
}
