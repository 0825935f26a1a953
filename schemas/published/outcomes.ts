import { z } from 'zod';
import {
  baselineCodes,
  evidenceCodes,
  feedCodes,
  missingEvidenceCodes,
  outlookCodes,
  spanKindCodes,
  tierOrAllCodes,
  verdictCodes,
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
  wide,
} from '../column.js';

const city = {
  city_code: text({
    zh: '市州代码（GB/T 2260），全区域为区域代码',
    en: 'GB/T 2260 code of the city; for the whole region, its own code',
  }),
  city_name: text({ zh: '市州名称', en: 'Name of the city or prefecture' }),
  area_tier: coded(tierOrAllCodes, { zh: '地区特征', en: 'Area tier' }),
};

/** Hours and user-seconds of every period, city and tier. */
export const periodHours = {
  name: 'period_hours',
  zh: '各时段、市州、地区特征的停电时户与用户年均停电时间',
  en: 'Outage hours per user and their parts, for every period, city and tier',
  grain: {
    zh: '每个时段 × 市州 × 地区特征一行，含汇总行',
    en: 'One row per period, city and tier, roll-ups included',
  },
  key: ['period_kind', 'period', 'city_code', 'area_tier'],
  row: z.object({
    period_kind: coded(spanKindCodes, { zh: '时段类型', en: 'Kind of period' }),
    period: text({
      zh: '时段，如 2022-09、2022Q3、2022；ytd 为当年 1 月 1 日至该季末',
      en: 'Period, such as 2022-09, 2022Q3 or 2022; for ytd, from 1 January to the end of that quarter',
    }),
    period_start: date({ zh: '时段起始日', en: 'First day of the period' }),
    period_end: date({ zh: '时段结束日（不含）', en: 'Day after the last day of the period' }),
    days: integer({
      zh: '实际统计天数（临时时段截至数据完整日）',
      en: 'Days counted; a provisional period counts only days with complete data',
      unit: 'days',
    }),
    is_final: flag({
      zh: '数据是否覆盖整个时段',
      en: 'Whether complete data covers the whole period',
    }),
    ...city,
    user_days: wide({
      zh: '用户日数：各日用户数之和',
      en: 'User-days: the users on each day, summed over the days counted',
      unit: 'user-days',
      formula: 'Σ population_days.users',
    }),
    users_avg: optional(
      ratio({
        zh: '平均用户数（等效总用户数）',
        en: 'Equivalent users: the average over the days counted',
        unit: 'users',
        formula: 'user_days ÷ days',
      }),
    ),
    gross_user_seconds: wide({
      zh: '全部停电户秒（不扣除）',
      en: 'Outage user-seconds with nothing excluded',
      unit: 'user-seconds',
    }),
    excluded_user_seconds: wide({
      zh: '扣除的停运避险户秒',
      en: 'Excluded user-seconds, of qualified safety shutdowns',
      unit: 'user-seconds',
    }),
    net_user_seconds: wide({
      zh: '计入的停电户秒',
      en: 'Counted user-seconds',
      unit: 'user-seconds',
      formula: 'gross_user_seconds − excluded_user_seconds',
    }),
    fault_user_seconds: wide({
      zh: '计入部分中的故障停电',
      en: 'Part of the counted user-seconds caused by faults',
      unit: 'user-seconds',
      formula: 'Σ net_user_seconds, nature = fault',
    }),
    planned_user_seconds: wide({
      zh: '计入部分中的非故障停电（预安排、限电等）',
      en: 'Part of the counted user-seconds not caused by faults',
      unit: 'user-seconds',
      formula: 'Σ net_user_seconds, nature ≠ fault',
    }),
    sustained_user_seconds: wide({
      zh: '计入部分中历时超过持续停电门槛的停电',
      en: 'Part of the counted user-seconds from outages longer than the sustained-outage threshold',
      unit: 'user-seconds',
    }),
    hours: optional(
      ratio({
        zh: '用户平均停电时间（计入）',
        en: 'Net hours per user (SAIDI-1)',
        unit: 'h/user',
        formula: 'net_user_seconds × days ÷ (3600 × user_days)',
      }),
    ),
    hours_gross: optional(
      ratio({
        zh: '用户平均停电时间（不扣除）',
        en: 'Gross hours per user',
        unit: 'h/user',
        formula: 'gross_user_seconds × days ÷ (3600 × user_days)',
      }),
    ),
    hours_fault: optional(
      ratio({
        zh: '其中故障停电',
        en: 'Fault part of hours',
        unit: 'h/user',
        formula: 'fault_user_seconds × days ÷ (3600 × user_days)',
      }),
    ),
    hours_planned: optional(
      ratio({
        zh: '其中非故障停电',
        en: 'Planned part of hours',
        unit: 'h/user',
        formula: 'planned_user_seconds × days ÷ (3600 × user_days)',
      }),
    ),
    hours_sustained: optional(
      ratio({
        zh: '其中持续停电',
        en: 'Sustained part of hours',
        unit: 'h/user',
        formula: 'sustained_user_seconds × days ÷ (3600 × user_days)',
      }),
    ),
    outages: integer({
      zh: '本时段开始的停电记录数',
      en: 'Outage rows that started in the period',
    }),
    interruptions: wide({
      zh: '本时段开始且有计入时户的停电户次',
      en: 'Users interrupted by outage rows that started in the period and have counted user-seconds',
      unit: 'user-interruptions',
    }),
    interruptions_sustained: wide({
      zh: '其中历时超过持续停电门槛的停电户次',
      en: 'Part of the interruptions by outages longer than the sustained-outage threshold',
      unit: 'user-interruptions',
    }),
    interruptions_momentary: wide({
      zh: '其中历时不超过持续停电门槛的停电户次',
      en: 'Part of the interruptions by outages no longer than the sustained-outage threshold',
      unit: 'user-interruptions',
    }),
    saifi: optional(
      ratio({
        zh: '用户平均停电次数',
        en: 'SAIFI: interruptions per user',
        unit: '1/user',
        formula: 'interruptions × days ÷ user_days',
      }),
    ),
    saifi_sustained: optional(
      ratio({
        zh: '用户平均持续停电次数',
        en: 'SAIFI of sustained interruptions, as IEEE 1366 defines it',
        unit: '1/user',
        formula: 'interruptions_sustained × days ÷ user_days',
      }),
    ),
    caidi: optional(
      ratio({
        zh: '平均每次停电持续时间',
        en: 'CAIDI: hours per interruption',
        unit: 'h',
        formula: 'net_user_seconds ÷ (3600 × interruptions)',
      }),
    ),
    caidi_sustained: optional(
      ratio({
        zh: '平均每次持续停电的时间',
        en: 'CAIDI of sustained interruptions, as IEEE 1366 defines it',
        unit: 'h',
        formula: 'sustained_user_seconds ÷ (3600 × interruptions_sustained)',
      }),
    ),
    maifi: optional(
      ratio({
        zh: '用户平均瞬时停电次数',
        en: 'MAIFI: momentary interruptions per user',
        unit: '1/user',
        formula: 'interruptions_momentary × days ÷ user_days',
      }),
    ),
    asai: optional(
      ratio({
        zh: '平均供电可用率',
        en: 'ASAI: share of time with supply',
        formula: '(86400 × user_days − net_user_seconds) ÷ (86400 × user_days)',
      }),
    ),
  }),
} as const satisfies TableDeclaration;

