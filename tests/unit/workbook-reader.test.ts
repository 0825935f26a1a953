import { type CellObject, CFB, utils, type WorkBook, write } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../pipelines/base/errors.js';
import {
  packed,
  partsOf,
  type ReadBook,
  readBook,
  relationships,
  sheetXml,
} from '../support/workbook-parts.js';

const styles = (formats: string, ids: readonly number[]) =>
  `<styleSheet><numFmts>${formats}</numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs>
    ${ids.map((id) => `<xf numFmtId="${id}"/>`).join('')}</cellXfs>
    <dxfs><dxf><numFmt numFmtId="31" formatCode="0.0"/></dxf></dxfs></styleSheet>`;

/** The texts of the cells of one row. */
async function textsOf(
  cells: string,
  others: Readonly<Record<string, string>> = {},
): Promise<string[]> {
  const { rows } = await readBook(packed(partsOf(`<row r="1">${cells}</row>`, others)));
  return (rows[0]?.slice(1) ?? []) as string[];
}

const refusal = (book: Promise<unknown>) => book.then(String, (error: Error) => error.message);

describe('cells of a workbook', () => {
  it('are read by their kinds', async () => {
    const cells = `<c t="inlineStr"><is><t>a</t></is></c><c t="str"><f>"x"&amp;1</f><v>x1</v></c>
      <c t="b"><v>1</v></c><c t="b"><v>0</v></c><c t="e"><v>#N/A</v></c><c><f>1/3</f><v>0.1</v></c>
      <c t="n"><v>1.23E+15</v></c><c><v>12ab</v></c><c t="d"><v>2022-01-05T08:00:00.000</v></c>
      <c t="d"><v>2022-01-05</v></c><c t="d"><v>2022-01-05T08:00:00Z</v></c><c s="9"/><c><v>0</v></c>`;
    expect(await textsOf(cells)).toEqual([
      ...['a', 'x1', 'TRUE', 'FALSE', '#N/A', '0.1', '1230000000000000', '12ab'],
      ...['2022-01-05 08:00:00', '2022-01-05', '2022-01-05T08:00:00Z', '', '0'],
    ]);
  });

  it('have the pieces of a text as one, without how it is read aloud', async () => {
    const item = `<r><rPr><b/></rPr><t>停电</t></r><r><t xml:space="preserve"> 时间</t></r>
      <rPh sb="0" eb="2"><t>ていでん</t></rPh><phoneticPr fontId="1"/>`;
    const cells = `<c t="s"><v>1</v></c><c t="inlineStr"><is>${item}</is></c><c t="s"><v>0</v></c>
      <c t="s"><v>2</v></c><c t="s"><v>3</v></c>`;
    const strings = `<sst><si><t>a_x000D_b_x005F_x0041_</t></si><si>${item}</si><si><t/></si>
      <si><t><![CDATA[<&>]]>&lt;&#20013;</t></si></sst>`;
    expect(await textsOf(cells, { 'xl/sharedStrings.xml': strings })).toEqual([
      ...['停电 时间', '停电 时间', 'a\rb_x0041_', '', '<&><中'],
    ]);
  });

  it('have dates by the formats of their styles, those of Excel in Chinese too', async () => {
    const formats = '<numFmt numFmtId="176" formatCode="yyyy/m/d\\ h:mm"/>';
    const ids = [0, 176, 14, 31, 57, 32, 22, 1];
    const cells = ids.map((_, i) => `<c s="${i}"><v>44566.5</v></c>`).join('');
    expect(await textsOf(cells, { 'xl/styles.xml': styles(formats, ids) })).toEqual([
      '44566.5',
      ...Array<string>(6).fill('2022-01-05 12:00:00'),
      '44566.5',
    ]);
    const day = '<c s="3"><v>44566</v></c><c s="5"><v>0.5</v></c>';
    expect(await textsOf(day, { 'xl/styles.xml': styles('', ids) })).toEqual([
      '2022-01-05',
      '12:00:00',
    ]);
    const written = styles('<numFmt numFmtId="31" formatCode="0.00"/>', ids);
    expect(await textsOf(day, { 'xl/styles.xml': written })).toEqual(['44566', '12:00:00']);
  });

  it('stand where they say, or behind the one before', async () => {
    const v = (text: string, at = '') => `<c${at && ` r="${at}"`}><v>${text}</v></c>`;
    const rows = `<row>${v('1')}${v('2')}</row><row r="4">${v('3', 'C4')}${v('4')}${v('5', 'A4')}</row>
      <row><c/></row><row>${v('6', 'B6')}</row>`;
    const { rows: read, heads } = await readBook(packed(partsOf(rows)));
    expect(read).toEqual([
      [1, '1', '2', '', ''],
      [4, '5', '', '3', '4'],
      [6, '', '6', '', ''],
    ]);
    expect(heads[0]).toMatchObject({ lastLine: 6 });
  });
});

