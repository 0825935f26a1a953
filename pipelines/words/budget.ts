import { fill, type WordTree } from '../../schemas/words/index.js';

/** What `shihu plans` prints. */
export const budgetWords = {
  noPlans: {
    zh: '文件中没有停电计划。',
    en: 'The file has no planned outages.',
  },
  whatPlans: {
    zh: '所需的列见 docs/feeds.md 的 plans 一节，或 templates/plans.csv。',
    en: 'The columns that it needs are in docs/feeds.md under plans, and in templates/plans.csv.',
  },
  line: { zh: '行', en: 'Line' },
  plan: { zh: '计划', en: 'Plan' },
  city: { zh: '市州', en: 'City' },
  tier: { zh: '地区特征', en: 'Tier' },
  start: { zh: '开始', en: 'Start' },
  end: { zh: '结束', en: 'End' },
  asset: { zh: '停电设备', en: 'Asset' },
  userHours: { zh: '时户数', en: 'User-hours' },
  left: { zh: '此后余额', en: 'Left after it' },
  outages: { zh: '60 天内次数', en: 'In 60 days' },
  notifyBy: { zh: '通知截止', en: 'Notice by' },
  result: { zh: '结论', en: 'Result' },
  keeps: { zh: '可行', en: 'keeps' },
  noBudget: { zh: '无预算', en: 'no budget' },
  given: { zh: '已通知', en: 'given' },
  and: { zh: '；', en: '; ' },
  refused: fill<'place' | 'message'>(
    (p) => `${p.place}未检查：${p.message}`,
    (p) => `${p.place}was not checked: ${p.message}`,
  ),
  lineOf: fill<'line'>(
    (p) => `第 ${p.line} 行`,
    (p) => `Line ${p.line} `,
  ),
  lineOfSheet: fill<'sheet' | 'line'>(
    (p) => `${p.sheet} 第 ${p.line} 行`,
    (p) => `Line ${p.line} of ${p.sheet} `,
  ),
  allKeep: fill<'plans' | 'asOf'>(
    (p) => `${p.plans} 项计划均符合（数据截至 ${p.asOf}）。`,
    (p) => `All ${p.plans} planned outages keep the rules (data up to ${p.asOf}).`,
  ),
  someBreak: fill<'broken' | 'plans' | 'asOf'>(
    (p) => `${p.plans} 项计划中有 ${p.broken} 项不符合（数据截至 ${p.asOf}）。`,
    (p) => `${p.broken} of ${p.plans} planned outages break a rule (data up to ${p.asOf}).`,
  ),
} satisfies WordTree;
