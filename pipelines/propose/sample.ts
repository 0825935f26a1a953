import type { Format } from '../ingest/formats/format.js';
import type { Merge } from '../ingest/header-rows.js';

/** What was looked at of a file: all of it, or pieces from all over it. */
export interface Sample {
  /** The file's name without its folders. */
  readonly name: string;
  /** Of an archive, the file in it that was looked at, and the others. */
  readonly inside?: string;
  readonly others?: readonly string[];
  /** The file that the lines of the rows are of: the given one, or a copy of the pieces. */
  readonly path: string;
  readonly format: Format;
  /** Of a text; where nothing but its bytes speaks for it, what they speak against. */
  readonly encoding?: FoundEncoding;
  /** The sheets of a workbook, the lists of a .json; of anything else one. */
  readonly tables: readonly SampleTable[];
  /** Whether the rows are all rows of the file. */
  readonly isWhole: boolean;
  /** Whether the last rows are the last ones of the file. */
  readonly hasEnd: boolean;
}

export interface FoundEncoding {
  readonly name: string;
  /** Whether it is found anyway, so that nothing has to be said. */
  readonly isUsual: boolean;
  /** Others that the same bytes could be. */
  readonly others: readonly string[];
}

export interface SampleRow {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface SampleTable {
  /** Name of the sheet. */
  readonly name: string | null;
  /** Where in a .json it is, where there are several. */
  readonly list?: string;
  /** Merged cells of its first rows. */
  readonly merges?: readonly Merge[];
  /** Names of the columns where the format itself has them. */
  readonly names?: readonly string[];
  /** Rows of a sheet, or of a text by delimiter; the header is among them where the format has none. */
  readonly rows: (delimiter: string) => readonly SampleRow[];
}
