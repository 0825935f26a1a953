import { fill, type WordTree } from '../../schemas/words/index.js';

/** What the program itself says: its help, its common options, what is wrong with a command line. */
export const cliWords = {
  program: {
    zh: '时户：从停电事件文件到用户年均停电时间、达标判定与报告',
    en: 'shihu: from outage event files to average outage hours per user, verdicts and reports',
  },
  version: { zh: '版本', en: 'print the version' },
  help: { zh: '帮助', en: 'print this help' },
  helpCommand: { zh: '某个命令的帮助', en: 'print the help of a command' },
  examples: { zh: '示例：', en: 'Examples:' },

  project: { zh: '项目文件夹', en: 'project folder' },
  json: { zh: '以 JSON 输出结果', en: 'print results as JSON' },
  asOf: {
    zh: '数据完整至该日零时，如 2023-01-01',
    en: 'take the data as complete up to this midnight, such as 2023-01-01',
  },
  knownAt: {
    zh: '按当时所知计算：批次序号、批次编号或内容哈希（可只写开头）、日期、存档名称',
    en: 'show the figures as they were known then: the number of a load, its ID or hash (or the beginning), a date, or a submitted name',
  },
  on: {
    zh: '载入日期，如 2022-07-01（程序不取系统时间）',
    en: 'day of this load, such as 2022-07-01 (the program looks at no clock)',
  },
  strict: {
    zh: '有行被拒绝、文件未能读取，或级别为错误、警告的检查未通过时以 3 退出；信息不算',
    en: 'exit with 3 if a row was rejected, a file was not read, or a check of severity error or warning failed; checks of severity info never count',
  },
  language: {
    zh: '语言；默认取 SHIHU_LANG，否则按系统区域设置；写入的文件默认为中文',
    en: 'language; default SHIHU_LANG, else that of the locale; files are written in Chinese by default',
  },

  dryRun: {
    zh: '只列出将要做什么，不作任何改动',
    en: 'print what would be done, and change nothing',
  },
  jobs: {
    zh: '同时读取文件的进程数；须在 shihu.yaml 中设 warehouse',
    en: 'processes that read files at once; needs warehouse in shihu.yaml',
  },
  badJobs: fill<'written' | 'most'>(
    (p) => `--jobs 须为 1 至 ${p.most} 的整数：${p.written}`,
    (p) => `--jobs takes a whole number from 1 to ${p.most}, not ${p.written}`,
  ),
  engine: {
    zh: '在何处计算：duckdb（本机）或 spark（shihu.yaml 中 engine 所写的集群）',
    en: 'where to work: duckdb (this machine) or spark (the cluster that engine in shihu.yaml names)',
  },
  full: {
    zh: '全部重新计算，不沿用上次的结果',
    en: 'make everything anew, and take nothing over from the build before',
  },

  defect: fill<'stack'>(
    (p) => `程序内部错误，请报告以下内容：\n${p.stack}`,
    (p) => `This is a bug in the program. Please report it:\n${p.stack}`,
  ),
  seeHelp: fill<'command'>(
    (p) => `用法见 ${p.command}`,
    (p) => `See ${p.command}`,
  ),
  badWindow: fill<'written'>(
    (p) => `“${p.written}”不是日期区间。`,
    (p) => `"${p.written}" is not a date range.`,
  ),
  windowExample: {
    zh: '请写成 2022-07-01..2022-09-30。',
    en: 'Write it as 2022-07-01..2022-09-30.',
  },

  report: { zh: '报告', en: 'Report' },
  cityPages: fill<'count'>(
    (p) => `（另有 ${p.count} 个市州页）`,
    (p) => ` (and ${p.count} city pages)`,
  ),
  workbook: { zh: '工作簿', en: 'Workbook' },
  allReports: { zh: '报告目录', en: 'All reports' },
  database: { zh: '数据库', en: 'Database' },
} satisfies WordTree;

/** Headings of the help, as the parser of the command line has them in English. */
export const usageTitles: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Commands:': '命令：',
};

/** What the parser puts behind the description of an option, in Chinese. */
export const usageDefault = (value: string) => `（默认 ${value}）`;
export const usageChoices = (list: string) => `（可选 ${list}）`;

type Subject = { readonly subject: string; readonly message: string };

/** In Chinese what the parser of the command line says in English, by its code. */
export const usageFaults: Readonly<Record<string, (fault: Subject) => string>> = {
  'commander.unknownCommand': ({ subject }) => `没有命令 ${subject}`,
  'commander.unknownOption': ({ subject }) => `没有选项 ${subject}`,
  'commander.missingArgument': ({ subject }) => `缺少参数 ${subject}`,
  'commander.excessArguments': () => '参数过多',
  'commander.optionMissingArgument': ({ subject }) => `选项 ${subject} 缺少值`,
  'commander.missingMandatoryOptionValue': ({ subject }) => `缺少必需的选项 ${subject}`,
  'commander.invalidArgument': ({ subject, message }) => `选项 ${subject} 的值无效：${message}`,
};

/** Headings of the tables that the command line prints. */
export const headings = {
  file: { zh: '文件', en: 'File' },
  read: { zh: '读取', en: 'Read' },
  loaded: { zh: '载入', en: 'Loaded' },
  rejected: { zh: '拒绝', en: 'Rejected' },
  skipped: { zh: '跳过', en: 'Skipped' },
  replaced: { zh: '替换', en: 'Replaced' },
  code: { zh: '问题', en: 'Code' },
  rows: { zh: '行数', en: 'Rows' },
  example: { zh: '首例', en: 'First example' },
  tier: { zh: '地区特征', en: 'tier' },
  check: { zh: '检查', en: 'Check' },
  severity: { zh: '级别', en: 'Severity' },
  what: { zh: '应满足', en: 'What should hold' },
  meaning: { zh: '含义', en: 'Meaning' },
} satisfies WordTree;
