import type { Words, WordTree } from '../../schemas/words/index.js';

export const reportWords = {
  cityNoData: (p: { city: Words; period: string }): Words => ({
    zh: `${p.city.zh}在时段 ${p.period} 没有数据。`,
    en: `There is no data for ${p.city.en} in the period ${p.period}.`,
  }),
  checkCityData: {
    zh: '既没有用户基数，也没有停电记录；请检查 data/customers 与 data/outages。',
    en: 'It has no users and no outages. Check data/customers and data/outages.',
  },
} satisfies WordTree;
