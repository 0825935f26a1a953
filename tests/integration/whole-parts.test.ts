import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Database } from '../../pipelines/base/database.js';
import { installShims } from '../../pipelines/base/shims.js';

const whole = (digits: number) => fc.bigInt({ min: 0n, max: 10n ** BigInt(digits) - 1n });

describe('whole parts of fractions in SQL', () => {
  it('are those of the numbers themselves, however long the products', async () => {
    const cases = fc.sample(fc.record({ a: whole(28), b: whole(26), c: whole(9), d: whole(36) }), {
      numRuns: 300,
      seed: 7,
    });
    const near = Array.from({ length: 40 }, (_, i) => {
      const [part, d] = [10n ** BigInt(i % 20) + 7n, 10n ** BigInt(i % 13) + 3n];
      return [-1n, 0n, 1n].map((more) => ({ a: part * d + more, b: 1n, c: 1n, d }));
    }).flat();
    const all = [...cases, ...near]
      .map((one) => ({ ...one, c: one.c + 1n, d: one.d + 1n }))
      // What it is for: the result has up to 30 digits, and up to 38 with c.
      .filter(({ a, b, c, d }) => (a * b) / (c * d) < 10n ** 28n && (a * b) / d < 10n ** 37n);
    expect(all.length).toBeGreaterThan(200);
    const database = await Database.open(':memory:');
    await installShims(database);
    const rows = all.map(
      ({ a, b, c, d }, i) =>
        `(${i}, ${[a, b, c, d].map((n) => `cast('${n}' as decimal(38, 0))`).join(', ')})`,
    );
    const found = await database.rows(
      `select cast(whole_ratio(a, b, c, d) as varchar) as ratio, cast(whole_part(a, c) as varchar) as part
       from (values ${rows.join(', ')}) as given (i, a, b, c, d) order by i`,
    );
    database.close();
    expect(found.map(({ ratio, part }) => [ratio, part])).toEqual(
      all.map(({ a, b, c, d }) => [String((a * b) / (c * d)), String(a / c)]),
    );
  });
});
