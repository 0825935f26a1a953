import type { FeedColumn } from '../../schemas/feeds/index.js';
import { plain } from '../../schemas/parse.js';
import { fold } from '../../schemas/vocabulary.js';
import { editDistance, nearest } from '../base/nearest.js';
import { isLengthHeader, namesSide } from './header.js';

/** A header that no declaration knows, and the column that it may be. */
export interface Guess {
  readonly column: FeedColumn;
  readonly header: string;
}

/** Of each column the unknown header that was probably meant, each header once: spelling first, additions last. */
export function guessesOf(columns: readonly FeedColumn[], unknown: readonly string[]): Guess[] {
  const guesses: Guess[] = [];
  const free = new Set(unknown.filter((header) => !isLengthHeader(header)));
  for (const means of [isSpelledLike, hasHintOf, namesSide]) {
    for (const column of columns) {
      if (guesses.some((guess) => guess.column === column)) continue;
      const header = [...free].find((one) => means(one, column));
      if (header === undefined) continue;
      free.delete(header);
      guesses.push({ column, header: header.trim() });
    }
  }
  // In the order of the columns, whichever rule found them.
  return columns.flatMap((column) => guesses.filter((guess) => guess.column === column));
}

export function isSpelledLike(
  header: string,
  { name, aliases, headers = [] }: FeedColumn,
): boolean {
  const written = fold(header);
  const closest = nearest(written, [...headers, name, ...aliases]);
  if (closest === undefined) return false;
  // Of a Chinese word of four characters two others make another word.
  const isChinese = /\p{Script=Han}/u.test(written);
  return !isChinese || editDistance(written, fold(closest)) <= Math.max(1, closest.length / 4);
}

function hasHintOf(header: string, { hints }: FeedColumn): boolean {
  const folded = fold(header);
  const words = plain(header)
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/u);
  return hints.some((hint) =>
    /[a-z]/u.test(hint) ? words.some((word) => word.startsWith(hint)) : folded.includes(hint),
  );
}
