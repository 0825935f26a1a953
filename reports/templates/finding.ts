import { change, fixed, integer, percent } from '../base/figures.js';
import { type Html, html } from '../base/html.js';
import { shortName } from '../charts/tiles.js';
import { changesOf, type VerdictPair } from '../view/changes.js';
import type { VerdictRow } from '../view/data.js';
import { dateName, periodName } from '../view/period.js';
import { ownSpan } from '../view/span.js';
import type { Standing } from '../view/standing.js';
import { allTiers, type View } from '../view/view.js';
import { marks, named, tierWords, answerWords as w } from '../words/index.js';
import { outlookLine } from './forecast.js';

/** Cells that moved the wrong way are named up to so many. */
const mostNamed = 4;

/** The finding as the page's headline: of what, its hours where it is part of a year, the verdict, and how many. */
export function finding(view: View, standing: Standing): Html {
  const { say, place, data, settings, year, cells } = view;
  const { kind, name } = data.period;
  const date = view.completeTo;
  const period = say(periodName(data.period));
  const isPart = kind !== 'year';
  const own = view.hours(kind, name, place.code, allTiers);
  const isOpen = isPart ? own?.is_final === false : !standing.isFinal;
  const early = standing.isEarly && say(w.notJudged({ deadline: settings.targets.deadline }));
  return html`<h1>${say(w.about({ place: place.name, period }))}${isOpen && date !== null && say(w.toDate({ date: dateName(date) }))}${isPart && ownHours(view)}${isPart && cells.length > 0 && say(w.soFar({ year: String(year) }))}${early}${standing.isStaged && say(w.staged)}${verdictText(view, standing)}</h1>`;
}

/** The hours of a month or quarter, and how they have changed on the same one of the year before. */
function ownHours(view: View): string {
  const { say, data, place, year } = view;
  const { kind, name } = data.period;
  const row = view.hours(kind, name, place.code, allTiers);
  const { reduction } = ownSpan(view);
  const parts = { year: String(year - 1), change: change(reduction) };
  const moved = reduction !== null && say((kind === 'month' ? w.onMonth : w.onQuarter)(parts));
  return say(w.ownHours({ hours: fixed(row?.hours) })) + (moved || '');
}

function verdictText(view: View, { isFinal, whole, beyond, within, open }: Standing): Html {
  const { say, isCity, cells } = view;
  if (cells.length === 0) return html`${say(w.none)}`;
  const count = integer(cells.length);
  const bad = (text: string) => html`<em>${text}</em>`;
  if (beyond.length > 0) {
    const cities = integer(new Set(beyond.map((row) => row.city_code)).size);
    const parts = { cells: count, not: integer(beyond.length), cities };
    return html`${bad(say(isFinal ? w.notMet : w.exceeded))}${say(isCity ? w.someNotCity(parts) : w.someNot(parts))}`;
  }
  if (open.length > 0 || whole === 'undetermined') {
    return html`${bad(say(w.open))}${open.length > 0 && say(w.someOpen({ cells: count, open: integer(open.length) }))}`;
  }
  if (!isFinal) return html`${say(w.onCourse)}${say(w.noneNot({ cells: count }))}`;
  return html`${say(w.met)}${say(within.length === 1 ? w.oneMet : w.allMet({ cells: count }))}`;
}

/** By how much, and what has changed, in a sentence each. */
export function gapAndChange(view: View, standing: Standing): Html | null {
  const { say } = view;
  const parts = [gapText(view, standing), outlookLine(view), changeText(view)].filter(
    (text) => text !== null,
  );
  if (parts.length === 0) return null;
  return html`<p class="gap">${parts.map((text) => text.replace(/[。.]$/u, '') + say(w.stop))}</p>`;
}

function gapText(view: View, { isFinal, beyond, within }: Standing): string | null {
  const { say, place } = view;
  if (beyond.length === 0) {
    const [row] = within;
    return row ? nearest(view, row) : null;
  }
  const over = beyond.reduce((sum, row) => sum - (row.margin_user_hours ?? 0), 0);
  const all = view.hours('year', String(view.year), place.code, allTiers);
  const net = Number(all?.net_user_seconds ?? 0n) / 3600;
  const first = say(
    w.beyond({
      hours: fixed(over, 0),
      share: net > 0 ? percent(over / net, null, null, 2) : '—',
      region: place.name,
    }),
  );
  const known = gapsOf(view, beyond);
  if (!isFinal || known.length < beyond.length) return first;
  const one = known.filter(({ sufficing }) => sufficing === 1).length;
  if (one === 0) return first;
  const second = say(w.largest({ count: integer(one), of: integer(beyond.length) }));
  return first + say(w.between) + second;
}

export function gapsOf({ data }: View, rows: readonly VerdictRow[]) {
  return data.gaps.filter((gap) =>
    rows.some((row) => row.city_code === gap.city_code && row.area_tier === gap.area_tier),
  );
}

function nearest(view: View, row: VerdictRow): string | null {
  const { say } = view;
  if (row.allowance_used === null || row.margin_user_hours === null) return null;
  return say(
    w.within({
      place: view.isCity ? '' : nameOf(view, row),
      tier: say(named(tierWords, row.area_tier)).toLowerCase(),
      used: percent(row.allowance_used, 1, true),
      hours: fixed(row.margin_user_hours, 0),
    }),
  ).replace(/ , /u, ' ');
}

function changeText(view: View): string | null {
  const { say } = view;
  const { yearBefore, toMet, toNotMet, isCompared } = changes(view);
  if (!isCompared) return null;
  const year = String(yearBefore);
  if (toMet.length + toNotMet.length === 0) return say(w.unchanged({ year }));
  const counts = { year, met: integer(toMet.length), not: integer(toNotMet.length) };
  const names =
    toNotMet.length > 0 && toNotMet.length <= mostNamed
      ? say(w.changedNames({ names: namesOf(view, toNotMet) }))
      : '';
  return say(w.changed(counts)) + names;
}

/** A year is compared where the one before it was judged as well. */
function changes(view: View) {
  const found = changesOf(view);
  const isJudged = view.data.verdicts.some((row) => row.year === view.year - 1 && row.is_final);
  const isCompared =
    isJudged && view.data.period.kind === 'year' && view.cells.every((row) => row.is_final);
  return { ...found, isCompared };
}

function namesOf(view: View, pairs: readonly VerdictPair[]): string {
  const { say } = view;
  return pairs.map(({ now }) => cellName(view, now)).join(say(marks.names));
}

/** A cell in a word: 自贡中心 for the city of Zigong, central. */
export function cellName(view: View, row: VerdictRow): string {
  const { say, isCity } = view;
  const tier = say(named(tierWords, row.area_tier));
  if (isCity) return tier;
  return say(w.cell({ place: nameOf(view, row), tier: tier.toLowerCase() }));
}

function nameOf({ cities }: View, row: VerdictRow): string {
  return shortName(cities.find(({ code }) => code === row.city_code)?.name ?? row.city_name);
}
