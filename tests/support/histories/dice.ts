/** Whole numbers that look random, the same on every machine (mulberry32). */
export class Dice {
  constructor(private state: number) {}

  /** A whole number below `n`. */
  roll(n: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    const seed = this.state;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % n;
  }

  /** A whole number from `least` to `most`. */
  between(least: number, most: number): number {
    return least + this.roll(most - least + 1);
  }

  /** True once in `n` times. */
  once(n: number): boolean {
    return this.roll(n) === 0;
  }

  one<T>(list: readonly T[]): T {
    const found = this.maybe(list);
    if (found === undefined) throw new Error('nothing to choose from');
    return found;
  }

  /** One of the list, if it has any. */
  maybe<T>(list: readonly T[]): T | undefined {
    return list.length === 0 ? undefined : list[this.roll(list.length)];
  }
}
