/*
 * Which rows the settings leave out, as SQL over the cells of a file that is read in bulk. It decides as the
 * sorter does; where the SQL can't, the row comes back to be read by itself.
 */
import { cleanCell } from '../../schemas/fields.js';
import { fold, IGNORED_SIGN } from '../../schemas/vocabulary.js';
import { quoted } from '../base/database.js';
import { FilterValues, type RowFilter, settingOfFilter } from './filters.js';
import type { Layout } from './layout.js';
import type { Skip } from './skips.js';
import { totalMarks } from './sorter.js';
import type { Spelling } from './spellings.js';

/** A column of codes. */
export interface CodedCell {
  readonly column: string;
  readonly cell: string;
  /** Name of its value, which is null where its text isn't known. */
  readonly value: string;
  /** Whether rows with some of its spellings are skipped. */
  readonly ignores: boolean;
}

export interface LeftOut {
  /** What each filter finds in a row, AS columns of their own. */
  readonly found: readonly string[];
  /**
   * Why a row is left out, AS two columns: `because` is the place of the reason, -1 where the row has to be
   * looked at, null where it is kept; `because_of` is the value for which.
   */
  readonly because: readonly string[];
  /** Columns that are kept with the rows. */
  readonly kept: readonly string[];
  /** Columns of the texts of coded cells. */
  readonly written: readonly { readonly column: string; readonly kept: string }[];
  /** What the two columns say. */
  readonly skipOf: (because: number, of: string | null) => Omit<Skip, 'rows'>;
  /** Columns of places among the values of a filter, with what each place is. */
  readonly met: readonly { readonly column: string; readonly at: (place: number) => Spelling }[];
}

/** Of a file. */
interface Cells {
  readonly cellNames: readonly string[];
  /** Values of a kind that no header is, null where a cell is none. */
  readonly parsed: readonly string[];
  readonly coded: readonly CodedCell[];
  /** Texts of a cell in the head of the file. */
  readonly textIn: (at: number) => readonly string[];
}

/** Texts of these signs are the same after folding but for case and space. */
const PLAIN = '[ -~\\x{4E00}-\\x{9FFF}]*';
/** Texts with other signs that are asked for by themselves. */
const MOST_TEXTS = 120;

/** Undefined where nothing is left out; `unclear` where that hangs on more than the text of one cell. */
export function leftOutOf(layout: Layout, cells: Cells): LeftOut | undefined | 'unclear' {
  const { filters } = layout;
  const { coded } = cells;
  const ignoring = coded.filter(({ ignores }) => ignores);
  if (filters.length === 0 && ignoring.length === 0) return undefined;
  const looked = filters.map((filter) => ({ filter, at: cellOf(filter, layout) }));
  if (looked.some(({ at }) => at === undefined)) return 'unclear';
  const found = looked.map(({ filter, at = 0 }, i) => `${foundSql(filter, at, cells)} as f${i}`);
  const isSkipped = filters.map(({ by }, i) => (by === 'where' ? `f${i} < 0` : `f${i} >= 0`));
  const steps = [
    ...filters.map((_, i) => `when f${i} is null then -1`),
    ...isSkipped.map((skipped, i) => `when ${skipped} then ${i}`),
    ...ignoring.flatMap(({ cell, value }, i) => [
      `when ${cell} is not null and ${value} is null then -1`,
      `when starts_with(${value}, ${quoted(IGNORED_SIGN)}) then ${filters.length + i}`,
    ]),
  ];
  const of = [
    ...filters.flatMap(({ by }, i) =>
      by === 'except' ? [`when ${i} then cast(f${i} as varchar)`] : [],
    ),
    ...ignoring.map(({ value }, i) => `when ${filters.length + i} then ${value}`),
  ];
  const reason = `case ${steps.join(' ')} end`;
  const because = `case when ${reason} >= 0 and not (${isData(cells)}) then -1 else ${reason} end`;
  return {
    found,
    because: [
      `${because} as because`,
      `${of.length > 0 ? `case because ${of.join(' ')} end` : 'cast(null as varchar)'} as because_of`,
    ],
    kept: [
      ...['because', 'because_of', ...filters.map((_, i) => `f${i}`)],
      ...coded.map(({ cell }, i) => `${cell} as w${i}`),
    ],
    written: coded.map(({ column }, i) => ({ column, kept: `w${i}` })),
    skipOf: (at, value) => {
      const filter = filters[at];
      if (!filter) {
        const setting = `values.${ignoring[at - filters.length]?.column ?? ''}`;
        return { reason: 'values', setting, value: value?.slice(IGNORED_SIGN.length) ?? null };
      }
      const setting = settingOfFilter(filter);
      return { reason: filter.by, setting, value: value && (filter.values[Number(value)] ?? null) };
    },
    met: filters.map((filter, i) => ({
      column: `f${i}`,
      at: (place) => ({ column: settingOfFilter(filter), spelling: filter.values[place] ?? '' }),
    })),
  };
}

