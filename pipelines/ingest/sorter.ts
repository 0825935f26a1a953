import type { DuckDBValue } from '@duckdb/node-api';
import { cleanCell } from '../../schemas/fields.js';
import { fold } from '../../schemas/vocabulary.js';
import type { Words } from '../../schemas/words.js';
import type { Constants, Layout } from './layout.js';
import type { TextRecord } from './records.js';

const totalMarks = new Set(['合计', '总计', '小计', '共计', 'total', 'subtotal', 'grandtotal']);

/** Decides for each record whether it is data, is skipped, or can't be read at all. */
export class RecordSorter {
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
    if (record.broken) return this.unreadable(record, record.broken);
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
function wrongWidth(expected: number, found: number): Words {
  return {
    zh: `本行有 ${found} 个单元格，表头有 ${expected} 个`,
    en: `the row has ${found} cells, the header ${expected}`,
  };
}
