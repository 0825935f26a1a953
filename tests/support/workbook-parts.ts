import { createHash } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipBytes } from '../../pipelines/files/zip.js';
import {
  type FromWorkbook,
  readSheets,
  type SheetHead,
  type Workbook,
} from '../../pipelines/ingest/formats/sheets.js';
import { makeFolder } from './folder.js';

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"';

export const relationships = (...list: readonly (readonly [string, string, string])[]) =>
  `${xml}<Relationships ${packages}>${list
    .map(([id, type, target]) => {
      return `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
    })
    .join('')}</Relationships>`;

export const sheetXml = (rows: string, after = '') =>
  `${xml}<worksheet ${main}><sheetData>${rows}</sheetData>${after}</worksheet>`;

/** The parts of a workbook of one sheet, which a test changes as it likes. */
export function partsOf(rows: string, others: Readonly<Record<string, string>> = {}) {
  const rels: [string, string, string][] = [['r1', 'worksheet', 'worksheets/sheet1.xml']];
  if (others['xl/styles.xml']) rels.push(['r2', 'styles', 'styles.xml']);
  if (others['xl/sharedStrings.xml']) rels.push(['r3', 'sharedStrings', 'sharedStrings.xml']);
  return {
    '_rels/.rels': relationships(['r1', 'officeDocument', 'xl/workbook.xml']),
    'xl/workbook.xml': `${xml}<workbook ${main} xmlns:r="${office}"><sheets>
      <sheet name="s" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationships(...rels),
    'xl/worksheets/sheet1.xml': sheetXml(rows),
    ...others,
  };
}

export function packed(parts: Readonly<Record<string, string | Buffer>>): Uint8Array {
  return zipBytes(
    Object.entries(parts).map(([name, content]) => ({ name, content: Buffer.from(content) })),
  );
}

export interface ReadBook {
  readonly heads: readonly SheetHead[];
  /** Of the chosen sheets: number and cells of each row. */
  readonly rows: readonly (readonly [number, ...string[]])[];
}

/**
 * Reads a workbook as the process does that is there for it, but in this one.
 * @param at the sheets to choose; all without it
 */
export async function readBook(
  bytes: Uint8Array,
  { at, header = {} }: { at?: readonly number[]; header?: Workbook['header'] } = {},
): Promise<ReadBook> {
  const folder = makeFolder();
  const path = join(folder, 'book');
  writeFileSync(path, bytes);
  const hash = createHash('sha256').update(bytes).digest('hex');
  let heads: readonly SheetHead[] = [];
  const rows: [number, ...string[]][] = [];
  const take = async (item: FromWorkbook) => {
    if (item.is === 'rows') for (const { line, cells } of item.rows) rows.push([line, ...cells]);
    if (item.is !== 'heads') return undefined;
    heads = item.heads;
    const wanted = at ?? heads.map((_, i) => i);
    return wanted.map((i) => ({ at: i, width: heads[i]?.first[0]?.cells.length ?? 0 }));
  };
  try {
    await readSheets({ path, name: 'a.xlsx', hash, header }, take);
  } finally {
    rmSync(folder, { recursive: true });
  }
  return { heads, rows };
}
