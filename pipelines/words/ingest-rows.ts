import { fill, type WordTree } from '../../schemas/words/index.js';

/** What is wrong with a row: each is published as the message of a rejected row. */
export const rowWords = {
  noHeader: {
    zh: '没有找到表头：文件中没有一行含有至少两个可识别的列名',
    en: 'no header was found: no row of the file has two or more known column names',
  },
  wrongWidth: fill<'expected' | 'found'>(
    (p) => `本行有 ${p.found} 个单元格，表头有 ${p.expected} 个`,
    (p) => `the row has ${p.found} cells, but the header has ${p.expected}`,
  ),
  brokenQuotes: fill<'character'>(
    (p) => `引号没有正确配对：本行第 ${p.character} 个字符处的引号`,
    (p) =>
      `a quotation mark is not closed properly: the one at character ${p.character} of the line`,
  ),
  endlessLine: fill<'most'>(
    (p) => `本行超过 ${p.most} 个字符，无法作为一行读取`,
    (p) => `the line has more than ${p.most} characters, which is too long for a row`,
  ),

  notJson: {
    zh: '本行不是有效的 JSON。应为每行一个对象，如 {"event_id": "1", "city": "成都"}',
    en: 'the line is not valid JSON. Expected one object per line, such as {"event_id": "1", "city": "成都"}',
  },
  notAnObject: {
    zh: '本行不是 JSON 对象。应为每行一个对象，如 {"event_id": "1", "city": "成都"}',
    en: 'the line is not a JSON object. Expected one object per line, such as {"event_id": "1", "city": "成都"}',
  },
  givenTwice: fill<'name'>(
    (p) => `“${p.name}”在同一个对象中出现两次，值不相同`,
    (p) => `"${p.name}" occurs twice in the object, with different values`,
  ),
} satisfies WordTree;

/** The same, put together in SQL: each goes between the quotes of a text, so none has an apostrophe. */
export const rowWordsInSql = {
  endBeforeStart: fill<'start' | 'end'>(
    (p) => `结束“${p.end}”早于开始“${p.start}”`,
    (p) => `the end "${p.end}" is earlier than the start "${p.start}"`,
  ),
  unlikeLength: fill<'length' | 'start' | 'end'>(
    (p) => `停电时长“${p.length}”与起止时间不一致：开始“${p.start}”，结束“${p.end}”`,
    (p) => `the duration "${p.length}" does not fit the start "${p.start}" and the end "${p.end}"`,
  ),
  sameIdentity: fill<'other' | 'columns'>(
    (p) =>
      `与${p.other}标识相同（${p.columns}）而内容不同（未识别的列也参与比较），无法判断哪一行正确`,
    (p) =>
      `the row has the same identity (${p.columns}) as ${p.other} but different content (unknown columns count too), so it is unclear which one is right`,
  ),
  line: fill<'line'>(
    (p) => `第 ${p.line} 行`,
    (p) => `line ${p.line}`,
  ),
  sheetRow: fill<'sheet' | 'row'>(
    (p) => `工作表“${p.sheet}”第 ${p.row} 行`,
    (p) => `row ${p.row} of the sheet "${p.sheet}"`,
  ),
} satisfies WordTree;
