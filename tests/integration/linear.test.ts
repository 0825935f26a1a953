import { describe, expect, it } from 'vitest';
import { ByteProbe, detectEncoding } from '../../pipelines/files/encoding.js';
import { LineCounter } from '../../pipelines/files/line-counter.js';
import { readColumns } from '../../pipelines/ingest/columns.js';
import { readObject } from '../../pipelines/ingest/formats/jsonl.js';
import { findLayout } from '../../pipelines/ingest/layout.js';
import { recordsOf } from '../../pipelines/ingest/records.js';
import { RecordSorter } from '../../pipelines/ingest/sorter.js';
import { parseSettings } from '../../pipelines/project/settings.js';
import { parseDuration } from '../../schemas/durations.js';
import { cleanCell } from '../../schemas/fields.js';
import { parseCount, parseDecimal, parseYear } from '../../schemas/numbers.js';
import { parseList } from '../../schemas/parse.js';
import { sichuan } from '../../schemas/region.js';
import { parseDate, parseTime, parseWindowEnd } from '../../schemas/times.js';
import { withUnit } from '../../schemas/units.js';
import { vocabularyOf } from '../../schemas/vocabulary.js';
import { growthOf, MOST_GROWTH } from '../support/growth.js';

const vocabulary = vocabularyOf(sichuan, { provider: { 甲: '乙' } });

/** Whatever looks at a cell. */
function lookAtCell(cell: string): void {
  cleanCell(cell);
  for (const parse of [parseTime, parseWindowEnd, parseDate, parseCount, parseDecimal, parseYear]) {
    parse(cell);
  }
  parseList(cell);
  for (const read of [vocabulary.city, vocabulary.tier, vocabulary.nature, vocabulary.provider]) {
    read(cell);
  }
  parseDuration(cell);
  parseCount(withUnit(cell, { unit: '万户', times: 10_000n, over: 1n }));
}

const cells: readonly (readonly [name: string, make: (size: number) => string])[] = [
  ['spaces inside', (n) => `a${' '.repeat(n)}b`],
  ['spaces inside a time', (n) => `2022-01-01${' '.repeat(n)}x`],
  ['spaces behind a time', (n) => `2022-01-01 08:00${' '.repeat(n)}x`],
  ['spaces before a T', (n) => `2022-01-01${' '.repeat(n)}T${' '.repeat(n)}x`],
  ['spaces inside a count', (n) => `12${' '.repeat(n)}户x`],
  ['spaces of other kinds', (n) => `a${'\u3000\u00a0\u200b\t'.repeat(n / 4)}b`],
  ['marks', (n) => `a${'\u0301\u0323'.repeat(n / 2)}`],
  ['dashes', (n) => `2022-01-01 08:00${' - '.repeat(n / 3)}`],
  ['digits', (n) => `${'0'.repeat(n)}x`],
  ['groups of digits', (n) => `1${',000'.repeat(n / 4)}x`],
  ['decimals', (n) => `0.${'0'.repeat(n)}1.`],
  ['points', (n) => '.0'.repeat(n / 2)],
  ['lists', (n) => '城;'.repeat(n / 2)],
  ['NULs', (n) => '\0'.repeat(n)],
  ['signs of nothing', (n) => '\ufeff'.repeat(n)],
];

async function readAll(text: string, delimiter = ','): Promise<number> {
  const chunks = text.match(/[\s\S]{1,65536}/gu) ?? [];
  let count = 0;
  for await (const records of recordsOf(chunks, delimiter)) count += records.length;
  return count;
}

const texts: readonly (readonly [name: string, make: (size: number) => string])[] = [
  ['a quote opened at the beginning of each line', (n) => '"abc,def\n'.repeat(n / 9)],
  ['a quote opened at the end of each line', (n) => 'abc,"def\n'.repeat(n / 9)],
  ['quotes that each line closes and opens', (n) => 'x","y\n'.repeat(n / 6)],
  ['the same behind a quote', (n) => `"${'x","y\n'.repeat(n / 6)}`],
  ['quotes that are doubled and open', (n) => 'a,"""b\n'.repeat(n / 7)],
  ['quotes inside quotes', (n) => `"${'a"b'.repeat(n / 3)}\n`],
  ['one quote and many lines', (n) => `"${'abc\n'.repeat(n / 4)}`],
  ['spaces behind a quote', (n) => `"a"${' '.repeat(n / 100)}b\n`.repeat(100)],
  ['delimiters', (n) => ','.repeat(n)],
  ['one long line', (n) => 'a'.repeat(n)],
  ['long lines', (n) => `${'a'.repeat(n / 4)}\n`.repeat(4)],
  ['a long line inside quotes', (n) => `"x\n${'a'.repeat(n)}`],
  ['line breaks', (n) => '\n'.repeat(n)],
  ['NULs', (n) => '\0'.repeat(n)],
];

