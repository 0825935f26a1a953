import { constants } from 'node:buffer';
import { CFB, read, type WorkBook } from '@e965/xlsx';
import { failure, messageOf, UserError } from '../../base/errors.js';
import type { FeedFile } from '../files.js';
import { entriesOf, verifyZip } from './zip.js';

/**
 * Reads the bytes of a workbook.
 * @throws UserError when it is encrypted, damaged or no workbook.
 */
export function readWorkbook(bytes: Buffer, file: FeedFile): WorkBook {
  if (bytes.subarray(0, 8).toString('hex') === compoundFile) throw encrypted(file);
  if (bytes.toString('latin1', 0, 2) !== 'PK') throw notAWorkbook(file);
  try {
    // The library reads a sheet as one text.
    const isTooLarge = entriesOf(bytes).some(({ size }) => size > constants.MAX_STRING_LENGTH);
    if (isTooLarge) throw tooLarge(file);
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
    throw error instanceof UserError ? error : damaged(file, error);
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
    [...xml.matchAll(new RegExp(`<(?:\\w+:)?${element}\\s[^>]*?numFmtId="(\\d+)"`, 'gu'))].map(
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
  const patched = /<numFmts[^>]*[^/]>/u.test(xml)
    ? xml.replace(/<numFmts[^>]*[^/]>/u, `$&${formats}`)
    : xml
        .replace(/<numFmts[^>]*\/>/u, '')
        .replace(/<styleSheet[^>]*>/u, `$&<numFmts count="${implied.length}">${formats}</numFmts>`);
  const archive: unknown = CFB.read(bytes, { type: 'buffer' });
  CFB.utils.cfb_add(archive, `/${stylesPath}`, Buffer.from(patched, 'utf8'));
  return CFB.write(archive, { type: 'buffer', fileType: 'zip' }) as Buffer;
}

function encrypted(file: FeedFile): Error {
  return failure(
    {
      zh: `${file.name} 设有密码，或是改了扩展名的旧格式（.xls）工作簿，无法读取。`,
      en: `${file.name} can't be read: it has a password, or is a workbook of the old format (.xls) under another name.`,
    },
    {
      zh: '请在 Excel 或 WPS 中打开，取消密码后另存为 .xlsx。',
      en: 'Open it in Excel or WPS, take the password off and save it as .xlsx.',
    },
  );
}

function notAWorkbook(file: FeedFile): Error {
  return failure(
    {
      zh: `${file.name} 不是 Excel 工作簿。`,
      en: `${file.name} is no Excel workbook.`,
    },
    {
      zh: '有的系统把网页或文本存成 .xlsx；请在 Excel 或 WPS 中打开，另存为 .xlsx 或 .csv。',
      en: 'Some systems give a web page or a text this name; open it in Excel or WPS and save it as .xlsx or .csv.',
    },
  );
}

function damaged(file: FeedFile, error: unknown): Error {
  return failure(
    {
      zh: `工作簿 ${file.name} 无法读取，可能已损坏：${messageOf(error)}`,
      en: `The workbook ${file.name} can't be read and may be damaged: ${messageOf(error)}`,
    },
    {
      zh: '请重新复制或下载；若在 Excel 中能打开，请另存为 .xlsx。',
      en: 'Copy or download it again; if Excel opens it, save it anew as .xlsx.',
    },
    error,
  );
}

function tooLarge(file: FeedFile): Error {
  return failure(
    {
      zh: `工作簿 ${file.name} 过大，无法作为工作簿读取。`,
      en: `The workbook ${file.name} is too large to be read as one.`,
    },
    {
      zh: '请在 Excel 中另存为“CSV UTF-8”，或拆分为几个文件。',
      en: 'Save it as "CSV UTF-8" in Excel, or split it into several files.',
    },
  );
}
