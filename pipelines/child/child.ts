import { failure } from '../base/errors.js';
import { childWords as w } from '../words/child.js';
import type { Excess, Limits } from './limits.js';
import { unpacked } from './packed-error.js';
import { Worker } from './worker.js';

/*
 * Work in a process of its own, which is ended from outside whatever it is doing: reading a file that may be
 * hostile, or running what somebody typed. Its worst is an error of this one piece of work.
 *
 *   caller ──start──▶ child: entry file, `serve(work)`          its watchdog, a thread of its own:
 *          ◀──item──  (each is acknowledged)                    memory > limit, or the caller is gone
 *          ◀──done──  or an error                                          ──▶ SIGKILL
 */

export interface ChildWork<In, Item, Answer = void> {
  /** The file that calls `serve`, from `pipelines/` and compiled: `query/child.js`. */
  readonly entry: string;
  readonly input: In;
  readonly limits: Limits;
  /** Takes what the work emits, one after the other. The work waits for it, and is given the answer. */
  readonly onItem?: (item: Item) => Answer | Promise<Answer>;
  /** What to throw when a limit is exceeded. */
  readonly exceeded?: (excess: Excess) => Error;
  /**
   * Whether the process may do the next work of the same entry and memory too, which spares its start. It
   * does unless it was ended, or holds more memory than at first.
   */
  readonly isKept?: boolean;
  /** What to throw when it ended by itself, without a result. */
  readonly ended?: (how: string) => Error;
}

/**
 * Runs the work in a process of its own and gives its result. Whatever crosses is copied, as
 * `structuredClone` does.
 * @throws what the work throws; what `exceeded` makes of a limit; the reason of the signal
 */
export async function inChild<In, Out, Item = never, Answer = void>(
  work: ChildWork<In, Item, Answer>,
): Promise<Out> {
  const { signal, memory, milliseconds } = work.limits;
  signal?.throwIfAborted();
  const worker = Worker.take(work.entry, memory);
  const kill = () => worker.kill();
  let isOver = false;
  let isLean = false;
  let timer: NodeJS.Timeout | undefined;
  const timeIsOver = () => {
    isOver = true;
    kill();
  };
  signal?.addEventListener('abort', kill, { once: true });
  try {
    return await new Promise<Out>((resolve, reject) => {
      const { onItem, exceeded = exceededError, ended = endedError } = work;
      worker.begin(work.input, {
        said: (message) => {
          if (message.kind === 'item') {
            Promise.resolve(onItem?.(message.item as Item)).then(
              (answer) => worker.answer(answer),
              (error: unknown) => {
                reject(error);
                kill();
              },
            );
            return;
          }
          if (message.kind === 'begun') {
            if (milliseconds !== undefined) timer = setTimeout(timeIsOver, milliseconds);
            return;
          }
          isLean = message.isLean;
          if (message.kind === 'done') resolve(message.result as Out);
          else reject(unpacked(message.error));
        },
        ended: ({ how, isAlarm }) => {
          if (signal?.aborted) reject(signal.reason);
          else if (isOver) reject(exceeded('time'));
          else if (isAlarm) reject(exceeded('memory'));
          else reject(ended(how));
        },
      });
    });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', kill);
    if (work.isKept && isLean) await worker.keep();
    else await worker.end();
  }
}

function exceededError(excess: Excess): Error {
  return excess === 'memory'
    ? failure(w.tooMuchMemory).as('out_of_memory')
    : failure(w.tooLong).as('timeout');
}

function endedError(how: string): Error {
  return failure(w.ended({ how }), w.tryAgain);
}
