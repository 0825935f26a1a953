import { describe, expect, it } from 'vitest';
import { UserError } from '../../pipelines/base/errors.js';
import { type ChildWork, inChild } from '../../pipelines/child/child.js';
import { itemsOf } from '../../pipelines/child/items.js';

const MiB = 2 ** 20;

/** @param work one of tests/support/child-work.mjs */
function child<Out>(
  work: string,
  more: { readonly input?: object } & Partial<Omit<ChildWork<never, number>, 'input'>> = {},
): Promise<Out> {
  const { input, ...rest } = more;
  return inChild<object, Out, number>({
    entry: '../../tests/support/child-work.mjs',
    input: { work, ...input },
    limits: { memory: 300 * MiB },
    ...rest,
  });
}

const exceeded = (excess: string) => new Error(`exceeded: ${excess}`);

describe('work in a process of its own', () => {
  it('gives its result, with the types it had', async () => {
    const value = { n: 1n << 80n, bytes: new Uint8Array([1, 2]), at: new Date(5), none: undefined };
    expect(await child('echo', { input: { value } })).toEqual(value);
  });

  it('emits one thing after the other, and waits for each to be taken', async () => {
    const seen: number[] = [];
    let isTaking = false;
    const onItem = async (item: number) => {
      expect(isTaking).toBe(false);
      isTaking = true;
      await new Promise((resolve) => setTimeout(resolve, 1));
      isTaking = false;
      seen.push(item);
    };
    expect(await child('emit', { input: { count: 20 }, onItem })).toBe(20);
    expect(seen).toEqual(Array.from({ length: 20 }, (_, i) => i));
  });

  it('gives what it emits to whoever asks, and is given the answers', async () => {
    const items = itemsOf<object, number, number>({
      entry: '../../tests/support/child-work.mjs',
      input: { work: 'ask' },
      limits: { memory: 300 * MiB },
    });
    expect(await items.next()).toEqual({ done: false, value: 1 });
    expect(await items.next(7)).toEqual({ done: false, value: 7 });
    expect(await items.next()).toEqual({ done: true, value: undefined });
  });

  it('is ended when nobody asks any more', async () => {
    const items = itemsOf<object, number>({
      entry: '../../tests/support/child-work.mjs',
      input: { work: 'emit', count: 1e9 },
      limits: { memory: 300 * MiB },
    });
    expect(await items.next()).toEqual({ done: false, value: 0 });
    expect(await items.return()).toEqual({ done: true, value: undefined });
    expect(await items.next()).toEqual({ done: true, value: undefined });
  });

  it('is ended when what it emits can not be taken', async () => {
    const onItem = () => Promise.reject(new Error('full'));
    await expect(child('emit', { input: { count: 5 }, onItem })).rejects.toThrow('full');
  });

  it('throws what the work throws, in words or with its stack', async () => {
    const error = await child('usage').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UserError);
    expect(error).toMatchObject({ exitCode: 2, what: { zh: '错' }, hint: { en: 'mend it' } });
    const defect = await child('defect').catch((thrown: unknown) => thrown);
    expect((defect as Error).stack).toContain('child-work.mjs');
  });

  it('says how it ended when it ends without a result', async () => {
    await expect(child('leave')).rejects.toThrow(/unexpectedly \(7\)/u);
  });

  it('is ended at its time, though it is busy', async () => {
    const limits = { memory: 300 * MiB, milliseconds: 500 };
    await expect(child('busy', { limits, exceeded })).rejects.toThrow('exceeded: time');
  });

  it.each(['buffers', 'heap'])('is ended at its memory: %s', async (work) => {
    await expect(child(work, { exceeded })).rejects.toThrow('exceeded: memory');
  });

  it('is ended by a signal, with its reason', async () => {
    const controller = new AbortController();
    const limits = { memory: 300 * MiB, signal: controller.signal };
    const work = child('busy', { limits });
    setTimeout(() => controller.abort(new Error('enough')), 300);
    await expect(work).rejects.toThrow('enough');
    await expect(child('busy', { limits })).rejects.toThrow('enough');
  });

  it('does the next work too where it is kept, but not after it was ended or has grown', async () => {
    const kept = { isKept: true };
    const first = await child('number', kept);
    expect(await child('number', kept)).toBe(first);
    await expect(child('usage', kept)).rejects.toThrow('wrong');
    expect(await child('number', kept)).toBe(first);
    // Two at once are two, of which one is kept.
    const two = await Promise.all([child('number', kept), child('number', kept)]);
    expect(new Set(two).size).toBe(2);
    expect(two).toContain(first);
    const other = { limits: { memory: 400 * MiB } };
    expect(two).not.toContain(await child('number', { ...kept, ...other }));
    const third = await child('number', kept);
    const limits = { memory: 300 * MiB, milliseconds: 300 };
    await expect(child('busy', { ...kept, limits, exceeded })).rejects.toThrow('exceeded: time');
    const fourth = await child('fat', kept);
    expect(fourth).not.toBe(third);
    expect(await child('number', kept)).not.toBe(fourth);
  });
});
