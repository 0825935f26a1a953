import { fill, type Words, type WordTree } from '../../schemas/words/index.js';

/** What a run says of its files, its rejected rows, its checks and its evidence. */
export const summaryWords = {
  reset: {
    zh: 'shihu.loads.csv 已被修改：按其中的次序重新载入全部文件。',
    en: 'shihu.loads.csv was edited. Loading all files again in the order it gives.',
  },
  gone: fill<'name' | 'rows'>(
    (p) => `${p.name} 已不在：撤回其 ${p.rows} 行。`,
    (p) => `${p.name} is gone. Withdrew its ${p.rows} rows.`,
  ),
  copy: fill<'name' | 'of'>(
    (p) => `${p.name} 与 ${p.of} 内容相同，只计一次。`,
    (p) => `${p.name} has the same content as ${p.of} and counts once.`,
  ),
  noNewFiles: { zh: '没有新文件。', en: 'No new files.' },
  notRead: { zh: '未读取', en: 'Not read' },
  windowWithdrawn: fill<'name' | 'rows'>(
    (p) => `${p.name} 中有 ${p.rows} 行位于其他文件所替换的时段内，已撤回。`,
    (p) => `Withdrew ${p.rows} rows of ${p.name}: another file replaces the dates they fall in.`,
  ),
  emptyFile: fill<'name'>(
    (p) => `${p.name} 是空文件。`,
    (p) => `${p.name} is empty.`,
  ),
  skippedBecause: fill<'name' | 'rows' | 'because'>(
    (p) => `${p.name} 跳过 ${p.rows} 行：${p.because}`,
    (p) => `Skipped ${p.rows} rows of ${p.name}: ${p.because}`,
  ),
  afterComma: { zh: '，', en: ', ' },
  sheetsRead: (p: { name: string; sheets: readonly (string | null)[] }): Words => ({
    zh: `${p.name} 中读取了 ${p.sheets.length} 个工作表：${p.sheets.join('、')}`,
    en: `Read ${p.sheets.length} sheets of ${p.name}: ${p.sheets.join(', ')}`,
  }),
  sheetNotRead: (p: { name: string; sheet: string; reason: Words }): Words => ({
    zh: `${p.name} 的工作表“${p.sheet}”未读取：${p.reason.zh}。`,
    en: `The sheet "${p.sheet}" of ${p.name} is not read: ${p.reason.en}.`,
  }),
  unusedColumns: (p: { name: string; unused: Words }): Words => ({
    zh: `${p.name} 中未使用的列：${p.unused.zh}`,
    en: `Columns of ${p.name} not used: ${p.unused.en}`,
  }),

  rejected: {
    zh: '被拒绝的行（详见 rejected_rows 表）：',
    en: 'Rejected rows (all are in table rejected_rows):',
  },
  line: fill<'line'>(
    (p) => `第 ${p.line} 行`,
    (p) => `line ${p.line}`,
  ),
  wholeFile: fill<'message'>(
    (p) => `整个文件同一原因：${p.message}`,
    (p) => `the whole file, for one reason: ${p.message}`,
  ),
  allRows: fill<'rows'>(
    (p) => `全部 ${p.rows}`,
    (p) => `all ${p.rows}`,
  ),
  checksPass: { zh: '数据检查全部通过。', en: 'All data checks pass.' },
  missingEvidence: fill<'year'>(
    (p) => `${p.year} 年判定依据不全，凡可能因此改变的判定均为“无法判定”：`,
    (p) => `Evidence for ${p.year} is missing. Every verdict it could change is undetermined:`,
  ),
  cities: fill<'count'>(
    (p) => `${p.count} 个市州`,
    (p) => `cities: ${p.count}`,
  ),

  byOption: { zh: '选项 --as-of', en: 'option --as-of' },
  bySetting: fill<'name'>(
    (p) => `设置 ${p.name}`,
    (p) => `setting ${p.name}`,
  ),
  byData: { zh: '由数据推断', en: 'from the data' },
  horizon: (p: { from: string; fromWhy: Words; to: string; toWhy: Words }): Words => ({
    zh: `数据完整区间：${p.from} 零时（${p.fromWhy.zh}）至 ${p.to} 零时（${p.toWhy.zh}）。`,
    en: `Data is taken as complete from ${p.from} 00:00 (${p.fromWhy.en}) to ${p.to} 00:00 (${p.toWhy.en}).`,
  }),
} satisfies WordTree;
