/** A fraction of whole numbers in lowest terms. */
export interface Fraction {
  readonly num: bigint;
  readonly den: bigint;
}

/** The decimal number that was written, exactly: 0.08 is 2/25, not the nearest double. */
export function fractionOf(written: number): Fraction {
  const [mantissa = '', exponent = '0'] = String(written).split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  const shift = fraction.length - Number(exponent);
  const digits = BigInt(whole + fraction);
  return shift >= 0
    ? lowest(digits, 10n ** BigInt(shift))
    : lowest(digits * 10n ** BigInt(-shift), 1n);
}

export function complement({ num, den }: Fraction): Fraction {
  return lowest(den - num, den);
}

export function powerOf({ num, den }: Fraction, exponent: number): Fraction {
  return lowest(num ** BigInt(exponent), den ** BigInt(exponent));
}

/** The number times ten to the `digits`; the caller has seen to it that nothing is left over. */
export function scaled(written: number, digits: number): bigint {
  const { num, den } = fractionOf(written);
  return (num * 10n ** BigInt(digits)) / den;
}

function lowest(num: bigint, den: bigint): Fraction {
  let [a, b] = [num < 0n ? -num : num, den];
  while (b > 0n) [a, b] = [b, a % b];
  return a === 0n ? { num: 0n, den: 1n } : { num: num / a, den: den / a };
}