/** Whether a city and tier meets the notice. */
export const verdicts = {
  name: 'verdicts',
  zh: '各年度、市州、地区特征的达标判定',
  en: 'Verdicts against the limits, for every year, city and tier',
  grain: {
    zh: '每年 × 市州 × 地区特征一行；all 为市州及全区域的总判定',
    en: 'One row per year, city and tier; all is the overall verdict of a city or of the region',
  },
  key: ['year', 'city_code', 'area_tier'],
  row: z.object({
    year: integer({ zh: '年度', en: 'Year' }),
    ...city,
    target_group: optional(text({ zh: '限值分组', en: 'Target group' })),
    is_final: flag({ zh: '该年数据是否完整', en: 'Whether complete data covers the whole year' }),
    hours: optional(
      ratio({
        zh: '用户年均停电时间（临时年度为至今累计）',
        en: 'Net hours per user; for a provisional year, those so far',
        unit: 'h/user',
        formula: 'period_hours.hours',
      }),
    ),
    target_hours: optional(ratio({ zh: '限值', en: 'Limit', unit: 'h/user', source: 'targets' })),
    absolute_met: optional(
      flag({
        zh: '是否不超过限值',
        en: 'Whether hours ≤ limit, decided on integers',
        formula: 'hours ≤ target_hours',
      }),
    ),
    baseline_hours: optional(
      ratio({
        zh: '基期用户年均停电时间',
        en: 'Hours of the baseline year',
        unit: 'h/user',
        source: 'history.hours',
      }),
    ),
    baseline_source: optional(
      coded(baselineCodes, { zh: '基期来源', en: 'Source of the baseline' }),
    ),
    reduction: optional(
      ratio({
        zh: '较基期下降比例',
        en: 'Reduction from the baseline; with average_since, the mean annual reduction',
        formula: '1 − hours ÷ baseline_hours',
      }),
    ),
    reduction_met: optional(
      flag({
        zh: '下降比例是否达到要求',
        en: 'Whether the reduction reaches the rate, decided on integers',
        formula: 'hours ≤ (1 − rate) × baseline_hours',
      }),
    ),
    verdict: coded(verdictCodes, {
      zh: '判定',
      en: 'Verdict',
    }),
    outlook: optional(
      coded(outlookCodes, {
        zh: '未结束年度的前景：按预测；年度结束后为空',
        en: 'Outlook of a year that is not over, by the forecast; empty once it is over',
        source: 'forecasts.outlook',
      }),
    ),
    evidence: coded(evidenceCodes, {
      zh: '依据是否齐全；欠缺时，可能因此改变的判定为 undetermined',
      en: 'Whether the evidence is complete, or the first thing missing; a verdict that this could change is undetermined',
      source: 'missing_evidence',
    }),
    allowance_used: optional(
      ratio({
        zh: '已用限额比例（按适用的最宽限额）',
        en: 'Share of the widest applicable allowance that is used',
        formula: 'hours ÷ max(target_hours, (1 − rate) × baseline_hours)',
      }),
    ),
    margin_user_hours: optional(
      ratio({
        zh: '距适用的最宽限额尚余的时户数，负数为超出',
        en: 'User-hours left within the widest applicable allowance; negative once it is exceeded',
        unit: 'user-hours',
        formula:
          'max(target_hours, (1 − rate) × baseline_hours) × period_hours.user_days ÷ period_hours.days − period_hours.net_user_seconds ÷ 3600',
      }),
    ),
  }),
} as const satisfies TableDeclaration;

/** What is missing from the evidence of a city's verdicts. */
export const missingEvidence = {
  name: 'missing_evidence',
  zh: '判定依据的欠缺',
  en: 'Gaps in the evidence of the verdicts',
  grain: {
    zh: '每年 × 市州 × 欠缺一行',
    en: 'One row per year, city and gap in the evidence',
  },
  key: ['year', 'city_code', 'evidence', 'feed', 'source_file'],
  row: z.object({
    year: integer({ zh: '年度', en: 'Year' }),
    city_code: text({ zh: '市州代码', en: 'City' }),
    evidence: coded(missingEvidenceCodes, {
      zh: '欠缺',
      en: 'What is missing',
    }),
    feed: coded(feedCodes, { zh: '数据类别', en: 'Feed' }),
    source_file: text({ zh: '来源文件；没有停电记录时为空', en: 'File; empty for no_outages' }),
    message: text({ zh: '说明（中文）', en: 'Explanation, in Chinese' }),
    message_en: text({ zh: '说明（英文）', en: 'Explanation, in English' }),
  }),
} as const satisfies TableDeclaration;