const reading = readColumns('outages', parseSettings(''));
const names = 'event_id,city,area_tier,started_at,restored_at,users,nature,cause';

const headers: readonly (readonly [name: string, make: (size: number) => string])[] = [
  [
    'many columns',
    (n) => `${names}${Array.from({ length: n / 40 }, (_, i) => `,列${i}`).join('')}\n1,2\n`,
  ],
  ['many equal columns', (n) => `${names}${',users'.repeat(n / 40)}\n1,2\n`],
  ['many nameless columns', (n) => `${names}${','.repeat(n / 40)}\n${'1,'.repeat(n / 40)}\n`],
  ['a long name', (n) => `${names},${'停电x '.repeat(n / 4)}\n1,2\n`],
  ['brackets', (n) => `${names},${'('.repeat(n)}\n1,2\n`],
  ['notes in brackets', (n) => `${names}${',停电(户)【时】'.repeat(n / 80)}\n1,2\n`],
];

const bytes: readonly (readonly [name: string, make: (size: number) => Buffer])[] = [
  ['marks of the beginning', (n) => Buffer.from('\ufeff'.repeat(n / 3))],
  ['marks of another encoding', (n) => Buffer.from('\ufeff'.repeat(n / 2), 'utf16le')],
  ['carriage returns', (n) => Buffer.alloc(n, '\r')],
  ['NULs', (n) => Buffer.alloc(n)],
  ['letters that are no text', (n) => Buffer.alloc(n, 'é\n', 'latin1')],
  ['quotes', (n) => Buffer.alloc(n, '"')],
];

describe('twice the input takes at most about twice the time', () => {
  it.each(cells)('in a cell with %s', async (_, make) => {
    const work = (size: number) => {
      const cell = make(size);
      return () => lookAtCell(cell);
    };
    expect(await growthOf(work, 80_000)).toBeLessThanOrEqual(MOST_GROWTH);
  });

  it.each(texts)('in a text with %s', async (_, make) => {
    const work = (size: number) => {
      const text = make(size);
      return () => readAll(text);
    };
    expect(await growthOf(work, 1_200_000)).toBeLessThanOrEqual(MOST_GROWTH);
  });

  it.each(headers)('in a header with %s', async (_, make) => {
    const work = (size: number) => {
      const text = make(size);
      return async () => {
        const layout = await findLayout(text, reading);
        const sorter = new RecordSorter(layout, reading.columns, reading.constants, 'a.csv');
        for await (const records of recordsOf([text], ',')) {
          for (const record of records) sorter.take(record);
        }
      };
    };
    expect(await growthOf(work, 40_000)).toBeLessThanOrEqual(MOST_GROWTH);
  });

  it.each(bytes)('in bytes with %s', async (_, make) => {
    const work = (size: number) => {
      const content = make(size);
      const chunks = Array.from({ length: Math.ceil(content.length / 65_536) }, (_, i) =>
        content.subarray(i * 65_536, (i + 1) * 65_536),
      );
      return async () => {
        const [probe, lines] = [new ByteProbe(), new LineCounter()];
        for (const chunk of chunks) {
          probe.write(chunk);
          lines.write(chunk);
        }
        await detectEncoding(probe, 'a.csv', () => chunks).catch(() => undefined);
      };
    };
    expect(await growthOf(work, 2_000_000)).toBeLessThanOrEqual(MOST_GROWTH);
  });

  it.each([
    ['deep brackets', (n: number) => `{"a": ${'['.repeat(n / 2)}${']'.repeat(n / 2)}}`],
    ['deep objects', (n: number) => `{"a": ${'{"b":'.repeat(n / 6)}1${'}'.repeat(n / 6)}}`],
    [
      'many members',
      (n: number) => `{${Array.from({ length: n / 10 }, (_, i) => `"n${i}":1`).join()}}`,
    ],
    ['one member often', (n: number) => `{${'"a": 1,'.repeat(n / 7)}"b": 2}`],
    ['escapes', (n: number) => `{"a": "${'\\"'.repeat(n / 2)}"}`],
    ['no end', (n: number) => `{"a": "${'\\\\'.repeat(n / 2)}`],
  ] as const)('in a line of JSON with %s', async (_, make) => {
    const work = (size: number) => {
      const line = make(size);
      return () => readObject(line);
    };
    expect(await growthOf(work, 400_000)).toBeLessThanOrEqual(MOST_GROWTH);
  });
});

describe('how growth is told', () => {
  it('is from the square', async () => {
    const work = (size: number) => () => {
      let sum = 0;
      for (let i = 0; i < size * size; i++) sum += i % 7;
      return sum;
    };
    expect(await growthOf(work, 5000)).toBeGreaterThan(MOST_GROWTH);
  });
});
