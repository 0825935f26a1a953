import { isWithin } from '../../schemas/codes/index.js';
import type { VerdictRow } from './data.js';
import { monthsOf, monthsUpTo, yearBefore } from './period.js';
import { allTiers, hoursOverMonths, monthOf, type Place, type View } from './view.js';

/** What was found of a city and tier, and what the year before. */
export interface VerdictPair {
  readonly now: VerdictRow;
  readonly before: VerdictRow;
}

/** Hours per user of a city and tier, and those of the same span a year earlier. */
export interface Move {
  readonly place: Place;
  readonly tier: string;
  readonly now: number;
  readonly before: number;
  /** In hours; negative where they have become fewer. */
  readonly change: number;
}

/** A city's place by its hours over all tiers, the fewest first; equal hours share a place. */
export interface CityRank {
  readonly place: Place;
  readonly hours: number;
  readonly rank: number;
  readonly hoursBefore: number | null;
  readonly rankBefore: number | null;
}

/** What has changed since the year before. */
export interface Changes {
  readonly yearBefore: number;
  /** Cells whose year is judged in both years, and on the other side than before. */
  readonly toMet: readonly VerdictPair[];
  readonly toNotMet: readonly VerdictPair[];
  /** The months whose hours are compared, of the year of the report. */
  readonly months: readonly string[];
  /** Cells whose hours fell or rose the most. */
  readonly best: readonly Move[];
  readonly worst: readonly Move[];
  /** All cities of the region, whatever the page is about, in the order of their places. */
  readonly ranks: readonly CityRank[];
}

const mostMoves = 5;

export function changesOf(view: View): Changes {
  const span = spanOf(view);
  const moves = span.months.length > 0 ? movesOf(view, span) : [];
  const falls = moves.filter(({ change }) => change < 0).sort((a, b) => a.change - b.change);
  const rises = moves.filter(({ change }) => change > 0).sort((a, b) => b.change - a.change);
  const pairs = pairsOf(view);
  const moved = (from: boolean, to: boolean) =>
    pairs.filter(
      ({ now, before }) => isWithin(before.verdict) === from && isWithin(now.verdict) === to,
    );
  return {
    yearBefore: view.year - 1,
    toMet: moved(false, true),
    toNotMet: moved(true, false),
    months: span.months,
    best: falls.slice(0, mostMoves),
    worst: rises.slice(0, mostMoves),
    ranks: span.months.length > 0 ? ranksOf(view, span) : [],
  };
}

/** Only of a year that is over, on its own report: a month's report says nothing of later months. */
function pairsOf({ data, cells, year }: View): VerdictPair[] {
  if (data.period.kind !== 'year') return [];
  const then = new Map(
    data.verdicts
      .filter((row) => row.year === year - 1 && row.is_final)
      .map((row) => [cellKey(row.city_code, row.area_tier), row]),
  );
  return cells.flatMap((now) => {
    const before = then.get(cellKey(now.city_code, now.area_tier));
    return before && now.is_final ? [{ now, before }] : [];
  });
}

function cellKey(city: string, tier: string): string {
  return `${city}\u0000${tier}`;
}

interface Span {
  readonly months: readonly string[];
  /** Whether the months are a year that is over. */
  readonly isYear: boolean;
}

/** The year up to the end of the period, as far as it is complete and so is the year before. */
function spanOf(view: View): Span {
  const { data, year, cells } = view;
  const isYear = data.period.kind === 'year' && cells.length > 0 && cells.every((c) => c.is_final);
  if (isYear) return { months: monthsOf(year), isYear };
  const isComplete = (month: string) => monthOf(view, month)?.is_final === true;
  const months = monthsUpTo(data.period);
  const end = months.findIndex((month) => !(isComplete(month) && isComplete(yearBefore(month))));
  return { months: end < 0 ? months : months.slice(0, end), isYear };
}

function movesOf(view: View, span: Span): Move[] {
  const places = view.isCity ? [view.place] : view.cities;
  return places.flatMap((place) =>
    view.tiers.flatMap((tier) => {
      const found = hoursOf(view, span, place, tier);
      if (found.now === null || found.before === null) return [];
      const { now, before } = found;
      return [{ place, tier, now, before, change: now - before }];
    }),
  );
}

function ranksOf(view: View, span: Span): CityRank[] {
  const found = view.cities.flatMap((place) => {
    const { now, before } = hoursOf(view, span, place, allTiers);
    return now === null ? [] : [{ place, hours: now, hoursBefore: before }];
  });
  const all = found.map(({ hours }) => hours);
  const then = found.flatMap(({ hoursBefore }) => (hoursBefore === null ? [] : [hoursBefore]));
  // A place among fewer cities than now is not the same thing.
  const isRankedBefore = then.length === all.length;
  return found
    .map(({ place, hours, hoursBefore }) => ({
      ...{ place, hours, rank: placeAmong(all, hours), hoursBefore },
      rankBefore: isRankedBefore && hoursBefore !== null ? placeAmong(then, hoursBefore) : null,
    }))
    .sort((a, b) => a.rank - b.rank);
}

function placeAmong(all: readonly number[], hours: number): number {
  return 1 + all.filter((other) => other < hours).length;
}

function hoursOf(
  view: View,
  { months, isYear }: Span,
  place: Place,
  tier: string,
): { readonly now: number | null; readonly before: number | null } {
  if (!isYear) {
    return {
      now: hoursOverMonths(view, months, place.code, tier),
      before: hoursOverMonths(view, months.map(yearBefore), place.code, tier),
    };
  }
  const verdict = view.verdict(place.code, tier);
  const then = view.hours('year', String(view.year - 1), place.code, tier);
  // As in the table of verdicts: what was published for that year stands before what events give.
  const published = view.baseYear === null ? verdict?.baseline_hours : null;
  return {
    now: verdict?.hours ?? view.hours('year', String(view.year), place.code, tier)?.hours ?? null,
    before: published ?? (then?.is_final ? then.hours : null),
  };
}