/** The one cell that a filter looks at. */
function cellOf({ at }: RowFilter, { places }: Layout): number | undefined {
  if (typeof at === 'number') return at;
  const place = places.get(at.name);
  return place && !place.and && !place.scale ? place.at : undefined;
}

/** Which of a filter's values a cell is: its place, -1 for none, null where that has to be looked at. */
function foundSql(filter: RowFilter, at: number, { textIn }: Cells): string {
  const cell = `c${at}`;
  const values = new FilterValues(filter);
  const isPlain = new RegExp(`^${PLAIN.replace(/\\x\{(\w+)\}/gu, '\\u{$1}')}$`, 'u');
  const texts = [...new Set(textIn(at))].filter((text) => text !== '' && !isPlain.test(text));
  const known = texts.slice(0, MOST_TEXTS);
  const nothing = values.indexOf('');
  const plain = filter.values
    .map((value, i) => ({ text: fold(value), i: values.indexOf(value) === i ? i : -1 }))
    .filter(({ i, text }) => i >= 0 && text !== '')
    .map(({ text, i }) => `when ${quoted(text)} then ${i}`);
  const marks = nothing < 0 ? [] : filter.blanks.map((mark) => `trim(${cell}) = ${quoted(mark)}`);
  const otherwise = marks.length > 0 ? `if(${marks.join(' or ')}, ${nothing}, -1)` : '-1';
  return `case when ${cell} is null then ${nothing}
    ${known.map((text) => `when ${cell} = ${quoted(text)} then ${values.indexOf(text)}`).join(' ')}
    when not regexp_full_match(${cell}, ${quoted(PLAIN)}) then null
    else case replace(lower(${cell}), ' ', '') when '' then ${nothing} ${plain.join(' ')} else ${otherwise} end end`;
}

/** Whether a row is certainly neither empty nor a header once more nor a total: those are skipped as such. */
function isData({ cellNames, parsed }: Cells): string {
  if (parsed.length === 0) return 'false';
  const isRow = parsed.map((value) => `${value} is not null`).join(' or ');
  const first = `coalesce(${cellNames.join(', ')})`;
  return `(${isRow}) and regexp_matches(${first}, ${quoted(notInTotals())})`;
}

/** A sign that no mark of a total has, in whatever width its text is written. */
function notInTotals(): string {
  const signs = new Set([...totalMarks].flatMap((mark) => [...(cleanCell(mark) ?? '')]));
  const ranges = [
    ['0', '9'],
    ['a', 'z'],
    ['\u4e00', '\u9fff'],
  ].flatMap(([first = '', last = '']) => rangesWithout(signs, code(first), code(last)));
  return `(?i)[${ranges.join('')}]`;
}

function rangesWithout(signs: ReadonlySet<string>, first: number, last: number): string[] {
  const breaks = [...signs].map(code).filter((one) => one >= first && one <= last);
  const starts = [first, ...breaks.sort((a, b) => a - b).map((one) => one + 1)];
  const ends = [...starts.slice(1).map((one) => one - 2), last];
  return starts.flatMap((start, i) => {
    const end = ends[i] ?? last;
    return start > end ? [] : [`${escaped(start)}-${escaped(end)}`];
  });
}

function code(sign: string): number {
  return sign.codePointAt(0) ?? 0;
}

function escaped(sign: number): string {
  return `\\x{${sign.toString(16)}}`;
}
