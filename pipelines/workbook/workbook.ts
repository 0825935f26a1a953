import { zipBytes } from '../files/zip.js';
import { chartXml, drawingXml } from './chart.js';
import { extentOf, printedOf, refOf, type Worksheet } from './sheet.js';
import { main, office, sheetXml, Texts } from './sheet-xml.js';
import { Styles } from './styles.js';
import { columnLetters, quotedName, sheetNames, xmlText } from './text.js';

/**
 * A workbook as Excel has it (ECMA-376): written here, since the library that reads workbooks writes
 * neither frozen rows nor styles nor charts. The same sheets give the same bytes.
 */
export function workbookBytes(sheets: readonly Worksheet[]): Uint8Array {
  const names = sheetNames(sheets.map(({ title }) => title));
  const styles = new Styles();
  const texts = new Texts();
  const bodies = sheets.map((sheet) => sheetXml(sheet, names, styles, texts));
  const drawn = drawnParts(sheets, names);
  const part = ({ name, xml }: Part) => ({
    name,
    content: Buffer.from(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${xml}`, 'utf8'),
  });
  const parts: Part[] = [
    { name: 'xl/workbook.xml', xml: bookXml(sheets, names), type: `${types}.sheet.main+xml` },
    {
      name: 'xl/_rels/workbook.xml.rels',
      xml: relations([
        ...sheets.map((_, i) => ['worksheet', `worksheets/sheet${i + 1}.xml`] as const),
        ['styles', 'styles.xml'],
        ['sharedStrings', 'sharedStrings.xml'],
      ]),
    },
    { name: 'xl/styles.xml', xml: styles.xml(), type: `${types}.styles+xml` },
    { name: 'xl/sharedStrings.xml', xml: texts.xml(), type: `${types}.sharedStrings+xml` },
    ...bodies.map((xml, i) => ({
      name: `xl/worksheets/sheet${i + 1}.xml`,
      xml,
      type: `${types}.worksheet+xml`,
    })),
    ...drawn,
  ];
  return zipBytes([
    part({ name: '[Content_Types].xml', xml: contentTypes(parts) }),
    part({ name: '_rels/.rels', xml: relations([['officeDocument', 'xl/workbook.xml']]) }),
    ...parts.map(part),
  ]);
}

interface Part {
  readonly name: string;
  readonly xml: string;
  /** Relations have none of their own. */
  readonly type?: string;
}

const packages = 'http://schemas.openxmlformats.org/package/2006';
const documents = 'application/vnd.openxmlformats-officedocument';
const types = `${documents}.spreadsheetml`;

function relations(targets: readonly (readonly [type: string, target: string])[]): string {
  const each = targets.map(
    ([type, target], i) =>
      `<Relationship Id="rId${i + 1}" Type="${office}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${packages}/relationships">${each.join('')}</Relationships>`;
}

function contentTypes(parts: readonly Part[]): string {
  const each = parts.flatMap(({ name, type }) =>
    type ? [`<Override PartName="/${name}" ContentType="${type}"/>`] : [],
  );
  return `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${each.join('')}</Types>`;
}

/** Of each sheet with charts a drawing that places them, and the charts, which are numbered through. */
function drawnParts(sheets: readonly Worksheet[], names: readonly string[]): Part[] {
  let drawing = 0;
  let number = 0;
  return sheets.flatMap((sheet, i): Part[] => {
    const { charts = [] } = sheet;
    if (charts.length === 0) return [];
    drawing += 1;
    const numbered = charts.map((chart) => {
      number += 1;
      return { chart, file: `chart${number}.xml` };
    });
    return [
      {
        name: `xl/worksheets/_rels/sheet${i + 1}.xml.rels`,
        xml: relations([['drawing', `../drawings/drawing${drawing}.xml`]]),
      },
      {
        name: `xl/drawings/drawing${drawing}.xml`,
        xml: drawingXml(charts),
        type: `${documents}.drawing+xml`,
      },
      {
        name: `xl/drawings/_rels/drawing${drawing}.xml.rels`,
        xml: relations(numbered.map(({ file }) => ['chart', `../charts/${file}`])),
      },
      ...numbered.map(({ chart, file }) => ({
        name: `xl/charts/${file}`,
        xml: chartXml(chart, sheet, names[i] ?? ''),
        type: `${documents}.drawingml.chart+xml`,
      })),
    ];
  });
}

function bookXml(sheets: readonly Worksheet[], names: readonly string[]): string {
  const list = names.map(
    (name, i) => `<sheet name="${xmlText(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`,
  );
  const defined = sheets.flatMap((sheet, i) =>
    definedNames(sheet, xmlText(quotedName(names[i] ?? '')), i),
  );
  return `<workbook xmlns="${main}" xmlns:r="${office}"><bookViews><workbookView activeTab="0"/></bookViews><sheets>${list.join('')}</sheets>${defined.length > 0 ? `<definedNames>${defined.join('')}</definedNames>` : ''}</workbook>`;
}

/** What is filtered, what is printed, and what heads every printed page: under the names that Excel has for it. */
function definedNames(sheet: Worksheet, name: string, index: number): string[] {
  const { hasHeader, keys = 0 } = sheet;
  const defined = (what: string, text: string, more = '') =>
    `<definedName name="_xlnm.${what}" localSheetId="${index}"${more}>${text}</definedName>`;
  const area = sheet.printed
    ? [defined('Print_Area', `${name}!${refOf(printedOf(sheet.printed), '$')}`)]
    : [];
  if (!hasHeader) return area;
  const columns = keys > 0 ? `${name}!$A:$${columnLetters(keys - 1)},` : '';
  return [
    defined('_FilterDatabase', `${name}!${refOf(extentOf(sheet), '$')}`, ' hidden="1"'),
    ...area,
    defined('Print_Titles', `${columns}${name}!$1:$1`),
  ];
}
