import { type ChildWork, inChild } from './child.js';

/**
 * Runs the work in a process of its own and gives what it emits, each thing when it is asked for; what
 * `next` is given is the answer to the thing before. Whoever stops asking ends the process with `return`.
 * @throws what `inChild` throws
 */
export async function* itemsOf<In, Item, Answer = void>(
  work: Omit<ChildWork<In, Item, Answer>, 'onItem'>,
): AsyncGenerator<Item, void, Answer> {
  const controller = new AbortController();
  let offered = later<Offer<Item, Answer> | undefined>();
  const ended = inChild<In, void, Item, Answer>({
    ...work,
    limits: { ...work.limits, signal: controller.signal },
    onItem: (item) => new Promise((answer) => offered.resolve({ item, answer })),
  });
  // A race with the end for each item would keep all of them until then. It may fail while nobody asks.
  let isOver = false;
  const end = () => {
    isOver = true;
    offered.resolve(undefined);
  };
  ended.then(end, end);
  try {
    for (;;) {
      const offer = await offered.promise;
      if (!offer) return await ended;
      offered = later();
      if (isOver) offered.resolve(undefined);
      offer.answer(yield offer.item);
    }
  } finally {
    controller.abort();
    await ended.catch(() => undefined);
  }
}

interface Offer<Item, Answer> {
  readonly item: Item;
  readonly answer: (answer: Answer) => void;
}

interface Later<T> {
  readonly promise: Promise<T>;
  readonly resolve: (value: T) => void;
}

/** `Promise.withResolvers`, which Node 20 lacks. */
function later<T>(): Later<T> {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((take) => {
    resolve = take;
  });
  return { promise, resolve };
}
