/**
 * Every word of the report, in Chinese and English. A text that lacks one of the two, or a code
 * that lacks its name, does not compile.
 */
import { type Nature, tierNames } from '../schemas/tiers.js';
import type { Language, Words } from '../schemas/words.js';
import { shown } from './html.js';

export type Say = (words: Words) => string;

export function speaker(language: Language): Say {
  return (words) => words[language];
}

/** The word for a code; the code itself where a later version of the data knows more codes. */
export function named(names: Readonly<Record<string, Words>>, code: string | null): Words {
  if (code === null) return { zh: '—', en: '—' };
  if (Object.hasOwn(names, code)) return names[code] as Words;
  return { zh: shown(code, 40), en: shown(code, 40) };
}

export const tierWords: Readonly<Record<string, Words>> = tierNames;

export const verdictCodes = [
  'met_absolute',
  'met_reduction',
  'met',
  'not_met',
  'undetermined',
  'exceeded',
  'on_course',
] as const;
export type VerdictCode = (typeof verdictCodes)[number];

export const verdictWords: Record<VerdictCode, Words> = {
  met_absolute: { zh: '达标', en: 'Met' },
  met_reduction: { zh: '达标（降幅）', en: 'Met by reduction' },
  met: { zh: '达标', en: 'Met' },
  not_met: { zh: '未达标', en: 'Not met' },
  undetermined: { zh: '无法判定', en: 'Undetermined' },
  exceeded: { zh: '已超限额', en: 'Exceeded' },
  on_course: { zh: '限额之内', en: 'On course' },
};

/** Signs that every Chinese and Latin typeface has, so that no verdict hangs on colour. */
export const verdictSigns: Record<VerdictCode, string> = {
  met_absolute: '√',
  met_reduction: '↓',
  met: '√',
  not_met: '×',
  undetermined: '?',
  exceeded: '×',
  on_course: '→',
};

export const routeWords: Record<'limit' | 'reduction' | 'none', Words> = {
  limit: { zh: '限值', en: 'Limit' },
  reduction: { zh: '降幅', en: 'Reduction' },
  none: { zh: '—', en: '—' },
};

export const natureWords: Record<Nature, Words> = {
  fault: { zh: '故障停电', en: 'Fault' },
  planned: { zh: '预安排停电', en: 'Planned' },
  rationing: { zh: '限电', en: 'Rationing' },
  safety_shutdown: { zh: '停运避险', en: 'Safety shutdown' },
  other: { zh: '其他', en: 'Other' },
};

export const claimReasonWords: Record<
  'no_order' | 'unknown_order' | 'not_proactive' | 'wrong_city' | 'wrong_line' | 'outside_window',
  Words
> = {
  no_order: { zh: '未注明批准文号', en: 'Names no order' },
  unknown_order: { zh: '批准单登记中无此文号', en: 'Order is not in the register' },
  not_proactive: { zh: '属故障停电，并非主动停运', en: 'A fault, not a proactive shutdown' },
  wrong_city: { zh: '批准单属于其他市州', en: 'Order is for another city' },
  wrong_line: { zh: '线路不在批准单所列范围', en: 'Line is not among those of the order' },
  outside_window: { zh: '停电开始时间不在批准时段内', en: 'Starts outside the approved window' },
};

export const outcomeWords: Record<'qualified' | 'refused', Words> = {
  qualified: { zh: '予以扣除', en: 'Qualified' },
  refused: { zh: '不予扣除', en: 'Refused' },
};

export const statusWords: Record<'pass' | 'fail', Words> = {
  pass: { zh: '通过', en: 'Pass' },
  fail: { zh: '未通过', en: 'Fail' },
};
export const statusSigns: Record<'pass' | 'fail', string> = { pass: '√', fail: '×' };

export const severityWords: Record<'error' | 'warning' | 'info', Words> = {
  error: { zh: '错误', en: 'Error' },
  warning: { zh: '警告', en: 'Warning' },
  info: { zh: '提示', en: 'Information' },
};

export const feedWords: Record<
  'outages' | 'restorations' | 'customers' | 'orders' | 'history',
  Words
