import { smallest } from '../base/extremes.js';
import type { Item } from './layers.js';

const GAP = 16;
const ROUNDS = 400;
/** How much more a line that passes by is drawn to its own next part than to a box. */
const STRAIGHT = 12;

/**
 * Centres of all items: each as near as its neighbours in the layer allow to the middle of what it is
 * joined with above and below. The leftmost edge is at 0.
 */
export function placed(layers: readonly (readonly Item[])[]): Map<Item, number> {
  const at = new Map<Item, number>();
  for (const layer of layers) {
    const steps = stepsOf(layer);
    const half = (steps.at(-1) ?? 0) / 2;
    layer.forEach((item, i) => {
      at.set(item, (steps[i] ?? 0) - half);
    });
  }
  const ranks = layers.map((_, rank) => rank);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const rank of round % 2 === 0 ? ranks : [...ranks].reverse()) {
      settle(layers[rank] ?? [], at);
    }
  }
  const left = smallest([...at].map(([item, x]) => x - item.width / 2));
  return new Map([...at].map(([item, x]) => [item, x - left]));
}

/** Least distances from the first item of the layer. */
function stepsOf(layer: readonly Item[]): number[] {
  let sum = 0;
  return layer.map((item, i) => {
    const before = layer[i - 1];
    if (before) sum += (before.width + item.width) / 2 + GAP;
    return sum;
  });
}

interface Block {
  sum: number;
  weight: number;
  count: number;
}

/** The places nearest to the wanted ones, by least squares, that keep order and distances. */
function settle(layer: readonly Item[], at: Map<Item, number>): void {
  const steps = stepsOf(layer);
  const blocks: Block[] = [];
  const joined = layer.filter(({ above, below }) => above.length + below.length > 0);
  const middle = joined.reduce((sum, item) => sum + (at.get(item) ?? 0), 0) / (joined.length || 1);
  layer.forEach((item, i) => {
    // A line that passes by is to be straight; a box can stand aside.
    const isAlone = item.above.length + item.below.length === 0;
    // What is joined with nothing stands beside the others, wherever they are.
    const weight = isAlone ? 1e-6 : item.isBox ? 1 : STRAIGHT;
    const wanted = (isAlone ? middle : wantedPlace(item, at)) - (steps[i] ?? 0);
    blocks.push({ sum: wanted * weight, weight, count: 1 });
    while (blocks.length > 1) {
      const [before, last] = blocks.slice(-2) as [Block, Block];
      if (before.sum / before.weight <= last.sum / last.weight) break;
      before.sum += last.sum;
      before.weight += last.weight;
      before.count += last.count;
      blocks.pop();
    }
  });
  let i = 0;
  for (const { sum, weight, count } of blocks) {
    for (const end = i + count; i < end; i += 1) {
      const item = layer[i];
      if (item) at.set(item, sum / weight + (steps[i] ?? 0));
    }
  }
}

/** The middle of what an item is joined with; lines that pass by are to be straight above all. */
function wantedPlace(item: Item, at: ReadonlyMap<Item, number>): number {
  let sum = 0;
  let weight = 0;
  for (const other of [...item.above, ...item.below]) {
    const pull = item.isBox || other.isBox ? 1 : STRAIGHT;
    sum += (at.get(other) ?? 0) * pull;
    weight += pull;
  }
  return weight === 0 ? (at.get(item) ?? 0) : sum / weight;
}
