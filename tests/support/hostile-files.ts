import { once } from 'node:events';
import { createWriteStream, readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { Database, quoted } from '../../pipelines/base/database.js';
import { zipBytes } from '../../pipelines/files/zip.js';

const MiB = 2 ** 20;

/** A gzip file of so many MiB, all rows alike; its parts are the same, so that it is made at once. */
export function gzipOf(megabytes: number, row: string): Buffer {
  const lines = row.repeat(Math.ceil((16 * MiB) / row.length));
  return Buffer.concat(Array(Math.ceil(megabytes / 16)).fill(gzipSync(lines)));
}

/** A workbook of one sheet, given as its rows in XML, with what else it is to have. */
export function workbookOf(rows: string, sharedStrings?: string): Uint8Array {
  const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const shared = sharedStrings !== undefined;
  const parts: Record<string, string> = {
    '[Content_Types].xml': `${xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
      <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
      <Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/>
      <Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/>
      ${shared ? `<Override PartName="/xl/sharedStrings.xml" ContentType="${types}.sharedStrings+xml"/>` : ''}
    </Types>`,
    '_rels/.rels': `${xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
      <Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${xml}<workbook ${main} xmlns:r="${office}">
      <sheets><sheet name="s" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
      <Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/>
      ${shared ? `<Relationship Id="rId2" Type="${office}/sharedStrings" Target="sharedStrings.xml"/>` : ''}</Relationships>`,
    'xl/worksheets/sheet1.xml': `${xml}<worksheet ${main}><dimension ref="A1:ZZZZZZ4"/><sheetData>${rows}</sheetData></worksheet>`,
    ...(shared && {
      'xl/sharedStrings.xml': `${xml}<sst ${main}><si><t>${sharedStrings}</t></si></sst>`,
    }),
  };
  return zipBytes(
    Object.entries(parts).map(([name, text]) => ({ name, content: Buffer.from(text, 'utf8') })),
  );
}

/** A cell with a text in it. */
export const cell = (at: string, text: string) =>
  `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;

/** A Parquet file of the rows of a query. */
export async function writeParquet(path: string, query: string): Promise<void> {
  const database = await Database.open(':memory:', { threads: 1 });
  try {
    await database.query(`copy (${query}) to ${quoted(path)} (format parquet)`);
  } finally {
    database.close();
  }
}

/** Makes a Parquet file claim another number of rows wherever its footer says how many there are. */
export function claimRows(path: string, rows: number, claimed: number): void {
  const bytes = readFileSync(path);
  const footerAt = bytes.length - 8 - bytes.readUInt32LE(bytes.length - 8);
  // As 64 bit numbers of the compact protocol of Thrift.
  const written = (value: number) => `16${zigzag(value)}`;
  const footer = Buffer.from(
    bytes.subarray(footerAt, -8).toString('hex').replaceAll(written(rows), written(claimed)),
    'hex',
  );
  const length = Buffer.alloc(4);
  length.writeUInt32LE(footer.length);
  writeFileSync(
    path,
    Buffer.concat([bytes.subarray(0, footerAt), footer, length, bytes.subarray(-4)]),
  );
}

function zigzag(value: number): string {
  const bytes: number[] = [];
  let left = BigInt(value) * 2n;
  for (; left > 127n; left >>= 7n) bytes.push(Number(left & 127n) | 128);
  return Buffer.from([...bytes, Number(left)]).toString('hex');
}

/** Writes a long file a piece at a time. */
export async function writeLong(
  path: string,
  begin: string,
  piece: string,
  times: number,
): Promise<void> {
  const file = createWriteStream(path);
  file.write(begin);
  for (let i = 0; i < times; i += 1) if (!file.write(piece)) await once(file, 'drain');
  file.end();
  await once(file, 'finish');
}
