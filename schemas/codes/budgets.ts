import { type CodeOf, codes } from './codes.js';

/** Whether a month keeps within its budget. */
export const budgetStatusCodes = codes({
  within: { zh: '预算之内', en: 'Within budget' },
  at_risk: { zh: '故障偏多则超', en: 'Over if faults are many' },
  exceeded: { zh: '超出预算', en: 'Over budget' },
  no_budget: { zh: '没有预算', en: 'No budget' },
});
export type BudgetStatus = CodeOf<typeof budgetStatusCodes>;

/** Where the budget of a month comes from. */
export const budgetSourceCodes = codes({
  given: { zh: '下达', en: 'Given' },
  allowance: { zh: '限额余量分摊', en: 'Share of the allowance left' },
  none: { zh: '—', en: '—' },
});
export type BudgetSource = CodeOf<typeof budgetSourceCodes>;

/** Rules that a planned outage can break. */
export const planRuleCodes = codes({
  budget: { zh: '超出预算', en: 'over budget' },
  repeat: { zh: '60 天内第三次停电', en: 'third outage in 60 days' },
  notice: { zh: '来不及提前七天通知', en: 'too late for seven days’ notice' },
});
export type PlanRule = CodeOf<typeof planRuleCodes>;
