import { fill, type WordTree } from '../../schemas/words/index.js';

/** Words of `--dry-run`. */
export const planWords = {
  heading: { zh: '计划（未作任何改动）', en: 'Plan (nothing has been changed)' },
  catchingUp: {
    zh: '数据仓库缺少 shihu.loads.csv 所列的文件，先从 data/ 载入。',
    en: 'The warehouse lacks files that shihu.loads.csv lists. They are loaded from data/ first.',
  },
  file: { zh: '文件', en: 'File' },
  what: { zh: '操作', en: 'Action' },
  why: { zh: '原因', en: 'Reason' },
  none: { zh: '没有文件需要载入或撤回。', en: 'No file has to be loaded or withdrawn.' },
  held: fill<'count'>(
    (p) => `另有 ${p.count} 个文件未变。`,
    (p) => `${p.count} more files are unchanged.`,
  ),
  load: { zh: '载入', en: 'load' },
  reread: { zh: '重新读取', en: 'read again' },
  withdraw: { zh: '撤回', en: 'withdraw' },
  recall: { zh: '只记入次序', en: 'enter by name only' },
  reset: { zh: '全部重新载入', en: 'load everything again' },
  copy: { zh: '只计一次', en: 'count once' },
  isNew: { zh: '新文件', en: 'new' },
  isChanged: { zh: '内容已变', en: 'its content changed' },
  isListed: { zh: '列于 shihu.loads.csv', en: 'listed in shihu.loads.csv' },
  isReread: { zh: '读取设置已变', en: 'the settings for reading it changed' },
  isGone: { zh: '已不在 data/ 中', en: 'no longer in data/' },
  isCopied: {
    zh: '内容相同的另一文件取代它',
    en: 'another file of the same content takes its place',
  },
  isAsked: { zh: '按要求撤回', en: 'as asked' },
  isLost: { zh: '当时的内容已不在', en: 'its content of that time is gone' },
  isEdited: { zh: 'shihu.loads.csv 已被修改', en: 'shihu.loads.csv was edited' },
  copyOf: fill<'of'>(
    (p) => `与 ${p.of} 内容相同`,
    (p) => `same content as ${p.of}`,
  ),
  window: fill<'from' | 'to'>(
    (p) => `替换 ${p.from} 至 ${p.to} 的记录`,
    (p) => `replaces the rows of ${p.from} to ${p.to}`,
  ),
  models: fill<'count' | 'names'>(
    (p) => `计算 ${p.count} 个模型：${p.names}`,
    (p) => `Build ${p.count} models: ${p.names}`,
  ),
  checks: fill<'count' | 'names'>(
    (p) => `检查 ${p.count} 项：${p.names}`,
    (p) => `Run ${p.count} checks: ${p.names}`,
  ),
  database: fill<'path'>(
    (p) => `发布数据库 ${p.path}`,
    (p) => `Publish the database ${p.path}`,
  ),
  pages: fill<'period' | 'folder' | 'count' | 'names'>(
    (p) => `生成 ${p.period} 的报告，写入 ${p.folder} 的 ${p.count} 个文件：${p.names}`,
    (p) => `Report on ${p.period}, ${p.count} files in ${p.folder}: ${p.names}`,
  ),
  pagesLater: fill<'period'>(
    (p) => `生成 ${p.period} 的报告；哪些市州各有一页，计算后方知`,
    (p) => `Report on ${p.period}. Which cities get a page is known once the figures are built`,
  ),
  latest: { zh: '最近一年', en: 'the latest year' },
  kept: fill<'period'>(
    (p) => `${p.period} 的最终报告保留不动`,
    (p) => `The final report of ${p.period} stays as it is`,
  ),
  removes: fill<'count' | 'names'>(
    (p) => `删除 ${p.count} 个旧文件：${p.names}`,
    (p) => `Remove ${p.count} old files: ${p.names}`,
  ),
  also: fill<'names'>(
    (p) => `另写：${p.names}`,
    (p) => `Also write: ${p.names}`,
  ),
  and: { zh: '、', en: ', ' },
} satisfies WordTree;
