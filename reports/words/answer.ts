import { fill, type WordTree } from '../../schemas/words/index.js';
import { many } from './many.js';

const beyondIts = (count: string) =>
  count === '1' ? 'is beyond its allowance' : 'are beyond their allowance';

/** The first screen: what was found, the gap, the change, and the figures beside it. */
export const answerWords = {
  // The headline: what it is of, then the verdict, then how many.
  about: fill<'place' | 'period'>(
    (p) => `${p.place}${p.period}`,
    (p) => `${p.place}, ${p.period}: `,
  ),
  toDate: fill<'date'>(
    (p) => `截至${p.date}`,
    (p) => `up to ${p.date} `,
  ),
  ownHours: fill<'hours'>(
    (p) => `停电 ${p.hours} 小时/户`,
    (p) => `${p.hours} hours per user`,
  ),
  onMonth: fill<'change' | 'year'>(
    (p) => `（较${p.year}年同月 ${p.change}）`,
    (p) => ` (${p.change} on the same month of ${p.year})`,
  ),
  onQuarter: fill<'change' | 'year'>(
    (p) => `（较${p.year}年同季 ${p.change}）`,
    (p) => ` (${p.change} on the same quarter of ${p.year})`,
  ),
  soFar: fill<'year'>(
    (p) => `；${p.year}年至此`,
    (p) => `; ${p.year} so far `,
  ),
  met: { zh: '达标', en: 'met' },
  notMet: { zh: '未达标', en: 'not met' },
  open: { zh: '无法判定', en: 'undetermined' },
  onCourse: { zh: '在限额之内', en: 'on course' },
  exceeded: { zh: '已超限额', en: 'exceeded' },
  notJudged: fill<'deadline'>(
    (p) => `（非考核年度，按${p.deadline}年限值对照）`,
    (p) => `(not judged by the notice, held against the limits of ${p.deadline}) `,
  ),
  staged: { zh: '（按阶段目标）', en: '(by its stage targets) ' },
  allMet: fill<'cells'>(
    (p) => `：${p.cells} 个考核单元全部在限额之内`,
    (p) => `: all ${p.cells} cells are within their allowance`,
  ),
  oneMet: { zh: '：唯一的考核单元在限额之内', en: ': its one cell is within its allowance' },
  someNot: fill<'cells' | 'not' | 'cities'>(
    (p) => `：${p.cells} 个考核单元中 ${p.not} 个超限，分布在 ${p.cities} 个市州`,
    (p) =>
      `: ${p.not} of ${p.cells} cells ${beyondIts(p.not)}, in ${many(p.cities, 'city', 'cities')}`,
  ),
  someNotCity: fill<'cells' | 'not'>(
    (p) => `：${p.cells} 个考核单元中 ${p.not} 个超限`,
    (p) => `: ${p.not} of ${p.cells} cells ${beyondIts(p.not)}`,
  ),
  someOpen: fill<'cells' | 'open'>(
    (p) => `：${p.cells} 个考核单元中 ${p.open} 个无法判定`,
    (p) => `: ${p.open} of ${p.cells} cells can’t be judged`,
  ),
  noneNot: fill<'cells'>(
    (p) => `：${p.cells} 个考核单元均未超出全年限额`,
    (p) => `: none of ${p.cells} cells is beyond its allowance of the year`,
  ),
  none: {
    zh: '：发布库中没有该年度的判定',
    en: ': the published database holds no verdicts for this year',
  },

  // The gap and the change.
  beyond: fill<'hours' | 'share' | 'region'>(
    (p) => `超限合计 ${p.hours} 时户，占${p.region}停电时户的 ${p.share}`,
    (p) => `Beyond it by ${p.hours} user-hours in all, ${p.share} of those of ${p.region}`,
  ),
  largest: fill<'count' | 'of'>(
    (p) => `${p.of} 个超限单元中有 ${p.count} 个若无其最大的一件停电即达标`,
    (p) =>
      p.of === '1'
        ? `without its single largest event it would ${p.count === '1' ? '' : 'still not '}have met it`
        : `without its single largest event, ${p.count} of these ${p.of} would have met it`,
  ),
  within: fill<'place' | 'tier' | 'used' | 'hours'>(
    (p) => `离限额最近的是${p.place}${p.tier}，已用 ${p.used}，尚余 ${p.hours} 时户`,
    (p) =>
      `The nearest to its allowance is ${p.place}, ${p.tier}: ${p.used} used, ${p.hours} user-hours left`,
  ),
  changed: fill<'year' | 'met' | 'not'>(
    (p) => `较${p.year}年，${p.met} 个单元转为达标，${p.not} 个转为未达标`,
    (p) => `Since ${p.year}, ${many(p.met, 'cell')} moved to met, ${p.not} to not met`,
  ),
  changedNames: fill<'names'>(
    (p) => `（${p.names}）`,
    (p) => ` (${p.names})`,
  ),
  unchanged: fill<'year'>(
    (p) => `与${p.year}年相比，没有单元改变判定`,
    (p) => `No cell has changed its verdict since ${p.year}`,
  ),
  cell: fill<'place' | 'tier'>(
    (p) => `${p.place}${p.tier}`,
    (p) => `${p.place} ${p.tier}`,
  ),
  stop: { zh: '。', en: '. ' },
  between: { zh: '；', en: '; ' },

  // The figures.
  figures: fill<'period'>(
    (p) => `${p.period}主要指标`,
    (p) => `Key figures, ${p.period}`,
  ),
  hours: { zh: '小时/户', en: 'hours per user' },
  faults: { zh: '小时/户 故障', en: 'hours from faults' },
  times: { zh: '次/户', en: 'interruptions per user' },
  metOf: fill<'cells'>(
    (p) => `/ ${p.cells} 个单元达标`,
    (p) => `of ${p.cells} cells met`,
  ),
  withinOf: fill<'cells'>(
    (p) => `/ ${p.cells} 个单元未超限额`,
    (p) => `of ${p.cells} cells within it`,
  ),
  against: fill<'year'>(
    (p) => `较 ${p.year} 年同期`,
    (p) => `on ${p.year}`,
  ),
  inYear: fill<'year' | 'figure'>(
    (p) => `${p.year} 年 ${p.figure}`,
    (p) => `${p.year}: ${p.figure}`,
  ),
  routes: fill<'limit' | 'reduction'>(
    (p) => `${p.limit} 个不超限值，${p.reduction} 个靠降幅`,
    (p) => `${p.limit} within the limit, ${p.reduction} by reduction`,
  ),
  openCells: fill<'open'>(
    (p) => `${p.open} 个无法判定`,
    (p) => `undetermined: ${p.open}`,
  ),
  share: fill<'share'>(
    (p) => `占 ${p.share}，其余为预安排等`,
    (p) => `${p.share} of all; the rest planned or other`,
  ),
  momentary: fill<'sustained' | 'momentary'>(
    (p) => `持续 ${p.sustained}，瞬时 ${p.momentary}`,
    (p) => `sustained ${p.sustained}, momentary ${p.momentary}`,
  ),
  courseOf: fill<'from' | 'to' | 'low' | 'high'>(
    (p) => `${p.from}至${p.to}各月，${p.low} 至 ${p.high}`,
    (p) => `by month, ${p.from} to ${p.to}: ${p.low} to ${p.high}`,
  ),

  // What is missing.
  missing: fill<'count'>(
    (p) => `未达标的 ${p.count} 个单元，差多少`,
    (p) => `What is missing: ${p.count} cells beyond their allowance`,
  ),
  missingSoFar: fill<'count'>(
    (p) => `已超限额的 ${p.count} 个单元，超多少`,
    (p) => `Exceeded: ${p.count} cells beyond the allowance of the year`,
  ),
  nearest: { zh: '离限额最近的单元，尚余多少', en: 'Nearest to their allowance, and what is left' },
  cells: { zh: '各地区特征，已用限额', en: 'By tier, the allowance used' },
  allowance: {
    zh: '限额为限值与降幅所允许者中较宽的',
    en: 'the allowance is the limit or what the reduction allows, whichever is wider',
  },
  allowanceBold: {
    zh: '限额取限值与降幅所允许者中较宽的，以粗体标出',
    en: 'the allowance is the wider of the limit and what the reduction allows, set in bold',
  },
  allowances: {
    limit: { zh: '限值', en: 'Limit' },
    reduction: { zh: '降幅', en: 'Reduction' },
  },
  unit: { zh: '单元', en: 'Cell' },
  own: { zh: '小时', en: 'Hours' },
  allowed: { zh: '限额', en: 'Allowed' },
  over: { zh: '超出', en: 'Over' },
  used: { zh: '已用', en: 'Used' },
  lack: { zh: '须减时户', en: 'User-hours over' },
  left: { zh: '余时户', en: 'User-hours left' },
  suffices: { zh: '去掉即达标', en: 'Met without (events)' },
  before: { zh: '上年', en: 'Year before' },
  events: fill<'count'>(
    (p) => `最大 ${p.count} 件停电`,
    (p) => (p.count === '1' ? 'the largest' : `${p.count} largest`),
  ),
  more: { zh: '须更多', en: 'more' },
  verdict: { zh: '判定', en: 'Verdict' },
  rest: fill<'count'>(
    (p) => `另有 ${p.count} 个，见下表`,
    (p) => `and ${p.count} more, in the table below`,
  ),
} satisfies WordTree;
