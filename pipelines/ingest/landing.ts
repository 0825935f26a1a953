import { type DuckDBValue, INTEGER, VARCHAR } from '@duckdb/node-api';
import type { FeedColumn } from '../../schemas/feeds/index.js';
import { cleanCell } from '../../schemas/fields.js';
import { fold } from '../../schemas/vocabulary.js';
import type { Words } from '../../schemas/words.js';
import { RowAppender } from '../base/append.js';
import type { Database } from '../base/database.js';
import { textOf } from './encoding.js';
import type { FeedFile } from './files.js';
import { type Constants, findLayout, type Layout } from './layout.js';
import { recordsOf, type TextRecord } from './records.js';

/** What was done with the records of a file before any cell was looked at. */
export interface Landed {
  readonly layout: Layout;
  readonly rowsRead: number;
  /** Title rows, repeated headers, total rows and rows of empty cells. */
  readonly rowsSkipped: number;
}

/** Table of texts that a file lands in: `source_line`, `raw`, `why_*`, `extra` and the columns. */
export const landingTable = 'landed';

const HEAD = 1 << 16;
const totalMarks = new Set(['合计', '总计', '小计', '共计', 'total', 'subtotal', 'grandtotal']);

/** Brings the file's records as text into the temporary table `landed`. */
export async function land(
  database: Database,
  file: FeedFile,
  columns: readonly FeedColumn[],
  constants: Constants,
): Promise<Landed> {
  const layout = await findLayout(await headOf(file), columns, constants);
  const names = columns.map((column) => column.name);
  await database.query(`create or replace temp table ${landingTable} (
    source_line integer, raw varchar, why_zh varchar, why_en varchar, extra varchar,
    ${names.map((name) => `"${name}" varchar`).join(', ')})`);
  const types = [INTEGER, ...Array.from({ length: 4 + names.length }, () => VARCHAR)];
  const appender = await RowAppender.open(database, landingTable, types);
  const sort = new RecordSorter(layout, names, constants);
  for await (const records of recordsOf(textOf(file), layout.delimiter)) {
    for (const record of records) {
      const row = sort.take(record);
      if (row) appender.push(row);
    }
  }
  appender.close();
  return { layout, rowsRead: sort.read, rowsSkipped: sort.skipped };
}

async function headOf(file: FeedFile): Promise<string> {
  let head = '';
  const chunks = textOf(file);
  for await (const chunk of chunks) {
    head += chunk;
    if (head.length >= HEAD) break;
  }
  // A record cut off at the end must not look like a broken one.
  const cut = head.length >= HEAD ? head.lastIndexOf('\n') : -1;
  return cut > 0 ? head.slice(0, cut) : head;
}

/** Decides for each record whether it is data, is skipped, or can't be read at all. */
class RecordSorter {
  read = 0;
  skipped = 0;
  private readonly places: readonly number[];
  private readonly unknownPlaces: readonly number[];
  private readonly constants: readonly (string | null)[];
  private readonly folded: readonly string[];

  constructor(
    private readonly layout: Layout,
    names: readonly string[],
    constants: Constants,
  ) {
    this.places = names.map((name) => layout.columns.indexOf(name));
    this.constants = names.map((name) => constants[name] ?? null);
    this.unknownPlaces = layout.columns.flatMap((name, i) => (name === null ? [i] : []));
    this.folded = layout.header.map(fold);
  }

  /** The row to land, or undefined for one that is no data. */
  take(record: TextRecord): DuckDBValue[] | undefined {
    const { headerLine } = this.layout;
    if (record.line === headerLine) return undefined;
    this.read += 1;
    if (headerLine === null) return this.unreadable(record, noHeader);
    if (record.line < headerLine) return this.skip();
    if (record.broken) return this.unreadable(record, brokenQuotes);
    const filled = record.cells.find((cell) => cleanCell(cell) !== null);
    if (filled === undefined || this.isTotal(filled) || this.isHeader(record)) return this.skip();
    const width = this.layout.columns.length;
    const surplus = record.cells.slice(width).some((cell) => cleanCell(cell) !== null);
    if (record.cells.length < width || surplus) {
      return this.unreadable(record, wrongWidth(width, record.cells.length));
    }
    const extra = this.unknownPlaces.flatMap((i) => {
      const cell = cleanCell(record.cells[i] ?? '');
      return cell === null ? [] : [[this.layout.header[i] ?? '', cell]];
    });
    return [
      record.line,
      record.raw,
      null,
      null,
      extra.length > 0 ? JSON.stringify(extra) : null,
      ...this.places.map((at, i) => (at < 0 ? this.constants[i] : record.cells[at]) ?? null),
    ];
  }

  private skip(): undefined {
    this.skipped += 1;
    return undefined;
  }

  private unreadable(record: TextRecord, why: Words): DuckDBValue[] {
    const cells = this.places.map(() => null);
    return [record.line, record.raw, why.zh, why.en, null, ...cells];
  }

  private isTotal(firstCell: string): boolean {
    return totalMarks.has(fold(firstCell).replace(/[:：]$/u, ''));
  }

  private isHeader(record: TextRecord): boolean {
    return (
      record.cells.length === this.folded.length &&
      record.cells.every((cell, i) => fold(cell) === this.folded[i])
    );
  }
}

const noHeader: Words = {
  zh: '没有找到表头：文件中没有一行写有两个以上可识别的列名',
  en: 'no header was found: no row of the file names two or more known columns',
};
const brokenQuotes: Words = {
  zh: '引号没有正确配对',
  en: 'its quotes are not closed properly',
};
function wrongWidth(expected: number, found: number): Words {
  return {
    zh: `本行有 ${found} 个单元格，表头有 ${expected} 个`,
    en: `the row has ${found} cells, the header ${expected}`,
  };
}
