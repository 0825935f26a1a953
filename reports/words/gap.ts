import { fill, type WordTree } from '../../schemas/words/index.js';

/** What it would have taken to keep within the allowances of a year that is over. */
export const gapWords = {
  heading: { zh: '差多少，要做什么才达标', en: 'How far, and what it would have taken' },
  lead: fill<'cells' | 'beyond' | 'hours' | 'share'>(
    (p) =>
      `${p.cells} 个单元中，${p.beyond} 个超出限额，合计超出 ${p.hours} 时户，占全年计入时户的 ${p.share}。`,
    (p) =>
      `Beyond their allowance: ${p.beyond} of ${p.cells} cells, by ${p.hours} user-hours in all, which is ${p.share} of what the year counts.`,
  ),
  leadWithin: fill<'cells'>(
    (p) => `${p.cells} 个单元均在限额之内。`,
    (p) => `All ${p.cells} cells are within their allowance.`,
  ),
  leadWithinOne: {
    zh: '唯一的单元在限额之内。',
    en: 'The one cell is within its allowance.',
  },
  suffices: fill<'counts'>(
    (p) => `按重算：${p.counts}。`,
    (p) => `By rerun: ${p.counts}.`,
  ),
  sufficesOne: fill<'cells'>(
    (p) => `${p.cells} 个只要没有其最大的一起停电事件即可达标`,
    (p) => `${p.cells} would have kept it without their single largest event`,
  ),
  sufficesFew: fill<'cells' | 'events'>(
    (p) => `${p.cells} 个须没有最大的 ${p.events} 起`,
    (p) => `${p.cells} without their largest ${p.events}`,
  ),
  sufficesMore: fill<'cells' | 'events'>(
    (p) => `${p.cells} 个没有最大的 ${p.events} 起仍不达标`,
    (p) => `${p.cells} not even without their largest ${p.events}`,
  ),

  caption: fill<'year'>(
    (p) => `${p.year}年超出限额的单元：超出多少，没有哪些停电即可达标`,
    (p) => `Cells beyond their allowance in ${p.year}: by how much, and without which outages not`,
  ),
  unit: { zh: '停电时间单位：小时/户', en: 'Hours are per user' },
  place: { zh: '市州与地区特征', en: 'City and tier' },
  hours: { zh: '停电时间', en: 'Hours' },
  allowance: { zh: '限额', en: 'Allowance' },
  over: { zh: '超出', en: 'Over' },
  overUserHours: { zh: '超出时户', en: 'User-hours over' },
  largest: { zh: '没有最大的', en: 'Enough without the largest' },
  largestCount: fill<'count'>(
    (p) => `${p.count} 起`,
    (p) => String(p.count),
  ),
  largestMore: fill<'count'>(
    (p) => `${p.count} 起仍不够`,
    (p) => `not even ${p.count}`,
  ),
  events: { zh: '至少去掉的事件', en: 'Fewest events' },
  lines: { zh: '或至少去掉的线路', en: 'Or fewest lines' },
  before: { zh: '上年', en: 'Year before' },
  some: fill<'count' | 'names'>(
    (p) => `${p.count}：${p.names}`,
    (p) => `${p.count}: ${p.names}`,
  ),
  more: fill<'names' | 'count'>(
    (p) => `${p.names} 等`,
    (p) => `${p.names}, …`,
  ),
  allNotEnough: { zh: '全部去掉仍不够', en: 'all are not enough' },
  beforeLeft: fill<'hours' | 'margin'>(
    (p) => `${p.hours}（余 ${p.margin}）`,
    (p) => `${p.hours} (${p.margin} left)`,
  ),
  beforeOver: fill<'hours' | 'margin'>(
    (p) => `${p.hours}（超 ${p.margin}）`,
    (p) => `${p.hours} (${p.margin} over)`,
  ),
  note: {
    zh: '去掉之后整个方法重算，原先被其盖住的停电重新计入。“至少去掉的”从大到小逐项去掉，直到不超过限额，再退回不必要的。一年中最差的线路未必是下一年最差的，去掉它们不等于来年达标。',
    en: 'Whatever is left out, the whole method is run again: what it had hidden is counted. The fewest are taken largest first until the allowance is kept, then those that are not needed are given back. The worst lines of one year need not be those of the next, so this promises nothing for it.',
  },

  marginCaption: fill<'year'>(
    (p) => `${p.year}年限额之内的单元：余量，最紧的在前`,
    (p) => `Cells within their allowance in ${p.year}: what is left, the tightest first`,
  ),
  left: { zh: '尚余', en: 'Left' },
  leftShare: { zh: '余量占限额', en: 'Share left' },
  leftUserHours: { zh: '尚余时户', en: 'User-hours left' },
  rest: fill<'cells'>(
    (p) => `其余 ${p.cells} 个单元的余量（小时/户）`,
    (p) => `What the other ${p.cells} cells have left (hours per user)`,
  ),
  restCell: fill<'place' | 'tier' | 'margin'>(
    (p) => `${p.place}·${p.tier} ${p.margin}`,
    (p) => `${p.place}, ${p.tier} ${p.margin}`,
  ),
  fields: {
    sufficing: {
      zh: '没有最大的几起（1、3、5）事件即达标',
      en: 'So many (1, 3 or 5) of the largest events suffice',
    },
    eventCount: { zh: '至少去掉的事件数', en: 'Fewest events' },
    eventNames: { zh: '至少去掉的事件', en: 'Which events' },
    lineCount: { zh: '至少去掉的线路数', en: 'Fewest lines' },
    lineNames: { zh: '至少去掉的线路', en: 'Which lines' },
    margin: { zh: '余量，小时/户（负数为超出）', en: 'Hours left, negative beyond' },
    marginSeconds: { zh: '余量，户秒（负数为超出）', en: 'User-seconds left, negative beyond' },
    hoursBefore: { zh: '上年停电时间', en: 'Hours of the year before' },
    verdictBefore: { zh: '上年判定', en: 'Verdict of the year before' },
    marginBefore: { zh: '上年余量', en: 'Hours left in the year before' },
  },
} satisfies WordTree;
