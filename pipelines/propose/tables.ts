import { hashOf } from '../files/hash.js';
import { readInChild } from '../ingest/formats/in-child.js';
import type { FromParquet, ParquetFile } from '../ingest/formats/parquet-rows.js';
import type { Chosen, FromWorkbook, Workbook } from '../ingest/formats/sheets.js';
import type { Sample, SampleRow } from './sample.js';

type Tables = Pick<Sample, 'tables' | 'isWhole' | 'hasEnd'>;

/** Of a long table, its beginning, its end, and some of the rows between. */
class SomeRows {
  private readonly rows: SampleRow[] = [];
  private last: SampleRow[] = [];
  private count = 0;

  add(row: SampleRow): void {
    this.count += 1;
    if (this.count <= FIRST || this.count % EACH === 0) this.rows.push(row);
    else if (this.last.push(row) > 2 * LAST) this.last = this.last.slice(-LAST);
  }

  get isWhole(): boolean {
    return this.count <= FIRST + LAST;
  }

  all(): SampleRow[] {
    return [...this.rows, ...this.last.slice(-LAST)].sort((a, b) => a.line - b.line);
  }
}

/** Merged cells are wanted, as they make a header of two rows. */
const MOST_HEADER_ROWS = 2;
const FIRST = 5000;
const EACH = 100;
const LAST = 300;

/** The sheets of a workbook that are not hidden; where all are, the hidden ones. */
export async function workbookTables(path: string, name: string): Promise<Tables> {
  const hash = await hashOf(path);
  const book = readInChild<Workbook, FromWorkbook, Chosen>(
    'workbook-child.js',
    { path, name, hash, header: { count: MOST_HEADER_ROWS } },
    'workbookMemory',
  );
  try {
    const { value: first } = await book.next();
    const heads = first?.is === 'heads' ? first.heads : [];
    const filled = heads.map((head, at) => ({ head, at })).filter(({ head }) => head.lastLine > 0);
    const open = filled.filter(({ head }) => !head.isHidden);
    const sheets = open.length > 0 ? open : filled;
    let answer: Chosen = sheets.map(({ head, at }) => ({
      at,
      width: head.first.reduce((widest, { cells }) => Math.max(widest, cells.length), 0),
    }));
    const found = sheets.map(() => new SomeRows());
    let current = 0;
    for (;;) {
      const { value: item, done } = await book.next(answer);
      answer = undefined;
      if (done || !item) break;
      if (item.is === 'end of sheet') current += 1;
      if (item.is === 'rows') for (const row of item.rows) found[current]?.add(row);
    }
    const tables = sheets.map(({ head }, i) => {
      const rows = found[i]?.all() ?? [];
      return { name: head.name, merges: head.merges, rows: () => rows };
    });
    return { tables, isWhole: found.every((one) => one.isWhole), hasEnd: true };
  } finally {
    await book.return();
  }
}

/** Rows of a Parquet file, as many as tell what is in it. */
export async function parquetTables(path: string, name: string): Promise<Tables> {
  const items = readInChild<ParquetFile, FromParquet>(
    'parquet-child.js',
    { path, name },
    'parquetMemory',
  );
  const rows: SampleRow[] = [];
  let names: readonly string[] = [];
  let isWhole = false;
  try {
    for await (const item of items) {
      if (item.is === 'columns') names = item.names;
      if (item.is === 'end') isWhole = true;
      if (item.is !== 'rows') continue;
      for (const row of item.rows) rows.push(row);
      if (rows.length > FIRST) break;
    }
  } finally {
    await items.return();
  }
  return { tables: [{ name: null, names, rows: () => rows }], isWhole, hasEnd: isWhole };
}
