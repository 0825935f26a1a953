import { fill, type WordTree } from '../../schemas/words/index.js';

/** Whether a year that is not over will keep within what is allowed. */
export const forecastWords = {
  heading: { zh: '能否达标', en: 'Will the limits be met?' },
  asOf: fill<'year' | 'month' | 'past'>(
    (p) =>
      `预测依据截至${p.month}末的数据与此前 ${p.past} 个完整年度，只用过去各年的季节与预测误差，不含天气与计划。`,
    (p) =>
      `From the data up to the end of ${p.month} and the complete years before it (${p.past}): their seasons and how far forecasts erred, no weather and no plans.`,
  ),
  counts: fill<'exceeded' | 'risk' | 'pace'>(
    (p) =>
      `${p.exceeded} 个单元已超限额，${p.risk} 个有超限风险（达标可能性不到一半），${p.pace} 个可望达标。`,
    (p) =>
      `Beyond their allowance already: ${p.exceeded} cells; at risk, with less than an even chance: ${p.risk}; on pace: ${p.pace}.`,
  ),
  others: fill<'cells'>(
    (p) => `另有 ${p.cells} 个没有预测区间或无法判定。`,
    (p) => `Without an interval, or undetermined: ${p.cells}.`,
  ),
  held: fill<'years' | 'month' | 'all' | 'held' | 'share'>(
    (p) =>
      `这样的区间过去准不准：在过去 ${p.years} 个年度的${p.month}末作同样的预测，${p.all} 个区间中有 ${p.held} 个（${p.share}）包含了全年的实际；按方法应为五个中有四个。`,
    (p) =>
      `How such intervals held: made in the same way at the end of ${p.month} in past years (${p.years}), ${p.held} of ${p.all} (${p.share}) contained what the year came to. It should be four in five.`,
  ),
  heldNone: {
    zh: '过去的年度太少，还说不出这样的区间有多可靠。',
    en: 'There are too few past years to tell how well such intervals hold.',
  },
  none: {
    zh: '没有预测：本年之前没有完整的年度，不知道余下的月份通常有多少停电。可看“尚余”与“每天可用”。',
    en: 'There is no forecast: no complete year lies before this one, so nobody knows what the months to come are like. What is left, and what each day may have, is in the table.',
  },
  noRows: {
    zh: '没有预测：本年还没有一个结束的月份，或没有适用的限额。',
    en: 'There is no forecast: no month of the year is over yet, or no allowance applies.',
  },

  chartTitle: {
    zh: '年底会到限额的多少：最可能超出的在前',
    en: 'How much of the allowance will be used by the end of the year: the likeliest to exceed it first',
  },
  chartCaption: {
    zh: '深色条为至今，灰色条为全年的 80% 区间，其中短线为中位；竖线为限额（100%）。右侧为达标可能性。',
    en: 'The dark bar is what is used so far, the grey one the 80 % interval of the whole year with its middle; the upright line is the allowance (100 %). The figure on the right is the chance of keeping it.',
  },
  chartTwo: {
    zh: '限额取限值与降幅限额中较宽者，短竖线为较窄者。',
    en: 'The allowance is the wider of the limit and what the reduction allows; the short upright line is the narrower one.',
  },
  chartRest: fill<'cells' | 'chance'>(
    (p) => `未绘出的 ${p.cells} 个单元达标可能性均不低于 ${p.chance}。`,
    (p) => `The ${p.cells} cells that are not drawn have a chance of at least ${p.chance}.`,
  ),
  chartCut: fill<'cells'>(
    (p) => `区间超过限额 ${p.cells} 倍的只绘到该处。`,
    (p) => `Whatever is beyond ${p.cells} times the allowance ends there.`,
  ),
  chartNone: {
    zh: '没有预测区间，故不绘图。',
    en: 'There are no intervals, so there is no chart.',
  },
  axis: { zh: '占全年限额', en: 'Share of the year’s allowance' },
  mark: fill<'place' | 'tier' | 'sentence'>(
    (p) => `${p.place} ${p.tier}：${p.sentence}`,
    (p) => `${p.place}, ${p.tier}: ${p.sentence}`,
  ),

  caption: fill<'year'>(
    (p) => `${p.year}年各单元的前景，风险最大的在前`,
    (p) => `Outlook of ${p.year}, the cells at the greatest risk first`,
  ),
  unit: { zh: '小时/户', en: 'Hours per user' },
  place: { zh: '市州与地区特征', en: 'City and tier' },
  soFar: { zh: '至今', en: 'So far' },
  allowance: { zh: '全年限额', en: 'Allowance' },
  left: { zh: '尚余', en: 'Left' },
  pace: { zh: '每天可用（分钟）', en: 'Minutes a day' },
  low: { zh: '预计全年', en: 'By the end of the year' },
  chance: { zh: '达标可能性', en: 'Chance to keep it' },
  outlook: { zh: '前景', en: 'Outlook' },
  range: fill<'low' | 'high'>(
    (p) => `${p.low}—${p.high}`,
    (p) => `${p.low}–${p.high}`,
  ),
  over: fill<'hours'>(
    (p) => `超 ${p.hours}`,
    (p) => `${p.hours} over`,
  ),
  /** The outlook of all cells in a few words. */
  line: fill<'exceeded' | 'risk' | 'pace'>(
    (p) => `预测到年底：${p.exceeded} 个已超限额，${p.risk} 个有超限风险，${p.pace} 个可望达标`,
    (p) =>
      `By the end of the year: ${p.exceeded} beyond already, ${p.risk} at risk, ${p.pace} on pace`,
  ),
  lineWorst: fill<'line' | 'cells'>(
    (p) => `${p.line}；最可能超出的是${p.cells}。`,
    (p) => `${p.line}. Likeliest to go beyond: ${p.cells}.`,
  ),
  linePlain: fill<'line'>(
    (p) => `${p.line}。`,
    (p) => `${p.line}.`,
  ),
  lineCell: fill<'place' | 'tier' | 'chance'>(
    (p) => `${p.place}·${p.tier}（达标可能性 ${p.chance}）`,
    (p) => `${p.place}, ${p.tier} (${p.chance} to keep it)`,
  ),
  lineNone: {
    zh: '本年之前没有完整的年度，不作预测。',
    en: 'No complete year lies before this one, so there is no forecast.',
  },

  budgetHeading: { zh: '时户数预算', en: 'User-hours budgeted' },
  budgetMonth: fill<'month'>(
    (p) => `${p.month}的预算与使用（时户）`,
    (p) => `Budget and use of ${p.month}, in user-hours`,
  ),
  budgetRest: {
    zh: '其后各月的预算（时户，各地区特征合计）',
    en: 'The months after it, in user-hours, all tiers together',
  },
  budgetNote: {
    zh: '余额 = 预算 − 故障 − 非故障 − 已安排 − 故障预留。没有下达预算的月份，预算为限额余量按过去的季节分摊到该月的部分。',
    en: 'Left = budget − faults − other − booked − reserve. Where none is given, the budget is the month’s share of what the allowance leaves, by the seasons of the past.',
  },
  month: { zh: '月份', en: 'Month' },
  tier: { zh: '地区特征', en: 'Tier' },
} satisfies WordTree;
