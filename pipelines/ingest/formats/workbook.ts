import { CFB, read, utils, type WorkBook } from '@e965/xlsx';
import { failure, messageOf, UserError } from '../../base/errors.js';
import { budgets, foundValue, inSheet, overBudget } from '../../files/budgets.js';
import { formatWords as w } from '../../words/ingest-formats.js';
import { entriesOf, verifyZip, type ZipEntry } from './zip.js';

/**
 * Reads the bytes of a workbook.
 * @param file its name
 * @throws UserError when it is encrypted, damaged, too large unpacked or no workbook.
 */
export function readWorkbook(bytes: Buffer, file: string): WorkBook {
  if (bytes.subarray(0, 8).toString('hex') === compoundFile) {
    throw failure(w.encrypted({ file }), w.removePassword);
  }
  if (bytes.toString('latin1', 0, 2) !== 'PK') {
    throw failure(w.notWorkbook({ file }), w.saveAsWorkbook);
  }
  try {
    requireModest(entriesOf(bytes), bytes.length, file);
    const styles = verifyZip(bytes, stylesPath);
    const book = read(withDateFormats(bytes, styles), {
      type: 'buffer',
      dense: true,
      cellNF: true,
      cellText: false,
      cellHTML: false,
      cellFormula: false,
      // What a sheet says of its bounds may be anything; those of its cells count.
      nodim: true,
    });
    requireBounds(book, file);
    // The library passes over what it can't make out; a sheet that is gone must not go unnoticed.
    const lost = book.SheetNames.find((name) => !book.Sheets[name]);
    if (lost !== undefined) throw new Error(`sheet ${lost} can't be read`);
    return book;
  } catch (error) {
    if (error instanceof UserError) throw error;
    const what = w.damagedWorkbook({ file, reason: messageOf(error) });
    throw failure(what, w.copyWorkbook, error);
  }
}

/** What a directory of an archive promises, before anything is unpacked. */
function requireModest(entries: readonly ZipEntry[], packed: number, file: string): void {
  let all = 0;
  for (const { size, packedSize } of entries) {
    const most = Math.max(size, packedSize);
    if (most > budgets.part.most) throw overBudget('part', file, foundValue('part', most));
    all += size;
  }
  const ratio = all / packed;
  if (all > budgets.parts.most && ratio > budgets.partsRatio.most) {
    throw overBudget('partsRatio', file, foundValue('partsRatio', Math.round(ratio)));
  }
}

function requireBounds(book: WorkBook, file: string): void {
  for (const [name, sheet] of Object.entries(book.Sheets)) {
    const { e: last } = utils.decode_range(sheet['!ref'] ?? 'A1');
    const found = { sheetRows: last.r + 1, sheetColumns: last.c + 1 };
    for (const budget of ['sheetRows', 'sheetColumns'] as const) {
      if (found[budget] > budgets[budget].most) {
        throw overBudget(budget, file, inSheet(budget, name, found[budget]));
      }
    }
  }
}

const stylesPath = 'xl/styles.xml';

/** Encrypted workbooks are wrapped in one, and workbooks of the old format are one. */
const compoundFile = 'd0cf11e0a1b11ae1';

/**
 * Number formats that mean dates and times in Excel for Chinese, Japanese and Korean, and that a
 * workbook need not write out. The library knows no meaning of them.
 */
const eastAsianFormats: Readonly<Record<number, string>> = Object.fromEntries([
  ...[27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58].map((id) => [id, 'yyyy/m/d']),
  ...[32, 33, 34, 35, 55, 56].map((id) => [id, 'h:mm:ss']),
]);

/** The workbook with those of these formats written out that it uses and does not write out. */
function withDateFormats(bytes: Buffer, styles: Buffer | undefined): Buffer {
  const xml = styles?.toString('utf8') ?? '';
  const idsIn = (element: string) =>
    [...xml.matchAll(new RegExp(`<(?:\\w+:)?${element}\\s[^<>]*?numFmtId="(\\d+)"`, 'gu'))].map(
      (match) => Number(match[1]),
    );
  const written = new Set(idsIn('numFmt'));
  const implied = [...new Set(idsIn('xf'))].filter(
    (id) => eastAsianFormats[id] && !written.has(id),
  );
  if (implied.length === 0) return bytes;
  const formats = implied
    .map((id) => `<numFmt numFmtId="${id}" formatCode="${eastAsianFormats[id]}"/>`)
    .join('');
  const patched = /<numFmts[^<>]*[^/]>/u.test(xml)
    ? xml.replace(/<numFmts[^<>]*[^/]>/u, `$&${formats}`)
    : xml
        .replace(/<numFmts[^<>]*\/>/u, '')
        .replace(
          /<styleSheet[^<>]*>/u,
          `$&<numFmts count="${implied.length}">${formats}</numFmts>`,
        );
  const archive: unknown = CFB.read(bytes, { type: 'buffer' });
  CFB.utils.cfb_add(archive, `/${stylesPath}`, Buffer.from(patched, 'utf8'));
  return CFB.write(archive, { type: 'buffer', fileType: 'zip' }) as Buffer;
}
