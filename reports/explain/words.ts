import { fill, type WordTree } from '../../schemas/words.js';

export const explainWords = {
  title: fill<'place' | 'period' | 'hours'>(
    (p) => `${p.place}${p.period}用户平均停电时间 ${p.hours} 小时/户`,
    (p) => `${p.place}, ${p.period}: ${p.hours} hours without power per user`,
  ),
  titleNone: fill<'place' | 'period'>(
    (p) => `${p.place}${p.period}用户平均停电时间：没有用户基数，无法计算`,
    (p) => `${p.place}, ${p.period}: no hours per user, as there are no users`,
  ),
  toDate: fill<'year' | 'quarter'>(
    (p) => `${p.year}年初至${p.quarter}末`,
    (p) => `${p.year} to the end of the ${p.quarter}`,
  ),
  final: fill<'from' | 'to' | 'days'>(
    (p) => `最终：完整数据覆盖整个时段，${p.from} 至 ${p.to}，共 ${p.days} 天。`,
    (p) => `Final: complete data covers the whole period, ${p.from} to ${p.to}, ${p.days} days.`,
  ),
  provisional: fill<'from' | 'to' | 'days'>(
    (p) => `临时：完整数据尚未覆盖整个时段，只计算 ${p.from} 至 ${p.to}，共 ${p.days} 天。`,
    (p) =>
      `Provisional: complete data doesn't cover the whole period; worked out over ${p.from} to ${p.to}, ${p.days} days.`,
  ),
  synthetic: {
    zh: '演示数据：数据为人工生成，不代表任何供电企业的实际情况。',
    en: 'Demonstration: the data was made up and describes no real utility.',
  },
  foot: fill<'version'>(
    (p) => `由 shihu（时户）${p.version} 生成。以上各部分之和与发布库逐秒核对一致。`,
    (p) =>
      `Made by shihu ${p.version}. All parts above were held against the published figure, to the second.`,
  ),

  formula: { zh: '计算', en: 'The calculation' },
  formulaWords: {
    zh: '用户平均停电时间 = 计入户秒 × 天数 ÷（3600 × 用户日）',
    en: 'hours per user = counted user-seconds × days ÷ (3600 × user-days)',
  },
  formulaNumbers: fill<'net' | 'days' | 'userDays'>(
    (p) => `= ${p.net} × ${p.days} ÷（3600 × ${p.userDays}）`,
    (p) => `= ${p.net} × ${p.days} ÷ (3600 × ${p.userDays})`,
  ),
  formulaQuotient: fill<'left' | 'right'>(
    (p) => `= ${p.left} ÷ ${p.right}`,
    (p) => `= ${p.left} ÷ ${p.right}`,
  ),
  formulaHours: fill<'hours'>(
    (p) => `= ${p.hours} 小时/户`,
    (p) => `= ${p.hours} hours per user`,
  ),
  formulaShort: fill<'userHours' | 'users' | 'hours'>(
    (p) => `即 ${p.userHours} 时户 ÷ 等效用户 ${p.users} 户。`,
    (p) => `That is ${p.userHours} user-hours over ${p.users} equivalent users.`,
  ),
  noUsers: {
    zh: '用户日为零，没有分母：只有户秒，没有户均时间。',
    en: 'There are no user-days to divide by: user-seconds only, and no hours per user.',
  },
  amounts: { zh: '户秒的构成', en: 'What the user-seconds are' },
  item: { zh: '项目', en: 'Item' },
  userSeconds: { zh: '户秒', en: 'User-seconds' },
  userHours: { zh: '时户', en: 'User-hours' },
  perUser: { zh: '小时/户', en: 'Hours per user' },
  gross: { zh: '全部停电', en: 'Gross' },
  minusExcluded: { zh: '− 扣除的停运避险', en: '− excluded safety shutdowns' },
  equalsNet: { zh: '= 计入', en: '= counted' },
  fault: { zh: '　其中故障停电', en: '  of it faults' },
  planned: { zh: '　其中非故障停电', en: '  of it all else' },
  sustained: fill<'seconds'>(
    (p) => `　其中历时超过 ${p.seconds} 秒`,
    (p) => `  of it longer than ${p.seconds} s`,
  ),
  natures: { zh: '计入户秒，按停电性质', en: 'Counted user-seconds by nature' },
  nature: { zh: '性质', en: 'Nature' },
  rows: { zh: '记录', en: 'Rows' },
  natureAndCause: { zh: '性质与原因', en: 'Nature and cause' },
  share: { zh: '占比', en: 'Share' },
  sum: { zh: '合计', en: 'Total' },
  byTier: { zh: '按地区特征相加', en: 'Added up from tiers' },
  byCity: { zh: '按市州相加', en: 'Added up from cities' },
  partNote: {
    zh: '汇总指标由各部分的户秒与用户日分别相加后相除，不对户均时间取平均。',
    en: 'Roll-ups add up user-seconds and user-days and divide the sums; averages are never averaged.',
  },
  place: { zh: '地区', en: 'Place' },
  userDays: { zh: '用户日', en: 'User-days' },

  verdict: { zh: '判定', en: 'The verdict' },
  verdictIs: fill<'verdict' | 'because'>(
    (p) => `${p.verdict}：${p.because}`,
    (p) => `${p.verdict}: ${p.because}`,
  ),
  because: {
    met_absolute: { zh: '不超过限值。', en: 'the hours are within the limit.' },
    met_reduction: {
      zh: '超过限值，但较基期的降幅达到要求。',
      en: 'the hours are beyond the limit, but fell by the rate on the baseline.',
    },
    not_met: {
      zh: '超过限值，较基期的降幅也未达到要求。',
      en: 'the hours are beyond the limit, and did not fall by the rate on the baseline.',
    },
    not_met_closed: {
      zh: '超过限值，降幅一途不适用于该分组。',
      en: 'the hours are beyond the limit, and the reduction is not open to the group.',
    },
    on_course: {
      zh: '至今累计未超过适用的限额；全年数据完整后再作判定。',
      en: 'the hours so far are within an allowance that applies; the year is judged when it is complete.',
    },
    exceeded: {
      zh: '至今累计已超过全部适用的限额。',
      en: 'the hours so far are beyond every allowance that applies.',
    },
    noUsers: { zh: '没有用户基数。', en: 'there are no users.' },
    noBaseline: {
      zh: '超过限值（或没有限值），而降幅一途没有基期可比。',
      en: 'the hours are beyond the limit, or there is none, and there is no baseline to fall from.',
    },
    evidence: {
      zh: '判定依据不全，见下。',
      en: 'evidence is missing, see below.',
    },
    noRoute: {
      zh: '既没有限值，也没有可用的降幅。',
      en: 'neither a limit nor a reduction applies.',
    },
  },
  undone: fill<'computed'>(
    (p) => `按现有数据为“${p.computed}”，但下列欠缺可能使其改变：`,
    (p) => `As computed it is “${p.computed}”, which the following could change:`,
  ),
  notUndone: {
    zh: '判定依据有下列欠缺，但不会使该判定改变：',
    en: 'The following evidence is missing, and could not change the verdict:',
  },
  missing: fill<'what' | 'about' | 'message'>(
    (p) => `${p.what}${p.about}：${p.message}`,
    (p) => `${p.what}${p.about}: ${p.message}`,
  ),
  emptyCities: fill<'names'>(
    (p) => `没有任何单元的市州，使全区域不能判定为达标：${p.names}。`,
    (p) => `Cities without any cell, which keep the region from being met: ${p.names}.`,
  ),
  unknownVerdict: { zh: '见下列比较。', en: 'see the comparisons below.' },
  group: fill<'group'>(
    (p) => `限值分组：${p.group}。`,
    (p) => `Target group: ${p.group}.`,
  ),
  routeLimit: fill<'limit' | 'kind'>(
    (p) => `途径一：限值 ${p.limit} 小时/户${p.kind}`,
    (p) => `Route 1: the limit of ${p.limit} hours per user${p.kind}`,
  ),
  stage: { zh: '（当年阶段目标）', en: ' (a stage target of the year)' },
  noLimit: {
    zh: '途径一：该分组、地区特征没有限值。',
    en: 'Route 1: this group and tier has no limit.',
  },
  limitRule: {
    zh: '计入户秒 × 天数 ≤ 限值 × 3600 × 用户日',
    en: 'counted user-seconds × days ≤ limit × 3600 × user-days',
  },
  limitRuleScaled: {
    zh: '计入户秒 × 天数 ≤ 限值 × 3600 × 用户日，两边同乘限值的分母',
    en: 'counted user-seconds × days ≤ limit × 3600 × user-days, both times the denominator of the limit',
  },
  holds: { zh: '成立', en: 'holds' },
  fails: { zh: '不成立', en: 'does not hold' },
  routeReduction: fill<'rate' | 'year'>(
    (p) => `途径二：较 ${p.year} 年下降至少 ${p.rate}`,
    (p) => `Route 2: at least ${p.rate} less than ${p.year}`,
  ),
  routeReductionMean: fill<'rate' | 'year' | 'years'>(
    (p) => `途径二：自 ${p.year} 年起 ${p.years} 年，年均下降至少 ${p.rate}`,
    (p) =>
      `Route 2: at least ${p.rate} less each year, on average over ${p.years} years from ${p.year}`,
  ),
  notOpen: {
    zh: '按设置 rate_groups，降幅一途不适用于该分组；以下比较仅供参考。',
    en: 'By the setting rate_groups the reduction is not open to this group; the comparison is for information.',
  },
  baselineHistory: fill<'hours' | 'source'>(
    (p) => `基期 ${p.hours} 小时/户，取自历史指标 ${p.source}。`,
    (p) => `Baseline ${p.hours} hours per user, from the history feed, ${p.source}.`,
  ),
  baselineEvents: fill<'year' | 'net' | 'days' | 'userDays' | 'hours'>(
    (p) =>
      `基期由 ${p.year} 年停电事件算得：${p.net} × ${p.days} ÷（3600 × ${p.userDays}）= ${p.hours} 小时/户。`,
    (p) =>
      `Baseline from the events of ${p.year}: ${p.net} × ${p.days} ÷ (3600 × ${p.userDays}) = ${p.hours} hours per user.`,
  ),
  reduction: fill<'reduction'>(
    (p) => `较基期变化 ${p.reduction}。`,
    (p) => `Change on the baseline: ${p.reduction}.`,
  ),
  reductionMean: fill<'reduction'>(
    (p) => `年均变化 ${p.reduction}。`,
    (p) => `Mean annual change: ${p.reduction}.`,
  ),
  reductionRule: fill<'keep' | 'baseline'>(
    (p) => `本年 ÷ 基期 ≤ ${p.keep}，基期 = ${p.baseline}，交叉相乘`,
    (p) => `this year ÷ baseline ≤ ${p.keep}, where the baseline is ${p.baseline}, multiplied out`,
  ),
  noBaseline: {
    no_rule: {
      zh: '该年不晚于设置 basis.average_since 的基准年，没有基期。',
      en: 'The year is not after the base year of basis.average_since, so it has no baseline.',
    },
    no_figure: {
      zh: '历史指标中没有该年，该年也没有停电事件或用户，没有基期。',
      en: 'The history feed lacks that year, and there are neither events nor users of it: no baseline.',
    },
    not_final: {
      zh: '历史指标中没有该年，该年的停电数据也不完整，没有基期。',
      en: 'The history feed lacks that year, and its events are incomplete: no baseline.',
    },
    no_users: {
      zh: '历史指标中没有该年，该年也没有用户基数，没有基期。',
      en: 'The history feed lacks that year, and it has no users: no baseline.',
    },
    zero: {
      zh: '基期为零：有停电时间即没有下降，也不形成限额。',
      en: 'The baseline is zero: any hours above it are no reduction, and it gives no allowance.',
    },
  },
  noComparison: { zh: '没有用户基数，不作比较。', en: 'Without users nothing is compared.' },
  overall: fill<'verdict' | 'cells'>(
    (p) => `${p.verdict}：由所辖 ${p.cells} 个单元（市州 × 地区特征）得出，有一个不达标即不达标。`,
    (p) =>
      `${p.verdict}: from its ${p.cells} cells (city × tier). One that is not met is enough for the whole.`,
  ),
  overallCounts: { zh: '各单元的判定', en: 'Verdicts of the cells' },
  overallCells: { zh: '决定总判定的单元', en: 'The cells that decide it' },
  cells: { zh: '单元数', en: 'Cells' },
  hours: { zh: '停电时间', en: 'Hours' },
  limit: { zh: '限值', en: 'Limit' },
  moreCells: fill<'count'>(
    (p) => `另有 ${p.count} 个。`,
    (p) => `${p.count} more.`,
  ),
  yearsOnly: {
    zh: '限值按年度考核，只对全年作判定；该年的判定见年度指标的分解。',
    en: 'The limits are of whole years, so only a year has a verdict; take the year apart to see it.',
  },
  noVerdict: {
    zh: '该汇总行不作判定：判定针对各市州的各类地区，以及市州与全区域的总体。',
    en: 'There is no verdict on this roll-up: verdicts are on cities’ tiers, on cities and on the region.',
  },

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
