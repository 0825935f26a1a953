import { fill, type WordTree } from '../../schemas/words/index.js';

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
  cellsFinal: fill<'cells' | 'limit' | 'reduction' | 'route' | 'not' | 'open'>(
    (p) =>
      `${p.cells} 个考核单元（市州 × 地区特征）中，${p.limit} 个不超过限值，${p.reduction} 个超过限值但${p.route}而达标，${p.not} 个未达标，${p.open} 个无法判定。各单元全部达标，总体方为达标。`,
    (p) =>
      `Cells (city × tier): ${p.cells}. Within the limit: ${p.limit}; above it, but ${p.route} and so meeting the notice: ${p.reduction}; not met: ${p.not}; undetermined: ${p.open}. The whole meets it when every cell does.`,
  ),
  byReduction: fill<'rate'>(
    (p) => `较上年下降不少于 ${p.rate} `,
    (p) => `reduced by at least ${p.rate} on the year before`,
  ),
  byMeanReduction: fill<'rate' | 'base'>(
    (p) => `自${p.base}年起年均下降不少于 ${p.rate} `,
    (p) => `reduced by at least ${p.rate} a year on average since ${p.base}`,
  ),
  cellsProvisional: fill<'cells' | 'course' | 'exceeded' | 'open'>(
    (p) =>
      `${p.cells} 个考核单元（市州 × 地区特征）中，${p.course} 个在限额之内，${p.exceeded} 个已超限额，${p.open} 个无法判定。`,
    (p) =>
      `Cells (city × tier): ${p.cells}. On course: ${p.course}; above every allowance: ${p.exceeded}; undetermined: ${p.open}.`,
  ),
  failing: { zh: '未达标的地方：', en: 'Not met in ' },
  failingCourse: { zh: '已超限额的地方：', en: 'Exceeded in ' },
  failingCity: fill<'place' | 'tiers'>(
    (p) => `${p.place}（${p.tiers}）`,
    (p) => `${p.place} (${p.tiers})`,
  ),
  failingMore: fill<'count'>(
    (p) => `等 ${p.count} 个市州`,
    (p) => `; and others, ${p.count} cities in all`,
  ),
  nearest: { zh: '限额将尽的单元：', en: 'Nearest to the end of their allowance: ' },
  nearestCell: fill<'place' | 'tier' | 'used'>(
    (p) => `${p.place}（${p.tier}，已用 ${p.used}）`,
    (p) => `${p.place} (${p.tier}, ${p.used} used)`,
  ),
  openWhy: fill<'open' | 'reasons'>(
    (p) => `${p.open} 个单元无法判定：${p.reasons}。`,
    (p) => `Undetermined (${p.open}): ${p.reasons}.`,
  ),
  openUsers: fill<'count'>(
    (p) => `没有用户基数${p.count}`,
    (p) => `no users${p.count}`,
  ),
  emptyCities: fill<'year' | 'count' | 'names'>(
    (p) => `${p.names}没有${p.year}年的任何考核单元，全区域因此不能判定为达标。`,
    (p) =>
      `Without any cell in ${p.year}: ${p.names}; so the region as a whole can’t be judged as met.`,
  ),
  emptyCitiesMany: fill<'year' | 'count' | 'names'>(
    (p) =>
      `${p.names}等 ${p.count} 个市州没有${p.year}年的任何考核单元，全区域因此不能判定为达标。`,
    (p) =>
      `Without any cell in ${p.year}: ${p.names} and others, ${p.count} cities in all; so the region as a whole can’t be judged as met.`,
  ),
  openEvidence: fill<'count'>(
    (p) => `判定依据不全${p.count}`,
    (p) => `evidence missing${p.count}`,
  ),
  openBaseline: fill<'count'>(
    (p) => `未能凭限值判定，又没有基期可比${p.count}`,
    (p) => `not settled by a limit and without a baseline to compare with${p.count}`,
  ),
  openCount: fill<'count'>(
    (p) => `（${p.count} 个）`,
    (p) => ` (${p.count})`,
  ),
  stageYear: fill<'year' | 'deadline'>(
    (p) => `限值应于${p.deadline}年底前达到；${p.year}年按该年度的阶段目标判定。`,
    (p) =>
      `The limits are due by the end of ${p.deadline}; ${p.year} is judged by its own stage targets.`,
  ),
  earlyYear: fill<'year' | 'deadline'>(
    (p) =>
      `限值应于${p.deadline}年底前达到；${p.year}年没有设定阶段目标，此处按最终限值对照，表明当时的差距，并非该年度的考核结论。`,
    (p) =>
      `The limits are due by the end of ${p.deadline}. No stage targets are set for ${p.year}, so it is compared with the final limits: this shows the distance to them and is not a verdict on that year.`,
  ),
  trust: fill<'warnings' | 'rejected' | 'errors'>(
    (p) => `数据检查：没有错误级的问题，${p.warnings} 项警告；${p.rejected} 行数据被拒绝，未计入。`,
    (p) =>
      `Data checks: no errors, warnings: ${p.warnings}; rows rejected and not counted: ${p.rejected}.`,
  ),
  distrust: fill<'warnings' | 'rejected' | 'errors'>(
    (p) =>
      `数据检查有 ${p.errors} 项错误、${p.warnings} 项警告，${p.rejected} 行数据被拒绝而未计入：上述结论须待核实数据后方可采用。`,
    (p) =>
      `Data checks: errors: ${p.errors}, warnings: ${p.warnings}; rows rejected and not counted: ${p.rejected}. Look into these before relying on the findings.`,
  ),
  trustLink: { zh: '见“数据质量”', en: 'See “Data quality”' },
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
  countMeanReduction: fill<'rate' | 'base'>(
    (p) => `自${p.base}年起年均下降不少于 ${p.rate}`,
    (p) => `By a mean annual reduction of at least ${p.rate} since ${p.base}`,
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
  saifiParts: fill<'sustained' | 'momentary'>(
    (p) => `持续 ${p.sustained}，瞬时 ${p.momentary}`,
    (p) => `sustained ${p.sustained}, momentary ${p.momentary} (MAIFI)`,
  ),
  asai: { zh: '平均供电可用率', en: 'Availability (ASAI)' },
  users: { zh: '等效总用户数（户）', en: 'Equivalent users' },
} satisfies WordTree;
