import { isUtf8 } from 'node:buffer';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../pipelines/base/database.js';
import { emptyWarehouse } from '../support/reading.js';
import { archive } from '../support/zip.js';
import { corpusOf, keeping, runs } from './support/corpus.js';
import { mutated, mutations } from './support/mutate.js';
import { markOf, marksIn, readSoundly } from './support/oracle.js';
import { columns, rows, soundRow } from './support/seeds.js';

let database: Database;
beforeAll(async () => {
  database = await emptyWarehouse();
});
afterAll(() => database.close());

const read = (name: string, text: Uint8Array) =>
  readSoundly({ feed: 'outages', name, text, way: 'rows' }, database);

const objectsOf = (cells: readonly (readonly string[])[]) =>
  cells.map((row) => Object.fromEntries(columns.map((name, i) => [name, row[i]])));

describe('lists of JSON', () => {
  const lists = fc
    .tuple(rows, fc.constantFrom(0, 1, 2), fc.boolean())
    .map(([cells, indent, isInside]) => {
      const all = objectsOf([...cells, columns.map(() => '')]);
      const value = isInside ? { type: 'x', a: [1], data: { items: all } } : all;
      return { count: cells.length, content: Buffer.from(JSON.stringify(value, null, indent)) };
    });

  it('of any cells keep every record', async () => {
    await fc.assert(
      fc.asyncProperty(lists, ({ count, content }) =>
        keeping('json', '.json', content, async () => {
          const { file, held, rejects } = await read('a.json', content);
          expect(file.why).toBeNull();
          expect(file.rowsRead).toBe(count + 1);
          const raws = new Map(rejects.map(({ source_line, raw }) => [source_line, String(raw)]));
          const kept = [...held.map((row) => Object.values(row).join('\n')), ...raws.values()];
          const found = kept.reduce((sum, one) => sum + marksIn(one), 0);
          if (file.rowsSkipped === 0) expect(found).toBe(count);
        }),
      ),
      { numRuns: runs(5) },
    );
  });

  const readList = async (content: Uint8Array) => {
    const { file } = await read('a.json', content);
    if (file.why || !isUtf8(content)) return;
    let value: unknown;
    try {
      value = JSON.parse(
        Buffer.from(content)
          .toString('utf8')
          .replace(/^\ufeff/u, ''),
      );
    } catch {
      return;
    }
    if (Array.isArray(value)) expect(file.rowsRead).toBe(value.length);
  };

  it('with some of their bytes changed are read or refused, no element left out', async () => {
    await fc.assert(
      fc.asyncProperty(lists, mutations, ({ content }, changes) => {
        const changed = mutated(content, changes);
        return keeping('json', '.json', changed, () => readList(changed));
      }),
      { numRuns: runs(10) },
    );
  });

  it.each(corpusOf('json'))('%s of the corpus', async (_, content) => {
    await readList(content);
  });
});

describe('archives', () => {
  const body = [columns, ...Array.from({ length: 40 }, (_, i) => soundRow(i))].join('\n');
  const seeds = [0, 8].map((method) => archive([{ name: 'in/a.csv', content: body, method }]));
  const marks = Array.from({ length: 40 }, (_, i) => markOf(i));
  const readArchive = async (content: Uint8Array) => {
    const { file, held } = await read('a.zip', content);
    // A checksum tells of whatever was changed in the rows.
    if (file.why) expect(held).toEqual([]);
    else expect(held.map((row) => row.event_id).sort()).toEqual(marks);
  };

  it('with some of their bytes changed are read or refused', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...seeds), mutations, (seed, changes) => {
        const content = mutated(seed, changes);
        return keeping('zip', '.zip', content, () => readArchive(content));
      }),
      { numRuns: runs(10) },
    );
  });

  it.each(corpusOf('zip'))('%s of the corpus', async (_, content) => {
    await readArchive(content);
  });
});
