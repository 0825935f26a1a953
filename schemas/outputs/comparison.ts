import { z } from 'zod';
import { type DifferencePart, revisionMarkCodes, verdictCodes } from '../codes/index.js';
import { periodHours } from '../published/outcomes.js';
import { day, list, record } from './parts.js';

/** The integers that are compared, each of which has its parts. */
export const comparedFigures = [
  'net_user_seconds',
  'gross_user_seconds',
  'excluded_user_seconds',
  'fault_user_seconds',
  'planned_user_seconds',
  'sustained_user_seconds',
  'user_days',
  'interruptions',
  'outages',
] as const;
export type ComparedFigure = (typeof comparedFigures)[number];

const verdict = z.enum(verdictCodes.names).nullable();
const wide = z.bigint();

const figure = record({
  name: z.enum(comparedFigures),
  before: wide,
  after: wide,
  difference: wide,
  parts: record({
    rows_added: wide,
    rows_changed: wide,
    rows_withdrawn: wide,
    users: wide,
    orders: wide,
    settings: wide,
    program: wide,
  } satisfies Record<DifferencePart, z.ZodBigInt>),
});

const { city_code, city_name, area_tier } = periodHours.row.shape;

/** What differs of a submitted report. */
export const comparison = record({
  period: z.string(),
  before: record({ name: z.string(), on: day }),
  /** The other submission; null where it is compared with the figures as they are now. */
  after: record({ name: z.string(), on: day }).nullable(),
  cells: list(
    record({
      ...{ city_code, city_name, area_tier },
      marks: list(z.enum(revisionMarkCodes.names)),
      verdict_before: verdict,
      verdict_after: verdict,
      /** Those that differ. */
      figures: list(figure),
    }),
  ),
});

export type Comparison = z.infer<typeof comparison>;
export type ComparedCell = Comparison['cells'][number];
