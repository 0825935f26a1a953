/*
 * `Math.max` takes its numbers as arguments, and a list of some hundred thousand of them is more than a call can have.
 */

/** The greatest of the numbers, and of `least` where there is one. */
export function greatest(numbers: Iterable<number>, least = Number.NEGATIVE_INFINITY): number {
  let found = least;
  for (const one of numbers) found = Math.max(found, one);
  return found;
}

/** The smallest of the numbers, and of `most` where there is one. */
export function smallest(numbers: Iterable<number>, most = Number.POSITIVE_INFINITY): number {
  let found = most;
  for (const one of numbers) found = Math.min(found, one);
  return found;
}