> = {
  outages: { zh: '停电事件', en: 'Outages' },
  restorations: { zh: '分步送电', en: 'Staged restorations' },
  customers: { zh: '用户基数', en: 'Customers' },
  orders: { zh: '停运避险批准单', en: 'Safety-shutdown orders' },
  history: { zh: '历史指标', en: 'History' },
};

export const rejectionWords: Record<
  | 'missing_value'
  | 'unknown_city'
  | 'unknown_tier'
  | 'ambiguous_tier'
  | 'bad_time'
  | 'bad_number'
  | 'negative_duration'
  | 'unknown_nature'
  | 'conflicting_duplicate'
  | 'overlapping_validity'
  | 'orphan_restoration'
  | 'too_many_restored'
  | 'restored_outside'
  | 'malformed_row',
  Words
> = {
  missing_value: { zh: '缺少必填值', en: 'Required value missing' },
  unknown_city: { zh: '市州无法识别', en: 'Unknown city' },
  unknown_tier: { zh: '地区特征无法识别', en: 'Unknown tier' },
  ambiguous_tier: { zh: '一行含多个地区特征', en: 'Several tiers in one row' },
  bad_time: { zh: '时间格式有误', en: 'Unreadable time' },
  bad_number: { zh: '数值格式有误', en: 'Unreadable number' },
  negative_duration: { zh: '复电早于停电', en: 'Restored before it began' },
  unknown_nature: { zh: '停电性质无法识别', en: 'Unknown nature' },
  conflicting_duplicate: { zh: '同一标识而内容矛盾', en: 'Same identity, different content' },
  overlapping_validity: { zh: '用户基数有效期重叠', en: 'Validity of customers overlaps' },
  orphan_restoration: { zh: '分步送电无对应停电', en: 'Restoration without an outage' },
  too_many_restored: { zh: '复电用户多于停电用户', en: 'More restored than were out' },
  restored_outside: { zh: '分步送电在停电时段之外', en: 'Restoration outside its outage' },
  malformed_row: { zh: '行结构有误', en: 'Malformed row' },
};

export const sourceWords: Record<'default' | 'file' | 'option' | 'data', Words> = {
  default: { zh: '默认', en: 'Default' },
  file: { zh: '设置文件', en: 'Settings file' },
  option: { zh: '命令行', en: 'Command line' },
  data: { zh: '由数据得出', en: 'From the data' },
};

export const baselineWords: Record<'history' | 'events', Words> = {
  history: { zh: '历史指标', en: 'history' },
  events: { zh: '停电事件', en: 'events' },
};

type Fill<Part extends string> = (parts: Readonly<Record<Part, string>>) => Words;

/** Texts with places to fill. The types demand both languages and every place. */
function fill<Part extends string>(
  zh: (parts: Readonly<Record<Part, string>>) => string,
  en: (parts: Readonly<Record<Part, string>>) => string,
): Fill<Part> {
  return (parts) => ({ zh: zh(parts), en: en(parts) });
}

export const pageWords = {
  title: fill<'region' | 'period'>(
    (p) => `${p.region}${p.period}供电可靠性报告`,
    (p) => `Electricity supply reliability of ${p.region}, ${p.period}`,
  ),
  subtitle: {
    zh: '用户平均停电时间及达标判定（四川省2022年通知的限值）',
    en: 'Average outage hours per user, and verdicts against Sichuan’s 2022 notice',
  },
  subtitleOther: {
    zh: '用户平均停电时间及达标判定',
    en: 'Average outage hours per user, and verdicts against the limits set',
  },
  final: { zh: '最终', en: 'Final' },
  provisional: { zh: '临时', en: 'Provisional' },
  noPeriod: { zh: '无数据', en: 'No data' },
  finalText: {
    zh: '完整数据覆盖整个时段。',
    en: 'Complete data covers the whole period.',
  },
  provisionalText: {
    zh: '完整数据尚未覆盖整个时段，各项指标只计算到数据完整之日。',
    en: 'Complete data doesn’t yet cover the whole period; figures run up to the last complete day.',
  },
  noPeriodText: {
    zh: '发布库中没有本时段的指标。',
    en: 'The published database holds no figures for this period.',
  },
  completeTo: fill<'date'>(
    (p) => `数据完整至${p.date}（含当日）。`,
    (p) => `Data is complete to the end of ${p.date}.`,
  ),
  synthetic: {
    zh: '演示报告：数据为人工生成，不代表任何供电企业的实际情况。',
    en: 'Demonstration: the data was made up and describes no real utility.',
  },
  footer: fill<'version'>(
    (p) => `由 shihu（时户）${p.version} 生成。相同的输入与设置得到逐字节相同的报告。`,
    (p) =>
      `Made by shihu ${p.version}. The same inputs and settings give the same report, byte for byte.`,
  ),
} satisfies WordTree;

