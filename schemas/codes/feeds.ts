import { type CodeOf, codes } from './codes.js';

/** Kinds of files that are read, as a reader of results knows them. */
export const feedCodes = codes({
  outages: { zh: '停电事件', en: 'Outages' },
  restorations: { zh: '分步送电', en: 'Staged restorations' },
  customers: { zh: '用户基数', en: 'Customers' },
  orders: { zh: '停运避险批准单', en: 'Safety-shutdown orders' },
  history: { zh: '历史指标', en: 'History' },
  budgets: { zh: '时户数预算', en: 'User-hour budgets' },
  plans: { zh: '停电计划', en: 'Planned outages to come' },
});
export type FeedName = CodeOf<typeof feedCodes>;
