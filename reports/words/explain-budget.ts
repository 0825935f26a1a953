import { fill, type WordTree } from '../../schemas/words/index.js';

/** Words of the budget of a month that is explained. */
export const explainBudgetWords = {
  heading: { zh: '时户数预算', en: 'User-hours budgeted' },
  caption: { zh: '该月的预算与使用（时户）', en: 'Budget and use of the month, in user-hours' },
  place: { zh: '范围', en: 'Of' },
  whole: { zh: '整个市州', en: 'the city as a whole' },
  budget: { zh: '预算', en: 'Budget' },
  source: { zh: '来源', en: 'From' },
  faults: { zh: '故障', en: 'Faults' },
  planned: { zh: '非故障', en: 'Other' },
  booked: { zh: '已安排', en: 'Booked' },
  reserve: { zh: '故障预留', en: 'Reserve' },
  left: { zh: '余额', en: 'Left' },
  status: { zh: '状态', en: 'Status' },
  sum: fill<'left'>(
    (p) => `余额 ${p.left} = 预算 − 故障 − 非故障 − 已安排 − 故障预留。`,
    (p) => `Left ${p.left} = budget − faults − other − booked − reserve.`,
  ),
} satisfies WordTree;
