import { constants } from 'node:buffer';
import { CFB, read, type WorkBook } from '@e965/xlsx';
import { failure, messageOf, UserError } from '../../base/errors.js';
import { formatWords as w } from '../../words/ingest-formats.js';
import type { FeedFile } from '../files.js';
import { entriesOf, verifyZip } from './zip.js';

/**
 * Reads the bytes of a workbook.
 * @throws UserError when it is encrypted, damaged or no workbook.
 */
export function readWorkbook(bytes: Buffer, file: FeedFile): WorkBook {
  if (bytes.subarray(0, 8).toString('hex') === compoundFile) {
    throw failure(w.encrypted({ file: file.name }), w.removePassword);
  }
  if (bytes.toString('latin1', 0, 2) !== 'PK') {
    throw failure(w.notWorkbook({ file: file.name }), w.saveAsWorkbook);
  }
  try {
    // The library reads a sheet as one text.
    const isTooLarge = entriesOf(bytes).some(({ size }) => size > constants.MAX_STRING_LENGTH);
    if (isTooLarge) throw failure(w.largeWorkbook({ file: file.name }), w.splitWorkbook);
    const styles = verifyZip(bytes, stylesPath);
    const book = read(withDateFormats(bytes, styles), {
      type: 'buffer',
      dense: true,
      cellNF: true,
      cellText: false,
      cellHTML: false,
      cellFormula: false,
    });
    // The library passes over what it can't make out; a sheet that is gone must not go unnoticed.
    const lost = book.SheetNames.find((name) => !book.Sheets[name]);
    if (lost !== undefined) throw new Error(`sheet ${lost} can't be read`);
    return book;
  } catch (error) {
    if (error instanceof UserError) throw error;
    const what = w.damagedWorkbook({ file: file.name, reason: messageOf(error) });
    throw failure(what, w.copyWorkbook, error);
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
