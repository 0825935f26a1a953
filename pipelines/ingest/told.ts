import type { FeedReading } from './columns.js';
import { type Layout, layoutOf } from './layout.js';
import type { PassedOver, RecordSource } from './parts.js';
import { type Trouble, troublesOf } from './troubles.js';

/** A trouble, and the file or the sheet of it that it is about. */
export interface PartTrouble extends Trouble {
  readonly name: string;
}

/** What a source tells of itself before a row of it is looked at. */
export interface Told {
  /** Headers that no declaration knows. */
  readonly unknownColumns: readonly string[];
  /** Letters of columns that have data and no header. */
  readonly namelessColumns: readonly string[];
  /** Columns that it needs and lacks, with the header that was probably meant. */
  readonly missingColumns: readonly { name: string; likely: string | undefined }[];
  readonly hasHeader: boolean;
  /** Sheets that are read; a single null for a file that is one piece. */
  readonly parts: readonly (string | null)[];
  /** Sheets that are not. */
  readonly passedOver: readonly PassedOver[];
  readonly troubles: readonly PartTrouble[];
  /** Headers of the settings that it has. */
  readonly matchedHeaders: readonly string[];
}

/** Of a file that can't be read there is nothing to tell but that. */
export const toldOfNothing: Told = {
  unknownColumns: [],
  namelessColumns: [],
  missingColumns: [],
  hasHeader: false,
  parts: [null],
  passedOver: [],
  troubles: [],
  matchedHeaders: [],
};

/** @param file its name */
export function toldOf(
  { parts, passedOver }: RecordSource,
  reading: FeedReading,
  file: string,
): Told {
  const layouts = parts.map(({ layout }) => layout);
  const all = (list: (layout: Layout) => readonly string[]) => [...new Set(layouts.flatMap(list))];
  const troubles = parts.flatMap(({ name, layout }) =>
    troublesOf(layout, reading).map((one) => ({
      ...one,
      name: parts.length > 1 ? `${file}#${name}` : file,
    })),
  );
  return {
    unknownColumns: all(({ unknown }) => unknown),
    namelessColumns: all(({ nameless }) => nameless),
    missingColumns: layouts.flatMap(({ missing, guesses }) =>
      missing.map((column) => ({
        name: column.name,
        likely: guesses.find((guess) => guess.column === column)?.header,
      })),
    ),
    hasHeader: layouts.some(({ headerLine }) => headerLine !== null),
    parts: parts.map(({ name }) => name),
    passedOver,
    troubles,
    matchedHeaders: all(({ ofSettings }) => ofSettings),
  };
}

/** Layout and head of the first part; of a workbook without a sheet, those of nothing. */
export function firstPart(
  { parts }: RecordSource,
  reading: FeedReading,
): { layout: Layout; head: string } {
  return parts[0] ?? { layout: layoutOf(undefined, reading), head: '' };
}
