import type { SampleTable } from './sample.js';

/** A table of objects; the line of each is its place in the list. */
export function tableOfObjects(
  objects: readonly (ReadonlyMap<string, string> | undefined)[],
): SampleTable {
  const names = [...new Set(objects.flatMap((members) => [...(members?.keys() ?? [])]))];
  const rows = objects.flatMap((members, i) =>
    members ? [{ line: i + 1, cells: names.map((name) => members.get(name) ?? '') }] : [],
  );
  return { name: null, names, rows: () => rows };
}
