import { fill, type WordTree } from '../../schemas/words/index.js';

/** An explanation’s title, and how its figure is worked out. */
export const explainFigure = {
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
  interrupted: { zh: '停电户次', en: 'User-interruptions' },
  timesPerUser: { zh: '次/户', en: 'Per user' },
  timesAll: { zh: '计入的停电户次（SAIFI）', en: 'Counted interruptions (SAIFI)' },
  timesSustained: fill<'seconds'>(
    (p) => `　历时超过 ${p.seconds} 秒（SAIFI，持续停电）`,
    (p) => `  longer than ${p.seconds} s (SAIFI, sustained)`,
  ),
  timesMomentary: fill<'seconds'>(
    (p) => `　历时不超过 ${p.seconds} 秒（MAIFI，瞬时停电）`,
    (p) => `  up to ${p.seconds} s (MAIFI, momentary)`,
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
} satisfies WordTree;
