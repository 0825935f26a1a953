import { greatest, smallest } from '../base/extremes.js';
/** A relation to be drawn, and what it reads. */
export interface Drawn {
  readonly name: string;
  readonly width: number;
  readonly reads: readonly string[];
}

/** A place in a layer: the box of a relation, or the line of one that passes by to readers below. */
export interface Item {
  readonly of: string;
  readonly rank: number;
  readonly isBox: boolean;
  readonly width: number;
  /** Items of the layer above and of the layer below that it is joined with. */
  readonly above: Item[];
  readonly below: Item[];
}

/** More boxes than this side by side would be too small to read on a sheet of paper. */
const MOST_BOXES = 7;
const LINE_WIDTH = 10;

/**
 * Boxes in layers, each below all that it reads. A relation that is read further down has one line
 * through the layers between, however many read it: so there are few lines, and they don't tangle.
 */
export function layersOf(relations: readonly Drawn[]): Item[][] {
  const ranks = ranksOf(relations);
  const readers = new Map(relations.map(({ name }) => [name, [] as Drawn[]]));
  for (const one of relations) for (const name of one.reads) readers.get(name)?.push(one);
  const boxes = new Map<string, Item>();
  const layers: Item[][] = [];
  const add = (item: Item) => {
    layers[item.rank] ??= [];
    layers[item.rank]?.push(item);
    return item;
  };
  for (const { name, width } of relations) {
    const rank = ranks.get(name) ?? 0;
    boxes.set(name, add({ of: name, rank, isBox: true, width, above: [], below: [] }));
  }
  for (const { name } of relations) {
    const below = readers.get(name) ?? [];
    let from = boxes.get(name);
    const last = greatest(below.map((reader) => ranks.get(reader.name) ?? 0));
    for (let rank = (from?.rank ?? 0) + 1; from && rank <= last; rank += 1) {
      for (const reader of below) {
        if (ranks.get(reader.name) === rank) join(from, boxes.get(reader.name));
      }
      if (rank === last) break;
      const line = add({ of: name, rank, isBox: false, width: LINE_WIDTH, above: [], below: [] });
      join(from, line);
      from = line;
    }
  }
  return layers.map((layer) => layer ?? []);
}

function join(upper: Item, lower: Item | undefined): void {
  if (!lower) return;
  upper.below.push(lower);
  lower.above.push(upper);
}

/**
 * As high as what it reads allows. What reads nothing stands right above its first reader; what nobody
 * reads gives way downwards where a layer is full.
 */
function ranksOf(relations: readonly Drawn[]): Map<string, number> {
  const byName = new Map(relations.map((one) => [one.name, one]));
  const ranks = new Map<string, number>();
  const rankOf = (one: Drawn): number => {
    const known = ranks.get(one.name);
    if (known !== undefined) return known;
    const read = one.reads.flatMap((name) => byName.get(name) ?? []);
    const rank = read.length === 0 ? 0 : 1 + greatest(read.map(rankOf));
    ranks.set(one.name, rank);
    return rank;
  };
  for (const one of relations) rankOf(one);
  const last = greatest(ranks.values(), 0);
  const readers = (name: string) => relations.filter(({ reads }) => reads.includes(name));
  for (const { name, reads } of relations) {
    if (reads.some((one) => byName.has(one))) continue;
    const below = readers(name).map((one) => ranks.get(one.name) ?? 0);
    ranks.set(name, below.length === 0 ? last : smallest(below) - 1);
  }
  for (let rank = 0; rank < last; rank += 1) {
    const here = relations.filter(({ name }) => ranks.get(name) === rank);
    const free = here.filter(({ name }) => readers(name).length === 0);
    const over = Math.max(0, here.length - MOST_BOXES);
    for (const { name } of free.slice(0, over)) ranks.set(name, rank + 1);
  }
  return ranks;
}
