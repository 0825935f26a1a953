import { blankMarks } from '../../schemas/dialect.js';
import type { FeedColumn } from '../../schemas/feeds/index.js';
import { cleanCell } from '../../schemas/fields.js';
import { fold } from '../../schemas/vocabulary.js';
import { nearest } from '../base/nearest.js';
import type { FeedReading } from './columns.js';
import { headerCell } from './header.js';
import type { Place } from './match.js';

/** Settings that leave rows out by the text of a cell. */
export const filterSettings = ['where', 'except'] as const;
export type FilterSetting = (typeof filterSettings)[number];

/** A filter of the settings, and what of a file it looks at. */
export interface RowFilter {
  readonly by: FilterSetting;
  /** Header or column, as the settings write it. */
  readonly name: string;
  /** Cell that it looks at; a column that is no single cell, where no header has the name. */
  readonly at: number | FeedColumn;
  /** As the settings write them. */
  readonly values: readonly string[];
  /** Marks of nothing: they are the empty text too. */
  readonly blanks: readonly string[];
}

/** A filter that looks at something which the file hasn't got; it can't be read without it. */
export interface UnfitFilter {
  readonly kind: 'filter';
  readonly by: FilterSetting;
  readonly name: string;
  /** The header that was probably meant. */
  readonly guess: string | undefined;
}

/** The filters of the settings, as they are for a file of this header. */
export function filtersOf(
  { own, columns, constants }: FeedReading,
  header: readonly string[],
  places: ReadonlyMap<string, Place>,
): { filters: RowFilter[]; unfit: UnfitFilter[] } {
  const cells = header.map(headerCell);
  const filters: RowFilter[] = [];
  const unfit: UnfitFilter[] = [];
  for (const by of filterSettings) {
    for (const [name, values] of Object.entries(own[by] ?? {})) {
      const exact = cells.findIndex(({ text }) => text === name.trim());
      const cell = exact >= 0 ? exact : cells.findIndex(({ folded }) => folded === fold(name));
      const column = columns.find((one) => one.name === name);
      const place = column && places.get(name);
      const isGiven =
        column !== undefined && (place || name in constants || column.making?.of === 'line');
      const blanks = column?.dialect.blanks ?? [...blankMarks, ...(own.blanks ?? [])];
      if (cell >= 0) filters.push({ by, name, at: cell, values, blanks });
      // What is made of the cell, in another unit perhaps, is not what stands there.
      else if (place && !place.and) filters.push({ by, name, at: place.at, values, blanks });
      else if (isGiven) filters.push({ by, name, at: column, values, blanks });
      else unfit.push({ kind: 'filter', by, name, guess: nearest(name, header) });
    }
  }
  return { filters, unfit };
}

export function settingOfFilter({ by, name }: Pick<RowFilter, 'by' | 'name'>): string {
  return `${by}.${name}`;
}

/** Beyond so many different texts, those that were looked at are forgotten. */
const MOST_KNOWN = 10_000;

/** What a filter makes of texts. */
export class FilterValues {
  /** Which of its values is met, for texts that were looked at. */
  private readonly known = new Map<string, number>();
  private readonly places: ReadonlyMap<string, number>;
  private readonly blanks: ReadonlySet<string>;

  constructor({ values, blanks }: Pick<RowFilter, 'values' | 'blanks'>) {
    this.places = new Map(values.map((value, i) => [fold(value), i]));
    this.blanks = new Set(blanks);
  }

  /** Place among the values of the one that the text is; below zero where it is none of them. */
  indexOf(text: string): number {
    const known = this.known.get(text);
    if (known !== undefined) return known;
    if (this.known.size >= MOST_KNOWN) this.known.clear();
    const clean = cleanCell(text) ?? '';
    const own = this.places.get(fold(clean));
    const nothing = this.blanks.has(clean) ? this.places.get('') : undefined;
    const found = own ?? nothing ?? -1;
    this.known.set(text, found);
    return found;
  }
}
