import type { TopLevelSpec } from 'vega-lite';
import type { Dataset } from '../base/dataset.js';

/** A row of a chart: what Vega can take. It fails without a word on a wide integer. */
export type Row = Readonly<Record<string, string | number | null>>;

/** One of the layers that are drawn over each other. */
export type Layer = Extract<TopLevelSpec, { layer: unknown }>['layer'][number];

/** A chart before it is drawn. */
export interface Chart {
  /** Prefix of every id in its SVG, since several charts share a page. */
  readonly slug: string;
  readonly title: string;
  readonly caption: string;
  /** What is said instead when there is nothing to draw. */
  readonly emptyNote: string;
  readonly rows: readonly Row[];
  /** What it shows, for the table under it and for its CSV. */
  readonly data?: Pick<Dataset, 'columns' | 'rows'>;
  readonly spec: TopLevelSpec;
  /** How many marks carry a description: a chart that lost one is an error. */
  readonly marks: number;
}
