/**
 * Small, nasty projects. A project is drawn as whole numbers that pick from the short lists below,
 * the plainest choice first, so that a failing one shrinks to something a person can read.
 */
import type fc from 'fast-check';
import { build } from './build.js';
import { projectSeed } from './seeds.js';
import type { Project } from './types.js';

export interface Nastiness {
  readonly maxOutages?: number;
  /** Also customer rows of one key that cover the same day, and so are rejected. */
  readonly overlappingValidity?: boolean;
}

export function projects(nastiness: Nastiness = {}): fc.Arbitrary<Project> {
  const { maxOutages = 25, overlappingValidity = false } = nastiness;
  return projectSeed(maxOutages).map((seed) => build(seed, overlappingValidity));
}
