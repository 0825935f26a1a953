import { fill, type WordTree } from '../../schemas/words/index.js';

export const publishedWords = {
  nothingYet: fill<'path'>(
    (p) => `尚未发布数据库 ${p.path}。`,
    (p) => `There is no published database ${p.path} yet.`,
  ),
  runFirst: fill<'folder'>(
    (p) => `请先运行 shihu run --project ${p.folder}。`,
    (p) => `Run shihu run --project ${p.folder} first.`,
  ),
  noOutages: {
    zh: '没有停电记录落在统计区间内，无法生成报告。',
    en: 'No outage row falls within the reporting horizon, so there is nothing to report.',
  },
  checkHorizon: {
    zh: '请查看被拒绝的行（rejected_rows 表），以及设置 as_of 和 data_from。',
    en: 'Check the rejected rows (table rejected_rows) and the settings as_of and data_from.',
  },
} satisfies WordTree;
