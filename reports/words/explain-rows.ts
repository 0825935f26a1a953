import { fill, type WordTree } from '../../schemas/words/index.js';

/** The users, events, exclusions and overlaps behind the figure. */
export const explainRows = {
  users: { zh: '用户与天数', en: 'Users and days' },
  usersFormula: fill<'users' | 'userDays' | 'days'>(
    (p) => `等效用户 = 用户日 ÷ 天数 = ${p.userDays} ÷ ${p.days} = ${p.users} 户`,
    (p) => `equivalent users = user-days ÷ days = ${p.userDays} ÷ ${p.days} = ${p.users}`,
  ),
  spans: {
    zh: '逐段用户数（用户数不变的连续天）',
    en: 'Users, by stretches of days that have as many',
  },
  from: { zh: '起', en: 'From' },
  to: { zh: '止', en: 'To' },
  days: { zh: '天数', en: 'Days' },
  usersCount: { zh: '用户', en: 'Users' },
  otherSpans: fill<'count'>(
    (p) => `其余 ${p.count} 段`,
    (p) => `${p.count} further stretches`,
  ),
  customerRows: { zh: '用户基数的来源', en: 'Customer rows behind them' },
  county: { zh: '区县', en: 'County' },
  provider: { zh: '供电单位', en: 'Provider' },
  validFrom: { zh: '生效', en: 'Valid from' },
  validTo: { zh: '截止', en: 'to' },
  forEver: { zh: '长期', en: 'for good' },
  source: { zh: '来源', en: 'Source' },
  moreCustomers: fill<'count'>(
    (p) => `另有 ${p.count} 条，见发布库 customer_rows 表。`,
    (p) => `${p.count} more are in the table customer_rows.`,
  ),
  noGaps: { zh: '时段内每天都有用户基数。', en: 'Every day has users.' },
  gaps: {
    zh: '有些天没有用户基数，这些天不计用户日',
    en: 'Days without users, which add no user-days',
  },
  noUsersAtAll: {
    zh: '时段内没有一天有用户基数。',
    en: 'No day has any users.',
  },

  events: { zh: '停电事件', en: 'The events' },
  eventsIntro: fill<'events' | 'rows' | 'idle'>(
    (p) =>
      `${p.events} 件停电（${p.rows} 条记录）计入户秒，另有 ${p.idle} 件涉及本时段而没有计入（全部扣除、全部重叠或历时为零）。户秒只算时段之内。`,
    (p) =>
      `${p.events} events (${p.rows} rows) are counted, with the user-seconds within the period. Events that touch it and add nothing, being excluded or covered in full or without duration: ${p.idle}.`,
  ),
  eventsAll: fill<'events' | 'rows'>(
    (p) => `${p.events} 件停电（${p.rows} 条记录）计入户秒，户秒只算时段之内。`,
    (p) =>
      `${p.events} events (${p.rows} rows) are counted, with the user-seconds within the period.`,
  ),
  eventsCaption: {
    zh: '按时段内计入户秒由大到小',
    en: 'By counted user-seconds within the period, largest first',
  },
  rank: { zh: '序', en: 'No.' },
  event: { zh: '事件', en: 'Event' },
  time: { zh: '停电时段', en: 'Outage' },
  open: { zh: '未复电', en: 'open' },
  counted: { zh: '计入户秒', en: 'Counted user-s' },
  excludedSeconds: { zh: '扣除户秒', en: 'Excluded user-s' },
  otherEvents: fill<'events' | 'rows'>(
    (p) => `其余 ${p.events} 件（${p.rows} 条）`,
    (p) => `${p.events} other events (${p.rows} rows)`,
  ),
  andRows: fill<'first' | 'rows'>(
    (p) => `${p.first} 等 ${p.rows} 条`,
    (p) => `${p.first} and ${p.rows} in all`,
  ),
  rowsCaption: fill<'rows'>(
    (p) => `全部 ${p.rows} 条停电记录，按时段内计入户秒由大到小`,
    (p) => `All ${p.rows} outage rows, by counted user-seconds within the period, largest first`,
  ),
  noEvents: { zh: '时段内没有停电。', en: 'There is no outage in the period.' },
  asset: { zh: '停电设备', en: 'Asset' },
  line: { zh: '线路', en: 'Line' },
  cause: { zh: '原因', en: 'Cause' },

  exclusion: { zh: '扣除与未予扣除', en: 'What was excluded, and what was refused' },
  noClaims: {
    zh: '时段内没有停电记录提出扣除。',
    en: 'No outage row of the period claims exclusion.',
  },
  excludedCaption: {
    zh: '予以扣除：批准时段之内不计，提前与超时部分照常计入',
    en: 'Excluded within the approved window; what lies before and after it is counted',
  },
  excludedByClaim: {
    zh: '予以扣除：按设置 evidence: claim，凭申请扣除整条记录',
    en: 'Excluded as a whole on the claim alone, by the setting evidence: claim',
  },
  refusedCaption: { zh: '不予扣除：照常计入', en: 'Refused, and so counted' },
  order: { zh: '批准文号', en: 'Order' },
  window: { zh: '批准时段', en: 'Approved window' },
  reason: { zh: '原因', en: 'Reason' },
  allowance: fill<'minutes'>(
    (p) => `批准时段之后另有 ${p.minutes} 分钟巡线时间一并扣除（patrol_allowance_minutes）。`,
    (p) => `${p.minutes} minutes after each window are excluded too (patrol_allowance_minutes).`,
  ),
  tolerance: fill<'minutes'>(
    (p) => `允许早于批准时段 ${p.minutes} 分钟开始（start_tolerance_minutes），提前部分照常计入。`,
    (p) =>
      `A row may start ${p.minutes} minutes before its window (start_tolerance_minutes); that part is counted.`,
  ),
  otherRows: fill<'rows'>(
    (p) => `其余 ${p.rows} 条`,
    (p) => `${p.rows} other rows`,
  ),

  overlap: { zh: '重叠', en: 'Overlap' },
  noOverlap: {
    zh: '时段内没有因同一设备先有停电而少计的记录。',
    en: 'No row of the period adds less because another of its asset came first.',
  },
  overlapOff: {
    zh: '按设置，停电记录之间不作重叠处理（overlap: sum 或 repeated_rows: groups）。',
    en: 'By the settings rows never overlap (overlap: sum or repeated_rows: groups).',
  },
  overlapCaption: {
    zh: '同一设备同时停电只计一次，先开始者计：少计的记录',
    en: 'Users of one asset are out once, and the first cause has them: rows that add less',
  },
  alone: { zh: '单独户秒', en: 'By itself' },
  added: { zh: '实际户秒', en: 'Added' },
  less: { zh: '少计户秒', en: 'Less by' },
  coveredBy: { zh: '先有的停电', en: 'What came first' },
  coveredOne: fill<'event' | 'source'>(
    (p) => `${p.event}（${p.source}）`,
    (p) => `${p.event} (${p.source})`,
  ),

  clipped: { zh: '跨越时段起止的记录', en: 'Rows cut at the ends of the period' },
  noClipped: { zh: '没有跨越时段起止的记录。', en: 'No row crosses an end of the period.' },
  clippedCaption: {
    zh: '只计时段之内的部分；停电次数计入开始的时段',
    en: 'Only what lies within counts; an interruption belongs to the period in which it starts',
  },
  life: { zh: '各月计入户秒', en: 'In all months' },
  cutAt: { zh: '跨越', en: 'Crosses' },
  cutStart: { zh: '起点', en: 'the start' },
  cutEnd: { zh: '终点', en: 'the end' },
  cutBoth: { zh: '起点与终点', en: 'both' },
} satisfies WordTree;
