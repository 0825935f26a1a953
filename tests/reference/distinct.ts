/** The first row of every key. */
export function distinct<T>(rows: readonly T[], keyOf: (row: T) => unknown): T[] {
  const seen = new Set<string>();
  return rows.filter((row) => {
    const key = JSON.stringify(keyOf(row));
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
