import { budgets, inSheet, overBudget } from '../../files/budgets.js';
import type { Merge } from '../header-rows.js';
import type { Row } from './batches.js';
import { isFilled } from './book.js';
import type { NumberReader } from './cell.js';
import { StringItem } from './string-item.js';
import { readAllXml, unescaped, type XmlHandler } from './xml.js';

/** What the cells of all sheets of a workbook refer to. */
export interface Shared {
  /** Name of the file. */
  readonly file: string;
  readonly strings: readonly string[];
  readonly formats: readonly string[];
  readonly numbers: NumberReader;
}

type Attributes = Readonly<Record<string, string>>;

/** The rows of a sheet from its XML, as it comes. */
export class SheetPart implements XmlHandler {
  private ready: Row[] = [];
  private isInData = false;
  private line = 0;
  private cells: string[] = [];
  private at = -1;
  private type = '';
  private format = 'General';
  private value = '';
  private isInValue = false;
  private isInItem = false;
  private readonly item = new StringItem();

  constructor(
    private readonly sheet: string,
    private readonly shared: Shared,
  ) {}

  /** The rows since it was asked last. */
  take(): readonly Row[] {
    const { ready } = this;
    this.ready = [];
    return ready;
  }

  readonly open = (name: string, attributes: Attributes): void => {
    if (!this.isInData) {
      this.isInData = name === 'sheetData';
      return;
    }
    switch (name) {
      case 'c':
        this.beginCell(attributes);
        break;
      case 'v':
        this.isInValue = true;
        break;
      case 'row':
        this.beginRow(attributes);
        break;
      case 'is':
        this.isInItem = true;
        this.item.begin();
        break;
      default:
        if (this.isInItem) this.item.open(name);
    }
  };

  readonly text = (text: string): void => {
    if (this.isInItem) this.item.add(text);
    else if (this.isInValue) this.value += text;
  };

  readonly close = (name: string): void => {
    if (!this.isInData) return;
    switch (name) {
      case 'c':
        this.cells[this.at] = this.cellText();
        break;
      case 'v':
        this.isInValue = false;
        break;
      case 'row':
        this.endRow();
        break;
      case 'is':
        this.isInItem = false;
        break;
      case 'sheetData':
        this.isInData = false;
        break;
      default:
        if (this.isInItem) this.item.close(name);
    }
  };

  private beginRow({ r }: Attributes): void {
    const line = r === undefined ? this.line + 1 : Number(r);
    if (!Number.isSafeInteger(line) || line < 1) throw new Error(`there is no row ${r}`);
    if (line <= this.line) throw new Error(`row ${line} comes after row ${this.line}`);
    this.require('sheetRows', line);
    this.line = line;
    this.cells = [];
    this.at = -1;
  }

  private beginCell({ r, t, s }: Attributes): void {
    this.at = r === undefined ? this.at + 1 : columnOf(r);
    this.require('sheetColumns', this.at + 1);
    this.type = t ?? 'n';
    this.format = (s === undefined ? undefined : this.shared.formats[Number(s)]) ?? 'General';
    this.value = '';
    this.isInValue = false;
    this.isInItem = false;
    this.item.begin();
  }

  private cellText(): string {
    const { value, format } = this;
    const { numbers, strings } = this.shared;
    switch (this.type) {
      case 's': {
        if (value.trim() === '') return '';
        const text = strings[Number(value)];
        if (text === undefined) throw new Error(`there is no text ${value}`);
        return text;
      }
      case 'inlineStr':
        return this.item.text;
      case 'str':
        return unescaped(value);
      case 'b':
        if (value.trim() === '') return '';
        return /^(?:1|true|on)$/iu.test(value.trim()) ? 'TRUE' : 'FALSE';
      case 'd':
        return numbers.momentText(value.trim(), format);
      case 'n': {
        const written = value.trim();
        const number = Number(written);
        // What is no number stays as it is written, and is told when it is read.
        return written === '' || !Number.isFinite(number)
          ? written
          : numbers.textOf(number, format);
      }
      default:
        return value;
    }
  }

  private endRow(): void {
    const { cells, line } = this;
    let isEmpty = true;
    for (let at = 0; at < cells.length; at++) {
      const cell = cells[at] ?? '';
      cells[at] = cell;
      isEmpty &&= !isFilled(cell);
    }
    if (!isEmpty) this.ready.push({ line, cells });
  }

  private require(budget: 'sheetRows' | 'sheetColumns', found: number): void {
    if (found > budgets[budget].most) {
      throw overBudget(budget, this.shared.file, inSheet(budget, this.sheet, found));
    }
  }
}

/** The merged cells of a sheet, which its XML names after all of its rows. */
export async function mergesOf(bytes: AsyncIterable<Buffer>): Promise<Merge[]> {
  const merges: Merge[] = [];
  await readAllXml(bytes, {
    open: (name, { ref = '' }) => {
      const [first = '', last = ''] = name === 'mergeCell' ? ref.split(':') : [];
      if (last === '') return;
      const line = Number(/\d+$/u.exec(first)?.[0] ?? 0);
      const [from, to] = [columnOf(first), columnOf(last)];
      if (to > from && to < budgets.sheetColumns.most) merges.push({ line, from, to });
    },
  });
  return merges;
}

/** The place of a cell in its row, from 0, by its name in the sheet. */
function columnOf(name: string): number {
  let column = 0;
  let i = 0;
  for (; i < name.length; i++) {
    const letter = name.charCodeAt(i) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  if (column === 0) throw new Error(`there is no cell ${name}`);
  return column - 1;
}
