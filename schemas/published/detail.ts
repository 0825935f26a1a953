import { z } from 'zod';
import {
  natureCodes,
  periodKindCodes,
  tierCodes,
  tierOrAllCodes,
  verdictCodes,
  windowCodes,
} from '../codes/index.js';
import {
  coded,
  date,
  flag,
  integer,
  optional,
  ratio,
  type TableDeclaration,
  text,
  time,
  wide,
} from '../column.js';

/** A period and the city, or the whole region, that a list is of. */
const scope = {
  period_kind: coded(periodKindCodes, { zh: '时段类型', en: 'Kind of period' }),
  period: text({ zh: '时段', en: 'Period' }),
  city_code: text({
    zh: '市州代码；全区域为区域代码',
    en: 'City code; for the whole region, its own code',
  }),
  rank: integer({ zh: '名次，按计入户秒', en: 'Rank by counted user-seconds, largest first' }),
};

const sums = {
  net_user_seconds: wide({
    zh: '时段内计入户秒',
    en: 'Counted user-seconds in the period',
    unit: 'user-seconds',
  }),
  fault_user_seconds: wide({
    zh: '其中故障停电',
    en: 'Part of the counted user-seconds caused by faults',
    unit: 'user-seconds',
  }),
  outages: integer({ zh: '本时段开始的停电记录数', en: 'Outage rows that started in the period' }),
};

/** What the hours of a period were caused by. */
export const causeHours = {
  name: 'cause_hours',
  zh: '各时段、市州按停电原因的时户',
  en: 'User-hours by cause, for every period and city',
  grain: {
    zh: '每个时段 × 市州 × 原因一行；时户最多的 20 个原因单列，其余合为一行',
    en: 'One row per period, city and cause: the 20 largest causes, and one row for the rest',
  },
  key: ['period_kind', 'period', 'city_code', 'rank'],
  row: z.object({
    ...scope,
    cause: optional(
      text({ zh: '停电原因；空为来源未填', en: 'Cause; empty if the source gives none' }),
    ),
    is_rest: flag({ zh: '是否为其余原因之和', en: 'Whether the row sums up all other causes' }),
    ...sums,
    hours: optional(
      ratio({
        zh: '折合用户平均停电时间',
        en: 'Net hours per user of the city from this cause',
        unit: 'h/user',
        formula: 'net_user_seconds × days ÷ (3600 × period_hours.user_days)',
      }),
    ),
  }),
} as const satisfies TableDeclaration;

/** The lines with the most user-hours. */
export const lineHours = {
  name: 'line_hours',
  zh: '各时段、市州时户最多的线路',
  en: 'Lines with the most user-hours, for every period and city',
  grain: {
    zh: '每个时段 × 市州 × 线路一行，各取前 10 条；无计入时户的不列',
    en: 'One row per period, city and line: the ten largest, without lines that have no counted user-hours',
  },
  key: ['period_kind', 'period', 'city_code', 'rank'],
  row: z.object({
    ...scope,
    line_city_code: text({ zh: '线路所在市州', en: 'City of the line' }),
    line_city_name: text({ zh: '线路所在市州名称', en: 'Name of the city of the line' }),
    line_id: text({ zh: '线路编号', en: 'Line' }),
    ...sums,
  }),
} as const satisfies TableDeclaration;

