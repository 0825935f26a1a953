import { fill, type Words, type WordTree } from '../../schemas/words/index.js';
import { meant } from './guess.js';

/** A command at the prompt, and what it does. */
type HelpLine = readonly [string, string];

export const shellHelp: { readonly zh: readonly HelpLine[]; readonly en: readonly HelpLine[] } = {
  zh: [
    ['select …;', '查询，以分号结束，可分多行'],
    ['.tables', '列出所有表'],
    ['.describe 表', '表的列及含义'],
    ['.mode 格式', '输出格式：table、csv、json、ndjson、md'],
    ['.limit 行数', '最多显示的行数，0 为全部'],
    ['.param 名称 值', '给查询中的 $名称 赋值；省略值则取消，省略名称则列出'],
    ['.run @名称', '运行现成的分析（见 shihu query @）'],
    ['.explain 查询', '显示执行计划'],
    ['.timer on|off', '显示用时'],
    ['.help', '本说明'],
    ['.quit', '退出（或按 Ctrl-D）；Ctrl-C 中止正在运行的查询'],
  ],
  en: [
    ['select …;', 'a query on one or more lines, ended by a semicolon'],
    ['.tables', 'list the tables'],
    ['.describe TABLE', 'show the columns of a table and what they mean'],
    ['.mode FORMAT', 'set the output format: table, csv, json, ndjson, md'],
    ['.limit ROWS', 'show at most this many rows, 0 for all'],
    ['.param NAME VALUE', 'set $NAME in queries; no value clears it, no name lists all'],
    ['.run @NAME', 'run a saved question (see shihu query @)'],
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
