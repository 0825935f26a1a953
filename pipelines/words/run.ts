import { fill, type WordTree } from '../../schemas/words/index.js';

/** What a run is doing. */
export const runWords = {
  jobsNeedStore: {
    zh: '--jobs 只用于由文件组成的仓库。',
    en: '--jobs is for a warehouse of files.',
  },
  setWarehouse: {
    zh: '请在 shihu.yaml 中写 warehouse: 文件夹，或去掉 --jobs。',
    en: 'Write warehouse: FOLDER in shihu.yaml, or leave out --jobs.',
  },
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
