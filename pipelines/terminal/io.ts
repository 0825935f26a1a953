import { once } from 'node:events';
import { text as readAll } from 'node:stream/consumers';
import type { Language, Words } from '../../schemas/words/index.js';

/** The program's ends: what a command may read from and write to. */
export interface Io {
  /** Results. */
  readonly out: (text: string) => void;
  /** A result in a binary format. */
  readonly outBytes: (bytes: Uint8Array) => void;
  /** Waits until what was given out is taken: a reader may be slower than a query. */
  readonly drained?: () => Promise<void>;
  /** Standard input as text, where there is one that is no terminal. */
  readonly input?: (() => Promise<string>) | undefined;
  /** Everything else. */
  readonly note: (text: string) => void;
  /** Progress: shown on a terminal only, on a line that the next one replaces. */
  readonly progress: (words: Words) => void;
  readonly language: Language;
  readonly isTerminal: boolean;
}

export function processIo(language: Language): Io {
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
    note: (text) => {
      clear();
      process.stderr.write(`${text}\n`);
    },
    progress: (words) => {
      if (!shows) return;
      clear();
      process.stderr.write(words[language].slice(0, 100));
      shown = true;
    },
    language,
    isTerminal: process.stdout.isTTY === true,
  };
}
