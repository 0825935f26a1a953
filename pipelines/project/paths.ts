import { join, resolve } from 'node:path';
import type { FeedName } from '../../schemas/feeds/index.js';

/** Where a project keeps its things. */
export interface ProjectPaths {
  readonly root: string;
  readonly settings: string;
  /** Of the feeds' folders. */
  readonly data: string;
  /** The order in which documents were loaded. */
  readonly orderFile: string;
  readonly feed: (feed: FeedName) => string;
  /** SQL of the project's own: `analyses` in it are found before the program's. */
  readonly sql: string;
  /** Published states that were given a name. */
  readonly submissions: string;
  /** Of the planner's own texts on periods. */
  readonly notes: string;
  readonly warehouse: string;
  /** What the next build compares with; made anew if it is deleted. */
  readonly kept: string;
  readonly published: string;
  readonly reports: string;
}

export function projectPaths(folder: string): ProjectPaths {
  const root = resolve(folder);
  return {
    root,
    settings: join(root, 'shihu.yaml'),
    data: join(root, 'data'),
    orderFile: join(root, 'shihu.loads.csv'),
    feed: (feed) => join(root, 'data', feed),
    sql: join(root, 'sql'),
    submissions: join(root, 'submissions'),
    notes: join(root, 'notes'),
    warehouse: join(root, 'warehouse', 'warehouse.duckdb'),
    kept: join(root, 'warehouse', 'kept.duckdb'),
    published: join(root, 'out', 'reliability.duckdb'),
    reports: join(root, 'out', 'reports'),
  };
}
