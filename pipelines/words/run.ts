import { fill, type WordTree } from '../../schemas/words/index.js';

/** What a run is doing. */
export const runWords = {
  reporting: fill<'period'>(
    (p) => `生成 ${p.period} 的报告`,
    (p) => `Writing the report of ${p.period}`,
  ),
  loadingAgain: {
    zh: '按 shihu.loads.csv 重新载入',
    en: 'Loading again in the order of shihu.loads.csv',
  },
  withdrawing: fill<'document'>(
    (p) => `撤回 ${p.document}`,
    (p) => `Withdrawing ${p.document}`,
  ),
  recalling: fill<'document'>(
    (p) => `记入 ${p.document}`,
    (p) => `Recording ${p.document}`,
  ),
  loading: fill<'name'>(
    (p) => `载入 ${p.name}`,
    (p) => `Loading ${p.name}`,
  ),
  building: fill<'number' | 'of' | 'model'>(
    (p) => `计算 ${p.number}/${p.of} ${p.model}`,
    (p) => `Building ${p.number}/${p.of} ${p.model}`,
  ),
} satisfies WordTree;
