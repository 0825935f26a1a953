import { readFile } from 'node:fs/promises';
import { type CellObject, CFB, read, SSF, utils, type WorkBook } from '@e965/xlsx';
import { failure } from '../../base/errors.js';
import { formatWords as w } from '../../words/ingest-formats.js';
import type { Row } from './batches.js';
import { type Book, isFilled, type Sheet } from './book.js';
import { NumberReader } from './cell.js';
import { eastAsianFormats } from './styles.js';

/** Opens a workbook in the format of Excel before 2007. It ends at 65,536 rows, and is read whole. */
export async function openXls(path: string, file: string): Promise<Book> {
  const bytes = await readFile(path);
  const book = bookOf(bytes, file);
  const numbers = new NumberReader(book.Workbook?.WBProps?.date1904 === true);
  const sheets = book.SheetNames.map((name, i): Sheet => {
    const sheet = book.Sheets[name];
    // The library passes over what it can't make out; a sheet that is gone must not go unnoticed.
    if (!sheet) throw new Error(`sheet ${name} can't be read`);
    return {
      name,
      isHidden: (book.Workbook?.Sheets?.[i]?.Hidden ?? 0) !== 0,
      rows: async function* () {
        yield [...rowsOf(sheet['!data'] ?? [], numbers)];
      },
      merges: async () =>
        (sheet['!merges'] ?? [])
          .filter(({ s, e }) => e.c > s.c)
          .map(({ s, e }) => ({ line: s.r + 1, from: s.c, to: e.c })),
      verify: async () => undefined,
    };
  });
  return { sheets, close: () => undefined };
}

function bookOf(bytes: Buffer, file: string): WorkBook {
  const encrypted = () => failure(w.encrypted({ file }), w.removePassword);
  let streams: readonly string[];
  try {
    streams = CFB.read(bytes, { type: 'buffer' }).FullPaths;
  } catch {
    throw encrypted();
  }
  const has = (stream: string) => streams.some((path) => path.endsWith(`/${stream}`));
  if (has('EncryptedPackage')) throw encrypted();
  if (!has('Workbook')) throw failure(w.notWorkbook({ file }), w.saveAsWorkbook);
  // The library gives no format that it has no meaning for.
  for (const [id, format] of Object.entries(eastAsianFormats)) SSF.load(format, Number(id));
  try {
    return read(bytes, {
      type: 'buffer',
      dense: true,
      cellNF: true,
      cellText: false,
      cellHTML: false,
      cellFormula: false,
    });
  } catch (error) {
    throw /password|encrypt/iu.test(String(error)) ? encrypted() : error;
  }
}

type Cells = readonly (readonly (CellObject | undefined)[] | undefined)[];

function* rowsOf(sheet: Cells, numbers: NumberReader): Generator<Row> {
  for (const [i, row] of sheet.entries()) {
    const cells = Array.from(row ?? [], (cell) => textOf(cell, numbers));
    if (cells.some(isFilled)) yield { line: i + 1, cells };
  }
}

function textOf(cell: CellObject | undefined, numbers: NumberReader): string {
  switch (cell?.t) {
    case 's':
      return String(cell.v ?? '');
    case 'n':
      return numbers.textOf(Number(cell.v), String(cell.z ?? 'General'));
    case 'b':
      return cell.v ? 'TRUE' : 'FALSE';
    case 'e':
      return utils.format_cell(cell);
    default:
      return '';
  }
}
