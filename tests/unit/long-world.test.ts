import { describe, expect, it } from 'vitest';
import {
  type LongWorld,
  longWorldFiles,
  worldKinds,
} from '../../data-samples/generator/long-world.js';

const textsOf = (world: LongWorld) =>
  new Map([...longWorldFiles(world)].map(({ path, text }) => [path, [...text()].join('')]));

/** Hours of the rows of a file, by city and month. */
function hoursOf(text: string): Map<string, number> {
  const hours = new Map<string, number>();
  for (const line of text.trim().split('\n').slice(1)) {
    const [, city = '', , from = '', to = ''] = line.split(',');
    expect(to.slice(0, 7)).toBe(from.slice(0, 7));
    const length = (Date.parse(`${to}Z`) - Date.parse(`${from}Z`)) / 3_600_000;
    expect(length).toBeGreaterThan(0);
    const key = `${city} ${from.slice(5, 7)}`;
    hours.set(key, (hours.get(key) ?? 0) + length);
  }
  return hours;
}

describe('worlds without a story', () => {
  it.each(worldKinds)('are the same from the same seed, and others from another: %s', (kind) => {
    const world = { kind, years: 3, seed: 5 };
    const texts = textsOf(world);
    expect(textsOf(world)).toEqual(texts);
    expect(texts.get('data/outages/2021.csv')).not.toBe(
      textsOf({ ...world, seed: 6 }).get('data/outages/2021.csv'),
    );
    expect([...texts.keys()]).toEqual([
      ...['shihu.yaml', 'data/customers/customers.csv'],
      ...[2020, 2021, 2022].map((year) => `data/outages/${year}.csv`),
    ]);
  });

  it('have years that differ, months out of balance and cities that move together', () => {
    const texts = textsOf({ kind: 'wild', years: 2, seed: 1 });
    const [one, other] = [2021, 2022].map((year) =>
      hoursOf(texts.get(`data/outages/${year}.csv`) ?? ''),
    );
    const total = (hours = new Map<string, number>()) =>
      [...hours.values()].reduce((a, b) => a + b);
    expect(Math.abs(total(one) / total(other) - 1)).toBeGreaterThan(0.02);
    const ratios = [...(one ?? [])].map(([key, hours]) => hours / (other?.get(key) ?? hours));
    expect(Math.max(...ratios)).toBeGreaterThan(3);
    expect(Math.min(...ratios)).toBeLessThan(1 / 3);
    // More than half of the cities lie on one side in most months: what hits one hits others.
    const months = Array.from({ length: 12 }, (_, i) => String(i + 1).padStart(2, '0'));
    const together = months.map((month) => {
      const own = [...(one ?? [])].filter(([key]) => key.endsWith(` ${month}`));
      const more = own.filter(([key, hours]) => hours > (other?.get(key) ?? 0)).length;
      return Math.max(more, own.length - more) / own.length;
    });
    expect(together.reduce((a, b) => a + b) / 12).toBeGreaterThan(0.65);
  });
});