export const headlineWords = {
  heading: { zh: '总体结论', en: 'Findings' },
  wholeFinal: fill<'region' | 'year'>(
    (p) => `${p.region}${p.year}年总判定：`,
    (p) => `${p.region} as a whole, ${p.year}: `,
  ),
  wholeProvisional: fill<'region' | 'year' | 'date'>(
    (p) => `截至${p.date}，${p.region}${p.year}年总进度：`,
    (p) => `${p.region} as a whole, ${p.year}, up to ${p.date}: `,
  ),
  cellsFinal: fill<'cells' | 'limit' | 'reduction' | 'rate' | 'not' | 'open'>(
    (p) =>
      `${p.cells} 个考核单元（市州 × 地区特征）中，${p.limit} 个不超过限值，${p.reduction} 个超过限值但较上年下降不少于 ${p.rate} 而达标，${p.not} 个未达标，${p.open} 个无法判定。各单元全部达标，全区域方为达标。`,
    (p) =>
      `Of ${p.cells} cells (city × tier), ${p.limit} keep within the limit, ${p.reduction} are above it but meet the notice by a reduction of at least ${p.rate} on the year before, ${p.not} don’t meet it, and ${p.open} can’t be determined. The whole meets it when every cell does.`,
  ),
  cellsProvisional: fill<'cells' | 'course' | 'exceeded' | 'open'>(
    (p) =>
      `${p.cells} 个考核单元（市州 × 地区特征）中，${p.course} 个在限额之内，${p.exceeded} 个已超限额，${p.open} 个无法判定。`,
    (p) =>
      `Of ${p.cells} cells (city × tier), ${p.course} are on course, ${p.exceeded} have exceeded every allowance, and ${p.open} can’t be determined.`,
  ),
  failing: { zh: '未达标单元', en: 'Cells that don’t meet it' },
  failingCourse: { zh: '已超限额单元', en: 'Cells that have exceeded it' },
  failingCell: fill<'place' | 'tier' | 'hours' | 'limit'>(
    (p) => `${p.place}·${p.tier}（${p.hours}，限值 ${p.limit}）`,
    (p) => `${p.place}, ${p.tier.toLowerCase()} (${p.hours}, limit ${p.limit})`,
  ),
  failingMore: fill<'count'>(
    (p) => `等 ${p.count} 个`,
    (p) => `and others, ${p.count} in all`,
  ),
  provisionalNote: {
    zh: '该年度尚无完整数据，以上为进度而非达标结论：“限额之内”指至今累计仍未超出适用的最宽限额，“已超限额”指至今累计已超出全部适用限额。',
    en: 'The year’s data isn’t complete, so this is its course and no verdict yet: “on course” means that the hours so far are within the widest allowance that applies, “exceeded” that they are above every one.',
  },
  ownHours: fill<'period' | 'hours' | 'toDate'>(
    (p) => `${p.period}用户平均停电时间 ${p.hours} 小时；1月1日至期末累计 ${p.toDate} 小时。`,
    (p) => `Hours per user in the ${p.period}: ${p.hours}; from 1 January to its end: ${p.toDate}.`,
  ),
  ownHoursMonth: fill<'period' | 'hours' | 'toDate'>(
    (p) => `${p.period}用户平均停电时间 ${p.hours} 小时；1月1日至月末累计 ${p.toDate} 小时。`,
    (p) => `Hours per user in ${p.period}: ${p.hours}; from 1 January to its end: ${p.toDate}.`,
  ),
  noVerdicts: {
    zh: '发布库中没有该年度的判定。',
    en: 'The published database holds no verdicts for this year.',
  },
  countsLabel: { zh: '考核单元的判定', en: 'Verdicts of the cells' },
  countLimit: { zh: '不超过限值', en: 'Within the limit' },
  countReduction: fill<'rate'>(
    (p) => `较上年下降不少于 ${p.rate}`,
    (p) => `By a reduction of at least ${p.rate}`,
  ),
  countNot: { zh: '未达标', en: 'Not met' },
  countOpen: { zh: '无法判定', en: 'Undetermined' },
  countCourse: { zh: '限额之内', en: 'On course' },
  countExceeded: { zh: '已超限额', en: 'Exceeded' },
  ofCells: fill<'cells'>(
    (p) => `/ ${p.cells}`,
    (p) => `of ${p.cells}`,
  ),
  figures: fill<'region' | 'period'>(
    (p) => `${p.region}${p.period}主要指标`,
    (p) => `Key figures of ${p.region}, ${p.period}`,
  ),
  hours: { zh: '用户平均停电时间（小时/户）', en: 'Outage hours per user' },
  gross: { zh: '不扣除停运避险（小时/户）', en: 'Hours per user, nothing excluded' },
  change: { zh: '较上年同期', en: 'Change on the same period a year before' },
  fault: { zh: '其中故障停电（小时/户）', en: 'Of which faults (hours)' },
  planned: { zh: '其中非故障停电（小时/户）', en: 'Of which not faults (hours)' },
  saifi: { zh: '用户平均停电次数（次/户）', en: 'Interruptions per user (SAIFI)' },
  caidi: { zh: '平均每次停电时间（小时）', en: 'Hours per interruption (CAIDI)' },
  asai: { zh: '平均供电可用率', en: 'Availability (ASAI)' },
  users: { zh: '等效总用户数（户）', en: 'Equivalent users' },
} satisfies WordTree;

