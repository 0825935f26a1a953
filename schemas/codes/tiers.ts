import { type CodeOf, codes } from './codes.js';

/** Area tiers, from the most to the least densely supplied. */
export const tierCodes = codes({
  central: { zh: '市中心区', en: 'Central' },
  urban: { zh: '市区', en: 'Urban' },
  town: { zh: '城镇', en: 'Town' },
  rural: { zh: '农村', en: 'Rural' },
});
export type Tier = CodeOf<typeof tierCodes>;

/** The same with the roll-up over all of them. */
export const tierOrAllCodes = codes({
  ...tierCodes.words,
  all: { zh: '合计', en: 'All' },
});
export type TierOrAll = CodeOf<typeof tierOrAllCodes>;
