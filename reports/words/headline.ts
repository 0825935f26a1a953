import { fill, type WordTree } from './fill.js';

export const headlineWords = {
  heading: { zh: '总体结论', en: 'Findings' },
  wholeFinal: fill<'region' | 'year'>(
    (p) => `${p.region}${p.year}年总判定：`,
    (p) => `${p.region} as a whole, ${p.year}: `,
  ),
  wholeProvisional: fill<'region' | 'year' | 'date'>(
    (p) => `截至${p.date}，${p.region}${p.year}年总进度：`,
    (p) => `${p.region} as a whole, ${p.year}, up to ${p.date}: `,
  ),
  cellsFinal: fill<'cells' | 'limit' | 'reduction' | 'rate' | 'not' | 'open'>(
    (p) =>
      `${p.cells} 个考核单元（市州 × 地区特征）中，${p.limit} 个不超过限值，${p.reduction} 个超过限值但较上年下降不少于 ${p.rate} 而达标，${p.not} 个未达标，${p.open} 个无法判定。各单元全部达标，全区域方为达标。`,
    (p) =>
      `Of ${p.cells} cells (city × tier), ${p.limit} keep within the limit, ${p.reduction} are above it but meet the notice by a reduction of at least ${p.rate} on the year before, ${p.not} don’t meet it, and ${p.open} can’t be determined. The whole meets it when every cell does.`,
  ),
  cellsProvisional: fill<'cells' | 'course' | 'exceeded' | 'open'>(
    (p) =>
      `${p.cells} 个考核单元（市州 × 地区特征）中，${p.course} 个在限额之内，${p.exceeded} 个已超限额，${p.open} 个无法判定。`,
    (p) =>
      `Of ${p.cells} cells (city × tier), ${p.course} are on course, ${p.exceeded} have exceeded every allowance, and ${p.open} can’t be determined.`,
  ),
  failing: { zh: '未达标单元', en: 'Cells that don’t meet it' },
  failingCourse: { zh: '已超限额单元', en: 'Cells that have exceeded it' },
  failingCell: fill<'place' | 'tier' | 'hours' | 'limit'>(
    (p) => `${p.place}·${p.tier}（${p.hours}，限值 ${p.limit}）`,
    (p) => `${p.place}, ${p.tier.toLowerCase()} (${p.hours}, limit ${p.limit})`,
  ),
  failingMore: fill<'count'>(
    (p) => `等 ${p.count} 个`,
    (p) => `and others, ${p.count} in all`,
  ),
  provisionalNote: {
    zh: '该年度尚无完整数据，以上为进度而非达标结论：“限额之内”指至今累计仍未超出适用的最宽限额，“已超限额”指至今累计已超出全部适用限额。',
    en: 'The year’s data isn’t complete, so this is its course and no verdict yet: “on course” means that the hours so far are within the widest allowance that applies, “exceeded” that they are above every one.',
  },
  ownHours: fill<'period' | 'hours' | 'toDate'>(
    (p) => `${p.period}用户平均停电时间 ${p.hours} 小时；1月1日至期末累计 ${p.toDate} 小时。`,
    (p) => `Hours per user in the ${p.period}: ${p.hours}; from 1 January to its end: ${p.toDate}.`,
  ),
  ownHoursMonth: fill<'period' | 'hours' | 'toDate'>(
    (p) => `${p.period}用户平均停电时间 ${p.hours} 小时；1月1日至月末累计 ${p.toDate} 小时。`,
    (p) => `Hours per user in ${p.period}: ${p.hours}; from 1 January to its end: ${p.toDate}.`,
  ),
  noVerdicts: {
    zh: '发布库中没有该年度的判定。',
    en: 'The published database holds no verdicts for this year.',
  },
  countsLabel: { zh: '考核单元的判定', en: 'Verdicts of the cells' },
  countLimit: { zh: '不超过限值', en: 'Within the limit' },
  countReduction: fill<'rate'>(
    (p) => `较上年下降不少于 ${p.rate}`,
    (p) => `By a reduction of at least ${p.rate}`,
  ),
  countNot: { zh: '未达标', en: 'Not met' },
  countOpen: { zh: '无法判定', en: 'Undetermined' },
  countCourse: { zh: '限额之内', en: 'On course' },
  countExceeded: { zh: '已超限额', en: 'Exceeded' },
  ofCells: fill<'cells'>(
    (p) => `/ ${p.cells}`,
    (p) => `of ${p.cells}`,
  ),
  figures: fill<'region' | 'period'>(
    (p) => `${p.region}${p.period}主要指标`,
    (p) => `Key figures of ${p.region}, ${p.period}`,
  ),
  hours: { zh: '用户平均停电时间（小时/户）', en: 'Outage hours per user' },
  gross: { zh: '不扣除停运避险（小时/户）', en: 'Hours per user, nothing excluded' },
  change: { zh: '较上年同期', en: 'Change on the same period a year before' },
  fault: { zh: '其中故障停电（小时/户）', en: 'Of which faults (hours)' },
  planned: { zh: '其中非故障停电（小时/户）', en: 'Of which not faults (hours)' },
  saifi: { zh: '用户平均停电次数（次/户）', en: 'Interruptions per user (SAIFI)' },
  caidi: { zh: '平均每次停电时间（小时）', en: 'Hours per interruption (CAIDI)' },
  asai: { zh: '平均供电可用率', en: 'Availability (ASAI)' },
  users: { zh: '等效总用户数（户）', en: 'Equivalent users' },
} satisfies WordTree;
