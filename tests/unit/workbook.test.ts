import { read, utils } from '@e965/xlsx';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { isoCell, numberCell, textCell, wholeCell } from '../../pipelines/workbook/cell.js';
import type { Worksheet } from '../../pipelines/workbook/sheet.js';
import { columnLetters, sheetNames, xmlText } from '../../pipelines/workbook/text.js';
import { workbookBytes } from '../../pipelines/workbook/workbook.js';
import { isToGuard } from '../../reports/base/live.js';
import { hostile } from '../browser/hostile.js';
import { unzipped } from '../support/unzip.js';

const header = (...texts: string[]) =>
  texts.map((text) => ({ ...textCell(text), look: 'header' as const }));

function sheetOf(title: string, ...rows: Worksheet['rows']): Worksheet {
  return { title, rows, hasHeader: true };
}

describe('a cell', () => {
  it('keeps whole numbers exactly: as numbers up to 15 digits, else as text', () => {
    expect(wholeCell(999_999_999_999_999n)).toEqual({ t: 'n', v: 999_999_999_999_999 });
    expect(wholeCell(1_000_000_000_000_000n)).toEqual({ t: 's', v: '1000000000000000' });
    expect(wholeCell(-1_000_000_000_000_000n)).toEqual({ t: 's', v: '-1000000000000000' });
    expect(numberCell(Number.NaN)).toBeUndefined();
  });

  it('is a date or time where the text is one that Excel knows', () => {
    expect(isoCell('2022-02-28')).toEqual({ t: 'n', v: 44620, z: 'yyyy-mm-dd' });
    expect(isoCell('2022-02-28T12:00:00')).toEqual({
      t: 'n',
      v: 44620.5,
      z: 'yyyy-mm-dd hh:mm:ss',
    });
    expect(isoCell('1800-01-01')).toEqual({ t: 's', v: '1800-01-01' });
    expect(isoCell('2022-02-30x')).toEqual({ t: 's', v: '2022-02-30x' });
  });
});

