import type { Language } from '../../schemas/words/index.js';

/** Where else a reader can go from the pages of a report: only to what is there. */
export interface Ways {
  /** Files that the report's folder holds once it is written. */
  readonly files: ReadonlySet<string>;
  /** From the report's folder to that of all reports. */
  readonly up: string;
  /** To what the pages of each language can lead. */
  readonly neighbours: Readonly<Record<Language, Neighbours>>;
}

/** Reports of the same kind of period before and after this one, by their folders' names. */
export interface Neighbours {
  readonly before: string | null;
  readonly after: string | null;
}
