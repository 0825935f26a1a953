/**
 * JSON for machines: a whole number that a double can't hold is a string, so that nothing is
 * rounded on the way.
 */
export function toJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => {
    if (typeof inner !== 'bigint') return inner;
    const isSafe = inner >= Number.MIN_SAFE_INTEGER && inner <= Number.MAX_SAFE_INTEGER;
    return isSafe ? Number(inner) : inner.toString();
  });
}
