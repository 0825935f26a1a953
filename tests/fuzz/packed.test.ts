import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type CellObject, utils, write } from '@e965/xlsx';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, quotedPath } from '../../pipelines/base/database.js';
import { zipBytes } from '../../pipelines/files/zip.js';
import { withFolder } from '../support/folder.js';
import { emptyWarehouse } from '../support/reading.js';
import { unzipped } from '../support/unzip.js';
import { corpusOf, keeping, runs } from './support/corpus.js';
import { type Mutation, mutated, mutations } from './support/mutate.js';
import { markOf, marksIn, readSoundly } from './support/oracle.js';
import { columns, rows, soundRow } from './support/seeds.js';

let database: Database;
let parquet: Buffer;
beforeAll(async () => {
  database = await emptyWarehouse();
  parquet = await withFolder(async (folder) => {
    const file = join(folder, 'a.parquet');
    await database.query(`copy (select 'K0001K' as event_id, 510100 as city, 'rural' as area_tier,
        timestamp '2022-01-05 08:00:00' + interval (n) hour as started_at, null::timestamp as restored_at,
        n as users, 'fault' as nature, n / 3.0 as reported_user_hours, [n] as cause from range(20) r(n))
      to ${quotedPath(file)} (format parquet)`);
    return readFileSync(file);
  });
});
afterAll(() => database.close());

const read = (name: string, text: Uint8Array) =>
  readSoundly({ feed: 'outages', name, text, way: 'rows' }, database);

/** All marks of the records are in what was kept of them. */
async function expectAllKept(name: string, text: Uint8Array, marks: number): Promise<void> {
  const { file, held, rejects } = await read(name, text);
  expect(file.why).toBeNull();
  const raws = new Map(rejects.map(({ source_line, raw }) => [source_line, String(raw)]));
  const kept = [...held.map((row) => Object.values(row).join('\n')), ...raws.values()];
  const found = kept.reduce((sum, one) => sum + marksIn(one), 0);
  if (file.rowsSkipped === 0) expect(found).toBe(marks);
}

function workbookOf(cells: readonly (readonly string[])[]): Buffer {
  const sheet = utils.aoa_to_sheet([[...columns], ...cells] as unknown[][]);
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, '停电');
  return write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer;
}

describe('files of JSON lines', () => {
  const lines = rows.map((cells) =>
    cells.map((row) =>
      JSON.stringify(Object.fromEntries(columns.map((name, i) => [name, row[i]]))),
    ),
  );

  it('of any cells keep every record', async () => {
    await fc.assert(
      fc.asyncProperty(lines, (texts) => {
        const content = Buffer.from(
          [...texts, JSON.stringify(Object.fromEntries(columns.map((name) => [name, ''])))].join(
            '\n',
          ),
        );
        return keeping('jsonl', '.jsonl', content, () =>
          expectAllKept('a.jsonl', content, texts.length),
        );
      }),
      { numRuns: runs(5) },
    );
  });

  const readLines = async (content: Uint8Array) => {
    const { file } = await read('a.jsonl', content);
    if (file.why || !isUtf8(content)) return;
    const text = Buffer.from(content)
      .toString('utf8')
      .replace(/^\ufeff/u, '');
    const filled = text.split(/\r\n?|\n/u).filter((line) => line.trim() !== '');
    expect(file.rowsRead).toBe(filled.length);
  };

  it('with some of their bytes changed have every line in the count', async () => {
    await fc.assert(
      fc.asyncProperty(lines, mutations, (texts, changes) => {
        const content = mutated(Buffer.from(texts.join('\n')), changes);
        return keeping('jsonl', '.jsonl', content, () => readLines(content));
      }),
      { numRuns: runs(7) },
    );
  });

  it.each(corpusOf('jsonl'))('%s of the corpus', async (_, content) => {
    await readLines(content);
  });
});

describe('workbooks', () => {
  const inside = [
    'xl/worksheets/sheet1.xml',
    'xl/worksheets/sheet1.xml',
    'xl/sharedStrings.xml',
    'xl/styles.xml',
    'xl/workbook.xml',
    '[Content_Types].xml',
  ];
  const dated: CellObject = { t: 'n', v: 44_566.5, z: 'yyyy/m/d h:mm' };
  const seed = workbookOf(
    Array.from({ length: 6 }, (_, i) =>
      soundRow(i).map((one, at) => (at === 3 ? dated : one) as string),
    ),
  );

  it('of any cells keep every record', async () => {
    await fc.assert(
      fc.asyncProperty(rows, (cells) => {
        const content = workbookOf(cells);
        return keeping('workbook', '.xlsx', content, () =>
          expectAllKept('a.xlsx', content, cells.length),
        );
      }),
      { numRuns: runs(4) },
    );
  });

  it('with some of their bytes, or of what is packed in them, changed are read or refused', async () => {
    const parts = unzipped(seed);
    const repacked = (name: string, changes: readonly Mutation[]) =>
      Buffer.from(
        zipBytes(
          [...parts].map(([one, content]) => ({
            name: one,
            content: one === name ? mutated(Buffer.from(content), changes) : Buffer.from(content),
          })),
        ),
      );
    const changed = fc.oneof(
      { weight: 1, arbitrary: mutations.map((changes) => mutated(seed, changes)) },
      {
        weight: 4,
        arbitrary: fc
          .tuple(fc.constantFrom(...inside), mutations)
          .map(([name, changes]) => repacked(name, changes)),
      },
    );
    await fc.assert(
      fc.asyncProperty(changed, (content) =>
        keeping('workbook', '.xlsx', content, () => read('a.xlsx', content)),
      ),
      { numRuns: runs(14) },
    );
  });

  it.each(corpusOf('workbook'))('%s of the corpus', async (_, content) => {
    await read('a.xlsx', content);
  });
});

describe('files of other kinds', () => {
  it('Parquet with some of its bytes changed is read or refused', async () => {
    await fc.assert(
      fc.asyncProperty(mutations, (changes) => {
        const content = mutated(parquet, changes);
        return keeping('parquet', '.parquet', content, () => read('a.parquet', content));
      }),
      { numRuns: runs(7) },
    );
  });

  it.each(corpusOf('parquet'))('%s of the corpus', async (_, content) => {
    await read('a.parquet', content);
  });

  it('gzip with some of its bytes changed is read or refused', async () => {
    const body = [columns, ...Array.from({ length: 40 }, (_, i) => soundRow(i))].join('\n');
    const seed = gzipSync(body);
    const marks = Array.from({ length: 40 }, (_, i) => markOf(i));
    await fc.assert(
      fc.asyncProperty(mutations, async (changes) => {
        const content = mutated(seed, changes);
        await keeping('gzip', '.csv.gz', content, async () => {
          const { file, held } = await read('a.csv.gz', content);
          // A checksum tells of whatever was changed in the rows.
          if (file.why) expect(held).toEqual([]);
          else expect(held.map((row) => row.event_id).sort()).toEqual(marks);
        });
      }),
      { numRuns: runs(6) },
    );
  });

  it.each(corpusOf('gzip'))('%s of the corpus', async (_, content) => {
    await read('a.csv.gz', content);
  });
});
