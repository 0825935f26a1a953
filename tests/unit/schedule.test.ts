import { setImmediate as turn } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inOrder, type Step } from '../../pipelines/build/schedule.js';

const steps: readonly Step<string>[] = [
  { name: 'a', item: 'a', after: ['given'] },
  { name: 'b', item: 'b', after: ['a'] },
  { name: 'c', item: 'c', after: [] },
  { name: 'd', item: 'd', after: ['b', 'c'] },
];

/** Steps of which each may come after some before it. */
const random = fc
  .array(fc.array(fc.nat(100), { maxLength: 3 }), { minLength: 1, maxLength: 12 })
  .map((befores) =>
    befores.map((before, i): Step<number> => {
      const after = i === 0 ? [] : before.map((one) => `s${one % i}`);
      return { name: `s${i}`, item: i, after };
    }),
  );

describe('steps that wait for each other', () => {
  it('are done one by one in their order', async () => {
    const done: string[] = [];
    await inOrder(steps, 1, async (name) => void done.push(name));
    expect(done).toEqual(['a', 'b', 'c', 'd']);
  });

  it('are each done after those before them, and never more at once than allowed', async () => {
    await fc.assert(
      fc.asyncProperty(random, fc.integer({ min: 1, max: 4 }), async (some, atOnce) => {
        const done = new Set<string>();
        let running = 0;
        let most = 0;
        await inOrder(some, atOnce, async (i) => {
          running += 1;
          most = Math.max(most, running);
          expect(some[i]?.after.every((name) => done.has(name))).toBe(true);
          for (let wait = i % 3; wait >= 0; wait -= 1) await turn();
          running -= 1;
          done.add(`s${i}`);
        });
        expect(done.size).toBe(some.length);
        expect(most).toBeLessThanOrEqual(atOnce);
      }),
    );
  });

  it('go side by side where they can', async () => {
    const begun: string[] = [];
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const all = inOrder(steps, 2, async (name) => {
      begun.push(name);
      if (name === 'a') await held;
    });
    for (let i = 0; i < 5; i += 1) await turn();
    expect(begun).toEqual(['a', 'c']);
    release();
    await all;
    expect(begun).toEqual(['a', 'c', 'b', 'd']);
  });

  it('stop at the first that fails, when those that run have ended', async () => {
    const ended: string[] = [];
    const all = inOrder(steps, 2, async (name) => {
      if (name === 'a') throw new Error('no');
      await turn();
      ended.push(name);
    });
    await expect(all).rejects.toThrow('no');
    expect(ended).toEqual(['c']);
  });
});
