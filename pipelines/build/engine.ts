import type { Row } from '../base/database.js';
import type { Model } from '../models/models.js';
import type { Check } from './checks.js';
import type { Seed } from './seeds.js';

/**
 * Makes the relations of a build: DuckDB in this process, or Spark on a cluster. What is published, and how
 * it is checked and described, is the same for both; so what is to be looked at there has to stand in
 * the warehouse's connection under its name once it is made: marts in the published database, what
 * checks find, and the horizon.
 */
export interface Engine {
  /** How many relations may be made at the same time. */
  readonly atOnce: number;
  plant(seeds: readonly Seed[]): Promise<void>;
  /** Makes the relation of a model from its SELECT, and of a mart the published table too. */
  makeModel(model: Model): Promise<void>;
  /** Looks at these checks together, where that spares making each. */
  sift(checks: readonly Check[]): Promise<void>;
  /** Makes the relation of what a check finds. */
  makeCheck(check: Check): Promise<void>;
  /** Rows of a small relation. */
  one(sql: string): Promise<Row>;
  /** Lets go of a relation that nothing reads any more. */
  forget(name: string): Promise<void>;
}
