import { fill, type WordTree } from '../../schemas/words/index.js';

export const verdictTableWords = {
  heading: { zh: '各市州、各地区特征的判定', en: 'Verdicts by city and tier' },
  headingCity: { zh: '各地区特征的判定', en: 'Verdicts by tier' },
  caption: fill<'year'>(
    (p) => `${p.year}年用户年均停电时间、限值与判定`,
    (p) => `Outage hours per user, limits and verdicts, ${p.year}`,
  ),
  unit: { zh: '单位：小时/户', en: 'Hours per user' },
  year: { zh: '年度', en: 'Year' },
  cityCode: { zh: '市州代码', en: 'City code' },
  city: { zh: '市州', en: 'City' },
  tier: { zh: '地区特征', en: 'Tier' },
  own: { zh: '本期', en: 'This period' },
  toDate: { zh: '年初至期末', en: 'Year to date' },
  yearHours: { zh: '全年', en: 'Year' },
  yearHoursSoFar: { zh: '年度至今', en: 'Year so far' },
  hours: { zh: '停电时间', en: 'Hours' },
  limit: { zh: '限值', en: 'Limit' },
  used: { zh: '占限额', en: 'Allowance used' },
  margin: { zh: '余时户', en: 'User-hours left' },
  beyond: fill<'hours'>(
    (p) => `超 ${p.hours}`,
    (p) => `${p.hours} over`,
  ),
  baseline: { zh: '上年', en: 'Year before' },
  change: { zh: '较上年', en: 'Change' },
  changeSoFar: { zh: '较上年全年', en: 'Against whole year before' },
  baselineBase: fill<'base'>(
    (p) => `基期（${p.base}年）`,
    (p) => `Base year ${p.base}`,
  ),
  changeMean: { zh: '年均变化', en: 'Mean annual change' },
  route: { zh: '达标途径', en: 'Route' },
  verdict: { zh: '判定', en: 'Verdict' },
  course: { zh: '进度', en: 'Course' },
  note: fill<'rate'>(
    (p) =>
      `“占限额”为停电时间与适用的最宽限额（限值，或基期 ×（1 − ${p.rate}））之比，“余时户”为距该限额尚余的时户数。判定按整数交叉相乘得出，不受显示位数影响；与限值相近的数值多显示几位小数。`,
    (p) =>
      `“Allowance used” is hours over the widest allowance that applies: the limit, or (1 − ${p.rate}) × the base year; “user-hours left” is what is left before it. Verdicts are decided on integers, never on the rounded figures shown; a figure close to its limit is shown with more decimals.`,
  ),
  noteMean: fill<'rate' | 'base'>(
    (p) =>
      `“占限额”为停电时间与适用的最宽限额之比；限额为限值，或${p.base}年基期逐年下降 ${p.rate} 至本年所余。判定按整数交叉相乘得出，不受显示位数影响；与限值相近的数值多显示几位小数。`,
    (p) =>
      `“Allowance used” is hours over the widest allowance that applies: the limit, or what is left of the base year ${p.base} when ${p.rate} is taken off each year. Verdicts are decided on integers, never on the rounded figures shown; a figure close to its limit is shown with more decimals.`,
  ),
  sources: fill<'history' | 'events'>(
    (p) => `基期数据：${p.history} 个单元取自历史指标，${p.events} 个由基期年份的停电事件算得。`,
    (p) =>
      `Base year: ${p.history} cells from the history feed, ${p.events} from the outage events of that year.`,
  ),
  sourceHistory: fill<'history'>(
    (p) => `基期数据：${p.history} 个单元均取自历史指标。`,
    (p) => `Base year: all ${p.history} cells from the history feed.`,
  ),
  sourceEvents: fill<'events'>(
    (p) => `基期数据：${p.events} 个单元均由基期年份的停电事件算得。`,
    (p) => `Base year: all ${p.events} cells from the outage events of that year.`,
  ),
  reading: fill<'cells'>(
    (p) =>
      `通知的标点亦可读作降幅替代条件只适用于其他市州。按该读法，以下单元的判定会改变：${p.cells}。`,
    (p) =>
      `The notice’s punctuation can also be read as granting the reduction to the other cities only, or to all. Under the other reading these cells change: ${p.cells}.`,
  ),
  readingCell: fill<'place' | 'tier' | 'from' | 'to'>(
    (p) => `${p.place}·${p.tier}（${p.from}→${p.to}）`,
    (p) => `${p.place}, ${p.tier} (${p.from} → ${p.to})`,
  ),
} satisfies WordTree;