describe('names', () => {
  it('of sheets are such as Excel takes, each once', () => {
    const names = sheetNames([
      "a/b:c*?[d]\\'",
      'x',
      'X',
      '',
      'History',
      '长'.repeat(40),
      '长'.repeat(40),
      "'",
    ]);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
    for (const name of names) {
      expect(name).toMatch(/^(?!')[^[\]:*?/\\]{1,31}(?<!')$/u);
      expect(name.toLowerCase()).not.toBe('history');
    }
  });

  it('of columns go on after Z', () => {
    expect([0, 25, 26, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
  });
});

describe('a workbook', () => {
  const sheets = [
    { title: 'cover', hasHeader: false, rows: [[{ ...textCell('to it'), leadsTo: 1 }]] },
    sheetOf(
      '判定',
      header('城市', 'n'),
      [textCell('成都'), numberCell(1.5, '0.00')],
      [undefined, { t: 'b', v: true } as const],
    ),
  ];

  it('is read as it was written', () => {
    const book = read(workbookBytes(sheets), { cellNF: true });
    expect(book.SheetNames).toEqual(['cover', '判定']);
    const sheet = book.Sheets.判定;
    expect(utils.sheet_to_json(sheet ?? {}, { header: 1 })).toEqual([
      ['城市', 'n'],
      ['成都', 1.5],
      [undefined, true],
    ]);
    expect(sheet?.B2).toMatchObject({ t: 'n', v: 1.5, z: '0.00' });
    expect(sheet?.['!autofilter']).toEqual({ ref: 'A1:B3' });
    expect(book.Sheets.cover?.A1).toMatchObject({ l: { location: "'判定'!A1" } });
  });

  it('keeps its header in sight and on every printed page', () => {
    const parts = unzipped(workbookBytes(sheets));
    expect(parts.get('xl/worksheets/sheet2.xml')).toContain(
      '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>',
    );
    expect(parts.get('xl/worksheets/sheet1.xml')).not.toContain('<pane');
    expect(parts.get('xl/workbook.xml')).toContain("'判定'!$1:$1</definedName>");
    const widths = parts.get('xl/worksheets/sheet2.xml')?.match(/<col [^>]*width="[^"]*"/gu);
    expect(widths).toHaveLength(2);
  });

  const tone = { text: 'B5401A', fill: 'F9E8E3' };
  const drawn: Worksheet = {
    ...sheetOf(
      "it's <drawn>",
      header('name', 'a "b" & c', 'd'),
      [textCell('x'), numberCell(1), { t: 'b', v: false }],
      [textCell('y & z'), undefined, { t: 'b', v: true }],
    ),
    keys: 2,
    rules: [
      { column: 0, rows: [1, 2], when: { is: 'say "x" & y' }, tone },
      { column: 1, rows: [1, 2], when: { below: 0 }, tone },
      { column: 2, rows: [1, 2], when: { is: false }, tone: { ...tone, fill: 'FFFFFF' } },
    ],
    charts: (['bars', 'columns', 'lines'] as const).map((kind) => ({
      kind,
      title: 'a & b',
      unit: 'h',
      rows: [1, 2],
      names: 0,
      series: [{ column: 1, colour: '1B456B', marked: { rows: [2], colour: 'B5401A' } }],
      from: [4, 0],
      to: [10, 20],
    })),
    printed: { rows: 3, columns: 2 },
  };

  it('keeps key columns in sight, colours by rules of constants, and prints what is asked', () => {
    const parts = unzipped(workbookBytes([drawn]));
    const sheet = parts.get('xl/worksheets/sheet1.xml') ?? '';
    expect(sheet).toContain(
      '<pane xSplit="2" ySplit="1" topLeftCell="C2" activePane="bottomRight"',
    );
    expect(sheet).toContain(
      'operator="equal"><formula>&quot;say &quot;&quot;x&quot;&quot; &amp; y&quot;</formula>',
    );
    expect(sheet).toContain(
      'sqref="B2:B3"><cfRule type="cellIs" dxfId="0" priority="2" operator="lessThan"><formula>0<',
    );
    expect(sheet).toContain('dxfId="1" priority="3" operator="equal"><formula>FALSE<');
    expect(parts.get('xl/styles.xml')).toContain('<dxfs count="2">');
    const book = parts.get('xl/workbook.xml') ?? '';
    expect(book).toContain(`Print_Area" localSheetId="0">'it''s &lt;drawn&gt;'!$A$1:$B$3<`);
    expect(book).toContain(
      `Print_Titles" localSheetId="0">'it''s &lt;drawn&gt;'!$A:$B,'it''s &lt;drawn&gt;'!$1:$1<`,
    );
  });

  it('says of every part what it is, and leads to every part that it names', () => {
    const parts = unzipped(workbookBytes([...sheets, drawn, drawn]));
    const types = parts.get('[Content_Types].xml') ?? '';
    for (const name of parts.keys()) {
      if (name === '[Content_Types].xml' || name.endsWith('.rels')) continue;
      expect(types.split(`PartName="/${name}"`), name).toHaveLength(2);
    }
    const reached = new Set<string>();
    for (const [name, xml] of parts) {
      if (!name.endsWith('.rels')) continue;
      const folder = name.replace(/_rels\/[^/]+$/u, '');
      for (const [, target = ''] of xml.matchAll(/Target="([^"]+)"/gu)) {
        const path = new URL(target, `http://x/${folder}`).pathname.slice(1);
        expect(parts.has(path), `${name}: ${path}`).toBe(true);
        reached.add(path);
      }
    }
    const own = [...parts.keys()].filter((name) => !/\.rels$|^\[/u.test(name));
    expect([...reached].sort()).toEqual(own.sort());
    expect(own.filter((name) => name.startsWith('xl/charts/'))).toHaveLength(6);
    for (const [name, xml] of parts) {
      if (!name.endsWith('.xml')) continue;
      const parser = new SaxesParser({ xmlns: true });
      parser.on('error', (error) => expect.fail(`${name}: ${error.message}`));
      parser.write(xml).close();
    }
  });

  it('has of a chart what stands in its cells, with nothing for an empty one', () => {
    const parts = unzipped(workbookBytes([drawn]));
    for (const n of [1, 2, 3]) {
      const chart = parts.get(`xl/charts/chart${n}.xml`) ?? '';
      expect(chart).toContain("<c:f>'it''s &lt;drawn&gt;'!$B$1</c:f>");
      expect(chart).toContain("<c:f>'it''s &lt;drawn&gt;'!$B$2:$B$3</c:f>");
      expect(chart).toContain('<c:ptCount val="2"/><c:pt idx="0"><c:v>1</c:v></c:pt></c:numCache>');
      expect(chart).toContain('<c:pt idx="1"><c:v>y &amp; z</c:v></c:pt>');
      expect(chart.includes('<c:dPt><c:idx val="1"/>'), String(n)).toBe(n < 3);
    }
  });

  it('is the same again, byte for byte', () => {
    expect(Buffer.from(workbookBytes(sheets)).equals(Buffer.from(workbookBytes(sheets)))).toBe(
      true,
    );
  });

  it('holds no formula, whatever text stands in cells and names', () => {
    const attacks = [
      ...Object.values(hostile),
      '=1+1',
      '+1',
      '-1',
      '@SUM(A1)',
      '\u0000\u0001x',
      '_x0041_',
      ']]><f>1</f>',
      '\ud800',
      ...['＝1', '\u00a0=1', '\v=1', '\u3000＠x'],
    ];
    const bytes = workbookBytes(
      attacks.map((text) => sheetOf(text, header(text), [textCell(text), isoCell(text)])),
    );
    const parts = unzipped(bytes);
    for (const [name, xml] of parts) {
      expect([name, /<f[ >/]/u.test(xml)]).toEqual([name, false]);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what no part may hold
      expect([name, /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/u.test(xml)]).toEqual([name, false]);
    }
    const book = read(bytes, { cellFormula: true });
    const cellXfs = /<cellXfs[^>]*>(.*)<\/cellXfs>/u.exec(parts.get('xl/styles.xml') ?? '')?.[1];
    const styles = cellXfs?.split(/(?=<xf )/u) ?? [];
    expect(book.SheetNames).toHaveLength(attacks.length);
    for (const [i, name] of book.SheetNames.entries()) {
      const cell = book.Sheets[name]?.A2;
      expect(cell?.t).toBe('s');
      expect(cell?.f).toBeUndefined();
      const text = attacks[i] ?? '';
      const sheet = parts.get(`xl/worksheets/sheet${i + 1}.xml`) ?? '';
      for (const at of ['A1', 'A2']) {
        const style = new RegExp(`<c r="${at}" s="(\\d+)"`, 'u').exec(sheet)?.[1];
        const isQuoted = styles[Number(style)]?.includes('quotePrefix="1"');
        expect([text, at, isQuoted]).toEqual([text, at, isToGuard(text)]);
      }
      if (/^[=+\-@_]/u.test(text)) expect(cell?.v).toBe(text);
    }
  });

  it('escapes what Excel would decode', () => {
    expect(xmlText('_x0041_ & <a>')).toBe('_x005F_x0041_ &amp; &lt;a&gt;');
  });
});
