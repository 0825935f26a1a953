import { differencePartCodes } from '../../schemas/codes/index.js';
import type { ComparedCell } from '../../schemas/outputs/comparison.js';
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
      value: ({ revision }) => revision.secondsBefore,
    },
    { name: 'difference_user_seconds', value: ({ revision }) => revision.difference },
    { name: 'verdict_submitted', value: ({ revision }) => revision.verdictBefore },
    { name: 'verdict', label: w.verdict, value: ({ revision }) => revision.verdict },
  ]);
}

/** A figure that differs, and whose it is. */
export interface Part {
  readonly place: Place;
  readonly tier: string;
  readonly figure: ComparedCell['figures'][number];
}

/** In seconds and days of users, which add up as they stand. */
export function partData(rows: readonly Part[]): Dataset {
  return datasetOf('difference-parts', w.parts, rows, [
    { name: 'city_code', value: ({ place }) => place.code },
    { name: 'city_name', label: w.city, value: ({ place }) => place.name },
    { name: 'area_tier', label: w.tier, value: ({ tier }) => tier },
    { name: 'figure', label: w.figure, value: ({ figure }) => figure.name },
    { name: 'submitted', label: w.submitted, value: ({ figure }) => figure.before },
    { name: 'present', label: w.present, value: ({ figure }) => figure.after },
    { name: 'difference', label: w.difference, value: ({ figure }) => figure.difference },
    ...differencePartCodes.names.map((part) => ({
      ...{ name: part, label: differencePartCodes.words[part] },
      value: ({ figure }: Part) => figure.parts[part],
    })),
  ]);
}
