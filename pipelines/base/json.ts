/**
 * JSON for machines: a whole number that a double can't hold is a string, so that nothing is
 * rounded on the way. In a list of objects all of a member are strings as soon as one of them has to be.
 */
export function toJson<T>(value: T): string {
  return JSON.stringify(value, (_, inner: unknown) => {
    if (typeof inner === 'bigint') return isSafe(inner) ? Number(inner) : String(inner);
    return Array.isArray(inner) ? evenList(inner) : inner;
  });
}

function isSafe(whole: bigint): boolean {
  return whole >= Number.MIN_SAFE_INTEGER && whole <= Number.MAX_SAFE_INTEGER;
}

/** The list with one type for each member of its objects, and for its numbers if it is one of numbers. */
function evenList(list: readonly unknown[]): readonly unknown[] {
  if (list.some((one) => typeof one === 'bigint' && !isSafe(one))) return list.map(digits);
  const long = new Set<string>();
  for (const one of list) {
    for (const [name, value] of membersOf(one)) {
      if (typeof value === 'bigint' && !isSafe(value)) long.add(name);
    }
  }
  if (long.size === 0) return list;
  return list.map((one) =>
    Object.fromEntries(
      membersOf(one).map(([name, value]) => [name, long.has(name) ? digits(value) : value]),
    ),
  );
}

function membersOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

function digits(value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}
