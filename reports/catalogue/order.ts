import type { Item } from './layers.js';

const SWEEPS = 24;

/**
 * Puts each layer in an order in which few lines cross: by turns downwards and upwards, everything goes
 * to the middle of what it is joined with, and the best order seen is kept.
 */
export function ordered(layers: readonly (readonly Item[])[]): Item[][] {
  let current = layers.map((layer) => [...layer]);
  let best = current;
  let fewest = crossings(current);
  for (let sweep = 0; sweep < SWEEPS && fewest > 0; sweep += 1) {
    const isDown = sweep % 2 === 0;
    current = swept(current, isDown);
    const count = crossings(current);
    if (count < fewest) {
      best = current;
      fewest = count;
    }
  }
  return best;
}

function swept(layers: readonly (readonly Item[])[], isDown: boolean): Item[][] {
  const next = layers.map((layer) => [...layer]);
  const ranks = next.map((_, rank) => rank);
  for (const rank of isDown ? ranks : ranks.reverse()) {
    const fixed = positions(next[isDown ? rank - 1 : rank + 1] ?? []);
    const own = positions(next[rank] ?? []);
    const middle = (item: Item) => {
      const joined = (isDown ? item.above : item.below).flatMap((one) => fixed.get(one) ?? []);
      // What is joined with nothing there stays about where it is.
      if (joined.length === 0) return ((own.get(item) ?? 0) / own.size) * fixed.size;
      return joined.reduce((sum, at) => sum + at, 0) / joined.length;
    };
    const middles = new Map((next[rank] ?? []).map((item) => [item, middle(item)]));
    next[rank]?.sort((a, b) => (middles.get(a) ?? 0) - (middles.get(b) ?? 0));
    swapNeighbours(next[rank] ?? [], fixed, isDown);
  }
  return next;
}

/** Swaps neighbours for as long as that saves a crossing. */
function swapNeighbours(layer: Item[], fixed: ReadonlyMap<Item, number>, isDown: boolean): void {
  const ends = (item: Item) =>
    (isDown ? item.above : item.below).flatMap((one) => fixed.get(one) ?? []);
  for (let round = 0, isSwapped = true; isSwapped && round < layer.length; round += 1) {
    isSwapped = false;
    for (let i = 0; i + 1 < layer.length; i += 1) {
      const [a, b] = [layer[i], layer[i + 1]];
      if (!a || !b || crossed(ends(a), ends(b)) <= crossed(ends(b), ends(a))) continue;
      [layer[i], layer[i + 1]] = [b, a];
      isSwapped = true;
    }
  }
}

/** Crossings of the lines of two neighbours, the first of them on the left. */
function crossed(left: readonly number[], right: readonly number[]): number {
  return left.reduce((sum, at) => sum + right.filter((other) => other < at).length, 0);
}

export function crossings(layers: readonly (readonly Item[])[]): number {
  let count = 0;
  layers.forEach((layer, rank) => {
    const below = positions(layers[rank + 1] ?? []);
    const ends = layer.map((item) => item.below.flatMap((one) => below.get(one) ?? []));
    ends.forEach((left, i) => {
      for (const right of ends.slice(i + 1)) count += crossed(left, right);
    });
  });
  return count;
}

function positions(layer: readonly Item[]): Map<Item, number> {
  return new Map(layer.map((item, i) => [item, i]));
}
