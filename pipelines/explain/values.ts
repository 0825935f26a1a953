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
