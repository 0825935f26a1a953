import { type Cell, cellsOf } from './network.js';

export interface SampleOptions {
  readonly seed?: number;
  /**
   * Rows of the outage feed, about; no fewer than some thousands come out, since every cell has its
   * outages. Populations grow with the rows, so that the hours stay the same.
   */
  readonly outages?: number;
  /** First and last year. */
  readonly years?: readonly [number, number];
  /** Leaves out what must be rejected or skipped, and writes every provider in the plain form. */
  readonly clean?: boolean;
}

/** Everything that the parts of the generator depend on. */
export interface World {
  readonly seed: number;
  readonly scale: number;
  readonly years: readonly number[];
  readonly clean: boolean;
  readonly cells: readonly Cell[];
}

const DEFAULT_SEED = 20_221_231;
const DEFAULT_OUTAGES = 60_000;
const DEFAULT_YEARS = [2020, 2022] as const;
/** Rows that a year has at scale 1; measured. */
const OUTAGES_A_YEAR = 19_250;

export function worldOf(options: SampleOptions = {}): World {
  const [first, last] = options.years ?? DEFAULT_YEARS;
  if (!Number.isInteger(first) || !Number.isInteger(last) || first > last) {
    throw new RangeError(`years must be whole and in order: ${first}, ${last}`);
  }
  const years = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const outages = options.outages ?? DEFAULT_OUTAGES;
  if (!(outages > 0)) throw new RangeError(`outages must be more than 0: ${outages}`);
  const scale = outages / (OUTAGES_A_YEAR * years.length);
  return {
    seed: options.seed ?? DEFAULT_SEED,
    scale,
    years,
    clean: options.clean ?? false,
    cells: cellsOf(scale),
  };
}
