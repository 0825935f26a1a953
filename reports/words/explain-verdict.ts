import { fill, type WordTree } from '../../schemas/words/index.js';

/** The verdict on the figure, and the comparisons behind it. */
export const explainVerdict = {
  verdict: { zh: '判定', en: 'The verdict' },
  verdictIs: fill<'verdict' | 'because'>(
    (p) => `${p.verdict}：${p.because}`,
    (p) => `${p.verdict}: ${p.because}`,
  ),
  outlookIs: fill<'outlook' | 'sentence'>(
    (p) => `前景　${p.outlook}：${p.sentence}。`,
    (p) => `Outlook, ${p.outlook}: ${p.sentence}.`,
  ),
  because: {
    met_absolute: { zh: '不超过限值。', en: 'the hours are within the limit.' },
    met_reduction: {
      zh: '超过限值，但较基期的降幅达到要求。',
      en: 'the hours are beyond the limit, but fell by the rate on the baseline.',
    },
    not_met: {
      zh: '超过限值，较基期的降幅也未达到要求。',
      en: 'the hours are beyond the limit, and did not fall by the rate on the baseline.',
    },
    not_met_closed: {
      zh: '超过限值，降幅一途不适用于该分组。',
      en: 'the hours are beyond the limit, and the reduction is not open to the group.',
    },
    on_course: {
      zh: '至今累计未超过适用的限额；全年数据完整后再作判定。',
      en: 'the hours so far are within an allowance that applies; the year is judged when it is complete.',
    },
    exceeded: {
      zh: '至今累计已超过全部适用的限额。',
      en: 'the hours so far are beyond every allowance that applies.',
    },
    noUsers: { zh: '没有用户基数。', en: 'there are no users.' },
    noBaseline: {
      zh: '超过限值（或没有限值），而降幅一途没有基期可比。',
      en: 'the hours are beyond the limit, or there is none, and there is no baseline to fall from.',
    },
    evidence: {
      zh: '判定依据不全，见下。',
      en: 'evidence is missing, see below.',
    },
    noRoute: {
      zh: '既没有限值，也没有可用的降幅。',
      en: 'neither a limit nor a reduction applies.',
    },
  },
  undone: fill<'computed'>(
    (p) => `按现有数据为“${p.computed}”，但下列欠缺可能使其改变：`,
    (p) => `As computed it is “${p.computed}”, which the following could change:`,
  ),
  notUndone: {
    zh: '判定依据有下列欠缺，但不会使该判定改变：',
    en: 'The following evidence is missing, and could not change the verdict:',
  },
  missing: fill<'what' | 'about' | 'message'>(
    (p) => `${p.what}${p.about}：${p.message}`,
    (p) => `${p.what}${p.about}: ${p.message}`,
  ),
  emptyCities: fill<'names'>(
    (p) => `没有任何单元的市州，使全区域不能判定为达标：${p.names}。`,
    (p) => `Cities without any cell, which keep the region from being met: ${p.names}.`,
  ),
  unknownVerdict: { zh: '见下列比较。', en: 'see the comparisons below.' },
  group: fill<'group'>(
    (p) => `限值分组：${p.group}。`,
    (p) => `Target group: ${p.group}.`,
  ),
  routeLimit: fill<'limit' | 'kind'>(
    (p) => `途径一：限值 ${p.limit} 小时/户${p.kind}`,
    (p) => `Route 1: the limit of ${p.limit} hours per user${p.kind}`,
  ),
  stage: { zh: '（当年阶段目标）', en: ' (a stage target of the year)' },
  noLimit: {
    zh: '途径一：该分组、地区特征没有限值。',
    en: 'Route 1: this group and tier has no limit.',
  },
  limitRule: {
    zh: '计入户秒 × 天数 ≤ 限值 × 3600 × 用户日',
    en: 'counted user-seconds × days ≤ limit × 3600 × user-days',
  },
  limitRuleScaled: {
    zh: '计入户秒 × 天数 ≤ 限值 × 3600 × 用户日，两边同乘限值的分母',
    en: 'counted user-seconds × days ≤ limit × 3600 × user-days, both times the denominator of the limit',
  },
  holds: { zh: '成立', en: 'holds' },
  fails: { zh: '不成立', en: 'does not hold' },
  routeReduction: fill<'rate' | 'year'>(
    (p) => `途径二：较 ${p.year} 年下降至少 ${p.rate}`,
    (p) => `Route 2: at least ${p.rate} less than ${p.year}`,
  ),
  routeReductionMean: fill<'rate' | 'year' | 'years'>(
    (p) => `途径二：自 ${p.year} 年起 ${p.years} 年，年均下降至少 ${p.rate}`,
    (p) =>
      `Route 2: at least ${p.rate} less each year, on average over ${p.years} years from ${p.year}`,
  ),
  notOpen: {
    zh: '按设置 rate_groups，降幅一途不适用于该分组；以下比较仅供参考。',
    en: 'By the setting rate_groups the reduction is not open to this group; the comparison is for information.',
  },
  baselineHistory: fill<'hours' | 'source'>(
    (p) => `基期 ${p.hours} 小时/户，取自历史指标 ${p.source}。`,
    (p) => `Baseline ${p.hours} hours per user, from the history feed, ${p.source}.`,
  ),
  baselineEvents: fill<'year' | 'net' | 'days' | 'userDays' | 'hours'>(
    (p) =>
      `基期由 ${p.year} 年停电事件算得：${p.net} × ${p.days} ÷（3600 × ${p.userDays}）= ${p.hours} 小时/户。`,
    (p) =>
      `Baseline from the events of ${p.year}: ${p.net} × ${p.days} ÷ (3600 × ${p.userDays}) = ${p.hours} hours per user.`,
  ),
  reduction: fill<'reduction'>(
    (p) => `较基期变化 ${p.reduction}。`,
    (p) => `Change on the baseline: ${p.reduction}.`,
  ),
  reductionMean: fill<'reduction'>(
    (p) => `年均变化 ${p.reduction}。`,
    (p) => `Mean annual change: ${p.reduction}.`,
  ),
  reductionRule: fill<'keep' | 'baseline'>(
    (p) => `本年 ÷ 基期 ≤ ${p.keep}，基期 = ${p.baseline}，交叉相乘`,
    (p) => `this year ÷ baseline ≤ ${p.keep}, where the baseline is ${p.baseline}, multiplied out`,
  ),
  noBaseline: {
    no_rule: {
      zh: '该年不晚于设置 basis.average_since 的基准年，没有基期。',
      en: 'The year is not after the base year of basis.average_since, so it has no baseline.',
    },
    no_figure: {
      zh: '历史指标中没有该年，该年也没有停电事件或用户，没有基期。',
      en: 'The history feed lacks that year, and there are neither events nor users of it: no baseline.',
    },
    not_final: {
      zh: '历史指标中没有该年，该年的停电数据也不完整，没有基期。',
      en: 'The history feed lacks that year, and its events are incomplete: no baseline.',
    },
    no_users: {
      zh: '历史指标中没有该年，该年也没有用户基数，没有基期。',
      en: 'The history feed lacks that year, and it has no users: no baseline.',
    },
    zero: {
      zh: '基期为零：有停电时间即没有下降，也不形成限额。',
      en: 'The baseline is zero: any hours above it are no reduction, and it gives no allowance.',
    },
  },
  noComparison: { zh: '没有用户基数，不作比较。', en: 'Without users nothing is compared.' },
  overall: fill<'verdict' | 'cells'>(
    (p) => `${p.verdict}：由所辖 ${p.cells} 个单元（市州 × 地区特征）得出，有一个不达标即不达标。`,
    (p) =>
      `${p.verdict}: from its ${p.cells} cells (city × tier). One that is not met is enough for the whole.`,
  ),
  overallCounts: { zh: '各单元的判定', en: 'Verdicts of the cells' },
  overallCells: { zh: '决定总判定的单元', en: 'The cells that decide it' },
  cells: { zh: '单元数', en: 'Cells' },
  hours: { zh: '停电时间', en: 'Hours' },
  limit: { zh: '限值', en: 'Limit' },
  moreCells: fill<'count'>(
    (p) => `另有 ${p.count} 个。`,
    (p) => `${p.count} more.`,
  ),
  yearsOnly: {
    zh: '限值按年度考核，只对全年作判定；该年的判定见年度指标的分解。',
    en: 'The limits are of whole years, so only a year has a verdict; take the year apart to see it.',
  },
  noVerdict: {
    zh: '该汇总行不作判定：判定针对各市州的各类地区，以及市州与全区域的总体。',
    en: 'There is no verdict on this roll-up: verdicts are on cities’ tiers, on cities and on the region.',
  },
} satisfies WordTree;
