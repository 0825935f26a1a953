import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Item, layersOf } from '../../../reports/catalogue/layers.js';
import { crossings, ordered } from '../../../reports/catalogue/order.js';
import { placed } from '../../../reports/catalogue/place.js';

const relation = (name: string, ...reads: string[]) => ({ name, width: 80, reads });
const names = (layers: Item[][]) =>
  layers.map((layer) => layer.map(({ of, isBox }) => (isBox ? of : `|${of}`)));

describe('the layers', () => {
  it('put each relation below all that it reads, with one line for all readers further down', () => {
    const layers = layersOf([
      relation('feed'),
      relation('a', 'feed'),
      relation('b', 'a'),
      relation('c', 'b', 'feed'),
      relation('d', 'b', 'feed'),
    ]);
    expect(names(layers)).toEqual([['feed'], ['a', '|feed'], ['b', '|feed'], ['c', 'd']]);
  });

  it('put what reads nothing right above its first reader, and what stands alone last', () => {
    const layers = layersOf([
      relation('feed'),
      relation('a', 'feed'),
      relation('late'),
      relation('b', 'a', 'late'),
      relation('alone'),
    ]);
    expect(names(layers)).toEqual([['feed'], ['a', 'late'], ['b', 'alone']]);
  });
});

describe('the order', () => {
  it('undoes a crossing that need not be', () => {
    const layers = layersOf([relation('a'), relation('b'), relation('x', 'b'), relation('y', 'a')]);
    expect(crossings(layers)).toBe(1);
    expect(crossings(ordered(layers))).toBe(0);
  });
});

/** Relations of which each reads some of those before it. */
const relations = fc
  .array(fc.array(fc.nat(30), { maxLength: 4 }), { minLength: 1, maxLength: 30 })
  .map((reads) =>
    reads.map((of, i) => ({
      name: `r${i}`,
      width: 40 + ((i * 37) % 90),
      reads: [...new Set(of.filter((n) => n < i))].map((n) => `r${n}`),
    })),
  );

describe('of any relations', () => {
  it('no two boxes overlap, every reader stands below, and twice the same gives the same', () => {
    fc.assert(
      fc.property(relations, (drawn) => {
        const draw = () => {
          const layers = ordered(layersOf(drawn));
          return { layers, at: placed(layers) };
        };
        const { layers, at } = draw();
        const boxes = new Map(layers.flat().flatMap((one) => (one.isBox ? [[one.of, one]] : [])));
        expect(boxes.size).toBe(drawn.length);
        for (const { name, reads } of drawn) {
          for (const read of reads) {
            expect(boxes.get(name)?.rank).toBeGreaterThan(boxes.get(read)?.rank ?? 99);
          }
        }
        for (const layer of layers) {
          layer.slice(1).forEach((item, i) => {
            const before = layer[i] as Item;
            const gap = (at.get(item) ?? 0) - (at.get(before) ?? 0);
            expect(gap).toBeGreaterThanOrEqual((item.width + before.width) / 2);
          });
        }
        expect(Math.min(...[...at].map(([item, x]) => x - item.width / 2))).toBeCloseTo(0);
        expect([...draw().at.values()]).toEqual([...at.values()]);
      }),
      { numRuns: 60 },
    );
  });
});
