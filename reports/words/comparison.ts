import { fill, type WordTree } from '../../schemas/words/index.js';

export const comparisonWords = {
  heading: {
    zh: '本期、年初至今与上年同期',
    en: 'The period and the year so far, against last year',
  },
  caption: fill<'period'>(
    (p) => `${p.period}用户平均停电时间与上年同期对照`,
    (p) => `Outage hours per user, ${p.period}, against the same span last year`,
  ),
  note: {
    zh: '单位：小时/户；同期数据不完整的不作比较',
    en: 'hours per user; no change is given where either span is incomplete',
  },
  place: { zh: '地区', en: 'Area' },
  own: { zh: '本期', en: 'Period' },
  ownBefore: { zh: '上年同期', en: 'Same, last year' },
  change: { zh: '同比', en: 'Change' },
  toDate: { zh: '年初至今', en: 'Year to date' },
  toDateBefore: { zh: '上年同期累计', en: 'Same, last year' },
} satisfies WordTree;
