import { fill, type Words, type WordTree } from '../../schemas/words/index.js';
import { meant } from './guess.js';

/** A command at the prompt, and what it does. */
type HelpLine = readonly [string, string];

export const shellHelp: { readonly zh: readonly HelpLine[]; readonly en: readonly HelpLine[] } = {
  zh: [
    ['select …;', '查询，以分号结束，可分多行'],
    ['.tables', '列出所有表'],
    ['.describe 表', '表的列及含义'],
    ['.schema [表]', '建表语句，附各列含义'],
    ['.mode 格式', '输出格式：table、csv、tsv、json、ndjson、md、line（每列一行）'],
    ['.limit 行数', '最多显示的行数，0 为全部'],
    ['.param 名称 值', '给查询中的 $名称 赋值；省略值则取消，省略名称则列出'],
    ['.run 名称 [参数=值 …]', '运行现成的分析（见 shihu query @）'],
    ['.read 文件', '运行文件中的查询和命令'],
    ['.once 文件', '把下一个结果写入文件，格式由文件名决定'],
    ['.output [文件]', '把此后的结果依次写入文件；省略文件名则写完并恢复屏幕显示'],
    ['.explain 查询', '显示执行计划'],
    ['.timer on|off', '显示用时'],
    ['.help', '本说明'],
    ['.quit', '退出（或按 Ctrl-D）；Ctrl-C 中止正在运行的查询'],
  ],
  en: [
    ['select …;', 'a query on one or more lines, ended by a semicolon'],
    ['.tables', 'list the tables'],
    ['.describe TABLE', 'show the columns of a table and what they mean'],
    ['.schema [TABLE]', 'show the tables as SQL, with what their columns mean'],
    ['.mode FORMAT', 'set the format: table, csv, tsv, json, ndjson, md, line (a column a line)'],
    ['.limit ROWS', 'show at most this many rows, 0 for all'],
    ['.param NAME VALUE', 'set $NAME in queries; no value clears it, no name lists all'],
    ['.run NAME [PARAM=VALUE …]', 'run a saved question (see shihu query @)'],
    ['.read FILE', 'run the queries and commands in a file'],
    ['.once FILE', 'write the next result to a file, in the format that its name says'],
    ['.output [FILE]', 'write results to a file one after another; without a file, finish it'],
    ['.explain QUERY', 'show the plan of a query'],
    ['.timer on|off', 'show how long each query takes'],
    ['.help', 'show this text'],
    ['.quit', 'leave (or press Ctrl-D); Ctrl-C cancels the running query'],
  ],
};

export const shellWords = {
  welcome: fill<'version' | 'path'>(
    (p) => `时户 ${p.version}，只读数据库 ${p.path}\n.help 查看命令，.quit 或 Ctrl-D 退出`,
    (p) =>
      `shihu ${p.version}, reading ${p.path}\nType .help for the commands, .quit or Ctrl-D to leave`,
  ),
  took: fill<'seconds'>(
    (p) => `用时 ${p.seconds} 秒`,
    (p) => `${p.seconds} s`,
  ),
  published: {
    zh: '数据库已重新发布，以下为新数据。',
    en: 'The database was published again. Results now come from the new one.',
  },
  noSuchTable: (p: { table: string; guess: string | undefined }): Words => ({
    zh: `没有表 ${p.table}${meant.zh(p.guess)}`,
    en: `There is no table ${p.table}${meant.en(p.guess)}`,
  }),
  seeTables: { zh: '.tables 列出所有表。', en: '.tables lists all tables.' },
  noSuchFormat: fill<'written'>(
    (p) => `没有输出格式“${p.written}”。`,
    (p) => `There is no output format "${p.written}" here.`,
  ),
  formats: (formats: readonly string[]): Words => ({
    zh: `可用：${formats.join('、')}；其他格式请用 shihu query -o 文件。`,
    en: `Use ${formats.join(', ')}. For other formats use shihu query -o FILE.`,
  }),
  notACount: fill<'written'>(
    (p) => `“${p.written}”不是行数。`,
    (p) => `"${p.written}" is not a number of rows.`,
  ),
  limitExample: {
    zh: '例如 .limit 1000；0 为全部。',
    en: 'For example .limit 1000; 0 shows all rows.',
  },
  timerUsage: { zh: '用法：.timer on 或 .timer off', en: 'Use .timer on or .timer off' },
  openQuote: fill<'written'>(
    (p) => `引号没有结束：${p.written}`,
    (p) => `A quotation does not end: ${p.written}`,
  ),
  closeQuote: {
    zh: '含空格的文件名或值请写在一对引号内。',
    en: 'Put a file name or a value with spaces between two quotes.',
  },
  severalWords: fill<'written'>(
    (p) => `只能有一项：${p.written}`,
    (p) => `Only one word is taken here: ${p.written}`,
  ),
  fileUsage: fill<'command'>(
    (p) => `用法：${p.command} 文件；文件名含空格的写在引号内。`,
    (p) => `Use ${p.command} FILE, with quotes if the name has spaces.`,
  ),
  schemaUsage: { zh: '用法：.schema 或 .schema 表', en: 'Use .schema or .schema TABLE' },
  runUsage: { zh: '用法：.run 名称 [参数=值 …]', en: 'Use .run NAME [PARAM=VALUE …]' },
  noName: { zh: '没有写明运行哪个分析。', en: 'No saved question is named.' },
  seeQuestions: {
    zh: 'shihu query @ 列出所有现成的分析。',
    en: 'shihu query @ lists the saved questions.',
  },
  noFileNamed: { zh: '没有写明文件。', en: 'No file is named.' },
  readsItself: fill<'file'>(
    (p) => `${p.file} 正在读取之中，不能再读。`,
    (p) => `${p.file} is being read already.`,
  ),
  oneResult: fill<'file'>(
    (p) => `${p.file} 这种格式的文件只能放一个结果。`,
    (p) => `A file like ${p.file} holds one result.`,
  ),
  useOnce: fill<'file'>(
    (p) => `请用 .once ${p.file}，再运行查询。`,
    (p) => `Use .once ${p.file} before the query.`,
  ),
  goesTo: fill<'file'>(
    (p) => `此后的结果写入 ${p.file}；.output 结束。`,
    (p) => `Results go to ${p.file} until .output.`,
  ),
  wrote: fill<'file'>(
    (p) => `已写入 ${p.file}`,
    (p) => `Wrote ${p.file}`,
  ),
  notWritten: fill<'file'>(
    (p) => `没有写入 ${p.file}：其中一个结果未能完成。`,
    (p) => `${p.file} was not written: a result of it could not be finished.`,
  ),
  noSuchCommand: (p: { name: string; guess: string | undefined }): Words => ({
    zh: `没有命令 ${p.name}${meant.zh(p.guess)}`,
    en: `There is no command ${p.name}${meant.en(p.guess)}`,
  }),
  seeHelp: { zh: '.help 列出所有命令。', en: '.help lists all commands.' },
  heldBack: fill<'rows' | 'all'>(
    (p) => `另有 ${p.rows} 行未显示（共 ${p.all} 行）；.limit 0 显示全部。`,
    (p) => `${p.rows} more rows of ${p.all}. Use .limit 0 to show all.`,
  ),
} satisfies WordTree;
