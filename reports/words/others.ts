import { fill, type WordTree } from '../../schemas/words/index.js';

export const otherWords = {
  heading: { zh: '不同口径下的判定', en: 'The verdicts on other choices' },
  lead: fill<'exclusion' | 'reading'>(
    (p) =>
      `若不扣除停运避险时间，${p.exclusion} 个单元的判定会改变；若按 8% 条款的另一种读法（降幅只适用于其他市州），${p.reading} 个单元的判定会改变。`,
    (p) =>
      `With nothing excluded ${p.exclusion} verdicts would change; under the other reading of the 8 % clause (the reduction for other cities only) ${p.reading} would.`,
  ),
  leadOther: fill<'exclusion' | 'reading'>(
    (p) =>
      `若不扣除停运避险时间，${p.exclusion} 个单元的判定会改变；若降幅条款的适用范围相反，${p.reading} 个单元的判定会改变。`,
    (p) =>
      `With nothing excluded ${p.exclusion} verdicts would change; were the reduction granted the other way, ${p.reading} would.`,
  ),
  caption: fill<'year'>(
    (p) => `${p.year}年会因口径而改变的判定`,
    (p) => `Verdicts of ${p.year} that depend on a choice`,
  ),
  note: {
    zh: '不扣除时的基期只由上年事件算得；历史指标未说明是否扣除，不作不扣除的基期',
    en: 'with nothing excluded the baseline is that of the year before’s events; the history feed doesn’t say what it excludes',
  },
  verdict: { zh: '判定', en: 'Verdict' },
  hours: { zh: '停电时间', en: 'Hours' },
  gross: { zh: '不扣除时', en: 'Nothing excluded' },
  without: { zh: '不扣除时判定', en: 'Verdict, nothing excluded' },
  reading: { zh: '另一读法判定', en: 'Verdict, other reading' },
  none: { zh: '两种口径下各单元判定均不变。', en: 'No verdict depends on either choice.' },
} satisfies WordTree;
