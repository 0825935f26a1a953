import type { Tone } from './sheet.js';

const looks = [
  'plain',
  'wrapped',
  'header',
  'figureHeader',
  'title',
  'label',
  'link',
  'heading',
  'lead',
  'alarm',
] as const;

/** How a cell looks beside its number format. */
export type Look = (typeof looks)[number];

/** Fonts: 0 plain, 1 bold, 2 title, 3 link, 4 heading, 5 lead, 6 alarm. Fills: 2 is that of headers. Borders: 1 is below. */
const attributes: Record<Look, string> = {
  plain: 'fontId="0" fillId="0" borderId="0" applyAlignment="1"><alignment vertical="top"/></xf>',
  wrapped:
    'fontId="0" fillId="0" borderId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>',
  header:
    'fontId="1" fillId="2" borderId="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf>',
  figureHeader:
    'fontId="1" fillId="2" borderId="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment horizontal="right" vertical="center" wrapText="1"/></xf>',
  title: 'fontId="2" fillId="0" borderId="0" applyFont="1"/>',
  label:
    'fontId="1" fillId="0" borderId="0" applyFont="1" applyAlignment="1"><alignment vertical="top"/></xf>',
  link: 'fontId="3" fillId="0" borderId="0" applyFont="1" applyAlignment="1"><alignment vertical="top"/></xf>',
  heading: 'fontId="4" fillId="0" borderId="0" applyFont="1"/>',
  lead: 'fontId="5" fillId="0" borderId="0" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>',
  alarm:
    'fontId="6" fillId="0" borderId="0" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>',
};

/** Formats of one's own begin here; those below are Excel's. */
const FIRST_FORMAT = 164;

/** The styles that a workbook's cells use, each under its number. */
export class Styles {
  private readonly formats: string[] = [];
  private readonly used = new Map<string, number>();
  private readonly records: string[] = [];
  private readonly tones: string[] = [];

  constructor() {
    for (const look of looks) this.numberOf(look);
  }

  /** @param isLive whether it is text that begins like a formula, to stay text when somebody edits the cell */
  numberOf(look: Look, format = '', isLive = false): number {
    const key = `${look} ${isLive} ${format}`;
    const known = this.used.get(key);
    if (known !== undefined) return known;
    const number = this.records.length;
    const shown =
      format === '' ? 'numFmtId="0"' : `numFmtId="${this.formatOf(format)}" applyNumberFormat="1"`;
    const quoted = isLive ? 'quotePrefix="1" ' : '';
    this.records.push(`<xf ${shown} xfId="0" ${quoted}${attributes[look]}`);
    this.used.set(key, number);
    return number;
  }

  /** The number of how cells look that a rule applies to. */
  toneOf({ text, fill }: Tone): number {
    const xml = `<dxf><font><b/><color rgb="FF${text}"/></font><fill><patternFill patternType="solid"><fgColor rgb="FF${fill}"/><bgColor rgb="FF${fill}"/></patternFill></fill></dxf>`;
    const at = this.tones.indexOf(xml);
    return at < 0 ? this.tones.push(xml) - 1 : at;
  }

  private formatOf(format: string): number {
    const at = this.formats.indexOf(format);
    return FIRST_FORMAT + (at < 0 ? this.formats.push(format) - 1 : at);
  }

  xml(): string {
    const formats = this.formats.map(
      (code, i) =>
        `<numFmt numFmtId="${FIRST_FORMAT + i}" formatCode="${code.replaceAll('"', '&quot;')}"/>`,
    );
    const font = (size: number, more = '', colour = 'theme="1"') =>
      `<font>${more}<sz val="${size}"/><color ${colour}/><name val="Calibri"/><family val="2"/></font>`;
    const fonts = [
      font(11),
      font(11, '<b/>'),
      font(16, '<b/>'),
      font(11, '<u/>', 'rgb="FF0563C1"'),
      font(12, '<b/>', 'rgb="FF1B456B"'),
      font(12, '<b/>'),
      font(12, '<b/>', 'rgb="FFB5401A"'),
    ];
    const fill = (pattern: string) => `<fill>${pattern}</fill>`;
    return `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
${formats.length > 0 ? `<numFmts count="${formats.length}">${formats.join('')}</numFmts>` : ''}
<fonts count="${fonts.length}">${fonts.join('')}</fonts>
<fills count="3">${fill('<patternFill patternType="none"/>')}${fill('<patternFill patternType="gray125"/>')}${fill('<patternFill patternType="solid"><fgColor rgb="FFE8EDF2"/><bgColor indexed="64"/></patternFill>')}</fills>
<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left/><right/><top/><bottom style="thin"><color rgb="FF7F8C99"/></bottom><diagonal/></border></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
<cellXfs count="${this.records.length}">${this.records.join('')}</cellXfs>
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>
<dxfs count="${this.tones.length}">${this.tones.join('')}</dxfs>
</styleSheet>`;
  }
}
