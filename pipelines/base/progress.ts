import type { Words } from '../../schemas/words/index.js';

export interface Progress {
  /** What is being done, for a terminal. */
  readonly progress: (words: Words) => void;
  /** What the user should know. */
  readonly notice: (words: Words) => void;
}
