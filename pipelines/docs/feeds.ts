import { natureCodes, rejectionCodes, tierCodes } from '../../schemas/codes/index.js';
import { type FeedName, feedColumns, feedNames, feeds } from '../../schemas/feeds/index.js';
import { blankMarks } from '../../schemas/fields.js';
import { sichuan } from '../../schemas/region.js';
import { natureAliases, tierAliases } from '../../schemas/tiers.js';
import { vocabularyOf } from '../../schemas/vocabulary.js';
import { code, codes, document, table } from '../base/markdown.js';
import { kindOf } from '../ingest/formats/format.js';
import { rowFaults } from '../ingest/interpret.js';
import { kindWords, rejectionCauses } from './cells.js';

const vocabulary = vocabularyOf(sichuan);

/** docs/feeds.md: what goes in, from the declarations of the feeds. */
export function feedsReference(): string {
  return document(
    'Feeds · 数据文件',
    intro(),
    documents,
    ...feedNames.map(feedSection),
    '## What a cell may hold · 单元格',
    table(
      ['Kind', 'Accepted', 'Otherwise'],
      Object.entries(kindWords).map(([kind, { accepted, codes: faults }]) => [
        code(kind),
        accepted,
        codes(faults),
      ]),
    ),
    `Read as empty: ${codes(blankMarks)}, and a cell of nothing but spaces.`,
    valueSection(),
    '## Rejected rows · 被拒绝的行',
    rejectionIntro,
    table(
      ['Code', 'Because', '问题', 'When'],
      rejectionCodes.names.map((rejection) => [
        code(rejection),
        rejectionCodes.words[rejection].en,
        rejectionCodes.words[rejection].zh,
        rejectionCauses[rejection],
      ]),
    ),
  );
}

const documents = `## Documents · 文件

What stands in these folders now is what counts. A file there is a *document*, and each content that it
has had is a *version*: changed content is loaded anew, whatever was loaded before, and a file that is gone
is withdrawn with all of its rows. A file under a new name is one that is gone and another that came. Two files of
the same content count once, and of rows of one identity in several files the one loaded last counts. The order of loads stands in \`shihu.loads.csv\` beside the settings;
[method.md](method.md#corrections) has the rules, the [guide](guide.zh-CN.md) how to correct a file.

No documents are hidden files and folders (\`.…\`), lock files of Office (\`~$…\`), \`Thumbs.db\`, \`desktop.ini\` and
notes that begin with \`README\` and aren't of a format named above. Any other file that can't be read, such as \`.xls\`,
\`.zip\` or a workbook with a password, is told as an error and leaves the verdicts that it could
undo undetermined; so does a file none of whose rows could be taken. Move elsewhere what isn't data.`;

const endings = ['csv', 'tsv', 'txt', 'csv.gz', 'jsonl', 'ndjson', 'xlsx', 'parquet'];

function intro(): string {
  const readable = endings.map((ending) => `.${ending}`).filter((ending) => kindOf(`x${ending}`));
  return `Each feed has a folder under \`data/\`, and every file in it and in the folders below it is read:
${codes(readable)}.
Text may be UTF-8, UTF-16 with a BOM, or GB18030, of which GBK is a part; all bytes of a file are looked
at to tell which. Delimiters are comma, tab, semicolon or bar, told from the header.

The header is the record, among the first thirty, that names the most known columns, and at least two.
A name matches in any case and width, with spaces and a star (\`*\`) around it; a header that the settings
write out in full comes before every other. A header of two rows is refused. Rows above the header, repeated headers, rows that begin with 合计, 总计, 小计, 共计 or Total, and rows of
empty cells are skipped and counted. Columns that are not known are kept aside and named. A column that is
required *as a column* may have empty cells, but a file without it is refused, since all of its rows would
be read as if it were blank; where files really have none, \`feeds.<feed>.columns.<column>: none\` says so.

Brackets after a name, and a unit after \`/\`, \`:\` or \`_\`, are read: \`停电用户数（万户）\` is multiplied by
10,000 and \`用户年均停电时间（分钟/户）\` divided by 60, exactly, or rounded half up to nine decimals where it
doesn't come out even. A unit that can't be converted (\`kWh\`, \`%\`, \`UTC\`) refuses the file; a note
(\`备注\`) is passed over.

Of a workbook every sheet is read whose header names all required columns; the others are named, and so
are hidden ones, which \`feeds.<feed>.hidden_sheets: true\` has read as well.

More headers, more spellings and values for columns that a file lacks are settings:
\`feeds.<feed>.columns\`, \`.values\` and \`.constants\` in [settings.md](settings.md);
[other-systems.md](other-systems.md) has an example.`;
}

function feedSection(feed: FeedName): string {
  const { zh, en, grain, identity, span, conflict } = feeds[feed];
  const backwards = span
    ? ` ${code(span[1])} before ${code(span[0])} is ${code(rowFaults.backwards)}.`
    : '';
  return [
    `## ${feed}`,
    `${en} · ${zh}. ${grain.en}. ${grain.zh}。`,
    `Rows are told apart by ${codes(identity)}, where nothing is a value too. Rows of one file that share
these and differ are ${code(conflict)}, all of them; a repeat, equal in every column of the
file, the unknown ones too, is skipped.${backwards}`,
    table(
      ['Column', 'Also written', 'Kind', 'Required', 'Meaning', '含义'],
      feedColumns(feed, vocabulary).map((column) => [
        code(column.name),
        column.aliases.join('、'),
        code(column.kind),
        column.required ? 'yes' : column.decisive ? 'as a column' : '',
        column.isWindowEnd ? `${column.en}; a date alone is the whole day` : column.en,
        column.isWindowEnd ? `${column.zh}；只写日期为当日全天` : column.zh,
      ]),
    ),
  ].join('\n\n');
}

function valueSection(): string {
  return [
    '## Coded values · 代码与写法',
    'Matched in any case and width. Spellings of one’s own are added by `feeds.<feed>.values`.',
    table(
      ['Column', 'Code', 'Also written'],
      [
        ...tierCodes.names.map((tier) => [
          code('area_tier'),
          code(tier),
          tierAliases[tier].join('、'),
        ]),
        ...natureCodes.names.map((one) => [
          code('nature'),
          code(one),
          natureAliases[one].join('、'),
        ]),
      ],
    ),
    'Cities of the default region, with or without 市, 州 or 自治州:',
    table(
      ['Code', 'Name', 'English', 'Also written'],
      sichuan.cities.map((city) => [
        code(city.code),
        city.name,
        city.nameEn,
        city.aliases.join('、'),
      ]),
    ),
  ].join('\n\n');
}

const rejectionIntro = `A row that can't be used is kept in \`rejected_rows\` with file, line, column, code, message and its
raw text; a row with several faults has an entry for each. Rows read = rows loaded + rejected + skipped,
for every file. Rows *replaced* are counted beside these: rows of a file that give way to another file, and rows of
other files that give way to it.

A rejected row is outstanding until a row of its identity is loaded after it, or its file no longer has it.
Tables, pages and \`--strict\` speak of outstanding rows only.`;
