import { fill, type WordTree } from '../../schemas/words/index.js';

export const waysWords = {
  label: { zh: '去处', en: 'Ways' },
  all: { zh: '各期报告', en: 'All reports' },
  regionOf: fill<'region' | 'period'>(
    (p) => `${p.region} ${p.period}`,
    (p) => `${p.region}, ${p.period}`,
  ),
  left: fill<'name'>(
    (p) => `← ${p.name}`,
    (p) => `← ${p.name}`,
  ),
  right: fill<'name'>(
    (p) => `${p.name} →`,
    (p) => `${p.name} →`,
  ),
  /** Each language in its own words. */
  own: { zh: '中文', en: 'English' },
} satisfies WordTree;