describe('a workbook', () => {
  const cell = (text: string) => `<row><c t="inlineStr"><is><t>${text}</t></is></c></row>`;
  const texts = ({ rows }: ReadBook) => rows.map(([, text]) => text);

  it('has its sheets in its own order, wherever they lie and whatever the prefixes', async () => {
    const strict = 'http://purl.oclc.org/ooxml';
    const parts = {
      '_rels/.rels': relationships(['a', 'officeDocument', '/Book/Main.xml']),
      'book/main.xml': `<x:workbook xmlns:x="${strict}/spreadsheetml/main"
        xmlns:rel="${strict}/officeDocument/relationships"><x:workbookPr date1904="true"/><x:sheets>
        <x:sheet name="一_x0026_" sheetId="7" rel:id="q"/><x:sheet name="图" sheetId="8" rel:id="c"/>
        <x:sheet name="二" sheetId="9" state="veryHidden" rel:id="p"/></x:sheets></x:workbook>`,
      'book/_rels/main.xml.rels': relationships(
        ['p', 'worksheet', '../Sheets\\One.xml'],
        ['q', 'worksheet', '/sheets/two.xml'],
        ['c', 'chartsheet', 'chart.xml'],
      ),
      'Sheets/one.xml': sheetXml(cell('2')),
      '\\sheets\\two.xml': `\ufeff<y:worksheet xmlns:y="${strict}/spreadsheetml/main"><y:sheetData>
        <y:row><y:c t="n"><y:v>1</y:v></y:c></y:row></y:sheetData></y:worksheet>`,
      'book/chart.xml': '<chartsheet/>',
    };
    const book = await readBook(packed(parts));
    expect(book.heads.map(({ name, isHidden, lastLine }) => [name, isHidden, lastLine])).toEqual([
      ['一&', false, 1],
      ['图', false, 0],
      ['二', true, 1],
    ]);
    expect(texts(book)).toEqual(['1', '2']);
    const wide = {
      ...parts,
      'Sheets/one.xml': Buffer.from(`\ufeff${sheetXml(cell('二'))}`, 'utf16le'),
    };
    expect(texts(await readBook(packed(wide)))).toEqual(['1', '二']);
  });

  it('gives the beginnings of its sheets, and of those that are chosen all rows', async () => {
    const many = Array.from({ length: 9000 }, (_, i) => cell(`${i}`)).join('');
    const parts = {
      ...partsOf(many),
      'xl/worksheets/sheet2.xml': sheetXml(cell('x')),
    };
    const rels = relationships(
      ['r1', 'worksheet', 'worksheets/sheet1.xml'],
      ['r2', 'worksheet', 'worksheets/sheet2.xml'],
    );
    const two = {
      ...parts,
      'xl/_rels/workbook.xml.rels': rels,
      'xl/workbook.xml': parts['xl/workbook.xml'].replace(
        '</sheets>',
        '<sheet name="t" sheetId="2" r:id="r2"/></sheets>',
      ),
    };
    const { heads, rows } = await readBook(packed(two), { at: [0] });
    expect(heads.map(({ first, lastLine }) => [first.length, lastLine])).toEqual([
      [30, 31],
      [1, 1],
    ]);
    expect(rows).toHaveLength(9000);
    expect(rows.at(-1)).toEqual([9000, '8999']);
    const from = await readBook(packed(two), { at: [1], header: { line: 5000 } });
    expect(from.heads[0]?.first[0]).toEqual({ line: 5000, cells: ['4999'] });
    expect(from.heads[1]).toMatchObject({ first: [], lastLine: 1 });
  });

  it('tells merged cells where a header of several rows is looked for', async () => {
    const merges =
      '<mergeCells><mergeCell ref="B1:C1"/><mergeCell ref="A1:A2"/><mergeCell ref="A9:C9"/></mergeCells>';
    const parts = {
      ...partsOf(''),
      'xl/worksheets/sheet1.xml': sheetXml(cell('a') + cell('b'), merges),
    };
    const mergesFor = async (count: number) =>
      (await readBook(packed(parts), { header: { count } })).heads[0]?.merges;
    expect(await mergesFor(2)).toEqual([{ line: 1, from: 1, to: 2 }]);
    expect(await mergesFor(1)).toEqual([]);
  });

  it('with any bit of a sheet changed is refused, even of one that is passed over', async () => {
    const bytes = Buffer.from(
      packed({ ...partsOf(cell('12345')), 'xl/worksheets/sheet1.xml': sheetXml(cell('12345')) }),
    );
    const at = bytes.indexOf('sheet1.xml') + 40;
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    expect(await refusal(readBook(bytes))).toMatch(/a\.xlsx could not be read and may be damaged/u);
    expect(await refusal(readBook(bytes, { at: [] }))).toMatch(/may be damaged/u);
  });

  it('with any bit of its file changed has the same rows or is refused', async () => {
    const strings = '<sst><si><t>成都</t></si><si><t>绵阳</t></si></sst>';
    const row = '<row><c t="s"><v>0</v></c><c s="1"><v>44566.5</v></c><c t="s"><v>1</v></c></row>';
    const others = { 'xl/sharedStrings.xml': strings, 'xl/styles.xml': styles('', [0, 22]) };
    const bytes = Buffer.from(packed(partsOf(row.repeat(3), others)));
    const rowsOf = (read: Promise<ReadBook>) =>
      read.then(
        ({ heads, rows }) => JSON.stringify([heads, rows]),
        (error: unknown) => (error instanceof UserError ? 'refused' : String(error)),
      );
    const sound = await rowsOf(readBook(bytes));
    expect(sound).toContain('2022-01-05 12:00:00');
    const counts = { same: 0, refused: 0 };
    for (let at = 0; at < bytes.length; at += 7) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
      const found = await rowsOf(readBook(changed));
      expect([at, found === sound || found === 'refused']).toEqual([at, true]);
      counts[found === sound ? 'same' : 'refused'] += 1;
    }
    // What the archive says twice, and when its parts were written, may be anything.
    expect(counts.refused).toBeGreaterThan(counts.same);
  });

  it.each([
    ['a row that comes late', '<row r="5"/><row r="4"/>', /row 4 comes after row 5/u],
    ['a row that is none', '<row r="x"/>', /there is no row x/u],
    ['a cell that is nowhere', '<row><c r="1"/></row>', /there is no cell 1/u],
    ['a text that is nowhere', '<row><c t="s"><v>0</v></c></row>', /there is no text 0/u],
    ['a tag that stays open', '<row><c></row>', /unexpected close tag/u],
  ])('with %s is refused', async (_, rows, why) => {
    expect(await refusal(readBook(packed(partsOf(rows))))).toMatch(why);
  });

  it('that lacks a part, or is another document, is refused', async () => {
    const { 'xl/worksheets/sheet1.xml': _, ...less } = partsOf('');
    expect(await refusal(readBook(packed(less)))).toMatch(/sheet s can't be read/u);
    const document = { '_rels/.rels': relationships(['a', 'officeDocument', 'word/document.xml']) };
    expect(
      await refusal(readBook(packed({ ...document, 'word/document.xml': '<document/>' }))),
    ).toBe('a.xlsx is not an Excel workbook.');
    const binary = { ...document, 'content.xml': '<office/>' };
    expect(await refusal(readBook(packed(binary)))).toMatch(/not an Excel workbook/u);
  });
});