/** The counties of a city. */
export const countyHours = {
  name: 'county_hours',
  zh: '各时段、市州内各区县的时户',
  en: 'User-hours by county, for every period and city',
  grain: {
    zh: '每个时段 × 市州 × 区县一行；时户最多的 60 个区县单列，其余合为一行',
    en: 'One row per period, city and county: the 60 largest counties, and one row for the rest',
  },
  key: ['period_kind', 'period', 'city_code', 'rank'],
  row: z.object({
    ...scope,
    county: optional(
      text({ zh: '区县；空为来源未填', en: 'County; empty if the source gives none' }),
    ),
    is_rest: flag({ zh: '是否为其余区县之和', en: 'Whether the row sums up all other counties' }),
    ...sums,
    excluded_user_seconds: wide({
      zh: '扣除户秒',
      en: 'Excluded user-seconds',
      unit: 'user-seconds',
    }),
    user_days: optional(
      wide({
        zh: '用户日数；来源未按区县给出用户数时为空',
        en: 'User-days; empty if the source does not give users by county',
        unit: 'user-days',
      }),
    ),
    hours: optional(
      ratio({
        zh: '本区县用户平均停电时间；该市州有未分区县的用户数时为空',
        en: 'Net hours per user of the county; empty if some users of the city are given without a county',
        unit: 'h/user',
        formula: 'net_user_seconds × days ÷ (3600 × user_days)',
      }),
    ),
  }),
} as const satisfies TableDeclaration;

/** The events with the most user-hours. */
export const topEvents = {
  name: 'top_events',
  zh: '各时段、市州时户最多的停电事件',
  en: 'Events with the most user-hours, for every period and city',
  grain: {
    zh: '每个时段 × 市州 × 停电事件一行，各取前 10 件；事件归入其开始的时段',
    en: 'One row per period, city and event: the ten largest events that began in the period',
  },
  key: ['period_kind', 'period', 'city_code', 'rank'],
  row: z.object({
    ...scope,
    event_id: text({ zh: '停电事件编号', en: 'Event identifier' }),
    provider: optional(text({ zh: '供电单位', en: 'Provider' })),
    event_city_code: text({ zh: '事件所在市州', en: 'City of the event' }),
    event_city_name: text({ zh: '事件所在市州名称', en: 'Name of the city of the event' }),
    area_tier: coded(tierOrAllCodes, {
      zh: '地区特征；跨多类时为 all',
      en: 'Tier; all if the event spans several',
    }),
    county: optional(text({ zh: '区县', en: 'County; empty if the event spans several' })),
    line_id: optional(text({ zh: '线路编号', en: 'Line; empty if the event spans several' })),
    started_at: time({ zh: '开始时间', en: 'Start of the first row' }),
    ended_at: time({ zh: '结束时间', en: 'End of the last row' }),
    is_open: flag({ zh: '是否尚未全部复电', en: 'Whether any row of the event is open' }),
    rows: integer({ zh: '停电记录数', en: 'Outage rows of the event' }),
    users: integer({
      zh: '停电用户数之和',
      en: 'Users out, summed over the rows of the event',
      unit: 'users',
    }),
    nature: coded(natureCodes, { zh: '停电性质', en: 'Nature of the first row' }),
    cause: optional(text({ zh: '停电原因', en: 'Cause of the first row' })),
    net_user_seconds: wide({
      zh: '计入户秒（整个事件）',
      en: 'Counted user-seconds of the whole event',
      unit: 'user-seconds',
    }),
    source_file: text({ zh: '来源文件', en: 'File of the first row' }),
    source_line: integer({ zh: '来源行号', en: 'Line in the file of the first row' }),
  }),
} as const satisfies TableDeclaration;

/** Users with repeated interruptions: CEMI-n and the frequent-outage screen. */
export const repeatedInterruptions = {
  name: 'repeated_interruptions',
  zh: '重复停电的用户（CEMI-n 与频繁停电）',
  en: 'Users with repeated interruptions: CEMI-n, and the frequent-outage screen',
  grain: {
    zh: '每年 × 市州 × 地区特征 × 口径 × 次数一行，含汇总行；只统计填有停电设备的记录',
    en: 'One row per year, city, tier, window and number of interruptions, roll-ups included; only outage rows with an asset',
  },
  key: ['year', 'city_code', 'area_tier', 'window', 'more_than'],
  row: z.object({
    year: integer({ zh: '年度', en: 'Year' }),
    city_code: text({
      zh: '市州代码；全区域为区域代码',
      en: 'City code; for the whole region, its own code',
    }),
    area_tier: coded(tierOrAllCodes, { zh: '地区特征', en: 'Tier' }),
    window: coded(windowCodes, {
      zh: 'year：全年之内；60_days：在该年内结束的任意连续 60 天之内',
      en: 'year: within the year; 60_days: within any 60 days that end in the year',
    }),
    more_than: integer({ zh: '停电次数超过', en: 'Number that the interruptions exceed' }),
    assets: integer({ zh: '停电设备数', en: 'Assets with more interruptions than this number' }),
    users: wide({ zh: '用户数', en: 'Users of these assets', unit: 'users' }),
    share: optional(
      ratio({
        zh: '占平均用户数的比例',
        en: 'Share of the equivalent users (CEMI-n)',
        formula: 'users ÷ period_hours.users_avg',
      }),
    ),
  }),
} as const satisfies TableDeclaration;

