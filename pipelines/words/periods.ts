import { fill, type WordTree } from '../../schemas/words/index.js';

/** What is said of a period for which the published database has nothing. */
export const periodWords = {
  noData: fill<'period'>(
    (p) => `时段 ${p.period} 没有数据。`,
    (p) => `There is no data for the period ${p.period}.`,
  ),
  held: fill<'first' | 'last'>(
    (p) => `已有数据：${p.first} 至 ${p.last}。`,
    (p) => `The data covers ${p.first} to ${p.last}.`,
  ),
  noOutages: { zh: '还没有任何停电记录。', en: 'No outages are loaded yet.' },
} satisfies WordTree;
