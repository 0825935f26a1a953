import { fixed, integer } from '../base/figures.js';
import { type Html, html } from '../base/html.js';
import { moveData, rankData } from '../datasets/changes.js';
import { type Changes, changesOf, type VerdictPair } from '../view/changes.js';
import { shortMonth } from '../view/period.js';
import type { View } from '../view/view.js';
import { marks, named, tierWords, changesWords as w } from '../words/index.js';
import type { Heading } from './section.js';
import { sinceSubmitted } from './submitted.js';
import { table } from './table.js';

/** Cells that are named in a sentence. */
const mostNamed = 12;

/** What has changed since the year before, and since the period was submitted. */
export function changesSection(view: View, heading: Heading): Html | null {
  const changes = changesOf(view);
  const parts = [
    moved(view, changes),
    movers(view, changes),
    ranks(view, changes),
    sinceSubmitted(view),
  ].filter((part) => part !== null);
  if (parts.length === 0) return null;
  return html`<section>
${heading(view.say(w.heading), 'changes')}
${parts.map((part) => html`${part}\n`)}</section>
`;
}

function moved(view: View, { toMet, toNotMet, yearBefore }: Changes): Html | null {
  const { say, data, year } = view;
  const wasJudged = data.verdicts.some((row) => row.year === year - 1 && row.is_final);
  const isJudged = view.cells.length > 0 && view.cells.every((row) => row.is_final);
  if (data.period.kind !== 'year' || !wasJudged || !isJudged) return null;
  const parts = (pairs: readonly VerdictPair[]) => ({
    year: String(yearBefore),
    count: integer(pairs.length),
    names: namesOf(view, pairs),
  });
  if (toMet.length + toNotMet.length === 0) return html`<p>${say(w.noMoves(parts([])))}</p>`;
  return html`${toMet.length > 0 && html`<p>${say(w.toMet(parts(toMet)))}</p>`}
${toNotMet.length > 0 && html`<p>${say(w.toNotMet(parts(toNotMet)))}</p>`}`;
}

/** A city is named once, with its tiers. */
function namesOf({ say, cities, tiers }: View, pairs: readonly VerdictPair[]): string {
  const listed = pairs.slice(0, mostNamed);
  const codes = [...new Set(listed.map(({ now }) => now.city_code))];
  const names = codes.map((code) => {
    const own = new Set<string>(
      listed.filter(({ now }) => now.city_code === code).map(({ now }) => now.area_tier),
    );
    const ofCity = tiers.filter((tier) => own.has(tier));
    return say(
      w.cells({
        place: cities.find((city) => city.code === code)?.name ?? code,
        tiers: ofCity.map((tier) => say(named(tierWords, tier))).join(say(marks.names)),
      }),
    );
  });
  const all = names.join(say(marks.items));
  const more = pairs.length - listed.length;
  return more > 0 ? say(w.more({ names: all, count: integer(more) })) : all;
}

function movers(view: View, { best, worst, months }: Changes): Html | null {
  const { say } = view;
  const rows = [...best, ...[...worst].reverse()];
  if (rows.length === 0) return null;
  return table({
    id: 'movers-caption',
    caption: say(w.movers),
    note: spanOf(view, months),
    columns: [
      { label: say(w.city) },
      { label: say(w.tier), kind: 'tight' },
      { label: say(w.before), kind: 'number', by: 'hours_before' },
      { label: say(w.now), kind: 'number', by: 'hours' },
      { label: say(w.change), kind: 'number', by: 'change' },
    ],
    rows: rows.map(({ place, tier, before, now, change }) => [
      place.name,
      say(named(tierWords, tier)),
      fixed(before),
      fixed(now),
      (change > 0 ? '+' : '') + fixed(change),
    ]),
    data: moveData(rows),
    view,
  });
}

function spanOf({ say }: View, months: readonly string[]): string {
  const [from = ''] = months;
  if (months.length === 12) return say(w.spanYear);
  if (months.length === 1) return say(w.spanOne({ month: say(shortMonth(from)) }));
  return say(w.span({ from: say(shortMonth(from)), to: say(shortMonth(months.at(-1) ?? from)) }));
}

/** All cities on the region's page; on a city's page its own place. */
function ranks(view: View, { ranks: all, months }: Changes): Html | null {
  const { say, place: about, isCity } = view;
  if (all.length < 2) return null;
  const own = all.find(({ place }) => place.code === about.code);
  if (isCity) {
    if (!own) return null;
    const parts = { place: about.name, rank: integer(own.rank), of: integer(all.length) };
    const words =
      own.rankBefore === null
        ? w.ownRankOnly(parts)
        : w.ownRank({ ...parts, before: integer(own.rankBefore) });
    return html`<p>${say(words)}</p>`;
  }
  const hasBefore = all.some(({ rankBefore }) => rankBefore !== null);
  return table({
    id: 'ranks-caption',
    caption: say(w.ranks),
    note: `${say(w.ranksNote)}${say(marks.groups)}${spanOf(view, months)}`,
    columns: [
      { label: say(w.city) },
      { label: say(w.rank), kind: 'number', by: 'rank' },
      ...(hasBefore
        ? [{ label: say(w.rankBefore), kind: 'number' as const, by: 'rank_before' }]
        : []),
      { label: say(w.now), kind: 'number', by: 'hours' },
      { label: say(w.before), kind: 'number', by: 'hours_before' },
    ],
    rows: all.map(({ place, rank, rankBefore, hours, hoursBefore }) => [
      place.name,
      integer(rank),
      ...(hasBefore ? [integer(rankBefore)] : []),
      fixed(hours),
      fixed(hoursBefore),
    ]),
    data: rankData(all),
    view,
  });
}
