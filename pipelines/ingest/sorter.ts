import type { DuckDBValue } from '@duckdb/node-api';
import { csvRecord } from '../../reports/base/csv.js';
import type { SkipReason } from '../../schemas/codes/index.js';
import type { FeedColumn } from '../../schemas/feeds/index.js';
import { cleanCell } from '../../schemas/fields.js';
import { withUnit } from '../../schemas/units.js';
import { fold } from '../../schemas/vocabulary.js';
import type { Words } from '../../schemas/words/index.js';
import { rowWords as w } from '../words/ingest-rows.js';
import { dateAndTime } from './date-and-time.js';
import { FillDown } from './fill-down.js';
import { FilterValues, type RowFilter, settingOfFilter } from './filters.js';
import { IgnoredTexts } from './ignored.js';
import type { Constants, Layout } from './layout.js';
import { cellsOf, type Place } from './match.js';
import type { TextRecord } from './records.js';
import { sharesOf } from './shares.js';
import { SkipTally } from './skips.js';
import type { Spelling } from './spellings.js';

export const totalMarks: readonly string[] = [
  ...['合计', '总计', '小计', '共计'],
  ...['total', 'subtotal', 'grandtotal'],
];
const isTotalMark = new Set(totalMarks);

/** What several cities in a cell are shared out by: the columns that each share has of its own. */
interface Sharing {
  readonly city: number;
  readonly users: number;
  readonly event: number;
  /** They are of the whole row, and nothing says what part of it each city has. */
  readonly dropped: number;
}

interface SortingFilter extends RowFilter {
  readonly texts: FilterValues;
  /** Places of the values that records have. */
  readonly met: Set<number>;
}

/** Decides for each record whether it is data, is skipped, or can't be read at all. */
export class RecordSorter {
  read = 0;
  readonly skips = new SkipTally();
  private readonly places: readonly (Place | undefined)[];
  private readonly constants: readonly (string | null)[];
  private readonly headers: readonly (readonly string[])[];
  private readonly fillDown: FillDown;
  private readonly filters: readonly SortingFilter[];
  private readonly ignoring: readonly { column: FeedColumn; at: number; texts: IgnoredTexts }[];
  private readonly sharing: Sharing | undefined;

  constructor(
    private readonly layout: Layout,
    private readonly columns: readonly FeedColumn[],
    constants: Constants,
    /** What lines of it are called by, where rows have no number but that. */
    private readonly name: string,
  ) {
    this.places = columns.map(({ name }) => layout.places.get(name));
    this.constants = columns.map(({ name }) => constants[name] ?? null);
    this.headers = [layout.header, ...layout.headerRows].map((cells) => cells.map(fold));
    this.fillDown = new FillDown(layout.filledDown);
    this.filters = layout.filters.map((filter) => ({
      ...filter,
      met: new Set(),
      texts: new FilterValues(filter),
    }));
    this.ignoring = columns.flatMap((column, at) =>
      column.ignores ? [{ column, at, texts: new IgnoredTexts(column) }] : [],
    );
    this.sharing = sharingOf(columns);
  }

  /** Values of the filters that records have, for what was taken so far. */
  get metFilters(): Spelling[] {
    return this.filters.flatMap((filter) =>
      filter.values
        .filter((_, i) => filter.met.has(i))
        .map((spelling) => ({ column: settingOfFilter(filter), spelling })),
    );
  }

  /** The rows to land: mostly one, none for a record that is no data, several where cities share it. */
  take(record: TextRecord): (DuckDBValue[] | undefined)[] {
    const { headerStart, headerLine } = this.layout;
    if (headerLine !== null && record.line >= headerStart && record.line <= headerLine) {
      return nothing;
    }
    this.read += 1;
    if (headerLine === null) return this.unreadable(record, w.noHeader);
    if (record.line < headerLine) return this.skip('title');
    if (record.isBelow) return this.skip('below');
    if (record.broken) {
      return this.isHeader(record) ? this.skip('header') : this.unreadable(record, record.broken);
    }
    const filled = record.cells.find((cell) => cleanCell(cell) !== null);
    if (filled === undefined) return this.skip('blank');
    if (isTotal(filled)) return this.skip('total');
    if (this.isHeader(record)) return this.skip('header');
    if (this.layout.refusal) return this.unreadable(record, this.layout.refusal);
    const width = this.layout.header.length;
    const surplus = record.cells.slice(width).map(cleanCell);
    const isTooWide = surplus.some((cell, i) => cell !== null && width + i >= this.layout.widest);
    if (record.cells.length < width || isTooWide) {
      return this.unreadable(record, w.wrongWidth({ expected: width, found: record.cells.length }));
    }
    const row = this.filledDown(record);
    return this.isLeftOut(row) ? nothing : this.rowsOf(row);
  }

