import { type CodeOf, codes } from './codes.js';

/** Kinds of periods that a report can be of. */
export const periodKindCodes = codes({
  month: { zh: '月', en: 'Month' },
  quarter: { zh: '季', en: 'Quarter' },
  year: { zh: '年', en: 'Year' },
});
export type PeriodKind = CodeOf<typeof periodKindCodes>;

/** The same with the year to the end of a quarter. */
export const spanKindCodes = codes({
  ...periodKindCodes.words,
  ytd: { zh: '年初至季末', en: 'Year to date' },
});
export type SpanKind = CodeOf<typeof spanKindCodes>;

/** Time within which the interruptions of an asset are counted. */
export const windowCodes = codes({
  year: { zh: '全年', en: 'Within the year' },
  '60_days': { zh: '连续 60 天', en: 'Within any 60 days' },
});
export type Window = CodeOf<typeof windowCodes>;
