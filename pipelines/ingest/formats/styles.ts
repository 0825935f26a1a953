import { SSF } from '@e965/xlsx';
import type { Archive } from './archive.js';
import { readAllXml, unescaped } from './xml.js';

/**
 * Number formats that mean dates and times in Excel for Chinese, Japanese and Korean, and that a
 * workbook need not write out. The library knows no meaning of them.
 */
export const eastAsianFormats: Readonly<Record<number, string>> = Object.fromEntries([
  ...[27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58].map((id) => [id, 'yyyy/m/d']),
  ...[32, 33, 34, 35, 55, 56].map((id) => [id, 'h:mm:ss']),
]);

/** What a number of a format means where the workbook does not say. */
const impliedFormats: Readonly<Record<number, string>> = {
  ...(SSF.get_table() as Record<number, string>),
  ...eastAsianFormats,
};

/** The number format of each style that a cell can have. */
export async function formatsOf(archive: Archive, part: string): Promise<string[]> {
  const written = new Map<number, string>();
  const ids: number[] = [];
  let list = '';
  await readAllXml(archive.content(part), {
    open: (name, attributes) => {
      if (name === 'numFmts' || name === 'cellXfs') list = name;
      const id = Number(attributes.numFmtId ?? 0);
      if (list === 'numFmts' && name === 'numFmt')
        written.set(id, unescaped(attributes.formatCode ?? ''));
      if (list === 'cellXfs' && name === 'xf') ids.push(id);
    },
    close: (name) => {
      if (name === list) list = '';
    },
  });
  return ids.map((id) => written.get(id) ?? impliedFormats[id] ?? 'General');
}
