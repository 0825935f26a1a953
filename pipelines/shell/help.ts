import type { Language } from '../../schemas/words/index.js';
import { shellHelp } from '../words/shell.js';

/** What can be typed at the prompt. */
export function help(language: Language): string {
  const lines = shellHelp[language];
  // Chinese characters take two columns.
  const width = (text: string) => [...text].reduce((sum, c) => sum + (c > '\u2e80' ? 2 : 1), 0);
  const widest = lines.reduce((most, [what]) => Math.max(most, width(what)), 0);
  return lines
    .map(([what, does]) => `${what}${' '.repeat(widest - width(what) + 2)}${does}`)
    .join('\n');
}
