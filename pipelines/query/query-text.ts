import type { Values } from './parameters.js';

export interface QueryText {
  readonly sql: string;
  readonly values?: Values | undefined;
  /** Parameters that may be left out, in lower case. */
  readonly optional?: readonly string[] | undefined;
}
