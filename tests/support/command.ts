import type { ExitCode } from '../../pipelines/base/errors.js';
import { main } from '../../pipelines/cli/program.js';

export interface Said {
  readonly code: ExitCode;
  readonly out: string;
  readonly notes: string;
  readonly bytes: Uint8Array;
  /** What was shown while it worked. */
  readonly progress: readonly string[];
}

/** Runs a command in this process and gives what it said. */
export async function command(...args: string[]): Promise<Said> {
  const out: string[] = [];
  const notes: string[] = [];
  const bytes: Uint8Array[] = [];
  const progress: string[] = [];
  const code = await main(args, {}, (language) => ({
    out: (text) => out.push(text),
    outBytes: (some) => bytes.push(some),
    note: (text) => notes.push(text),
    progress: (words) => progress.push(words.en),
    language,
    isTerminal: false,
  }));
  return {
    ...{ code, out: out.join('\n'), notes: notes.join('\n'), bytes: Buffer.concat(bytes) },
    progress,
  };
}
