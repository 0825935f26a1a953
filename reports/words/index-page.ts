import { fill, type WordTree } from '../../schemas/words/index.js';

export const indexWords = {
  title: fill<'region'>(
    (p) => `${p.region}供电可靠性报告目录`,
    (p) => `Electricity supply reliability of ${p.region}: all reports`,
  ),
  subtitle: {
    zh: '已生成的各时段报告；指标取自已发布数据库，报告所载以其自身为准。',
    en: 'The reports made so far. Figures come from the published database; each report states what it is based on.',
  },
  none: { zh: '尚未生成任何报告。', en: 'No report has been made yet.' },
  year: fill<'year'>(
    (p) => `${p.year}年`,
    (p) => p.year,
  ),
  counts: {
    zh: '考核单元（市州 × 地区特征）的判定：',
    en: 'Verdicts of the cells (city × tier): ',
  },
  count: fill<'verdict' | 'cells'>(
    (p) => `${p.verdict} ${p.cells} 个`,
    (p) => `${p.verdict} ${p.cells}`,
  ),
  end: { zh: '。', en: '.' },
  early: {
    zh: '（限值尚未到期，该年度未设阶段目标，按最终限值对照，并非考核结论）。',
    en: ' (before the deadline and without stage targets: compared with the final limits, not a verdict on the year).',
  },
  cityPage: fill<'city' | 'language'>(
    (p) => `${p.city}（${p.language}）`,
    (p) => `${p.city} (${p.language})`,
  ),
  noCounts: {
    zh: '已发布数据库中没有该年度的判定。',
    en: 'The published database holds no verdicts for this year.',
  },
  caption: fill<'year'>(
    (p) => `${p.year}年各时段报告`,
    (p) => `Reports of ${p.year}`,
  ),
  period: { zh: '时段', en: 'Period' },
  state: { zh: '状态', en: 'State' },
  stale: {
    zh: '数据已更新，本报告未重新生成',
    en: 'The data has changed since this report was made',
  },
  completeTo: { zh: '数据完整至', en: 'Complete to' },
  hours: { zh: '小时/户', en: 'Hours per user' },
  pages: { zh: '报告', en: 'Report' },
  cityPages: { zh: '市州页', en: 'City pages' },
  states: { zh: '其他数据状态', en: 'Other states of the data' },
  workbook: fill<'language'>(
    (p) => `工作簿（${p.language}）`,
    (p) => `workbook (${p.language})`,
  ),
  chinese: { zh: '中文', en: 'Chinese' },
  english: { zh: '英文', en: 'English' },
  unknown: { zh: '已发布数据库中无此时段', en: 'not in the published database' },
} satisfies WordTree;
