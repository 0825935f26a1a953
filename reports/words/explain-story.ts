import { fill, type WordTree } from '../../schemas/words/index.js';

/** Everything about one event. */
export const explainStory = {
  story: fill<'event'>(
    (p) => `停电事件 ${p.event}`,
    (p) => `Event ${p.event}`,
  ),
  storyRow: fill<'number' | 'source'>(
    (p) => `，第 ${p.number} 条记录：${p.source}`,
    (p) => `, row ${p.number}: ${p.source}`,
  ),
  storyOutside: {
    zh: '该记录不属于所问的市州与地区特征，不计入本指标。',
    en: 'The row is of another city or tier and no part of this figure.',
  },
  storyElsewhere: {
    zh: '该记录在所问时段内没有户秒。',
    en: 'The row adds nothing in the period that was asked for.',
  },
  storyWithin: fill<'net' | 'excluded' | 'alone'>(
    (p) => `在所问时段内：计入 ${p.net} 户秒，扣除 ${p.excluded}；单独计算为 ${p.alone}。`,
    (p) =>
      `Within the period: ${p.net} user-seconds counted, ${p.excluded} excluded; by itself ${p.alone}.`,
  ),
  storyLife: fill<'net' | 'excluded'>(
    (p) => `全程（至统计截止日）：计入 ${p.net} 户秒，扣除 ${p.excluded}。`,
    (p) =>
      `Over its whole life, up to as_of: ${p.net} user-seconds counted, ${p.excluded} excluded.`,
  ),
  storyMore: fill<'count'>(
    (p) => `该事件另有 ${p.count} 条记录，见发布库 outage_facts 表。`,
    (p) => `The event has ${p.count} more rows, in the table outage_facts.`,
  ),
  facts: { zh: '记录', en: 'The row' },
  fact: { zh: '栏目', en: 'Field' },
  value: { zh: '内容', en: 'Value' },
  started: { zh: '停电时间', en: 'Start' },
  ended: { zh: '复电时间', en: 'End' },
  notRestored: { zh: '未复电，计至统计截止日', en: 'not restored, counted up to as_of' },
  byLastStage: { zh: '（由最后一步送电得出）', en: ' (by its last stage)' },
  notified: { zh: '通知时间', en: 'Notice' },
  reported: { zh: '来源所报时户', en: 'User-hours as reported' },
  stages: { zh: '分步送电', en: 'Staged restoration' },
  restoredUsers: { zh: '复电用户', en: 'Users back' },
  claim: { zh: '扣除申请', en: 'Claim' },
  slices: {
    zh: '逐段计算：每段户秒 = 秒数 × 计入的用户',
    en: 'Span by span: user-seconds = seconds × users added',
  },
  seconds: { zh: '秒数', en: 'Seconds' },
  usersOut: { zh: '停电用户', en: 'Users out' },
  usersAdded: { zh: '计入用户', en: 'Users added' },
  treated: { zh: '处理', en: 'Treated as' },
  isCounted: { zh: '计入', en: 'counted' },
  isExcluded: { zh: '扣除', en: 'excluded' },
  noSlices: {
    zh: '该记录没有历时（停电与复电为同一时刻、没有用户，或在统计截止日之后），或同一设备的重叠记录过多，不逐段列出。',
    en: 'The row has no duration, no users or lies beyond as_of, or has too many neighbours to be told span by span.',
  },
  months: { zh: '按月', en: 'By month' },
  month: { zh: '月份', en: 'Month' },
  isWithin: { zh: '在所问时段内', en: 'In the period' },
  yes: { zh: '是', en: 'yes' },
  no: { zh: '否', en: 'no' },
} satisfies WordTree;
