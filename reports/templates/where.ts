import type { VerdictRow } from '../data.js';
import { integer } from '../figures.js';
import { type Html, html } from '../html.js';
import type { View } from '../view.js';
import { named, tierWords, headlineWords as w } from '../words.js';

/** Beyond so many cities the table below serves better than a sentence. */
const mostNamed = 6;

/** Names the cities that fall short, those with the most cells first. */
export function where(view: View, isFinal: boolean): Html | null {
  const { say, cells } = view;
  const short = cells.filter((row) => row.verdict === (isFinal ? 'not_met' : 'exceeded'));
  const open = cells.filter((row) => row.verdict === 'undetermined');
  return html`${sentence(view, say(isFinal ? w.failing : w.failingCourse), short)}
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
    return say(w.failingCity({ place: name, tiers: words.join(say({ zh: '、', en: ', ' })) }));
  });
  const more =
    cities.length > mostNamed ? say(w.failingMore({ count: integer(cities.length) })) : null;
  return html`<p class="where"><strong>${label}</strong>${names.join(say({ zh: '；', en: '; ' }))}${more}</p>`;
}

function tiersOf(view: View, city: string, rows: readonly VerdictRow[]): string[] {
  return view.tiers.filter((tier) =>
    rows.some((row) => row.city_code === city && row.area_tier === tier),
  );
}

/** Why cells can't be determined: they lack users, or a year before to be held against. */
function why({ say }: View, open: readonly VerdictRow[]): string {
  const noUsers = open.filter((row) => row.hours === null).length;
  const others = open.length - noUsers;
  const count = (n: number) => {
    const isOnlyReason = n === open.length;
    return { count: isOnlyReason ? '' : say(w.openCount({ count: integer(n) })) };
  };
  const reasons = [
    ...(noUsers > 0 ? [say(w.openUsers(count(noUsers)))] : []),
    ...(others > 0 ? [say(w.openBaseline(count(others)))] : []),
  ];
  return say(
    w.openWhy({ open: integer(open.length), reasons: reasons.join(say({ zh: '，', en: ', ' })) }),
  );
}
