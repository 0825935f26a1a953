import { fill, type WordTree } from '../../schemas/words/index.js';

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
  any: { zh: '全部', en: 'Any' },
  reset: { zh: '还原', en: 'Reset' },
  /** The script puts the counts in place of the braces. */
  shown: { zh: '显示 {shown} 行，共 {all} 行', en: '{shown} of {all} rows shown' },
} satisfies WordTree;

/** Columns of the tables under charts. Those without a name here are codes, and in the CSV alone. */
export const fieldWords = {
  place: { zh: '地区', en: 'Area' },
  tier: { zh: '地区特征', en: 'Tier' },
  month: { zh: '月份', en: 'Month' },
  day: { zh: '日期', en: 'Day' },
  cause: { zh: '原因', en: 'Cause' },
  county: { zh: '区县', en: 'County' },
  moreThan: { zh: '停电次数超过', en: 'Interruptions exceed' },
  hours: { zh: '小时/户', en: 'Hours per user' },
  toDate: { zh: '年初至月末累计（小时/户）', en: 'Hours per user since January' },
  rolling: { zh: '连续十二个月（小时/户）', en: 'Hours per user over twelve months' },
  fault: { zh: '其中故障', en: 'Of which faults' },
  planned: { zh: '其中非故障', en: 'Of which not faults' },
  before: { zh: '上年同月', en: 'Year before' },
  baseline: { zh: '基期', en: 'Base year' },
  gross: { zh: '扣除前', en: 'Before exclusion' },
  net: { zh: '扣除后', en: 'After exclusion' },
  excluded: { zh: '扣除时户', en: 'Excluded user-hours' },
  limit: { zh: '限值', en: 'Limit' },
  share: { zh: '已用限额', en: 'Share of the allowance used' },
  part: { zh: '份额', en: 'Share' },
  verdict: { zh: '判定', en: 'Verdict' },
  userHours: { zh: '时户', en: 'User-hours' },
  outages: { zh: '停电记录', en: 'Outage rows' },
  users: { zh: '用户数', en: 'Users' },
  assets: { zh: '设备数', en: 'Assets' },
  rest: { zh: '其余', en: 'All others' },
  nature: { zh: '性质', en: 'Nature' },
  weekday: { zh: '星期', en: 'Weekday' },
} satisfies WordTree;
