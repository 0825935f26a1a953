import { Worker } from 'node:worker_threads';
import type { FromChild, Last, Start, Taken } from './messages.js';
import { packed } from './packed-error.js';

/** Gives the caller a piece of a result, and waits until it is taken; gives what the caller answers. */
export type Emit<Item, Answer = void> = (item: Item) => Promise<Answer>;

/** Bytes that work may leave behind in a process that is to do more. */
const LEFT = 64 * 2 ** 20;

/**
 * What the entry file of a child calls: does the work, each time that the process that started it asks for
 * it. There may be nothing else in that file.
 */
export function serve<In, Out, Item = never, Answer = void>(
  work: (input: In, emit: Emit<Item, Answer>) => Promise<Out>,
): void {
  let taken: ((answer: Answer) => void) | undefined;
  const emit: Emit<Item, Answer> = (item) =>
    new Promise((resolve) => {
      taken = resolve;
      send({ kind: 'item', item });
    });
  const before = process.memoryUsage.rss();
  watch(Number(process.argv[2]));
  process.on('message', (message: Start<In> | Taken<Answer>) => {
    if ('answer' in message) {
      taken?.(message.answer);
      return;
    }
    send({ kind: 'begun' });
    work(message.input, emit)
      .then((result): Last<Out> => ({ kind: 'done', result }))
      .catch((error: unknown): Last<Out> => ({ kind: 'failed', error: packed(error) }))
      .then((last) => send({ ...last, isLean: process.memoryUsage.rss() - before < LEFT }));
  });
  // Nobody waits for the result any more.
  process.once('disconnect', () => process.exit());
}

/** @param memory bytes that the process may have resident */
function watch(memory: number): void {
  const watchdog = new Worker(new URL('./watchdog.js', import.meta.url), {
    workerData: { memory, parent: process.ppid },
  });
  watchdog.unref();
}

function send(message: FromChild<unknown, unknown>): void {
  process.send?.(message);
}
