import type { WordTree } from '../../schemas/words/index.js';

export const noteWords = {
  own: { zh: '编制单位的说明', en: 'Note by those who make this report' },
  heading: { zh: '其他说明', en: 'Further notes' },
} satisfies WordTree;

/** Words that name the finding. */
export const findingNames: readonly string[] = [
  '结论',
  '总体结论',
  '主要结论',
  'findings',
  'finding',
  'conclusion',
];

/**
 * Short words by which the planner's own text may name a section, besides the anchor and the heading of
 * the section itself.
 */
export const sectionNames: Readonly<Record<string, readonly string[]>> = {
  verdicts: ['判定', '达标判定', '达标', 'verdicts', 'verdict'],
  course: ['过程', '进程', '月度', 'course', 'months'],
  why: ['原因', '停电原因', '原因分析', 'why', 'causes', 'reasons'],
  counties: ['区县', '县区', 'counties', 'county'],
  exclusions: ['扣除', '剔除', 'exclusions', 'exclusion'],
  ledger: ['台账', '任务台账', 'ledger'],
  quality: ['数据质量', '质量', '数据', 'quality', 'data', 'data quality'],
  method: ['方法', '口径', '计算方法', 'method'],
};
