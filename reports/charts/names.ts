import type { Place } from '../view/view.js';

/**
 * Names of places by their codes, for a chart whose rows are told apart by name: two of one name get
 * their codes beside it, since Vega would draw them as one.
 */
export function rowNames(places: readonly Place[]): ReadonlyMap<string, string> {
  const counts = new Map<string, number>();
  for (const { name } of places) counts.set(name, (counts.get(name) ?? 0) + 1);
  return new Map(
    places.map(({ code, name }) => [code, counts.get(name) === 1 ? name : `${code} ${name}`]),
  );
}