export const verdictTableWords = {
  heading: { zh: '各市州、各地区特征的判定', en: 'Verdicts by city and tier' },
  caption: fill<'year'>(
    (p) => `${p.year}年用户年均停电时间、限值与判定`,
    (p) => `Outage hours per user, limits and verdicts, ${p.year}`,
  ),
  unit: { zh: '单位：小时/户', en: 'Hours per user' },
  city: { zh: '市州', en: 'City' },
  tier: { zh: '地区特征', en: 'Tier' },
  own: { zh: '本期', en: 'This period' },
  toDate: { zh: '年初至期末', en: 'Year to date' },
  yearHours: { zh: '全年', en: 'Year' },
  yearHoursSoFar: { zh: '年度至今', en: 'Year so far' },
  hours: { zh: '停电时间', en: 'Hours' },
  limit: { zh: '限值', en: 'Limit' },
  used: { zh: '占限额', en: 'Allowance used' },
  baseline: { zh: '上年', en: 'Year before' },
  change: { zh: '较上年', en: 'Change' },
  changeSoFar: { zh: '较上年全年', en: 'Against whole year before' },
  baselineBase: { zh: '基期', en: 'Base year' },
  changeMean: { zh: '年均变化', en: 'Mean annual change' },
  route: { zh: '达标途径', en: 'Route' },
  verdict: { zh: '判定', en: 'Verdict' },
  course: { zh: '进度', en: 'Course' },
  note: fill<'rate'>(
    (p) =>
      `“占限额”为停电时间与适用的最宽限额（限值，或基期 ×（1 − ${p.rate}））之比。判定按整数交叉相乘得出，不受显示位数影响；与限值相近的数值多显示几位小数。`,
    (p) =>
      `“Allowance used” is hours over the widest allowance that applies: the limit, or (1 − ${p.rate}) × the base year. Verdicts are decided on integers, never on the rounded figures shown; a figure close to its limit is shown with more decimals.`,
  ),
  sources: fill<'history' | 'events'>(
    (p) => `基期数据：${p.history} 个单元取自历史指标，${p.events} 个由上年停电事件算得。`,
    (p) =>
      `Base year: ${p.history} cells from the history feed, ${p.events} from the outage events of that year.`,
  ),
  reading: fill<'cells'>(
    (p) =>
      `通知的标点亦可读作降幅替代条件只适用于其他市州。按该读法，以下单元的判定会改变：${p.cells}。`,
    (p) =>
      `The notice’s punctuation can also be read as granting the reduction to the other cities only, or to all. Under the other reading these cells change: ${p.cells}.`,
  ),
  readingCell: fill<'place' | 'tier' | 'from' | 'to'>(
    (p) => `${p.place}·${p.tier}（${p.from}→${p.to}）`,
    (p) => `${p.place}, ${p.tier} (${p.from} → ${p.to})`,
  ),
} satisfies WordTree;

