import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../pipelines/base/errors.js';
import { decodedText } from '../../pipelines/files/encoding.js';
import { readObject } from '../../pipelines/ingest/formats/jsonl.js';
import { recordsOf, type TextRecord } from '../../pipelines/ingest/records.js';
import { corpusOf, keeping, runs } from './support/corpus.js';
import { mutated, mutations } from './support/mutate.js';
import { delimited, nasty } from './support/seeds.js';

const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8').replace(/\r\n?/gu, '\n');

async function recordsIn(chunks: readonly string[], delimiter: string): Promise<TextRecord[]> {
  const records: TextRecord[] = [];
  for await (const some of recordsOf(chunks, delimiter)) records.push(...some);
  return records;
}

/** Texts cut where it may hurt. */
function cut(text: string, places: readonly number[]): string[] {
  const ends = places.map((at) => Math.floor(at * text.length)).sort((a, b) => a - b);
  return [...ends, text.length].map((end, i) => text.slice(ends[i - 1] ?? 0, end));
}

const places = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 6 });

async function expectWhole(text: string, delimiter: string, at: readonly number[]): Promise<void> {
  const records = await recordsIn([text], delimiter);
  // Every line is in a record, at its place, or it is blank.
  const lines = text.split('\n');
  const seen = new Set<number>();
  for (const { line, raw } of records) {
    const own = raw.split('\n');
    expect(own).toEqual(lines.slice(line - 1, line - 1 + own.length));
    own.forEach((_, i) => {
      expect(seen.has(line + i)).toBe(false);
      seen.add(line + i);
    });
  }
  expect(lines.filter((line, i) => line !== '' && !seen.has(i + 1))).toEqual([]);
  expect(await recordsIn(cut(text, at), delimiter)).toEqual(records);
}

describe('records of a text', () => {
  it('have every line of it once, however it comes in pieces', async () => {
    const text = fc.oneof(
      fc
        .tuple(fc.oneof(delimited, nasty), mutations)
        .map(([seed, changes]) => mutated(seed, changes)),
      fc
        .array(fc.constantFrom('"', ',', '\n', 'a', '""', '"\n', ',"', '\n"', ' '), {
          maxLength: 40,
        })
        .map((parts) => Buffer.from(parts.join(''))),
    );
    const delimiter = fc.constantFrom(',', '\t', ';', '|');
    await fc.assert(
      fc.asyncProperty(text, delimiter, places, (content, sign, at) =>
        keeping('records', '.csv', content, () => expectWhole(textOf(content), sign, at)),
      ),
      { numRuns: runs(200) },
    );
  });

  it.each(corpusOf('records'))('%s of the corpus', async (_, content) => {
    for (const sign of [',', '\t', ';', '|']) await expectWhole(textOf(content), sign, [0.3, 0.6]);
  });
});

/** What bytes may be, by the encodings that are read: never with a character in place of a broken one. */
function readings(content: Uint8Array): string[] {
  return ['utf-8', 'gb18030', 'utf-16le', 'utf-16be'].flatMap((encoding) => {
    try {
      return [new TextDecoder(encoding, { fatal: true }).decode(content)];
    } catch {
      return [];
    }
  });
}

describe('encodings', () => {
  it('of any bytes are told, or the file is refused in words', async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc
        .tuple(fc.oneof(delimited, nasty), mutations)
        .map(([seed, changes]) => mutated(seed, changes)),
    );
    await fc.assert(
      fc.asyncProperty(bytes, (content) =>
        keeping('encodings', '.csv', content, async () => {
          const text = await decodedText(content, 'a.csv').catch((error: unknown) => {
            expect(error).toBeInstanceOf(UserError);
            return undefined;
          });
          if (text !== undefined) expect(readings(content)).toContain(text);
        }),
      ),
      { numRuns: runs(150) },
    );
  });

  it('UTF-8 is told for what it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 60 }), async (text) => {
        const line = `停电事件编号,所属地市\n${text}`;
        expect(await decodedText(Buffer.from(line), 'a.csv')).toBe(line.replace(/^\ufeff/u, ''));
      }),
      { numRuns: runs(100) },
    );
  });
});

describe('objects of a line of JSON', () => {
  // An object inside gives columns of both names, which is held elsewhere.
  const members = fc.dictionary(
    fc.string({ unit: 'grapheme', maxLength: 6 }),
    fc.oneof(
      fc.array(fc.jsonValue({ maxDepth: 1 }), { maxLength: 3 }),
      fc.constantFrom(null, true, false),
      fc.double(),
      fc.string({ unit: 'binary' }),
    ),
    { maxKeys: 6 },
  );

  it('have the members that JSON.parse finds, as they are written', () => {
    fc.assert(
      fc.property(members, fc.constantFrom(undefined, 1, '\t'), (value, space) => {
        const text = JSON.stringify(value, null, space);
        const parsed = JSON.parse(text) as Record<string, unknown>;
        const { members: found } = readObject(text);
        expect([...(found?.keys() ?? [])].sort()).toEqual(Object.keys(parsed).sort());
        for (const [name, cell] of found ?? []) {
          const one = parsed[name];
          if (one === null) expect(cell).toBe('');
          else expect(typeof one === 'string' ? cell : JSON.parse(cell)).toEqual(one);
        }
      }),
      { numRuns: runs(200) },
    );
  });

  it('are objects or told to be none, whatever the text', () => {
    fc.assert(
      fc.property(members, mutations, (value, changes) => {
        const text = mutated(Buffer.from(JSON.stringify(value)), changes).toString('utf8');
        const { members: found, why } = readObject(text);
        expect((found === undefined) !== (why === undefined)).toBe(true);
      }),
      { numRuns: runs(200) },
    );
  });
});
