/** Work that is quick is not measured well; what takes less is taken to take as much, in microseconds. */
const LEAST = 20_000;
/** Twice the input may take so many times as long; what grows with the square takes four times. */
export const MOST_GROWTH = 2.5;
const ATTEMPTS = 5;

/**
 * How many times as long the work on twice the input takes, in time of the processor: the least of some attempts,
 * since what else goes on can only add to it.
 */
export async function growthOf(
  work: (size: number) => () => unknown,
  size: number,
): Promise<number> {
  const [once, twice] = [work(size), work(2 * size)];
  let best = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let i = 0; i < ATTEMPTS; i++) {
    best = [
      Math.min(best[0] ?? 0, await timeOf(once)),
      Math.min(best[1] ?? 0, await timeOf(twice)),
    ];
    if (growth(best) <= MOST_GROWTH) break;
  }
  return growth(best);
}

function growth([once = 0, twice = 0]: readonly number[]): number {
  return twice / Math.max(once, LEAST);
}

async function timeOf(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}