export const courseHeading: Words = { zh: '停电时间的构成与进度', en: 'Composition and course' };

export const chartWords = {
  partial: fill<'months'>(
    (p) => `${p.months}的数据尚不完整，只计至数据完整之日。`,
    (p) => `${p.months} isn’t complete and runs up to the last complete day only.`,
  ),
  hoursPerUser: { zh: '小时/户', en: 'Hours per user' },
  limits: {
    title: { zh: '各市州停电时间与限值', en: 'Hours against the limit, by city and tier' },
    caption: {
      zh: '大符号为用户平均停电时间，其形状与颜色表示判定；短竖线为限值；小灰点为上年（基期）。四栏横轴刻度各不相同。',
      en: 'The large mark is the hours per user, its shape and colour the verdict; the short upright line is the limit; the small grey dot is the year before. Each panel has a scale of its own.',
    },
    captionSoFar: {
      zh: '大符号为年初至今累计的用户平均停电时间，其形状与颜色表示进度；短竖线为全年限值；小灰点为上年全年（基期）。四栏横轴刻度各不相同。',
      en: 'The large mark is the hours per user so far this year, its shape and colour their course; the short upright line is the limit for the whole year; the small grey dot is the whole year before. Each panel has a scale of its own.',
    },
    none: {
      zh: '没有可与限值比较的数值，故不绘图。',
      en: 'No hours can be held against a limit, so there is no chart.',
    },
    mark: fill<'place' | 'tier' | 'hours' | 'limit' | 'before' | 'verdict'>(
      (p) =>
        `${p.place} ${p.tier}：${p.hours} 小时/户，限值 ${p.limit}，上年 ${p.before}，${p.verdict}`,
      (p) =>
        `${p.place}, ${p.tier}: ${p.hours} h per user, limit ${p.limit}, year before ${p.before}, ${p.verdict}`,
    ),
  },
  months: {
    title: fill<'year'>(
      (p) => `${p.year}年各月停电时间：故障与非故障`,
      (p) => `Hours by month in ${p.year}: faults and the rest`,
    ),
    caption: fill<'before'>(
      (p) => `全区域。柱为当年（自下而上：故障、非故障），横线为${p.before}年同月合计。`,
      (p) =>
        `Whole region. Bars are this year’s faults with the rest on top; the line is the total of the same month in ${p.before}.`,
    ),
    fault: { zh: '故障停电', en: 'Faults' },
    planned: { zh: '非故障停电', en: 'Not faults' },
    none: {
      zh: '没有该年各月的数据，故不绘图。',
      en: 'No months of this year are held, so there is no chart.',
    },
    mark: fill<'month' | 'part' | 'hours'>(
      (p) => `${p.month} ${p.part}：${p.hours} 小时/户`,
      (p) => `${p.month}, ${p.part}: ${p.hours} h per user`,
    ),
  },
  course: {
    title: { zh: '年内累计停电时间', en: 'Hours added up through the year' },
    caption: fill<'year' | 'before'>(
      (p) =>
        `全区域各地区特征，自1月1日起累计至各月末（小时/户）。实线为${p.year}年，虚线为${p.before}年。各栏纵轴刻度不同。`,
      (p) =>
        `Whole region by tier, from 1 January to the end of each month, in hours per user. The solid line is ${p.year}, the dashed one ${p.before}. Each panel has a scale of its own.`,
    ),
    none: {
      zh: '没有该年各月的数据，故不绘图。',
      en: 'No months of this year are held, so there is no chart.',
    },
    mark: fill<'tier' | 'year' | 'month' | 'hours'>(
      (p) => `${p.tier} ${p.year}年1月至${p.month}：${p.hours} 小时/户`,
      (p) => `${p.tier}, ${p.year} to the end of ${p.month}: ${p.hours} h per user`,
    ),
  },
  exclusions: {
    title: { zh: '扣除停运避险前后的停电时间', en: 'Hours with and without the exclusion' },
    caption: {
      zh: '本期有停运避险时户予以扣除的市州，按扣除量由大到小排列。',
      en: 'Cities with excluded user-hours in the period, the largest exclusion first.',
    },
    net: { zh: '扣除后（计入）', en: 'After exclusion (counted)' },
    gross: { zh: '扣除前', en: 'Before exclusion' },
    none: {
      zh: '本期没有任何市州扣除停运避险时户，故不绘图。',
      en: 'No city has excluded user-hours in this period, so there is no chart.',
    },
    mark: fill<'place' | 'net' | 'gross'>(
      (p) => `${p.place}：扣除前 ${p.gross}，扣除后 ${p.net} 小时/户`,
      (p) => `${p.place}: ${p.gross} h per user before exclusion, ${p.net} after`,
    ),
  },
} satisfies WordTree;

