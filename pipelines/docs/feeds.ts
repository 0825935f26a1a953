import { natureCodes, rejectionCodes, skipCodes, tierCodes } from '../../schemas/codes/index.js';
import { blankMarks } from '../../schemas/dialect.js';
import { type FeedName, feedColumns, feedNames, feeds } from '../../schemas/feeds/index.js';
import { sichuan } from '../../schemas/region.js';
import { natureAliases, tierAliases } from '../../schemas/tiers.js';
import { vocabularyOf } from '../../schemas/vocabulary.js';
import { code, codes, document, table } from '../base/markdown.js';
import { type BudgetName, budgets, mostOf } from '../files/budgets.js';
import { isArchive, kindOf } from '../ingest/formats/format.js';
import { rowFaults } from '../ingest/interpret.js';
import { budgetWords } from '../words/budgets.js';
import { kindWords, rejectionCauses } from './cells.js';

const vocabulary = vocabularyOf(sichuan);

/** docs/feeds.md: what goes in, from the declarations of the feeds. */
export function feedsReference(): string {
  return document(
    'Feeds · 数据文件',
    intro(),
    documents,
    rowChoice,
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
    '## How much is read · 读取上限',
    limitsIntro,
    table(
      ['At most', 'Of', '上限', '若超出'],
      (Object.keys(budgets) as BudgetName[]).map((name) => [
        mostOf(name),
        budgetWords[name].of.en,
        budgetWords[name].of.zh,
        budgetWords[name].todo.zh,
      ]),
    ),
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

What these folders hold now is what counts. A file there is a *document*, and each content it has had is a
*version*: changed content is loaded again, and a file that is gone is withdrawn with all of its rows. A renamed
file counts as one that is gone and a new one. Two files with the same content count once. If several files have
a row of the same identity, the one loaded last counts. The order of loads is kept in \`shihu.loads.csv\` beside
the settings; [method.md](method.md#corrections) has the rules, the [guide](guide.zh-CN.md) shows how to correct a
file.

A \`.zip\` is as a folder of its name: each file in it is a document by itself, named
\`data/outages/2022.zip/jan.csv\`, which is loaded anew only when its own content changes. \`shihu ingest\` and
\`shihu withdraw\` take the \`.zip\` with all that is in it, \`covers\` and \`files\` the \`.zip\` or one file of it. Names
in it may be UTF-8, or GBK as Windows in China writes them. A file in it that is damaged, has a password, or is a
\`.zip\` again cannot be read, and the others are.

Folders in a feed's folder are read as well, however deep (\`data/outages/2022/01/\`), linked ones (and junctions of Windows) included. A folder is read once:
a link to one that is read anyway, or that contains the link, is named and not followed. A link that leads to
nothing, or a folder that cannot be listed, counts as a file that cannot be read.

Hidden files and folders (\`.…\`, \`__MACOSX\`), lock files of Office (\`~$…\`), \`Thumbs.db\`, \`desktop.ini\` and notes that
begin with \`README\` and are not in a format named above are ignored. Any other file that cannot be read, such as
\`.pdf\`, a damaged \`.zip\` or a workbook with a password, is reported as an error, and the verdicts it could change become
undetermined; the same goes for a file whose rows were all rejected. Keep anything that is not data elsewhere.`;

const rowChoice = `## Rows left out, filled and shared · 行的取舍

These are settings of a feed, or of some of its files under \`feeds.<feed>.files\`. Every row that is skipped is
counted with the reason: in the lines of \`ingest\` and \`run\`, in their JSON, and as JSON in
\`batches.skipped_because\`. The reasons are ${skipReasons()}. A row that several settings leave out counts under the
first: \`where\`, \`except\`, then \`values\`. A file of which all rows are left out lacks nothing; if the other rows
are all rejected, it counts as a file that could not be read.

- **\`where: { 状态: [已执行] }\`** reads only the rows that have one of these values, and **\`except\`** skips those that
  have one. The name is a header of the file or, where no header is called so, a column of the feed, whose cell is taken
  as it is written. Names and values match in any case and width, and \`''\` matches an empty cell and the marks of
  nothing. A row has to pass every entry. A file, or a sheet, without the header is refused, since nobody could say which
  of its rows are meant. Under \`files\`, \`where\` and \`except\` replace those of the feed; \`where: {}\` lifts them.
- **\`values: { nature: { 已取消: ignore } }\`** skips the rows with that spelling, even if other cells of them are wrong.
  Each spelling counts by itself, with or without 市, 州 or 自治州 for a city.
- **\`fill_down: [city]\`** gives an empty cell, or one with a mark of nothing, the value of the nearest row above that
  has one, as merged cells leave it. Titles, totals and repeated headers pass nothing on; rows that are left out do.
  It ends with the sheet. Rejected rows are written out with the values they were given, and a file of such rows that
  comes back is not filled.
- **\`event_id: none\`** makes the identifier of the document and the line, \`2022.csv:17\`. So the line is the row’s
  identity: if a row is inserted, all rows below it are new ones, and a correction in another file replaces nothing.
  **\`event_id: { join: [日期, 线路] }\`** makes it of the texts under these headers, joined by spaces; where all are empty,
  it is missing. Rows with the same texts are the same event.
- **\`city: { split: ";" }\`** takes a cell such as \`成都;自贡\` apart. Each city gets a row with an equal share of the
  users, the first ones one more until the sum is exact, and \`#\` and its code behind the identifier. Each such row counts
  as a row read, on the line of the file. \`reported_user_hours\` is dropped, since nothing says how to share it, and the
  stages of \`restorations\` do not fit such rows. The share of a city that is \`ignore\`d is skipped. If one of the cities
  is not known, the row is rejected whole. A correction in another file has to name the same cities. Such a file may have 1,048,576 lines, and so may each sheet.

以上设置按类别（\`feeds.<feed>\`）或按文件（\`feeds.<feed>.files\`）给出，跳过的行一律计数并说明原因。`;

function skipReasons(): string {
  return skipCodes.names.map((one) => `${code(one)} (${skipCodes.words[one].zh})`).join(', ');
}

const limitsIntro = `Files may be as large as they like. What lies beyond the following is no data of outages and could cost
the machine its memory or its disk; such a file is refused, with the reason, and the others are read. Workbooks and
Parquet files are read in a process of their own, so that the worst of them is a refused file. 文件大小不限。超出
下列上限的文件不予读取，并说明原因，其他文件照常读取。`;

const endings = [
  ...[
    'csv',
    'tsv',
    'txt',
    'csv.gz',
    'json',
    'jsonl',
    'ndjson',
    'xlsx',
    'xlsm',
    'xls',
    'parquet',
    'zip',
  ],
];

function intro(): string {
  const readable = endings
    .map((ending) => `.${ending}`)
    .filter((ending) => {
      return kindOf(`x${ending}`) || isArchive(`x${ending}`);
    });
  return `Each feed has a folder under \`data/\`, and every file in it and in the folders below it is read:
${codes(readable)}.
Text may be UTF-8, UTF-16 with a BOM, or GB18030, of which GBK is a part; the encoding is told from
all bytes of the file. Any other is named by \`feeds.<feed>.encoding\`, for some of the files under \`files\`:
each name of the [Encoding standard](https://encoding.spec.whatwg.org/#names-and-labels), such as \`windows-1252\`
(\`latin-1\`), \`big5\`, \`shift_jis\`, \`euc-kr\`, \`koi8-r\` or \`utf-16le\`. It then holds for every file that no BOM
marks as Unicode; a file with bytes that it does not know is not read. Delimiters are comma, tab, semicolon or bar, told from the header.

The header is the record, among the first thirty, that names the most known columns, and at least two.
A name matches in any case and width, with spaces and a star (\`*\`) around it; a header that the settings
write out in full comes before every other. A header of two rows is refused, unless \`header_rows\` says that it has two: the texts of each column are then joined
from top to bottom by a space, as in \`停电时间 起\`. Rows above the header, repeated headers, rows that begin with 合计, 总计, 小计, 共计 or Total, and rows of
empty cells are skipped and counted. Columns that are not known are kept aside and named. A column that is
required *as a column* may have empty cells, but a file without it is refused, since all of its rows would
be read as if it were blank; where files really have none, \`feeds.<feed>.columns.<column>: none\` says so.

Brackets after a name, and a unit after \`/\`, \`:\` or \`_\`, are read: \`停电用户数（万户）\` is multiplied by
10,000 and \`用户年均停电时间（分钟/户）\` divided by 60: exactly, or rounded half up to nine decimals. A file with a unit that cannot be converted (\`kWh\`, \`%\`) is refused, and so
is one with times of another zone (\`UTC\`) unless \`time_zone\` is set; a note (\`备注\`) is ignored. A cell may name its unit too (\`1.2万户\`, \`90分钟\`), unless its header names another one.
Where neither does, \`unit\` or \`scale\` of the column says it: \`users: { header: 影响户数, unit: 万户 }\`.

\`decimal\` and \`thousands\` say which marks numbers have. The groups between marks of thousands must be of three
digits (or, with commas, as in \`12,34,567\`). A number that could be read in two ways, such as \`4,125\` where
decimals are, is refused until one of the two is said. \`blanks\` lists further texts that stand for nothing.

A \`duration\` gives \`restored_at\` where a row has none, so that a file with the one needs not have the other. It is
not kept. A row that has both must have them agree ([method.md](method.md#from-rows-to-spells)). Beside \`restored_at\`,
a duration of which neither header nor settings say the unit is left aside like any unknown column.

Times are read as the kind \`time\` below says. A column in which a form could be read in two ways is never guessed: the
cell is rejected, with each reading and the setting that decides. With \`date_order\`, a date with a year of four
digits in front is still read. A date and a time of day in two columns are one time by
\`started_at: { date: 停电日期, time: 停电时刻 }\`; a date without its time of day is rejected. Times of a \`time_zone\`
are converted with its daylight saving to the standard time of the region’s own zone, which holds all year, so that
lengths stay true.

\`header_line\` says on which line the header begins, where it is not found by itself or another row is taken for it;
what stands above is skipped. In a header of several rows (\`header_rows\`), a text over several columns belongs to
each of them: in a sheet, over those that are merged; in a text, or where a sheet merges nothing in its upper rows, over
the blank cells to its right as far as the row below has names. A text that comes twice, one below the other, counts
once. \`lines_below\` skips so many of the last lines that are not empty, such as notes and signatures, whatever is in
them. All three hold for text files and sheets, each sheet by itself.

In a workbook, every sheet whose header names all required columns is read. The other sheets are listed, and so
are hidden ones; \`feeds.<feed>.hidden_sheets: true\` has those read as well. \`feeds.<feed>.sheets: [一月, "2022*"]\` has only these
read, the others listed; a name that no sheet has is a refusal. What a workbook is, \`.xls\` of Excel 97 to 2003 or one of
the newer formats, is told from its content and not from its name; macros are never run.

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
    `Rows are told apart by ${codes(identity)}, where an empty cell is a value too. Rows of one file that share
these but differ are all ${code(conflict)}; a repeat, equal in every column of the
file including unknown ones, is skipped.${backwards}`,
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
    'Matched in any case and width. Add your own spellings with `feeds.<feed>.values`.',
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

const rejectionIntro = `A row that cannot be used is kept in \`rejected_rows\` with file, line, column, code, message and its
raw text; a row with several faults has an entry for each. Rows read = rows loaded + rejected + skipped,
for every file. Rows *replaced* are counted beside these: rows of a file that give way to another file, and rows of
other files that give way to it.

A rejected row is outstanding until a row of its identity is loaded after it, or its file no longer has it.
Tables, pages and \`--strict\` speak of outstanding rows only.

\`check --rejects\` writes them to a file in the shape that theirs had, with the reasons in a last column
(\`拒绝原因\`, \`reject_reason\`). In CSV an apostrophe stands before each text that a spreadsheet would take for
a formula, wherever it could begin a cell. Leave the last column as it is: by it the corrected file is known when
it is read again, and the apostrophes are taken away, so that the cells are what they were.`;
