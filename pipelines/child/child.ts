import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { failure } from '../base/errors.js';
import { packageRoot } from '../base/package.js';
import { childWords as w } from '../words/child.js';
import { ALARM, type Excess, type Limits } from './limits.js';
import type { FromChild, Start } from './messages.js';
import { unpacked } from './packed-error.js';

/*
 * Work in a process of its own, which is ended from outside whatever it is doing: reading a file that may be
 * hostile, or running what somebody typed. Its worst is an error of this one piece of work.
 *
 *   caller ──start──▶ child: entry file, `serve(work)`          its watchdog, a thread of its own:
 *          ◀──item──  (each is acknowledged)                    memory > limit, or the caller is gone
 *          ◀──done──  or an error                                          ──▶ SIGKILL
 */

export interface ChildWork<In, Item> {
  /** The file that calls `serve`, from `pipelines/` and compiled: `query/child.js`. */
  readonly entry: string;
  readonly input: In;
  readonly limits: Limits;
  /** Takes what the work emits, one after the other. The work waits for it. */
  readonly onItem?: (item: Item) => void | Promise<void>;
  /** What to throw when a limit is exceeded. */
  readonly exceeded?: (excess: Excess) => Error;
}

/** How long a process that has done its work may take to go by itself, in milliseconds. */
const GRACE = 5_000;

/**
 * Runs the work in a process of its own and gives its result. Whatever crosses is copied, as
 * `structuredClone` does.
 * @throws what the work throws; what `exceeded` makes of a limit; the reason of the signal
 */
export async function inChild<In, Out, Item = never>(work: ChildWork<In, Item>): Promise<Out> {
  const { limits, input, entry } = work;
  const { signal, memory, milliseconds } = limits;
  signal?.throwIfAborted();
  const child = fork(join(packageRoot, 'dist', 'pipelines', entry), [], {
    // What the caller was started with, such as a debugger, is not for the child.
    execArgv: [`--max-old-space-size=${Math.ceil(memory / 2 ** 20)}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc', 'pipe'],
  });
  const ended = endOf(child);
  const kill = () => child.kill('SIGKILL');
  let isOver = false;
  const timer = milliseconds === undefined ? undefined : setTimeout(timeIsOver, milliseconds);
  function timeIsOver() {
    isOver = true;
    kill();
  }
  signal?.addEventListener('abort', kill, { once: true });
  try {
    const start: Start<In> = { input, memory };
    child.send(start, () => undefined);
    return await resultOf<In, Out, Item>(child, work, ended, () => isOver);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', kill);
    const last = setTimeout(kill, GRACE);
    if (child.connected) child.disconnect();
    await ended;
    clearTimeout(last);
  }
}

/** How a process ended. */
interface End {
  readonly how: string;
  readonly isAlarm: boolean;
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

function resultOf<In, Out, Item>(
  child: ChildProcess,
  { limits: { signal }, onItem, exceeded = exceededError }: ChildWork<In, Item>,
  ended: Promise<End>,
  isOver: () => boolean,
): Promise<Out> {
  return new Promise<Out>((resolve, reject) => {
    child.on('message', (message: FromChild<Out, Item>) => {
      if (message.kind === 'done') resolve(message.result);
      else if (message.kind === 'failed') reject(unpacked(message.error));
      else {
        Promise.resolve(onItem?.(message.item)).then(
          () => child.connected && child.send('next', () => undefined),
          (error: unknown) => {
            reject(error);
            child.kill('SIGKILL');
          },
        );
      }
    });
    ended.then(({ how, isAlarm }) => {
      if (signal?.aborted) reject(signal.reason);
      else if (isOver()) reject(exceeded('time'));
      else if (isAlarm) reject(exceeded('memory'));
      else reject(failure(w.ended({ how }), w.tryAgain));
    });
  });
}

function exceededError(excess: Excess): Error {
  return excess === 'memory'
    ? failure(w.tooMuchMemory).as('out_of_memory')
    : failure(w.tooLong).as('timeout');
}
