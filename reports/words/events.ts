import { fill, type WordTree } from '../../schemas/words/index.js';

export const eventWords = {
  caption: fill<'count'>(
    (p) => `本期开始、计入时户最多的 ${p.count} 件停电`,
    (p) => `The ${p.count} outage events that began in the period with the most counted user-hours`,
  ),
  note: {
    zh: '同一事件编号的各条记录合为一件，时户为其全程',
    en: 'all rows of one event together; user-hours over their whole life',
  },
  rowsMore: fill<'count'>(
    (p) => `等，另 ${p.count} 条`,
    (p) => `and ${p.count} more rows`,
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
