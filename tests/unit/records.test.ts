import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { recordsOf, type TextRecord } from '../../pipelines/ingest/records.js';

async function read(chunks: readonly string[], delimiter = ','): Promise<TextRecord[]> {
  const all: TextRecord[] = [];
  for await (const records of recordsOf(chunks, delimiter)) all.push(...records);
  return all;
}

const cell = fc.string({
  unit: fc.constantFrom('a', '中', '"', ',', '\n', ' ', ';'),
  maxLength: 6,
});
const table = fc
  .integer({ min: 2, max: 4 })
  .chain((width) =>
    fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 30 }),
  );

describe('records', () => {
  it('come back as they were written, with the line on which each begins', async () => {
    await fc.assert(
      fc.asyncProperty(table, fc.integer({ min: 1, max: 50 }), async (rows, size) => {
        const text = Papa.unparse(rows, { newline: '\n', quotes: true });
        const chunks = text.match(new RegExp(`[\\s\\S]{1,${size}}`, 'gu')) ?? [];
        const records = await read(chunks);
        expect(records.map(({ cells }) => cells)).toEqual(rows);
        expect(records.some(({ broken }) => broken !== undefined)).toBe(false);
        const lines = text.split('\n');
        for (const { line, raw } of records) {
          expect(
            lines
              .slice(line - 1)
              .join('\n')
              .startsWith(raw),
          ).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('never lose a line, whatever the text', async () => {
    const text = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\n'), maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 1, max: 20 }), async (written, size) => {
        const chunks = written.match(new RegExp(`[\\s\\S]{1,${size}}`, 'gu')) ?? [];
        const records = await read(chunks);
        const kept = records.map(({ raw }) => raw).join('\n');
        expect(kept.split('\n').filter(Boolean)).toEqual(written.split('\n').filter(Boolean));
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['a,"Protective" Device,b', ['a', '"Protective" Device', 'b']],
    ['"a, b","c" d,"e ""f"" "', ['a, b', '"c" d', 'e "f" ']],
    ['"Protective" Device', ['"Protective" Device']],
    ['a,"b" c,"d', []],
    ['"a" b,,"c" ', ['"a" b', '', 'c']],
  ])('give the cells that %s has, though no row can', async (text, cells) => {
    const [record, next] = await read([`${text}\nx,y\n`]);
    expect([record?.cells, record?.raw, next?.cells]).toEqual([cells, text, ['x', 'y']]);
    expect(record?.broken).toBeDefined();
  });

  it('cross the blocks in which text is read', async () => {
    const rows = Array.from({ length: 30_000 }, (_, i) => [`${i}`, i % 7 ? '城市' : '"换\n行"']);
    const records = await read([Papa.unparse(rows, { newline: '\n' })]);
    expect(records.length).toBe(rows.length);
    expect(records.map(({ cells }) => cells)).toEqual(rows);
    expect(records.at(-1)?.line).toBe(30_000 + Math.floor(29_998 / 7) + 1);
  });

  it('end an unclosed quote with its line, even in a long file', async () => {
    const good = Array.from({ length: 50_000 }, (_, i) => `${i},x`);
    const lines = [...good.slice(0, 1000), 'bad,"open', ...good.slice(1000)];
    const records = await read([lines.join('\n')]);
    expect(records.filter(({ broken }) => broken).map(({ line, raw }) => [line, raw])).toEqual([
      [1001, 'bad,"open'],
    ]);
    expect(records.length).toBe(50_001);
  });
});