export const exclusionWords = {
  heading: { zh: '停运避险扣除审查', en: 'Audit of exclusions' },
  summary: fill<'claims' | 'qualified' | 'refused' | 'excluded'>(
    (p) =>
      `本期开始的停电记录中有 ${p.claims} 条提出扣除：${p.qualified} 条予以扣除，共 ${p.excluded} 时户；${p.refused} 条不予扣除，其时户照常计入。`,
    (p) =>
      `${p.claims} outage rows that started in the period claim exclusion: ${p.qualified} qualify, excluding ${p.excluded} user-hours; ${p.refused} are refused and stay counted.`,
  ),
  noClaims: {
    zh: '本期开始的停电记录均未提出扣除。',
    en: 'No outage row that started in the period claims exclusion.',
  },
  sums: { zh: '扣除前后对照', en: 'With and without exclusion' },
  sumsNote: {
    zh: '时户按本期切分；全部 = 计入 + 扣除',
    en: 'user-hours clipped to the period; gross = counted + excluded',
  },
  place: { zh: '地区', en: 'Area' },
  gross: { zh: '全部时户', en: 'Gross user-hours' },
  excluded: { zh: '扣除时户', en: 'Excluded user-hours' },
  net: { zh: '计入时户', en: 'Counted user-hours' },
  hoursGross: { zh: '扣除前（小时/户）', en: 'Hours before' },
  hoursNet: { zh: '扣除后（小时/户）', en: 'Hours after' },
  reasons: { zh: '不予扣除的原因', en: 'Why claims were refused' },
  reasonsNote: {
    zh: '按记录开始时间归入本期，时户为其全程',
    en: 'rows by their start; user-hours over their whole life',
  },
  reason: { zh: '原因', en: 'Reason' },
  claims: { zh: '条数', en: 'Claims' },
  noRefused: { zh: '本期没有不予扣除的申请。', en: 'No claim of the period was refused.' },
  list: { zh: '不予扣除的申请', en: 'Refused claims' },
  listNote: { zh: '按计入时户由大到小', en: 'by counted user-hours, largest first' },
  event: { zh: '事件编号', en: 'Event' },
  order: { zh: '批准文号', en: 'Order' },
  window: { zh: '批准时段', en: 'Approved window' },
  actual: { zh: '实际停电时段', en: 'Actual outage' },
  more: fill<'count'>(
    (p) => `另有 ${p.count} 条未列出，见发布库 exclusion_audit 表（outcome = 'refused'）。`,
    (p) =>
      `${p.count} more are not listed here; they are in exclusion_audit in the published database (outcome = 'refused').`,
  ),
} satisfies WordTree;

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

