import { type ChildProcess, type ChildProcessByStdio, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { packageRoot } from '../../pipelines/base/package.js';

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly notes: string;
}

export const program = join(packageRoot, 'dist', 'pipelines', 'main.js');

/** Starts the compiled program. */
export function start(args: readonly string[]): { child: ChildProcess; ended: Promise<Ended> } {
  return follow(spawn(process.execPath, [program, ...args], { stdio }));
}

/** The program where no file may grow beyond so many bytes, as on a disk that fills up. POSIX only. */
export function shihuWithoutRoom(bytes: number, ...args: string[]): Promise<Ended> {
  // The signal is ignored, so that the write itself fails, as it does on a full disk.
  const script = `trap '' XFSZ; ulimit -f ${Math.floor(bytes / 1024)}; exec "$@"`;
  return follow(
    spawn('bash', ['-c', script, 'bash', process.execPath, program, ...args], { stdio }),
  ).ended;
}

/** The program as a user who may write nothing that root made; needs root to start it. */
export function shihuAsNobody(...args: string[]): Promise<Ended> {
  return follow(spawn(process.execPath, [program, ...args], { stdio, uid: 65_534, gid: 65_534 }))
    .ended;
}

const stdio: ['ignore', 'pipe', 'pipe'] = ['ignore', 'pipe', 'pipe'];

/** Another program for Node, with more in its environment. */
export function startNode(args: readonly string[], environment: NodeJS.ProcessEnv) {
  const env = { ...process.env, ...environment };
  return follow(spawn(process.execPath, args, { stdio, env }));
}

/** What a process says and how it ends. */
export function follow(child: ChildProcessByStdio<null, Readable, Readable>) {
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
