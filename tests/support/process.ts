import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { packageRoot } from '../../pipelines/base/package.js';

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly notes: string;
}

/** Starts the compiled program. */
export function start(args: readonly string[]): { child: ChildProcess; ended: Promise<Ended> } {
  const program = join(packageRoot, 'dist', 'pipelines', 'main.js');
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let notes = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    notes += text;
  });
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, out, notes }));
  });
  return { child, ended };
}

export async function shihu(...args: string[]): Promise<Ended> {
  return start(args).ended;
}
