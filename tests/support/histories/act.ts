import type { Bench } from './bench.js';
import type { Dice } from './dice.js';

/** Does something to the project. @returns what, in a few words; undefined where it couldn't be done */
export type Act = (bench: Bench, dice: Dice) => Promise<string | undefined> | string | undefined;

export interface Kind {
  readonly act: Act;
  /** How often, against the others. */
  readonly weight: number;
  /** Whether the next build has to find what the one before left. */
  readonly keeps: boolean;
}
