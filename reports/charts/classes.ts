import type { Role } from '../theme/palette.js';

/** Classes of counts from the fewest to the most, in one hue that darkens. */
export const classRoles: readonly Role[] = ['count1', 'count2', 'count3', 'count4', 'count5'];

export function classOf(count: number, bounds: readonly number[]): Role {
  const index = bounds.findIndex((bound) => count <= bound);
  return classRoles[index < 0 ? Math.max(0, bounds.length - 1) : index] ?? 'count5';
}

/** Upper bounds of at most five classes of about as many cells each, in round numbers. */
export function classBounds(counts: readonly number[]): number[] {
  const sorted = counts.filter((count) => count > 0).sort((a, b) => a - b);
  const last = sorted.at(-1);
  if (last === undefined) return [];
  const fifths = [0.2, 0.4, 0.6, 0.8].map((part) => {
    return roundNumber(sorted[Math.floor(part * (sorted.length - 1))] ?? 1);
  });
  return [...new Set(fifths)].filter((bound) => bound < last).concat(last);
}

/** The nearest of 1, 1.5, 2, 2.5 … 9.5 times a power of ten. */
function roundNumber(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return Math.max(1, Math.round(Math.round((value / power) * 2) * (power / 2)));
}
