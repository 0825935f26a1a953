import type { Words } from '../../schemas/words.js';
import { fill, type WordTree } from './fill.js';

export const dataWords = {
  download: fill<'title'>(
    (p) => `下载 CSV：${p.title}`,
    (p) => `Download CSV: ${p.title}`,
  ),
  table: { zh: '数据表', en: 'Data table' },
  of: fill<'title'>(
    (p) => `${p.title}（数据表）`,
    (p) => `${p.title} (data table)`,
  ),
  filter: { zh: '筛选', en: 'Filter' },
  city: { zh: '市州', en: 'City' },
  tier: { zh: '地区特征', en: 'Tier' },
  verdict: { zh: '判定', en: 'Verdict' },
  any: { zh: '全部', en: 'Any' },
  reset: { zh: '还原', en: 'Reset' },
  /** The script puts the counts in place of the braces. */
  shown: { zh: '显示 {shown} 行，共 {all} 行', en: '{shown} of {all} rows shown' },
} satisfies WordTree;

/** Labels of the columns that charts are drawn from, for the table of a chart's data. */
export const fieldWords: Readonly<Record<string, Words>> = {
  city_code: { zh: '市州代码', en: 'City code' },
  city: { zh: '市州', en: 'City' },
  area_tier: { zh: '地区特征代码', en: 'Tier code' },
  tier: { zh: '地区特征', en: 'Tier' },
  period: { zh: '时段', en: 'Period' },
  month: { zh: '月份', en: 'Month' },
  series: { zh: '年度', en: 'Year' },
  part: { zh: '部分', en: 'Part' },
  hours: { zh: '小时/户', en: 'Hours per user' },
  gross: { zh: '扣除前（小时/户）', en: 'Hours before exclusion' },
  net: { zh: '扣除后（小时/户）', en: 'Hours after exclusion' },
  limit: { zh: '限值', en: 'Limit' },
  before: { zh: '上年', en: 'Year before' },
  verdict: { zh: '判定', en: 'Verdict' },
};