export const qualityWords = {
  heading: { zh: '数据质量', en: 'Data quality' },
  scope: {
    zh: '本节统计发布库所含的全部批次，不限于本期。',
    en: 'This section covers every batch behind the published database, not only this period.',
  },
  feeds: { zh: '各类数据的读取情况', en: 'Rows by feed' },
  feedsNote: { zh: '读取 = 载入 + 拒绝 + 跳过', en: 'read = loaded + rejected + skipped' },
  feed: { zh: '数据类别', en: 'Feed' },
  files: { zh: '文件', en: 'Files' },
  read: { zh: '读取', en: 'Read' },
  loaded: { zh: '载入', en: 'Loaded' },
  rejected: { zh: '拒绝', en: 'Rejected' },
  skipped: { zh: '跳过', en: 'Skipped' },
  adds: { zh: '平衡', en: 'Adds up' },
  yes: { zh: '是', en: 'Yes' },
  no: { zh: '否', en: 'No' },
  noBatches: { zh: '没有载入任何文件。', en: 'No file was ingested.' },
  rejections: { zh: '拒绝的行，按问题', en: 'Rejected rows by fault' },
  rejectionsNote: {
    zh: '一行可有多个问题；逐行见发布库 rejected_rows 表',
    en: 'a row can have several faults; each is in rejected_rows in the published database',
  },
  fault: { zh: '问题', en: 'Fault' },
  code: { zh: '代码', en: 'Code' },
  rows: { zh: '行数', en: 'Rows' },
  noRejections: { zh: '没有被拒绝的行。', en: 'No row was rejected.' },
  checks: { zh: '数据检查', en: 'Data checks' },
  checksFailed: fill<'failed' | 'total'>(
    (p) => `${p.total} 项中 ${p.failed} 项未通过`,
    (p) => `${p.failed} of ${p.total} failed`,
  ),
  check: { zh: '检查', en: 'Check' },
  status: { zh: '结果', en: 'Outcome' },
  severity: { zh: '级别', en: 'Severity' },
  failing: { zh: '不符行数', en: 'Offending rows' },
  noChecks: { zh: '没有检查结果。', en: 'No checks were run.' },
} satisfies WordTree;

export const methodWords = {
  heading: { zh: '方法、设置与数据来源', en: 'Method, settings and sources' },
  formula: {
    zh: '用户平均停电时间（小时/户）= 停电户秒 × 统计天数 ÷（3600 × 用户日数）',
    en: 'Hours per user = outage user-seconds × days ÷ (3600 × user-days)',
  },
  text: {
    zh: '停电户秒为各次停电用户数与历时之积，分步送电逐级扣减；用户日数为各日用户数之和。同一设备同时有几条停电记录时不重复计算。经批准的停运避险只扣除批准时段之内的部分，超出部分照常计入。汇总时先加户秒与用户日再相除，不对平均数求平均；全部计算用整数，只在最后显示时取舍。时间为北京时间。',
    en: 'User-seconds are users out times how long, lowered step by step by staged restorations; user-days are the sum of each day’s users. Where several rows describe one asset at once, its users count once. Of an approved safety shutdown only the part within the approved window is excluded, the over-run stays counted. Groups are added up before dividing, averages never averaged; everything is integers until the figure is shown. Times are Beijing time.',
  },
  limits: fill<'year'>(
    (p) => `${p.year}年限值`,
    (p) => `Limits for ${p.year}`,
  ),
  group: { zh: '限值分组', en: 'Target group' },
  stage: { zh: '阶段目标', en: 'Stage target' },
  settings: { zh: '生效设置', en: 'Settings in force' },
  setting: { zh: '设置', en: 'Setting' },
  value: { zh: '值', en: 'Value' },
  source: { zh: '来源', en: 'Source' },
  noSettings: { zh: '没有记录设置。', en: 'No settings are recorded.' },
  inputs: { zh: '输入文件', en: 'Input files' },
  inputsNote: { zh: '按载入次序', en: 'in order of ingestion' },
  order: { zh: '序', en: 'No.' },
  file: { zh: '文件', en: 'File' },
  encoding: { zh: '编码', en: 'Encoding' },
  hash: { zh: '内容 SHA-256', en: 'SHA-256 of the content' },
  unknown: { zh: '未识别的列', en: 'Unknown columns' },
  program: { zh: '程序版本', en: 'Program version' },
} satisfies WordTree;

/** Every leaf speaks both languages, at once or when filled. */
interface WordTree {
  readonly [name: string]: Words | ((parts: never) => Words) | WordTree;
}
