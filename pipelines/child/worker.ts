import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { packageRoot } from '../base/package.js';
import { ALARM } from './limits.js';
import type { FromChild, Start, Taken } from './messages.js';

/** How a process ended. */
export interface End {
  readonly how: string;
  readonly isAlarm: boolean;
}

/** Who is told what a process says. */
export interface Listener {
  readonly said: (message: FromChild<unknown, unknown>) => void;
  readonly ended: (end: End) => void;
}

/** How long a process that has done its work may take to go by itself, in milliseconds. */
const GRACE = 5_000;

/** The one process that waits for more work of its kind. */
let waiting: Worker | undefined;

/** A process for one piece of work after the other. */
export class Worker {
  private readonly child: ChildProcess;
  private readonly ended: Promise<End>;
  private listener: Listener | undefined;
  private isGone = false;

  private constructor(
    private readonly entry: string,
    private readonly memory: number,
  ) {
    // It is watched from its start, before there is work.
    this.child = fork(join(packageRoot, 'dist', 'pipelines', entry), [String(memory)], {
      // What the caller was started with, such as a debugger, is not for the child.
      execArgv: [`--max-old-space-size=${Math.ceil(memory / 2 ** 20)}`],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc', 'pipe'],
    });
    this.child.on('message', (message) => {
      this.listener?.said(message as FromChild<unknown, unknown>);
    });
    this.ended = endOf(this.child);
    void this.ended.then((end) => {
      this.isGone = true;
      this.listener?.ended(end);
    });
  }

  /** The process that waits, if it is of that kind, else a new one. */
  static take(entry: string, memory: number): Worker {
    const found = waiting;
    if (found?.entry === entry && found.memory === memory && !found.isGone) {
      waiting = undefined;
      found.hold(true);
      return found;
    }
    return new Worker(entry, memory);
  }

  /** Starts one for work that is about to come. It is gone with this process if none does. */
  static ahead(entry: string, memory: number): void {
    if (waiting !== undefined) return;
    waiting = new Worker(entry, memory);
    waiting.hold(false);
  }

  begin(input: unknown, listener: Listener): void {
    this.listener = listener;
    const start: Start<unknown> = { input };
    this.child.send(start, () => undefined);
  }

  /** Says that what it emitted has been taken. */
  answer(answer: unknown): void {
    const taken: Taken<unknown> = { answer };
    if (this.child.connected) this.child.send(taken, () => undefined);
  }

  kill(): void {
    this.isGone = true;
    this.child.kill('SIGKILL');
  }

  /** Lets it wait for more work. It goes with this process, which it does not keep. */
  async keep(): Promise<void> {
    if (this.isGone) return this.end();
    this.listener = undefined;
    const former = waiting;
    waiting = this;
    this.hold(false);
    if (former !== this) await former?.end();
  }

  /** Lets it go, and ends it if it does not. */
  async end(): Promise<void> {
    this.isGone = true;
    this.hold(true);
    const last = setTimeout(() => this.kill(), GRACE);
    if (this.child.connected) this.child.disconnect();
    await this.ended;
    clearTimeout(last);
  }

  /** Whether this process must not end before it does. */
  private hold(isHeld: boolean): void {
    const pipe = this.child.stdio[ALARM] as (Readable & Partial<NodeJS.RefCounted>) | undefined;
    for (const one of [this.child, this.child.channel, pipe]) {
      if (isHeld) one?.ref?.();
      else one?.unref?.();
    }
  }
}

async function endOf(child: ChildProcess): Promise<End> {
  const alarm = alarmOf(child);
  // Not `close`, which never comes after `disconnect`.
  const how = await new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(String(signal ?? code)));
  });
  // V8 aborts when its share is used up.
  const isAborted = how === 'SIGABRT' || how === '134';
  return { how, isAlarm: (await alarm) || isAborted };
}

async function alarmOf(child: ChildProcess): Promise<boolean> {
  const pipe = child.stdio[ALARM] as Readable | null | undefined;
  if (!pipe) return false;
  let isAlarm = false;
  pipe.on('data', () => {
    isAlarm = true;
  });
  await finished(pipe, { writable: false }).catch(() => undefined);
  return isAlarm;
}
