import { type Cell, cellsOf } from './network.js';

export interface SampleOptions {
  readonly seed?: number;
  /**
   * Rows of the outage feed, about; no fewer than some thousands come out, since every cell has its
   * outages. Populations grow with the rows, so that the hours stay the same.
   */
  readonly outages?: number;
  /** First and last year; of single meters, one year is enough. */
  readonly years?: readonly [number, number];
  /** Leaves out what must be rejected or skipped, and writes every provider in the plain form. */
  readonly clean?: boolean;
  /** A row for each meter that is out, and a file for each month; every provider in the plain form. */
  readonly meters?: boolean;
}

/** Everything that the parts of the generator depend on. */
export interface World {
  readonly seed: number;
  readonly scale: number;
  readonly years: readonly number[];
  readonly clean: boolean;
  readonly meters: boolean;
  readonly cells: readonly Cell[];
}

const DEFAULT_SEED = 20_221_231;
const DEFAULT_OUTAGES = 60_000;
const DEFAULT_YEARS = [2020, 2022] as const;
const METER_YEARS = [2022, 2022] as const;
/** Rows that a year has at scale 1; measured. */
const OUTAGES_A_YEAR = 19_250;
const METERS_A_YEAR = 615_000;

export function worldOf(options: SampleOptions = {}): World {
  const [first, last] = options.years ?? (options.meters ? METER_YEARS : DEFAULT_YEARS);
  if (!Number.isInteger(first) || !Number.isInteger(last) || first > last) {
    throw new RangeError(`years must be whole and in order: ${first}, ${last}`);
  }
  const years = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const outages = options.outages ?? DEFAULT_OUTAGES;
  if (!(outages > 0)) throw new RangeError(`outages must be more than 0: ${outages}`);
  const rowsAYear = options.meters ? METERS_A_YEAR : OUTAGES_A_YEAR;
  const scale = outages / (rowsAYear * years.length);
  return {
    seed: options.seed ?? DEFAULT_SEED,
    scale,
    years,
    clean: options.clean ?? options.meters ?? false,
    meters: options.meters ?? false,
    cells: cellsOf(scale),
  };
}
