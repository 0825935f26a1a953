/** A step, and the steps that have to be done before. */
export interface Step<T> {
  readonly item: T;
  readonly name: string;
  readonly after: readonly string[];
}

/**
 * Does the steps in their order, each when all that it comes after is done, and so many at once. After
 * an error nothing more is begun, and what has begun is waited for.
 * @param steps each after those that it names
 */
export async function inOrder<T>(
  steps: readonly Step<T>[],
  atOnce: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = [...steps];
  const names = new Set(steps.map(({ name }) => name));
  const done = new Set<string>();
  const running = new Map<string, Promise<void>>();
  const faults: unknown[] = [];
  for (;;) {
    const ready = waiting.find(({ after }) =>
      after.every((one) => done.has(one) || !names.has(one)),
    );
    if (ready && running.size < atOnce && faults.length === 0) {
      waiting.splice(waiting.indexOf(ready), 1);
      const { name, item } = ready;
      const begun = work(item).then(
        () => void done.add(name),
        (fault: unknown) => void faults.push(fault),
      );
      running.set(
        name,
        begun.finally(() => running.delete(name)),
      );
      continue;
    }
    if (running.size === 0) break;
    await Promise.race(running.values());
  }
  if (faults.length > 0) throw faults[0];
  if (waiting.length > 0) throw new Error(`steps wait for each other: ${waiting[0]?.name}`);
}
