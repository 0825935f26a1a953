import { fill, type WordTree } from './fill.js';

export const eventWords = {
  heading: { zh: '影响最大的停电', en: 'Largest outages' },
  caption: fill<'count'>(
    (p) => `本期开始、计入时户最多的 ${p.count} 条停电记录`,
    (p) => `The ${p.count} outage rows that started in the period with the most counted user-hours`,
  ),
  none: { zh: '本期没有开始的停电记录。', en: 'No outage row started in this period.' },
  rank: { zh: '序', en: 'No.' },
  nature: { zh: '性质', en: 'Nature' },
  started: { zh: '停电时间', en: 'Start' },
  ended: { zh: '复电时间', en: 'End' },
  open: { zh: '未复电', en: 'not restored' },
  users: { zh: '停电用户', en: 'Users' },
  cause: { zh: '原因', en: 'Cause' },
  source: { zh: '来源', en: 'Source' },
} satisfies WordTree;
