import { fill, type WordTree } from '../../schemas/words/index.js';

export const ledgerWords = {
  heading: { zh: '任务台账', en: 'Task ledger' },
  caption: fill<'year'>(
    (p) => `任务台账（${p.year}年进展）`,
    (p) => `Task ledger, as it stands in ${p.year}`,
  ),
  number: { zh: '序号', en: 'No.' },
  task: { zh: '任务', en: 'Task' },
  units: { zh: '责任单位', en: 'Responsible' },
  deadline: { zh: '完成时限', en: 'Deadline' },
  emphasis: { zh: '年度重点', en: 'Emphasis of the year' },
  state: { zh: '目前进展', en: 'State now' },
  endOf: fill<'year'>(
    (p) => `${p.year}年底前`,
    (p) => `end of ${p.year}`,
  ),
  noEmphasis: { zh: '未设定限值', en: 'no limits are set' },
  limits: fill<'limits' | 'rate'>(
    (p) => `用户年均停电时间（小时）不超过：${p.limits}；或较上年下降不少于 ${p.rate}`,
    (p) => `Hours per user and year at most: ${p.limits}; or ${p.rate} less than the year before`,
  ),
  limitsMean: fill<'limits' | 'rate' | 'base'>(
    (p) => `用户年均停电时间（小时）不超过：${p.limits}；或自${p.base}年起年均下降不少于 ${p.rate}`,
    (p) =>
      `Hours per user and year at most: ${p.limits}; or ${p.rate} less each year on average since ${p.base}`,
  ),
  limitsOf: fill<'cities' | 'hours'>(
    (p) => `${p.cities} ${p.hours}`,
    (p) => `${p.cities} ${p.hours}`,
  ),
  limitOf: fill<'tier' | 'hours'>(
    (p) => `${p.tier} ${p.hours}`,
    (p) => `${p.tier} ${p.hours}`,
  ),
  others: { zh: '其他市州', en: 'every other city' },
  stateFinal: fill<'year' | 'cells' | 'limit' | 'reduction' | 'not' | 'open'>(
    (p) =>
      `${p.year}年（最终）：${p.cells} 个考核单元中，${p.limit} 个不超过限值，${p.reduction} 个以降幅达标，${p.not} 个未达标，${p.open} 个无法判定。`,
    (p) =>
      `${p.year} (final), cells: ${p.cells}. Within the limit: ${p.limit}; met by reduction: ${p.reduction}; not met: ${p.not}; undetermined: ${p.open}.`,
  ),
  stateSoFar: fill<'year' | 'date' | 'cells' | 'course' | 'exceeded' | 'open'>(
    (p) =>
      `${p.year}年（截至${p.date}）：${p.cells} 个考核单元中，${p.course} 个在限额之内，${p.exceeded} 个已超限额，${p.open} 个无法判定。`,
    (p) =>
      `${p.year} (up to ${p.date}), cells: ${p.cells}. On course: ${p.course}; exceeded: ${p.exceeded}; undetermined: ${p.open}.`,
  ),
  whole: fill<'verdict'>(
    (p) => `总判定：${p.verdict}。`,
    (p) => `As a whole: ${p.verdict}.`,
  ),
  noState: fill<'year'>(
    (p) => `${p.year}年尚无判定。`,
    (p) => `There are no verdicts for ${p.year} yet.`,
  ),
  stages: { zh: '年度阶段目标', en: 'Yearly stage targets' },
  stagesNote: { zh: '用户年均停电时间上限，小时/户', en: 'limits in hours per user and year' },
  year: { zh: '年度', en: 'Year' },
  group: { zh: '限值分组', en: 'Target group' },
} satisfies WordTree;
