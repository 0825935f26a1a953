/** An exact fraction in lowest terms, den > 0. */
export interface Ratio {
  readonly num: bigint;
  readonly den: bigint;
}

export function ratio(num: bigint, den: bigint): Ratio {
  if (den === 0n) throw new Error('a fraction over zero');
  let a = num < 0n ? -num : num;
  let b = den < 0n ? -den : den;
  while (b !== 0n) [a, b] = [b, a % b];
  const sign = den < 0n ? -1n : 1n;
  return { num: (sign * num) / a, den: (sign * den) / a };
}

/** '1.25' to 5/4. */
export function decimal(text: string): Ratio {
  const match = /^(\d+)(?:\.(\d+))?$/.exec(text);
  if (!match) throw new Error(`not a plain decimal: ${text}`);
  const fraction = match[2] ?? '';
  return ratio(BigInt(`${match[1]}${fraction}`), 10n ** BigInt(fraction.length));
}

export const one: Ratio = { num: 1n, den: 1n };

export function minus(a: Ratio, b: Ratio): Ratio {
  return ratio(a.num * b.den - b.num * a.den, a.den * b.den);
}

export function times(a: Ratio, b: Ratio): Ratio {
  return ratio(a.num * b.num, a.den * b.den);
}

export function over(a: Ratio, b: Ratio): Ratio {
  return ratio(a.num * b.den, a.den * b.num);
}

export function power(a: Ratio, n: number): Ratio {
  let product = one;
  for (let i = 0; i < n; i += 1) product = times(product, a);
  return product;
}

export function atMost(a: Ratio, b: Ratio): boolean {
  return a.num * b.den <= b.num * a.den;
}

export function isZero(a: Ratio): boolean {
  return a.num === 0n;
}

export function toNumber(a: Ratio): number {
  return Number(a.num) / Number(a.den);
}

export function numberOrNull(a: Ratio | null): number | null {
  return a === null ? null : toNumber(a);
}
