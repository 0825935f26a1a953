import { columnsOf, type TableDeclaration } from '../../schemas/column.js';
import * as detail from '../../schemas/published/detail.js';
import { publishedTables } from '../../schemas/published/index.js';
import { code, codes, document, table } from '../base/markdown.js';

/** Tables of detail stand in a document of their own; all together would be too long to read. */
const DETAIL = 'detail-tables.md';
const detailed: ReadonlySet<string> = new Set(Object.values(detail).map(({ name }) => name));

/** docs/tables.md and detail-tables.md: the published database, from its declarations. */
export function tablesReferences(): readonly (readonly [string, string])[] {
  const isDetail = ({ name }: TableDeclaration) => detailed.has(name);
  return [
    ['tables.md', mainTables(publishedTables.filter((one) => !isDetail(one)))],
    [
      DETAIL,
      document(
        'Tables of detail · 明细表',
        detailIntro,
        ...publishedTables.filter(isDetail).map(section),
      ),
    ],
  ];
}

function mainTables(own: readonly TableDeclaration[]): string {
  return document(
    'Published tables · 发布库的表',
    intro,
    table(
      ['Table', 'Holds', '内容'],
      publishedTables.map(({ name, zh, en }) => [
        `[${code(name)}](${detailed.has(name) ? DETAIL : ''}#${name})`,
        en,
        zh,
      ]),
    ),
    ...own.map(section),
  );
}

const intro = `What \`shihu run\` publishes in \`out/reliability.duckdb\`, and what \`shihu tables\` and
\`shihu describe\` print. The same texts are the comments of the tables and columns in the database.
Rows stand in the order of the key. \`DECIMAL(38,0)\` columns are exact integers; \`DOUBLE\` columns are
made from them in the last step, and no verdict rests on one. \`=\` gives the formula of a column in
names of columns, \`←\` the column of a feed or the setting that it is taken from. Times are the standard time of
the region’s zone all year (Asia/Shanghai, unless \`region.time_zone\` says another), without offset.`;

const detailIntro =
  'What figures are made of, by cause, line, county, event and day. [tables.md](tables.md) has all other\ntables, and explains how to read these entries.';

function section(declared: TableDeclaration): string {
  const { name, zh, en, grain, key } = declared;
  return [
    `## ${name}`,
    `${en}. ${zh}。`,
    `${grain.en}. ${grain.zh}。 Key: ${codes(key)}.`,
    table(
      ['Column', 'Type', 'Empty', 'Unit or values', 'Meaning', '含义', 'Formula or source'],
      columnsOf(declared).map((column) => [
        code(column.name),
        column.sqlType,
        column.nullable ? 'can be' : '',
        column.unit?.includes('|') ? codes(column.unit.split('|')) : (column.unit ?? ''),
        column.en,
        column.zh,
        [column.formula && code(`= ${column.formula}`), column.source && code(`← ${column.source}`)]
          .filter(Boolean)
          .join(' '),
      ]),
    ),
  ].join('\n\n');
}
