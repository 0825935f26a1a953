import type { TopLevelSpec } from 'vega-lite';
import type { Dataset } from '../base/dataset.js';
import type { PlaneSpec } from './plane.js';

/** A row of a chart: what Vega can take. It fails without a word on a wide integer. */
export type Row = Readonly<Record<string, string | number | null>>;

/** One of the layers that are drawn over each other. */
export type Layer = Extract<TopLevelSpec, { layer: unknown }>['layer'][number];

/** What is drawn. */
export interface Drawing {
  readonly rows: readonly Row[];
  /** Scales and axes are Vega's; what needs neither says itself where it stands. */
  readonly spec: TopLevelSpec | PlaneSpec;
}

/** For which page a drawing is. */
export type Width = 'wide' | 'narrow';

/** A chart before it is drawn. */
export interface Chart extends Drawing {
  /** Prefix of every id in its SVG, since several charts share a page. */
  readonly slug: string;
  readonly title: string;
  readonly caption: string;
  /** What is said instead when there is nothing to draw. */
  readonly emptyNote: string;
  /** What it shows, for the table under it and for its CSV. */
  readonly data?: Pick<Dataset, 'columns' | 'rows'>;
  /** How many marks carry a description: a chart that lost one is an error. */
  readonly marks: number;
  /** The same marks in the same order, drawn for a phone; see `phone` of the theme. */
  readonly narrow?: Drawing;
}
