import stringWidth from 'string-width';
import { isToGuard } from '../../reports/base/live.js';
import { zipBytes } from '../files/zip.js';
import type { SheetCell } from './cell.js';
import { type Look, Styles } from './styles.js';
import { columnLetters, quotedName, sheetNames, xmlText } from './text.js';

export interface PlacedCell extends SheetCell {
  readonly look?: Look;
  /** Number of the sheet that a click leads to. */
  readonly leadsTo?: number;
}

export type SheetRow = readonly (PlacedCell | undefined)[];

export interface Worksheet {
  readonly title: string;
  readonly rows: readonly SheetRow[];
  /** Whether the first row is a header: it stays in sight, filters, and heads every printed page. */
  readonly hasHeader: boolean;
}

/**
 * A workbook as Excel has it (ECMA-376): written here, since the library that reads workbooks writes
 * neither frozen rows nor styles. The same sheets give the same bytes.
 */
export function workbookBytes(sheets: readonly Worksheet[]): Uint8Array {
  const names = sheetNames(sheets.map(({ title }) => title));
  const styles = new Styles();
  const texts = new Texts();
  const bodies = sheets.map((sheet) => sheetXml(sheet, names, styles, texts));
  const part = (name: string, xml: string) => ({
    name,
    content: Buffer.from(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${xml}`, 'utf8'),
  });
  return zipBytes([
    part('[Content_Types].xml', contentTypes(sheets.length)),
    part('_rels/.rels', relations([`${office}/officeDocument" Target="xl/workbook.xml`])),
    part('xl/workbook.xml', bookXml(sheets, names)),
    part(
      'xl/_rels/workbook.xml.rels',
      relations([
        ...sheets.map((_, i) => `${office}/worksheet" Target="worksheets/sheet${i + 1}.xml`),
        `${office}/styles" Target="styles.xml`,
        `${office}/sharedStrings" Target="sharedStrings.xml`,
      ]),
    ),
    part('xl/styles.xml', styles.xml()),
    part('xl/sharedStrings.xml', texts.xml()),
    ...bodies.map((xml, i) => part(`xl/worksheets/sheet${i + 1}.xml`, xml)),
  ]);
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

function relations(targets: readonly string[]): string {
  const each = targets.map((target, i) => `<Relationship Id="rId${i + 1}" Type="${target}"/>`);
  return `<Relationships xmlns="${packages}/relationships">${each.join('')}</Relationships>`;
}

function contentTypes(count: number): string {
  const parts = [
    ['/xl/workbook.xml', 'sheet.main'],
    ['/xl/styles.xml', 'styles'],
    ['/xl/sharedStrings.xml', 'sharedStrings'],
    ...Array.from({ length: count }, (_, i) => [`/xl/worksheets/sheet${i + 1}.xml`, 'worksheet']),
  ];
  const each = parts.map(
    ([name, type]) => `<Override PartName="${name}" ContentType="${types}.${type}+xml"/>`,
  );
  return `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${each.join('')}</Types>`;
}

function bookXml(sheets: readonly Worksheet[], names: readonly string[]): string {
  const list = names.map(
    (name, i) => `<sheet name="${xmlText(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`,
  );
  const defined = sheets.flatMap((sheet, i) => {
    if (!sheet.hasHeader) return [];
    const name = xmlText(quotedName(names[i] ?? ''));
    const [first, last] = corners(sheet);
    return [
      `<definedName name="_xlnm._FilterDatabase" localSheetId="${i}" hidden="1">${name}!$${first[0]}$1:$${last[0]}$${last[1]}</definedName>`,
      `<definedName name="_xlnm.Print_Titles" localSheetId="${i}">${name}!$1:$1</definedName>`,
    ];
  });
  return `<workbook xmlns="${main}" xmlns:r="${office}"><bookViews><workbookView activeTab="0"/></bookViews><sheets>${list.join('')}</sheets>${defined.length > 0 ? `<definedNames>${defined.join('')}</definedNames>` : ''}</workbook>`;
}

type Corner = readonly [letters: string, row: number];

function corners({ rows }: Worksheet): [Corner, Corner] {
  const width = Math.max(1, widestOf(rows));
  return [
    ['A', 1],
    [columnLetters(width - 1), Math.max(1, rows.length)],
  ];
}

function sheetXml(
  sheet: Worksheet,
  names: readonly string[],
  styles: Styles,
  texts: Texts,
): string {
  const { rows, hasHeader } = sheet;
  const [, last] = corners(sheet);
  const ref = `A1:${last.join('')}`;
  const links: string[] = [];
  const lines = rows.map((row, r) => {
    const cells = row.map((cell, c) => {
      if (!cell) return '';
      const at = `${columnLetters(c)}${r + 1}`;
      if (cell.leadsTo !== undefined) {
        const target = `${quotedName(names[cell.leadsTo] ?? '')}!A1`;
        links.push(`<hyperlink ref="${at}" location="${xmlText(target)}"/>`);
      }
      return cellXml(at, cell, styles, texts);
    });
    return `<row r="${r + 1}">${cells.join('')}</row>`;
  });
  const pane =
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/>';
  const widths = columnWidths(rows, hasHeader).map(
    (width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`,
  );
  return `<worksheet xmlns="${main}" xmlns:r="${office}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="${ref}"/><sheetViews><sheetView workbookViewId="0">${hasHeader ? pane : ''}</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>${widths.length > 0 ? `<cols>${widths.join('')}</cols>` : ''}<sheetData>${lines.join('\n')}</sheetData>${hasHeader ? `<autoFilter ref="${ref}"/>` : ''}${links.length > 0 ? `<hyperlinks>${links.join('')}</hyperlinks>` : ''}<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/><headerFooter><oddFooter>&amp;C&amp;A  &amp;P / &amp;N</oddFooter></headerFooter></worksheet>`;
}

function cellXml(at: string, cell: PlacedCell, styles: Styles, texts: Texts): string {
  const { t, v, z, look } = cell;
  const isText = t === 's';
  const style = styles.numberOf(
    look ?? (isText ? 'wrapped' : 'plain'),
    z,
    isText && isToGuard(String(v)),
  );
  if (t === 's') return `<c r="${at}" s="${style}" t="s"><v>${texts.numberOf(String(v))}</v></c>`;
  if (t === 'b') return `<c r="${at}" s="${style}" t="b"><v>${v ? 1 : 0}</v></c>`;
  return `<c r="${at}" s="${style}"><v>${v}</v></c>`;
}

function widestOf(rows: readonly SheetRow[]): number {
  return rows.reduce((most, row) => Math.max(most, row.length), 0);
}

const WIDEST = 60;
const WIDEST_HEADER = 22;
/** Rows that a column's width is taken from. */
const MEASURED = 200;

/** In characters, of which a Chinese one takes two. */
function columnWidths(rows: readonly SheetRow[], hasHeader: boolean): number[] {
  return Array.from({ length: widestOf(rows) }, (_, c) => {
    const widest = rows.slice(0, MEASURED).reduce((most, row, r) => {
      const cell = row[c];
      // A title runs over the cells beside it.
      if (!cell || cell.look === 'title') return most;
      const width = widthOf(cell);
      return Math.max(most, hasHeader && r === 0 ? Math.min(width, WIDEST_HEADER) : width);
    }, 6);
    return Math.min(WIDEST, widest + 2);
  });
}

function widthOf({ t, v, z }: PlacedCell): number {
  if (t === 's') return stringWidth(String(v).slice(0, 200));
  if (z && /[ymdhs]/u.test(z)) return z.length;
  const decimals = /\.(0+)/u.exec(z ?? '')?.[1]?.length;
  const digits = decimals === undefined || typeof v !== 'number' ? String(v) : v.toFixed(decimals);
  return digits.length + (z?.includes(',') ? Math.floor(digits.length / 3) : 0);
}

/** Texts are kept once, and cells refer to them. */
class Texts {
  private readonly numbers = new Map<string, number>();
  private uses = 0;

  numberOf(text: string): number {
    this.uses += 1;
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    const number = this.numbers.size;
    this.numbers.set(text, number);
    return number;
  }

  xml(): string {
    const each = [...this.numbers.keys()].map(
      (text) => `<si><t xml:space="preserve">${xmlText(text)}</t></si>`,
    );
    return `<sst xmlns="${main}" count="${this.uses}" uniqueCount="${this.numbers.size}">${each.join('\n')}</sst>`;
  }
}
