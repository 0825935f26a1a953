import { z } from 'zod';
import { tierCodes } from '../codes/index.js';
import {
  coded,
  date,
  integer,
  optional,
  type TableDeclaration,
  text,
  time,
  wide,
} from '../column.js';

/** Where a row was read. */
export const source = {
  batch_id: text({ zh: '批次编号', en: 'Load that brought the row' }),
  source_file: text({ zh: '来源文件', en: 'File the row came from' }),
  source_line: integer({ zh: '来源行号', en: 'Line on which the row begins' }),
};

const cell = {
  city_code: text({ zh: '市州代码', en: 'City' }),
  area_tier: coded(tierCodes, { zh: '地区特征', en: 'Area tier' }),
};

/** What each outage row adds to each month, and so to any period. */
export const outageMonths = {
  name: 'outage_months',
  zh: '停电记录逐月计入与扣除的户秒',
  en: 'What each outage row adds, month by month',
  grain: {
    zh: '每条停电记录在其产生时户的每个月一行；各月相加即该记录在任一时段的部分',
    en: 'One row per outage row and month in which it adds anything; the months add up to any period',
  },
  key: ['outage_id', 'month_start'],
  row: z.object({
    outage_id: integer({ zh: '本库内记录编号', en: 'Row of outage_facts' }),
    month_start: date({ zh: '月份的首日', en: 'First day of the month' }),
    net_user_seconds: integer({
      zh: '该月计入户秒',
      en: 'Counted user-seconds in the month; with the excluded ones, they make the gross',
      unit: 'user-seconds',
    }),
    excluded_user_seconds: integer({
      zh: '该月扣除户秒',
      en: 'Excluded user-seconds in the month',
      unit: 'user-seconds',
    }),
  }),
} as const satisfies TableDeclaration;

/** Stages that are applied to an outage row. */
export const restorationStages = {
  name: 'restoration_stages',
  zh: '已采用的分步送电',
  en: 'Restoration stages that are applied',
  grain: { zh: '每步送电一行', en: 'One row per stage' },
  key: ['outage_id', 'restored_at', 'batch_id', 'source_line'],
  row: z.object({
    outage_id: integer({ zh: '所属停电记录', en: 'Row of outage_facts that the stage belongs to' }),
    restored_at: time({ zh: '复电时间', en: 'Restoration time of the stage' }),
    users_restored: integer({ zh: '复电用户数', en: 'Users restored in the stage', unit: 'users' }),
    ...source,
  }),
} as const satisfies TableDeclaration;

/** Customer rows that the numbers of users are made of. */
export const customerRows = {
  name: 'customer_rows',
  zh: '已采用的用户基数',
  en: 'Customer rows that the numbers of users are made of',
  grain: {
    zh: '每条用户基数一行；取自停电记录的，每市州 × 地区特征 × 月一行',
    en: 'One row per customer row; per city, tier and month where users come from outage rows',
  },
  key: ['city_code', 'area_tier', 'valid_from', 'batch_id', 'source_line'],
  row: z.object({
    ...cell,
    county: optional(text({ zh: '区县', en: 'County' })),
    provider: optional(text({ zh: '供电单位', en: 'Provider' })),
    users: integer({ zh: '用户数', en: 'Users', unit: 'users' }),
    valid_from: date({ zh: '生效日期', en: 'First day of validity' }),
    valid_to: date({
      zh: '截止日期（含）；9999-12-31 为长期',
      en: 'Last day of validity, inclusive; 9999-12-31 means no end',
    }),
    ...source,
  }),
} as const satisfies TableDeclaration;

/** Hours of earlier years, as they are compared. */
export const historyRows = {
  name: 'history_rows',
  zh: '有效的历史指标',
  en: 'Hours from the history feed',
  grain: { zh: '每年 × 市州 × 地区特征一行', en: 'One row per year, city and tier' },
  key: ['year', 'city_code', 'area_tier'],
  row: z.object({
    ...cell,
    year: integer({ zh: '年度', en: 'Year' }),
    hours_e9: wide({
      zh: '用户年均停电时间，十亿分之一小时',
      en: 'Hours per user as whole billionths, the form in which they are compared',
      unit: '1e-9 h/user',
    }),
    ...source,
  }),
} as const satisfies TableDeclaration;
