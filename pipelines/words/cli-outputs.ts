import { fill, type Words, type WordTree } from '../../schemas/words/index.js';

/** What the commands that write or read results say. */
export const outputWords = {
  allWell: { zh: '一切正常。', en: 'Everything is fine.' },
  problems: fill<'problems' | 'warnings'>(
    (p) => `${p.problems} 个问题，${p.warnings} 个提醒。`,
    (p) => `Problems: ${p.problems}. Warnings: ${p.warnings}.`,
  ),
  page: { zh: '网页', en: 'Page' },
  exported: { zh: '导出', en: 'Exported' },
  exportedSize: fill<'tables' | 'files' | 'size'>(
    (p) => `${p.tables} 张表，${p.files} 个文件，${p.size}`,
    (p) => `${p.tables} tables, ${p.files} files, ${p.size}`,
  ),
  renewed: {
    zh: '该文件夹中的报告出自较早的数据，已整份重新生成。',
    en: 'The report in this folder was made from earlier data. All of it was written again.',
  },
  kept: fill<'period'>(
    (p) =>
      `${p.period} 的报告是最终报告，未被覆盖：本次未给 --as-of，按数据推断该时段尚不完整。请在 shihu.yaml 中设置 as_of，或重新运行时加 --as-of；确要改为临时报告，请运行 shihu report --period ${p.period}。`,
    (p) =>
      `The report of ${p.period} is final and was not overwritten: without --as-of, the data suggests that the period is not complete. Set as_of in shihu.yaml, or run again with --as-of. To replace it with a provisional report, run shihu report --period ${p.period}.`,
  ),
  unchanged: fill<'period'>(
    (p) => `${p.period} 的报告没有变化，保留原来的文件。`,
    (p) => `The report of ${p.period} is unchanged. Its files were left as they are.`,
  ),
  withdrawn: fill<'document' | 'rows'>(
    (p) => `已撤回 ${p.document}：${p.rows} 行。运行 shihu run 或 shihu build 以更新结果。`,
    (p) =>
      `Withdrew ${p.document}: ${p.rows} rows. Run shihu run or shihu build to update the figures.`,
  ),

  name: { zh: '名称', en: 'Name' },
  question: { zh: '问题', en: 'Question' },
  parameters: { zh: '参数', en: 'Parameters' },
  heldBack: (p: { rows: number; all: number | undefined }): Words => ({
    zh: `另有 ${p.rows} 行未输出${p.all === undefined ? '' : `（共 ${p.all} 行）`}；--limit 0 输出全部，-o 文件 可写入文件。`,
    en: `${p.rows} more rows${p.all === undefined ? '' : ` of ${p.all}`}. Use --limit 0 to print all, or -o FILE to write them to a file.`,
  }),
  queryAndFile: {
    zh: '查询语句与 -f 文件只能给出一个。',
    en: 'Give either a query or a file with -f, not both.',
  },
  notACount: fill<'written'>(
    (p) => `“${p.written}”不是行数。`,
    (p) => `"${p.written}" is not a number of rows.`,
  ),
  limitExample: {
    zh: '--limit 的值可写 1000；0 为全部。',
    en: 'Set --limit to a number such as 1000, or 0 for all rows.',
  },
  binary: fill<'format'>(
    (p) => `${p.format} 是二进制格式，不能显示在屏幕上。`,
    (p) => `${p.format} is a binary format and cannot be shown on the screen.`,
  ),
  onlyCsv: fill<'option' | 'format'>(
    (p) => `${p.option} 只用于 csv，而输出格式是 ${p.format}。`,
    (p) => `${p.option} is for csv, and the format is ${p.format}.`,
  ),
  badNull: fill<'written'>(
    (p) => `“${p.written}”不能表示空值：它在 CSV 中须加引号，与文本分不清。`,
    (p) => `"${p.written}" cannot stand for NULL: CSV would quote it, as it quotes texts.`,
  ),
  nullExample: {
    zh: '例如 --null NULL 或 --null \\N。',
    en: 'For example --null NULL, or --null \\N.',
  },
  binaryTo: {
    zh: '请用 -o 指定文件，或接入管道。',
    en: 'Name a file with -o, or pipe the output.',
  },
} satisfies WordTree;
