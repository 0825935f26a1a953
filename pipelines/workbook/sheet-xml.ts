import { isToGuard } from '../../reports/base/live.js';
import { columnWidths, rowHeight } from './measure.js';
import { extentOf, type PlacedCell, type Rule, refOf, type Worksheet } from './sheet.js';
import type { Styles } from './styles.js';
import { columnLetters, quotedName, xmlText } from './text.js';

/** Texts are kept once, and cells refer to them. */
export class Texts {
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

export const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
export const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A sheet in the order that the standard asks of its parts. Its drawing is its only relation. */
export function sheetXml(
  sheet: Worksheet,
  names: readonly string[],
  styles: Styles,
  texts: Texts,
): string {
  const { rows, hasHeader, rules = [], charts = [] } = sheet;
  const ref = refOf(extentOf(sheet));
  const widths = sheet.widths ?? columnWidths(rows, hasHeader);
  const links: string[] = [];
  const merged: string[] = [];
  const lines = rows.map((row, r) => {
    const cells = row.map((cell, c) => {
      if (!cell) return '';
      const at = `${columnLetters(c)}${r + 1}`;
      if (cell.leadsTo !== undefined) {
        const target = `${quotedName(names[cell.leadsTo] ?? '')}!A1`;
        links.push(`<hyperlink ref="${at}" location="${xmlText(target)}"/>`);
      }
      if (cell.spans) {
        merged.push(
          `<mergeCell ref="${refOf({ rows: [r, r], columns: [c, c + cell.spans - 1] })}"/>`,
        );
      }
      return cellXml(at, cell, styles, texts);
    });
    return `<row r="${r + 1}"${heightXml(row, widths, rows.length)}>${cells.join('')}</row>`;
  });
  const cols = widths.map(
    (width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`,
  );
  return [
    `<worksheet xmlns="${main}" xmlns:r="${office}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="${ref}"/>`,
    `<sheetViews><sheetView${hasHeader ? '' : ' showGridLines="0"'} workbookViewId="0">${paneXml(sheet)}</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>`,
    wrapped('cols', cols),
    `<sheetData>${lines.join('\n')}</sheetData>`,
    hasHeader ? `<autoFilter ref="${ref}"/>` : '',
    wrapped('mergeCells', merged),
    ...rules.map((rule, i) => ruleXml(rule, i + 1, styles)),
    wrapped('hyperlinks', links),
    // Lines would run through the empty cells around charts too.
    hasHeader && charts.length === 0 ? '<printOptions gridLines="1"/>' : '',
    '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.7" header="0.3" footer="0.3"/>',
    `<pageSetup paperSize="9" orientation="landscape" fitToHeight="${sheet.printed?.isOnePage ? 1 : 0}"/>`,
    '<headerFooter><oddFooter>&amp;C&amp;A  &amp;P / &amp;N</oddFooter></headerFooter>',
    charts.length > 0 ? '<drawing r:id="rId1"/>' : '',
    '</worksheet>',
  ].join('');
}

function wrapped(name: string, items: readonly string[]): string {
  return items.length > 0 ? `<${name}>${items.join('')}</${name}>` : '';
}

/** Programs find the height of a row again when it changes, but never that of cells that are one. */
function heightXml(
  row: Worksheet['rows'][number],
  widths: readonly number[],
  count: number,
): string {
  const height = rowHeight(row, widths, count);
  if (height === undefined) return '';
  return ` ht="${height}"${row.some((cell) => cell?.spans) ? ' customHeight="1"' : ''}`;
}

/** The header and the key columns stay in sight. */
function paneXml({ hasHeader, keys = 0 }: Worksheet): string {
  if (!hasHeader) return '';
  if (keys === 0) {
    return '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/>';
  }
  const corner = `${columnLetters(keys)}2`;
  return `<pane xSplit="${keys}" ySplit="1" topLeftCell="${corner}" activePane="bottomRight" state="frozen"/><selection pane="topRight"/><selection pane="bottomLeft"/><selection pane="bottomRight"/>`;
}

/** What a cell is held against is a constant, so that it calculates nothing. */
function ruleXml({ column, rows, when, tone }: Rule, priority: number, styles: Styles): string {
  const operator = 'below' in when ? 'lessThan' : 'equal';
  const constant = 'below' in when ? String(when.below) : constantOf(when.is);
  return `<conditionalFormatting sqref="${refOf({ rows, columns: [column, column] })}"><cfRule type="cellIs" dxfId="${styles.toneOf(tone)}" priority="${priority}" operator="${operator}"><formula>${constant}</formula></cfRule></conditionalFormatting>`;
}

function constantOf(value: string | boolean): string {
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return xmlText(`"${value.replaceAll('"', '""')}"`);
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