describe('a workbook of the format before 2007', () => {
  const dated = (z: string): CellObject => ({ t: 'n', v: 44_562.5, z });
  const book: WorkBook = utils.book_new();
  const sheet = utils.aoa_to_sheet([
    ['中文', dated('yyyy/m/d h:mm'), { t: 'n', v: 42, z: '00000' }, true],
    [],
    [{ t: 'e', v: 42 }, 1_230_000_000_000_000, dated('h:mm'), 0.1 + 0.2],
  ]);
  sheet['!merges'] = [utils.decode_range('B1:C1'), utils.decode_range('A1:A3')];
  utils.book_append_sheet(book, sheet, '数据');
  utils.book_append_sheet(book, utils.aoa_to_sheet([['x']]), '隐');
  utils.book_set_sheet_visibility(book, '隐', 1);
  const bytesOf = (bookType: 'biff8' | 'biff5' | 'xlsx' | 'xlsm'): Buffer =>
    write(book, { type: 'buffer', bookType });
  const header = { count: 2 };

  it('is read as the same in the newer formats is, whatever its name says', async () => {
    const old = await readBook(bytesOf('biff8'), { header });
    expect(old.rows).toEqual([
      [1, '中文', '2022-01-01 12:00:00', '00042', 'TRUE'],
      [3, '#N/A', '1230000000000000', '2022-01-01 12:00:00', '0.3'],
      [1, 'x'],
    ]);
    expect(old.heads.map(({ isHidden, merges }) => [isHidden, merges])).toEqual([
      [false, [{ line: 1, from: 1, to: 2 }]],
      [true, []],
    ]);
    expect(await readBook(bytesOf('xlsx'), { header })).toEqual(old);
    expect(await readBook(bytesOf('xlsm'), { header })).toEqual(old);
  });

  it('is refused where it has a password, is older, or is something else', async () => {
    const wrapped = CFB.utils.cfb_new();
    CFB.utils.cfb_add(wrapped, '/EncryptedPackage', Buffer.alloc(100));
    const bytes = CFB.write(wrapped, { type: 'buffer' }) as Buffer;
    expect(await refusal(readBook(bytes))).toMatch(/it has a password, or it is damaged/u);
    const old = CFB.read(bytesOf('biff8'), { type: 'buffer' });
    const stream = CFB.find(old, '/Workbook') as { content: Buffer };
    const first = 4 + Buffer.from(stream.content).readUInt16LE(2);
    const locked = Buffer.from('2f0036000100010001000000', 'hex');
    CFB.utils.cfb_add(
      old,
      '/Workbook',
      Buffer.concat([
        Buffer.from(stream.content.subarray(0, first)),
        Buffer.concat([locked, Buffer.alloc(50)]).subarray(0, 58),
        Buffer.from(stream.content.subarray(first)),
      ]),
    );
    const secret = CFB.write(old, { type: 'buffer' }) as Buffer;
    expect(await refusal(readBook(secret))).toMatch(/it has a password/u);
    expect(await refusal(readBook(bytesOf('biff5')))).toBe('a.xlsx is not an Excel workbook.');
    const html = Buffer.from('<html><table><tr><td>1</td></tr></table></html>');
    expect(await refusal(readBook(html))).toBe('a.xlsx is not an Excel workbook.');
  });
});
