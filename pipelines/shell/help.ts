import type { Language } from '../../schemas/words.js';

const lines: Record<Language, readonly (readonly [string, string])[]> = {
  zh: [
    ['select …;', '查询，以分号结束，可分多行'],
    ['.tables', '列出所有表'],
    ['.describe 表', '表的列及含义'],
    ['.mode 格式', '输出格式：table、csv、json、ndjson、md'],
    ['.limit 行数', '最多显示的行数，0 为全部'],
    ['.param 名称 值', '给查询中的 $名称 赋值；无值为取消，无名称为列出'],
    ['.run @名称', '运行现成的分析（见 shihu query @）'],
    ['.explain 查询', '显示执行计划'],
    ['.timer on|off', '显示用时'],
    ['.help', '本说明'],
    ['.quit', '退出（或按 Ctrl-D）；Ctrl-C 中止正在运行的查询'],
  ],
  en: [
    ['select …;', 'a query, on as many lines as you like, up to its semicolon'],
    ['.tables', 'list the tables'],
    ['.describe TABLE', 'columns of a table and what they mean'],
    ['.mode FORMAT', 'format of results: table, csv, json, ndjson, md'],
    ['.limit ROWS', 'rows to show at most, 0 for all'],
    ['.param NAME VALUE', 'value of $NAME in queries; without a value unset, without a name list'],
    ['.run @NAME', 'run a saved question (see shihu query @)'],
    ['.explain QUERY', 'show the plan of a query'],
    ['.timer on|off', 'show how long each takes'],
    ['.help', 'this text'],
    ['.quit', 'leave (or Ctrl-D); Ctrl-C ends the query that runs'],
  ],
};

/** What can be typed at the prompt. */
export function help(language: Language): string {
  // Chinese characters take two columns.
  const width = (text: string) => [...text].reduce((sum, c) => sum + (c > '\u2e80' ? 2 : 1), 0);
  const widest = Math.max(...lines[language].map(([what]) => width(what)));
  return lines[language]
    .map(([what, does]) => `${what}${' '.repeat(widest - width(what) + 2)}${does}`)
    .join('\n');
}
