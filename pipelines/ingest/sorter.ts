import type { DuckDBValue } from '@duckdb/node-api';
import type { FeedColumn } from '../../schemas/feeds/index.js';
import { cleanCell } from '../../schemas/fields.js';
import { withUnit } from '../../schemas/units.js';
import { fold } from '../../schemas/vocabulary.js';
import type { Words } from '../../schemas/words/index.js';
import { rowWords as w } from '../words/ingest-rows.js';
import { dateAndTime } from './date-and-time.js';
import type { Constants, Layout } from './layout.js';
import { cellsOf, type Place } from './match.js';
import type { TextRecord } from './records.js';

const totalMarks = new Set(['合计', '总计', '小计', '共计', 'total', 'subtotal', 'grandtotal']);

/** Decides for each record whether it is data, is skipped, or can't be read at all. */
export class RecordSorter {
  read = 0;
  skipped = 0;
  private readonly places: readonly (Place | undefined)[];
  private readonly constants: readonly (string | null)[];
  private readonly folded: readonly string[];

  constructor(
    private readonly layout: Layout,
    private readonly columns: readonly FeedColumn[],
    constants: Constants,
    /** What lines of it are called by, where rows have no number but that. */
    private readonly name: string,
  ) {
    this.places = columns.map(({ name }) => layout.places.get(name));
    this.constants = columns.map(({ name }) => constants[name] ?? null);
    this.folded = layout.header.map(fold);
  }

  /** The row to land, or undefined for one that is no data. */
  take(record: TextRecord): DuckDBValue[] | undefined {
    const { headerLine } = this.layout;
    if (record.line === headerLine) return undefined;
    this.read += 1;
    if (headerLine === null) return this.unreadable(record, w.noHeader);
    if (record.line < headerLine) return this.skip();
    if (record.broken) return this.unreadable(record, record.broken);
    const filled = record.cells.find((cell) => cleanCell(cell) !== null);
    if (filled === undefined || this.isTotal(filled) || this.isHeader(record)) return this.skip();
    if (this.layout.refusal) return this.unreadable(record, this.layout.refusal);
    const width = this.layout.header.length;
    const surplus = record.cells.slice(width).some((cell) => cleanCell(cell) !== null);
    if (record.cells.length < width || surplus) {
      return this.unreadable(record, w.wrongWidth({ expected: width, found: record.cells.length }));
    }
    const extra = this.layout.unknownAt.flatMap((i) => {
      const cell = cleanCell(record.cells[i] ?? '');
      return cell === null ? [] : [[this.layout.header[i] ?? '', cell]];
    });
    return [
      record.line,
      record.raw,
      null,
      null,
      extra.length > 0 ? JSON.stringify(extra) : null,
      ...this.columns.map((column, i) => this.cellOf(record, column, i)),
    ];
  }

  private cellOf({ cells, line }: TextRecord, column: FeedColumn, i: number): string | null {
    const place = this.places[i];
    if (column.making?.of === 'line') return `${this.name}:${line}`;
    if (!place) return this.constants[i] ?? null;
    if (place.and)
      return joinedCells(
        cellsOf(place).map((at) => cells[at] ?? ''),
        column,
      );
    const cell = cells[place.at] ?? '';
    if (!place.scale && !place.own) return cell;
    const text = cleanCell(cell) ?? '';
    // A bare number is in the column's own unit anyway.
    const scale = place.scale ?? (/\d$/u.test(text) ? undefined : place.own);
    const isNothing = text === '' || column.dialect.blanks.includes(text);
    return scale && !isNothing ? withUnit(text, scale) : cell;
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

/** The texts of several cells, those of nothing left out, joined by spaces. */
function joinedCells(cells: readonly string[], { making, dialect }: FeedColumn): string {
  const texts = cells.map((cell) => {
    const text = cleanCell(cell) ?? '';
    return dialect.blanks.includes(text) ? '' : text;
  });
  if (making?.of === 'date_and_time') return dateAndTime(texts[0] ?? '', texts[1] ?? '', dialect);
  return texts.filter((text) => text !== '').join(' ');
}
