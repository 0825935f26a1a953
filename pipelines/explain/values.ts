import type { Plain } from '../base/values.js';

/** A whole number of a result, however wide it is; nothing summed up is nothing. */
export function big(value: Plain | undefined): bigint {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'number' && Number.isSafeInteger(value)) return BigInt(value);
  if (value === null || value === undefined) return 0n;
  throw new Error(`not a whole number: ${String(value)}`);
}

/** Seconds of a local civil time, ISO 8601. */
export function secondsOfTime(time: string): number {
  return Date.parse(`${time}Z`) / 1000;
}

export function timeOfSeconds(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 19);
}

export function product(factors: readonly bigint[]): bigint {
  return factors.reduce((result, factor) => result * factor, 1n);
}
