import { usageError } from '../base/errors.js';
import { shellWords as w } from '../words/shell.js';

/**
 * Words of a command with a dot. Quotes hold a word with spaces together: `tier=urban name='a b'`.
 * @throws UserError for a quote that doesn't end
 */
export function wordsOf(written: string): string[] {
  const words: string[] = [];
  let word: string | undefined;
  let quote: string | undefined;
  for (const character of written) {
    if (quote !== undefined) {
      if (character === quote) quote = undefined;
      else word += character;
    } else if (character === "'" || character === '"') {
      quote = character;
      word ??= '';
    } else if (/\s/u.test(character)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else word = (word ?? '') + character;
  }
  if (quote !== undefined) throw usageError(w.openQuote({ written }), w.closeQuote);
  return word === undefined ? words : [...words, word];
}

/**
 * The one word that a command takes, or none.
 * @param usage how to write the command
 * @throws UserError for several
 */
export function oneWord(
  written: string,
  usage: Parameters<typeof usageError>[1],
): string | undefined {
  const [word, ...more] = wordsOf(written);
  if (more.length > 0) throw usageError(w.severalWords({ written }), usage);
  return word;
}
