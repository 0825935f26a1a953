import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { removeNow } from './end.js';

/*
 * A folder beside a target in which a new one is made:
 *   made/      what is to take the place; gone once it has
 *   earlier/   what stood there, put here just before
 * Both are there only between the two renames of a swap.
 */

export const MADE = 'made';
export const EARLIER = 'earlier';

/**
 * Removes such a folder, and before that undoes a swap that was cut short. What holds the only copy of
 * anything stays.
 */
export function settle(beside: string, target: string): void {
  const [made, earlier] = [join(beside, MADE), join(beside, EARLIER)];
  if (existsSync(made) && existsSync(earlier)) {
    if (existsSync(target)) return;
    try {
      renameSync(earlier, target);
    } catch {
      return;
    }
  }
  removeNow(beside);
}
