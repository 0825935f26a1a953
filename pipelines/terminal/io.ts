import { once } from 'node:events';
import { text as readAll } from 'node:stream/consumers';
import type { Language, Words } from '../../schemas/words/index.js';
import { askAtTerminal, isAtTerminal } from './ask.js';
import { inert } from './inert.js';

/** The program's ends: what a command reads from, and what takes its text as it comes. */
export interface Ends {
  /** Results. */
  readonly out: (text: string) => void;
  /** A result in a binary format. */
  readonly outBytes: (bytes: Uint8Array) => void;
  /** Waits until what was given out is taken: a reader may be slower than a query. */
  readonly drained?: () => Promise<void>;
  /** Standard input as text, where there is one that is no terminal. */
  readonly input?: (() => Promise<string>) | undefined;
  /** Asks whoever sits at the terminal; gives nothing where the answer is to be left open. Absent in a script. */
  readonly ask?: ((prompt: string) => Promise<string | undefined>) | undefined;
  /** Everything else. */
  readonly note: (text: string) => void;
  /** Progress: shown on a terminal only, on a line that the next one replaces. */
  readonly progress: (words: Words) => void;
  readonly language: Language;
  readonly isTerminal: boolean;
  /** Columns of the terminal. */
  readonly columns?: number | undefined;
}

/** What a command is given: all text for people goes through one filter on its way to the ends. */
export interface Io extends Ends {
  /** A result as text for programs: as it is, but on a terminal, where somebody reads it. */
  readonly data: (text: string) => void;
}

export function inertIo(ends: Ends): Io {
  const out = (text: string) => ends.out(inert(text));
  const { ask } = ends;
  return {
    ...ends,
    get columns() {
      return ends.columns;
    },
    out,
    data: ends.isTerminal ? (text) => out(text.replace(/\r$/u, '')) : ends.out,
    note: (text) => ends.note(inert(text)),
    ask: ask && ((prompt) => ask(inert(prompt))),
    progress: ({ zh, en }) => ends.progress({ zh: inert(zh), en: inert(en) }),
  };
}

/** Most columns of the line that shows progress. */
const PROGRESS_COLUMNS = 100;

/**
 * The process's own ends. What they add themselves, to replace a line, comes after the filter.
 * @param cut cuts a text to so many columns; without it no progress is shown
 */
export function processEnds(
  language: Language,
  cut?: (text: string, columns: number) => string,
): Ends {
  const shows = process.stderr.isTTY === true && !process.env.CI;
  let shown = false;
  const clear = () => {
    if (shown) process.stderr.write('\r\u001b[K');
    shown = false;
  };
  return {
    out: (text) => {
      clear();
      process.stdout.write(`${text}\n`);
    },
    outBytes: (bytes) => {
      clear();
      process.stdout.write(bytes);
    },
    drained: async () => {
      if (process.stdout.writableNeedDrain) await once(process.stdout, 'drain');
    },
    input: process.stdin.isTTY === true ? undefined : () => readAll(process.stdin),
    ask: isAtTerminal()
      ? (prompt) => {
          clear();
          return askAtTerminal(prompt);
        }
      : undefined,
    note: (text) => {
      clear();
      process.stderr.write(`${text}\n`);
    },
    progress: (words) => {
      if (!shows || !cut) return;
      clear();
      // In the last column a terminal would go on to the next line, which is not cleared.
      const columns = Math.min(PROGRESS_COLUMNS, (process.stderr.columns || 80) - 1);
      process.stderr.write(cut(words[language].replace(/\s/gu, ' '), columns));
      shown = true;
    },
    language,
    isTerminal: process.stdout.isTTY === true,
    get columns() {
      return process.stdout.isTTY === true ? process.stdout.columns : undefined;
    },
  };
}
