import { Worker } from 'node:worker_threads';
import type { FromChild, Start } from './messages.js';
import { packed } from './packed-error.js';

/** Gives the caller a piece of a result, and waits until it is taken. */
export type Emit<Item> = (item: Item) => Promise<void>;

/**
 * What the entry file of a child calls: does the work once, for the process that started it. There may be
 * nothing else in that file.
 */
export function serve<In, Out, Item = never>(
  work: (input: In, emit: Emit<Item>) => Promise<Out>,
): void {
  process.once('message', (start: Start<In>) => {
    const watchdog = new Worker(new URL('./watchdog.js', import.meta.url), {
      workerData: { memory: start.memory, parent: process.ppid },
    });
    watchdog.unref();
    work(start.input, emitting())
      .then((result): FromChild<Out, Item> => ({ kind: 'done', result }))
      .catch((error: unknown): FromChild<Out, Item> => ({ kind: 'failed', error: packed(error) }))
      .then((last) => send(last));
  });
  // Nobody waits for the result any more.
  process.once('disconnect', () => process.exit());
}

function emitting<Item>(): Emit<Item> {
  let taken: (() => void) | undefined;
  process.on('message', (message) => {
    if (message === 'next') taken?.();
  });
  return (item) =>
    new Promise((resolve) => {
      taken = resolve;
      send({ kind: 'item', item });
    });
}

function send(message: FromChild<unknown, unknown>): void {
  process.send?.(message);
}
