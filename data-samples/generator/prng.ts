/** Breakpoints of a distribution at equally spaced quantiles, from the least to the greatest. */
export type Quantiles = readonly number[];

/**
 * A stream of pseudo-random numbers (sfc32). It uses 32-bit integers only, and nothing built on it
 * calls Math.exp, log, pow or sin, whose last bit may differ from one machine to another.
 */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private d = 1;

  constructor(hash: number) {
    this.a = hash | 0;
    this.b = Math.imul(hash ^ 0x9e3779b9, 0x85ebca6b);
    this.c = Math.imul(hash ^ 0x243f6a88, 0xc2b2ae35);
    // The first numbers still show the pattern of the seed.
    for (let i = 0; i < 12; i++) this.next();
  }

  /** A number from 0, included, to 1, excluded. */
  next(): number {
    const sum = (((this.a + this.b) | 0) + this.d) | 0;
    this.d = (this.d + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4294967296;
  }

  /** An integer from `low` to `high`, both included. */
  int(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  between(low: number, high: number): number {
    return low + this.next() * (high - low);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(list: readonly T[]): T {
    return list[this.int(0, list.length - 1)] as T;
  }

  /** One of the values, in proportion to its weight. */
  weighted<T>(choices: readonly (readonly [T, number])[]): T {
    const total = choices.reduce((sum, [, weight]) => sum + weight, 0);
    let left = this.next() * total;
    for (const [value, weight] of choices) {
      left -= weight;
      if (left < 0) return value;
    }
    return (choices[choices.length - 1] as readonly [T, number])[0];
  }

  along(quantiles: Quantiles): number {
    const place = this.next() * (quantiles.length - 1);
    const at = Math.floor(place);
    const low = quantiles[at] as number;
    const high = quantiles[at + 1] ?? low;
    return low + (place - at) * (high - low);
  }
}

/**
 * The stream of one thing, such as a month of one city and tier. Every thing has its own, so that it
 * comes out the same whatever else is generated, and in whatever order.
 */
export function streamOf(seed: number, ...key: readonly (string | number)[]): Random {
  const text = key.join('/');
  // FNV-1a
  let hash = 0x811c9dc5 ^ seed;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  hash ^= hash >>> 16;
  return new Random(Math.imul(hash, 0x7feb352d) ^ (hash >>> 15));
}
