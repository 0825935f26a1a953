import { fill, type Words, type WordTree } from '../../schemas/words/index.js';

export const weekdayWords: readonly Words[] = [
  { zh: '周一', en: 'Mon' },
  { zh: '周二', en: 'Tue' },
  { zh: '周三', en: 'Wed' },
  { zh: '周四', en: 'Thu' },
  { zh: '周五', en: 'Fri' },
  { zh: '周六', en: 'Sat' },
  { zh: '周日', en: 'Sun' },
];

/** Charts of when, how long and with what notice, and of causes by month and family. */
export const profileWords = {
  userHoursIn: {
    hundreds: { zh: '百时户', en: 'Hundred user-hours' },
    thousands: { zh: '千时户', en: 'Thousand user-hours' },
    millions: { zh: '百万时户', en: 'Million user-hours' },
  },
  area: { zh: '地区', en: 'Area' },
  areas: {
    all: { zh: '全部', en: 'All' },
    urban: { zh: '城镇', en: 'Towns' },
    rural: { zh: '农村', en: 'Rural' },
  },
  noneBegan: {
    zh: '本期没有开始的停电，故不绘图。',
    en: 'No outage started in this period, so there is no chart.',
  },
  causeMonths: {
    title: fill<'year'>(
      (p) => `${p.year}年各月的停电原因`,
      (p) => `Causes by month, ${p.year}`,
    ),
    caption: fill<'place'>(
      (p) =>
        `${p.place}，各月计入的停电时户按原因分列，颜色越深时户越多；“·”为未列入该月前 20 项的原因，已计入其余。`,
      (p) =>
        `${p.place}: counted user-hours of each month by cause, the more the darker; “·” is a cause beyond the 20 largest of its month, which the others hold.`,
    ),
    rest: { zh: '其余', en: 'All others' },
    none: {
      zh: '该年各月没有计入的停电时户，故不绘图。',
      en: 'No user-hours count in the months of this year, so there is no chart.',
    },
    mark: fill<'cause' | 'month' | 'hours'>(
      (p) => `${p.month} ${p.cause}：${p.hours} 时户`,
      (p) => `${p.month}, ${p.cause}: ${p.hours} user-hours`,
    ),
    markAmong: fill<'cause' | 'month'>(
      (p) => `${p.month} ${p.cause}：计入其余`,
      (p) => `${p.month}, ${p.cause}: among the others`,
    ),
  },
  timeOfDay: {
    title: { zh: '一周各时段开始的停电', en: 'When in the week outages began' },
    caption: fill<'place'>(
      (p) =>
        `${p.place}，本期开始的停电按开始的星期与时刻（时）分组，各次停电的计入时户全部归入其开始的时段；两栏颜色分档相同。`,
      (p) =>
        `${p.place}: outages that started in the period by weekday and hour of their start, each with all of its counted user-hours; both panels have the same classes.`,
    ),
    mark: fill<'part' | 'day' | 'from' | 'to' | 'hours'>(
      (p) => `${p.day} ${p.from}–${p.to}时 ${p.part}：${p.hours} 时户`,
      (p) => `${p.day} ${p.from}–${p.to} h, ${p.part}: ${p.hours} user-hours`,
    ),
  },
  durations: {
    title: { zh: '停电历时的分布', en: 'How long outages lasted' },
    caption: fill<'place'>(
      (p) => `${p.place}，本期开始的停电记录按历时分组；柱长为记录条数。`,
      (p) =>
        `${p.place}: outage rows that started in the period by how long they lasted; the bars are numbers of rows.`,
    ),
    head: { zh: '历时', en: 'Duration' },
    outages: { zh: '停电条数', en: 'Rows' },
    share: { zh: '占条数', en: 'Of rows' },
    hoursShare: { zh: '占时户', en: 'Of user-hours' },
    lasted: {
      '5_minutes': { zh: '≤5 分钟', en: 'Up to 5 min' },
      '30_minutes': { zh: '5–30 分钟', en: '5–30 min' },
      '1_hour': { zh: '30–60 分钟', en: '30–60 min' },
      '2_hours': { zh: '1–2 小时', en: '1–2 h' },
      '4_hours': { zh: '2–4 小时', en: '2–4 h' },
      '8_hours': { zh: '4–8 小时', en: '4–8 h' },
      '24_hours': { zh: '8–24 小时', en: '8–24 h' },
      longer: { zh: '>24 小时', en: 'Over 24 h' },
      open: { zh: '尚未结束', en: 'Not over' },
    },
    mark: fill<'name' | 'part' | 'outages' | 'hours'>(
      (p) => `${p.name} ${p.part}：${p.outages} 条，${p.hours} 时户`,
      (p) => `${p.name}, ${p.part}: ${p.outages} rows, ${p.hours} user-hours`,
    ),
  },
  families: {
    title: { zh: '停电原因的大类', en: 'Families of causes' },
    caption: fill<'place'>(
      (p) =>
        `${p.place}，本期计入的停电时户；按来源所填原因中的字词归类，仅供阅读，不影响任何指标。`,
      (p) =>
        `${p.place}: counted user-hours of the period; causes are put together by words in what the source says, to help reading: no figure rests on it.`,
    ),
    head: { zh: '大类', en: 'Family' },
    names: {
      avoidance: { zh: '停运避险', en: 'Safety shutdown' },
      shortage: { zh: '电力缺口', en: 'Shortage' },
      external: { zh: '外力破坏', en: 'Third parties' },
      maintenance: { zh: '检修维护', en: 'Maintenance' },
      works: { zh: '工程施工', en: 'Works' },
      users: { zh: '用户原因', en: 'Users’ own' },
      upstream: { zh: '上级电网与调度', en: 'Upstream grid' },
      weather: { zh: '自然灾害与气象', en: 'Weather' },
      nature: { zh: '树木与动物', en: 'Trees and animals' },
      equipment: { zh: '设备', en: 'Equipment' },
      unknown: { zh: '不明或未填', en: 'Unknown' },
      other: { zh: '其他', en: 'Others' },
      rest: { zh: '前 20 项以外', en: 'Beyond the 20 largest' },
    },
    mark: fill<'name' | 'part' | 'hours' | 'share'>(
      (p) => `${p.name}：${p.part} ${p.hours} 时户；大类合计占 ${p.share}`,
      (p) => `${p.name}: ${p.part} ${p.hours} user-hours; the family’s share ${p.share}`,
    ),
  },
  plannedShare: {
    title: fill<'year'>(
      (p) => `${p.year}年各月非故障停电的占比`,
      (p) => `Share of outages other than faults by month, ${p.year}`,
    ),
    caption: fill<'place'>(
      (p) =>
        `${p.place}，计入时户中非故障停电（检修、施工、限电等）的占比；城镇为市中心区、市区与城镇之和。`,
      (p) =>
        `${p.place}: the part of the counted user-hours that no fault caused (maintenance, works, rationing); towns are the central, urban and town tiers together.`,
    ),
    share: { zh: '非故障占比', en: 'Share of not faults' },
    none: {
      zh: '该年各月没有计入的停电时户，故不绘图。',
      en: 'No user-hours count in the months of this year, so there is no chart.',
    },
    mark: fill<'area' | 'month' | 'share'>(
      (p) => `${p.month} ${p.area}：${p.share}`,
      (p) => `${p.month}, ${p.area}: ${p.share}`,
    ),
    markNone: fill<'area' | 'month'>(
      (p) => `${p.month} ${p.area}：无计入时户`,
      (p) => `${p.month}, ${p.area}: no counted user-hours`,
    ),
  },
  urbanRural: {
    title: { zh: '城镇与农村的停电时间', en: 'Hours in towns and in the country' },
    caption: {
      zh: '本期用户平均停电时间：城镇（市中心区、市区与城镇之和）与农村；全区域在前，其余按农村为城镇的倍数由大到小。',
      en: 'Hours per user of the period in towns (the central, urban and town tiers together) and in the country; the whole region first, then the cities by the ratio of country hours to town hours.',
    },
    captionCity: {
      zh: '本期用户平均停电时间：城镇（市中心区、市区与城镇之和）与农村，右侧为农村为城镇的倍数。',
      en: 'Hours per user of the period in towns (the central, urban and town tiers together) and in the country; the figure is how many times the former the latter are.',
    },
    none: {
      zh: '没有同时有城镇与农村停电时间的地区，故不绘图。',
      en: 'No place has hours of both towns and the country, so there is no chart.',
    },
    ratio: { zh: '倍数', en: 'Times' },
    mark: fill<'place' | 'urban' | 'rural'>(
      (p) => `${p.place}：城镇 ${p.urban}，农村 ${p.rural} 小时/户`,
      (p) => `${p.place}: towns ${p.urban}, rural ${p.rural} h per user`,
    ),
  },
  notice: {
    title: fill<'days'>(
      (p) => `未提前 ${p.days} 天通知的预安排停电`,
      (p) => `Planned outages without ${p.days} days’ notice`,
    ),
    caption: {
      zh: '本期开始的预安排停电中未按时通知的条数占比，由大到小；没有此类停电的市州不列。',
      en: 'Share of the planned outages of the period whose notice was late or missing, the largest first; cities without any are left out.',
    },
    captionMost: fill<'count'>(
      (p) =>
        `本期开始的预安排停电中未按时通知的条数占比，由大到小，列出前 ${p.count} 个市州；全部见数据表。`,
      (p) =>
        `Share of the planned outages of the period whose notice was late or missing: the ${p.count} cities with the largest; the data table has all.`,
    ),
    captionCity: {
      zh: '本期开始的预安排停电中未按时通知的条数占比。',
      en: 'Share of the planned outages of the period whose notice was late or missing.',
    },
    none: fill<'days'>(
      () => '无通知记录',
      () => 'No notice recorded',
    ),
    late: fill<'days'>(
      (p) => `不足 ${p.days} 天`,
      (p) => `Less than ${p.days} days`,
    ),
    without: { zh: '无通知记录', en: 'No notice recorded' },
    tooLate: { zh: '通知过晚', en: 'Late notice' },
    share: { zh: '占比', en: 'Share' },
    short: { zh: '条数/预安排', en: 'Of planned' },
    planned: { zh: '预安排条数', en: 'Planned rows' },
    nothing: {
      zh: '本期没有预安排停电，故不绘图。',
      en: 'No planned outage started in this period, so there is no chart.',
    },
    all: fill<'days'>(
      (p) => `本期预安排停电均提前 ${p.days} 天以上通知，故不绘图。`,
      (p) => `All planned outages of the period had ${p.days} days’ notice, so there is no chart.`,
    ),
    mark: fill<'place' | 'kind' | 'count' | 'share'>(
      (p) => `${p.place} ${p.kind}：${p.count} 条，占 ${p.share}`,
      (p) => `${p.place}, ${p.kind}: ${p.count} rows, ${p.share}`,
    ),
  },
} satisfies WordTree;
