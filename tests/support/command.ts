import type { ExitCode } from '../../pipelines/base/errors.js';
import { main } from '../../pipelines/cli/program.js';

export interface Said {
  readonly code: ExitCode;
  readonly out: string;
  readonly notes: string;
  readonly bytes: Uint8Array;
}

/** Runs a command in this process and gives what it said. */
export async function command(...args: string[]): Promise<Said> {
  const out: string[] = [];
  const notes: string[] = [];
  const bytes: Uint8Array[] = [];
  const code = await main(args, {}, (language) => ({
    out: (text) => out.push(text),
    outBytes: (some) => bytes.push(some),
    note: (text) => notes.push(text),
    progress: () => undefined,
    language,
    isTerminal: false,
  }));
  return { code, out: out.join('\n'), notes: notes.join('\n'), bytes: Buffer.concat(bytes) };
}
