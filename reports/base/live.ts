/*
 * Which texts a spreadsheet would run. Excel takes a cell for a formula that begins with a sign, an input method
 * may have typed that sign in full width, and whoever reads a cell on may drop what is not seen before it.
 * An apostrophe before such a text keeps it text.
 */

/** First and last character of a run of them. */
type Range = readonly [number, number];

/** Controls: no honest text begins with one. */
const controls: readonly Range[] = [
  [0x00, 0x1f],
  [0x7f, 0x9f],
];
/** Spaces of every width, and characters without any: what may stand before a sign unseen. */
const spaces: readonly Range[] = [
  [0x20, 0x20],
  [0xa0, 0xa0],
  [0xad, 0xad],
  [0x34f, 0x34f],
  [0x61c, 0x61c],
  [0x115f, 0x1160],
  [0x1680, 0x1680],
  [0x17b4, 0x17b5],
  [0x180b, 0x180f],
  [0x2000, 0x200f],
  [0x2028, 0x202f],
  [0x205f, 0x206f],
  [0x2800, 0x2800],
  [0x3000, 0x3000],
  [0x3164, 0x3164],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xfff0, 0xfffb],
  [0xe0000, 0xe0fff],
];
/** The signs as they are, in full width and in small form. */
const signs: readonly Range[] = [...'=+-@＝＋－＠﹦﹢﹣﹫'].map((sign) => {
  const code = sign.codePointAt(0) ?? 0;
  return [code, code];
});

/**
 * A pattern of the beginning of a live text.
 * @param braces how the dialect begins the number of a character
 * @param without a control that means something else
 */
function pattern(braces: string, without = -1): string {
  const written = (ranges: readonly Range[]) =>
    ranges
      .flatMap(([first, last]): readonly Range[] =>
        without < first || without > last
          ? [[first, last]]
          : [
              [first, without - 1],
              [without + 1, last],
            ],
      )
      .map(([first, last]) => `${braces}${first.toString(16)}}-${braces}${last.toString(16)}}`)
      .join('');
  return `[${written(spaces)}]*[${written(controls)}${written(signs)}]`;
}

const live = new RegExp(`^${pattern('\\u{')}`, 'u');

export function isLive(text: string): boolean {
  return live.test(text);
}

const toGuard = new RegExp(`^'*${pattern('\\u{')}`, 'u');
/** The same for DuckDB, in a text of SQL. */
export const toGuardInSql = `^''*${pattern('\\x{')}`;

/** Whether a text is live, or would be without an apostrophe: it gets one more, which can be taken away. */
export function isToGuard(text: string): boolean {
  return toGuard.test(text);
}

/** The text as a cell that no spreadsheet runs. */
export function harmless(text: string): string {
  return isToGuard(text) ? `'${text}` : text;
}

/** The text of such a cell as it was. */
export function bare(cell: string): string {
  return cell.startsWith("'") && isToGuard(cell) ? cell.slice(1) : cell;
}

/*
 * A file of rejected rows is opened in a spreadsheet, corrected and read again, and its rows may be broken in any
 * way. So there an apostrophe stands wherever any reader could begin a cell, and is taken away again by
 * the same rule.
 */
const starts = '(?<=^|[\\n\\r",;|\\t])';

/** A line of a file with that delimiter, harmless wherever a reader splits it. */
export function guarded(line: string, delimiter: string): string {
  return line.replace(new RegExp(`${starts}(?=${guardedBy(delimiter)})`, 'gu'), "'");
}

/** The line, or a cell of it, as it was. */
export function unguarded(text: string, delimiter: string): string {
  if (!text.includes("'")) return text;
  return text.replace(new RegExp(`${starts}'(?=${guardedBy(delimiter)})`, 'gu'), '');
}

function guardedBy(delimiter: string): string {
  return `'*${pattern('\\u{', delimiter.charCodeAt(0))}`;
}
