import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sampledLines } from '../../pipelines/ingest/sampled-lines.js';
import { withFolder } from '../support/folder.js';

const line = (i: number) => `第${String(i).padStart(6, '0')}行,${'文'.repeat(i % 7)}`;

async function sampleOf(text: string): Promise<string[]> {
  return withFolder(async (folder) => {
    const path = join(folder, 'lines.csv');
    await writeFile(path, text);
    const sampled = await sampledLines(path, Buffer.byteLength(text));
    return sampled.split('\n').filter((one) => one !== '');
  });
}

describe('lines from all over a file', () => {
  it('are whole, in order, and of every part of it', async () => {
    const all = Array.from({ length: 60_000 }, (_, i) => line(i));
    const found = await sampleOf(`${all.join('\n')}\n`);
    const numbers = found.map((text) => Number(text.slice(1, 7)));
    expect(found).toEqual(numbers.map(line));
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
    for (let part = 1; part < 10; part += 1) {
      const [from, to] = [part * 6000 - 3000, part * 6000 + 3000];
      expect(numbers.some((number) => number >= from && number < to)).toBe(true);
    }
  });

  it('are none of a small file, and none of one without line ends', async () => {
    expect(await sampleOf('a\nb\nc\n')).toEqual([]);
    expect(await sampleOf('x'.repeat(1_000_000))).toEqual([]);
  });
});