  /** A row that is filtered out still passes its cells on to those below it. */
  private filledDown(record: TextRecord): TextRecord {
    const cells = this.fillDown.fill(record.cells);
    if (cells === record.cells) return record;
    // A rejected row that is sent back has no row above it any more.
    const isObject = record.raw.startsWith('{');
    return {
      ...record,
      cells,
      raw: isObject ? record.raw : csvRecord(cells, this.layout.delimiter),
    };
  }

  private isLeftOut(record: TextRecord): boolean {
    const found = this.filters.map((filter) => this.foundBy(filter, record));
    for (const [i, filter] of this.filters.entries()) {
      const place = found[i] ?? -1;
      if (filter.by === 'where' ? place >= 0 : place < 0) continue;
      const value = filter.by === 'except' ? (filter.values[place] ?? null) : null;
      this.skips.add(filter.by, settingOfFilter(filter), value);
      return true;
    }
    for (const { column, at, texts } of this.ignoring) {
      const spelling = texts.spellingOf(this.cellOf(record, column, at) ?? '');
      if (spelling === undefined) continue;
      this.skips.add('values', `values.${column.name}`, spelling);
      return true;
    }
    return false;
  }

  private foundBy({ at, met, texts }: SortingFilter, record: TextRecord): number {
    const text =
      typeof at === 'number'
        ? record.cells[at]
        : this.cellOf(
            record,
            at,
            this.columns.findIndex(({ name }) => name === at.name),
          );
    const place = texts.indexOf(text ?? '');
    if (place >= 0) met.add(place);
    return place;
  }

  private rowsOf(record: TextRecord): (DuckDBValue[] | undefined)[] {
    const extra = this.layout.unknownAt.flatMap((i) => {
      const cell = cleanCell(record.cells[i] ?? '');
      return cell === null ? [] : [[this.layout.header[i] ?? '', cell]];
    });
    // What stands beyond the header belongs to no column.
    for (const cell of record.cells.slice(this.layout.header.length).map(cleanCell)) {
      if (cell !== null) extra.push(['', cell]);
    }
    const cells = this.columns.map((column, i) => this.cellOf(record, column, i));
    const start = [
      record.line,
      record.raw,
      null,
      null,
      extra.length > 0 ? JSON.stringify(extra) : null,
    ];
    const shares = this.sharing && this.sharesIn(this.sharing, cells);
    if (!shares) return [[...start, ...cells]];
    this.read += shares.length - 1;
    return shares.map((own) => own && [...start, ...own]);
  }

  /** Cells of each share; undefined for one that is skipped, so that the others keep their places. */
  private sharesIn(
    { city, users, event, dropped }: Sharing,
    cells: readonly (string | null)[],
  ): ((string | null)[] | undefined)[] | undefined {
    const [ofCity, ofUsers] = [this.columns[city], this.columns[users]];
    const shares =
      ofCity && ofUsers && sharesOf(ofCity, cells[city] ?? '', ofUsers, cells[users] ?? '');
    return shares?.map((share) => {
      if (share.ignored !== undefined) {
        this.skips.add('values', 'values.city', share.ignored);
        return undefined;
      }
      const own = [...cells];
      own[city] = share.city;
      if (shares.length === 1) return own;
      own[users] = share.users;
      own[dropped] = null;
      const id = cleanCell(cells[event] ?? '');
      if (id !== null && !this.columns[event]?.dialect.blanks.includes(id)) {
        own[event] = `${id}#${share.code}`;
      }
      return own;
    });
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

  private skip(reason: SkipReason): typeof nothing {
    this.skips.add(reason);
    return nothing;
  }

  private unreadable(record: TextRecord, why: Words): DuckDBValue[][] {
    const cells = this.places.map(() => null);
    return [[record.line, record.raw, why.zh, why.en, null, ...cells]];
  }

  private isHeader(record: TextRecord): boolean {
    return this.headers.some(
      (header) =>
        record.cells.length === header.length &&
        record.cells.every((cell, i) => fold(cell) === header[i]),
    );
  }
}

const nothing: DuckDBValue[][] = [];

function isTotal(firstCell: string): boolean {
  return isTotalMark.has(fold(firstCell).replace(/[:：]$/u, ''));
}

function sharingOf(columns: readonly FeedColumn[]): Sharing | undefined {
  const city = columns.findIndex(({ splitAt }) => splitAt !== undefined);
  if (city < 0) return undefined;
  const at = (name: string) => columns.findIndex((column) => column.name === name);
  return { city, users: at('users'), event: at('event_id'), dropped: at('reported_user_hours') };
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
