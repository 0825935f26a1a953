import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import Papa from 'papaparse';
import { packageRoot } from '../../../pipelines/base/package.js';
import { gbk } from '../../support/gbk.js';
import { markOf } from './oracle.js';

export const columns = [
  'event_id',
  'city',
  'area_tier',
  'started_at',
  'restored_at',
  'users',
  'nature',
  'cause',
  '备注',
] as const;

export function soundRow(i: number): string[] {
  const hour = String(i % 20).padStart(2, '0');
  return [
    ...[markOf(i), '510100', 'rural', `2022-01-05 ${hour}:00:00`, `2022-01-05 ${hour}:30:00`],
    ...[String(i), 'fault', i % 7 ? '雷击' : '', i % 5 ? '' : 'x'],
  ];
}

/** Cells as people and programs write them, some of them no cells at all. */
const cell = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom(
    '',
    ' ',
    '-',
    'NULL',
    '"',
    ',',
    'a\nb',
    'a\rb',
    '合计',
    '0001-01-01',
    '2022/3/5 8:00',
  ),
  fc.constantFrom('成都', '农村', '1,200', '９', '1e3', '故障', '=1+1', '\u3000', '\ufeff', '\0'),
);

/** Rows of which most are sound, so that either way of reading may be the one. */
export const rows: fc.Arbitrary<string[][]> = fc
  .record({
    count: fc.integer({ min: 0, max: 60 }),
    odd: fc.array(fc.tuple(fc.nat({ max: 60 }), fc.nat({ max: 8 }), cell), { maxLength: 4 }),
  })
  .map(({ count, odd }) => {
    const sound = Array.from({ length: count }, (_, i) => soundRow(i));
    for (const [row, column, text] of odd) {
      const one = sound[row];
      // The mark stays, or the row could not be found again.
      if (one) one[column] = column === 0 ? `${one[0]}${text}` : text;
    }
    return sound;
  });

const encoders: Readonly<Record<string, (text: string) => Buffer>> = {
  'utf-8': (text) => Buffer.from(text),
  'utf-8 with a BOM': (text) => Buffer.from(`\ufeff${text}`),
  'utf-16le': (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'utf-16be': (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
  // Of what GBK lacks there is nothing in such a file.
  gbk: (text) => gbk([...text].map((one) => (isInGbk(one) ? one : '?')).join('')),
};

function isInGbk(character: string): boolean {
  try {
    return gbk(character).length > 0;
  } catch {
    return false;
  }
}

/** Delimited files as bytes. */
export const delimited: fc.Arbitrary<Buffer> = fc
  .record({
    rows,
    title: fc.constantFrom('', '', '', '2022年停电记录\n', '统计表,,\n\n'),
    delimiter: fc.constantFrom(',', ',', ',', '\t', ';', '|'),
    newline: fc.constantFrom('\n', '\r\n'),
    quotes: fc.boolean(),
    endsInBreak: fc.boolean(),
    encoding: fc.constantFrom('utf-8', 'utf-8', 'utf-8', ...Object.keys(encoders)),
  })
  .map(({ rows: cells, title, delimiter, newline, quotes, endsInBreak, encoding }) => {
    const body = Papa.unparse([[...columns], ...cells], { delimiter, newline, quotes });
    const text = `${title.replaceAll('\n', newline)}${body}${endsInBreak ? newline : ''}`;
    return (encoders[encoding] as (text: string) => Buffer)(text);
  });

const nastyFolder = join(packageRoot, 'data-samples', 'nasty', 'data', 'outages');

/** The nasty corner of the samples. */
export const nasty: fc.Arbitrary<Buffer> = fc.constantFrom(
  ...readdirSync(nastyFolder)
    .sort()
    .map((name) => readFileSync(join(nastyFolder, name))),
);
