import { read, utils } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { isoCell, numberCell, textCell, wholeCell } from '../../pipelines/workbook/cell.js';
import { columnLetters, sheetNames, xmlText } from '../../pipelines/workbook/text.js';
import { type Worksheet, workbookBytes } from '../../pipelines/workbook/workbook.js';
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