/** Days by the 2.5β method of IEEE 1366. */
export const majorEventDays = {
  name: 'major_event_days',
  zh: '重大事件日（2.5β 法，仅供参考，不作扣除）',
  en: 'Major event days by the 2.5β method: for information only, never excluded',
  grain: {
    zh: '每个市州（及全区域）× 日一行',
    en: 'One row per city (or the whole region) and complete day',
  },
  key: ['city_code', 'day'],
  row: z.object({
    city_code: text({
      zh: '市州代码；全区域为区域代码',
      en: 'City code; for the whole region, its own code',
    }),
    day: date({ zh: '日期', en: 'Day' }),
    net_user_seconds: wide({
      zh: '当日开始的停电的计入户秒',
      en: 'Counted user-seconds of the outage rows that started on the day',
      unit: 'user-seconds',
    }),
    hours: optional(
      ratio({
        zh: '当日用户平均停电时间',
        en: 'Daily SAIDI: hours per user on the day',
        unit: 'h/user',
        formula: 'net_user_seconds ÷ (3600 × Σ population_days.users)',
      }),
    ),
    threshold_hours: optional(
      ratio({
        zh: '门槛 exp(α + 2.5β)，由之前至多五年求得',
        en: 'Threshold exp(α + 2.5β) from up to five preceding years; empty if there are none',
        unit: 'h/user',
        formula: 'exp(α + 2.5 × β)',
      }),
    ),
    is_major: flag({
      zh: '是否为重大事件日',
      en: 'Whether the hours of the day are strictly above the threshold',
    }),
  }),
} as const satisfies TableDeclaration;

/** What the verdicts would be on other choices. */
export const otherVerdicts = {
  name: 'other_verdicts',
  zh: '不同口径下的判定',
  en: 'What each verdict would be under other choices',
  grain: { zh: '每年 × 市州 × 地区特征一行', en: 'One row per year, city and tier' },
  key: ['year', 'city_code', 'area_tier'],
  row: z.object({
    year: integer({ zh: '年度', en: 'Year' }),
    city_code: text({ zh: '市州代码', en: 'City' }),
    area_tier: coded(tierCodes, { zh: '地区特征', en: 'Tier' }),
    verdict: coded(verdictCodes, { zh: '判定', en: 'Verdict, as in the table verdicts' }),
    other_reading: coded(verdictCodes, {
      zh: '按 8% 条款的另一种读法',
      en: 'Verdict under the other reading of the reduction clause',
    }),
    hours_gross: optional(
      ratio({
        zh: '不扣除时的停电时间',
        en: 'Hours per user with nothing excluded',
        unit: 'h/user',
        formula: 'period_hours.hours_gross',
      }),
    ),
    baseline_gross: optional(
      ratio({
        zh: '不扣除时的基期（仅由事件算得）',
        en: 'Baseline with nothing excluded, from events alone',
        unit: 'h/user',
        formula: 'period_hours.hours_gross',
      }),
    ),
    without_exclusion: coded(verdictCodes, {
      zh: '不作扣除时的判定',
      en: 'Verdict with nothing excluded',
    }),
  }),
} as const satisfies TableDeclaration;
