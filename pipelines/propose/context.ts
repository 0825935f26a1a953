import type { FeedColumn, FeedName } from '../../schemas/feeds/index.js';
import type { LoadedSettings } from '../project/settings.js';
import type { Assignment } from './assign.js';
import type { Grid } from './grid.js';
import type { Profile } from './profile.js';
import type { Findings } from './question.js';
import type { Sample } from './sample.js';

/** What every part of a proposal is made from. */
export interface Context {
  readonly feed: FeedName;
  readonly document: string;
  readonly loaded: LoadedSettings;
  readonly sample: Sample;
  readonly grid: Grid;
  readonly profiles: readonly Profile[];
  readonly columns: readonly FeedColumn[];
  readonly assignment: Assignment;
  readonly findings: Findings;
  /** Columns that the proposal has found, or has asked for. */
  readonly settled: Map<string, Settled>;
}

/** Where a column comes from. */
export interface Settled {
  readonly column: FeedColumn;
  /** Its cells: one, or a date and a time of day; none where it is asked for or a constant. */
  readonly at: readonly number[];
}

export const columnPath = ({ feed }: Context, name: string, ...more: string[]) => [
  'feeds',
  feed,
  'columns',
  name,
  ...more,
];

export const feedPath = ({ feed }: Context, ...more: string[]) => ['feeds', feed, ...more];

/** The texts of a column, those of several cells joined as the reader joins them. */
export function textsOf({ grid, profiles }: Context, at: readonly number[]): string[] {
  const [only] = at;
  if (at.length === 1 && only !== undefined) return [...(profiles[only]?.texts.keys() ?? [])];
  const texts = grid.rows.map(({ cells }) =>
    at
      .map((one) => (cells[one] ?? '').trim())
      .filter((text) => text !== '')
      .join(' '),
  );
  return [...new Set(texts)].filter((text) => text !== '');
}

export function isConstant({ loaded, feed }: Context, name: string): boolean {
  return loaded.settings.feeds[feed]?.constants?.[name] !== undefined;
}
