import { type Dataset, datasetOf } from '../base/dataset.js';
import type { CityRank, Move } from '../view/changes.js';
import type { Revision } from '../view/submitted.js';
import type { Place } from '../view/view.js';
import { changesWords as w } from '../words/index.js';

export function moveData(moves: readonly Move[]): Dataset {
  return datasetOf('movers', w.movers, moves, [
    { name: 'city_code', value: ({ place }) => place.code },
    { name: 'city_name', label: w.city, value: ({ place }) => place.name },
    { name: 'area_tier', label: w.tier, value: ({ tier }) => tier },
    { name: 'hours_before', label: w.before, value: ({ before }) => before },
    { name: 'hours', label: w.now, value: ({ now }) => now },
    { name: 'change', label: w.change, value: ({ change }) => change },
  ]);
}

export function rankData(ranks: readonly CityRank[]): Dataset {
  return datasetOf('ranks', w.ranks, ranks, [
    { name: 'city_code', value: ({ place }) => place.code },
    { name: 'city_name', label: w.city, value: ({ place }) => place.name },
    { name: 'rank', label: w.rank, value: ({ rank }) => rank },
    { name: 'rank_before', label: w.rankBefore, value: ({ rankBefore }) => rankBefore },
    { name: 'hours', label: w.now, value: ({ hours }) => hours },
    { name: 'hours_before', label: w.before, value: ({ hoursBefore }) => hoursBefore },
  ]);
}

/** A figure that was revised, and whose it is. */
export interface Revised {
  readonly place: Place;
  readonly tier: string;
  readonly revision: Revision;
}

export function revisionData(rows: readonly Revised[]): Dataset {
  return datasetOf('revisions', w.revisions, rows, [
    { name: 'city_code', value: ({ place }) => place.code },
    { name: 'city_name', label: w.city, value: ({ place }) => place.name },
    { name: 'area_tier', label: w.tier, value: ({ tier }) => tier },
    { name: 'marks', label: w.marks, value: ({ revision }) => revision.marks.join(' ') },
    { name: 'hours_submitted', label: w.submitted, value: ({ revision }) => revision.hoursBefore },
    { name: 'hours', label: w.present, value: ({ revision }) => revision.hours },
    {
      name: 'net_user_seconds_submitted',
      value: ({ revision }) => revision.submitted.net_user_seconds,
    },
    { name: 'difference_user_seconds', value: ({ revision }) => revision.difference },
    { name: 'verdict_submitted', value: ({ revision }) => revision.submitted.verdict },
    { name: 'verdict', label: w.verdict, value: ({ revision }) => revision.verdict },
  ]);
}
