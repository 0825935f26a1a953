import { z } from 'zod';
import { budgetSourceCodes, budgetStatusCodes, tierCodes } from '../codes/index.js';
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
import { source } from './contributions.js';

const county = text({
  zh: '区县；空为整个市州（含其各区县）',
  en: 'County; empty for the city as a whole, which contains its counties',
});

/** What the user-hours of each month are budgeted at and used for. */
export const budgetUse = {
  name: 'budget_use',
  zh: '各月时户数预算的使用情况',
  en: 'What the user-hours of each month are budgeted at and used for',
  grain: {
    zh: '未结束年度每月 × 市州 × 地区特征一行，另有下达预算或停电计划的每月 × 市州（区县）× 地区特征各一行',
    en: 'One row per month, city and tier of the year that is not over, and per month, city or county and tier with a budget or a planned outage',
  },
  key: ['month', 'city_code', 'county', 'area_tier'],
  row: z.object({
    year: integer({ zh: '年度', en: 'Year' }),
    month: text({ zh: '月份，如 2022-07', en: 'Month, such as 2022-07' }),
    city_code: text({ zh: '市州代码', en: 'City' }),
    city_name: text({ zh: '市州名称', en: 'Name of the city or prefecture' }),
    county,
    area_tier: coded(tierCodes, { zh: '地区特征', en: 'Area tier' }),
    is_over: flag({ zh: '该月是否已结束', en: 'Whether the month is over' }),
    budget_source: coded(budgetSourceCodes, {
      zh: '预算来源：下达的，或限额余量按预测的季节份额分摊的',
      en: 'Where the budget comes from: it was given, or is the share that the forecast’s season gives the month of what the allowance leaves',
    }),
    budget_user_seconds: optional(
      wide({ zh: '预算户秒', en: 'Budget', unit: 'user-seconds', source: 'budgets.user_hours' }),
    ),
    fault_user_seconds: wide({
      zh: '已发生的故障停电户秒（计入）',
      en: 'Counted user-seconds of faults so far',
      unit: 'user-seconds',
    }),
    planned_user_seconds: wide({
      zh: '已发生的非故障停电户秒（计入）',
      en: 'Counted user-seconds so far that are not of faults',
      unit: 'user-seconds',
    }),
    booked_user_seconds: wide({
      zh: '已安排、尚未发生的计划停电户秒',
      en: 'What planned outages will take from the end of the data on',
      unit: 'user-seconds',
      source: 'plans.users',
    }),
    reserve_user_seconds: wide({
      zh: '为故障预留的户秒：按预测高值，减去已发生的故障',
      en: 'What faults may still take if the year ends at the high end of its forecast',
      unit: 'user-seconds',
      source: 'forecasts.high_user_seconds',
    }),
    left_user_seconds: optional(
      wide({
        zh: '尚可安排的户秒，负数为超出',
        en: 'What may still be planned; negative when the budget would not hold',
        unit: 'user-seconds',
        formula:
          'budget_user_seconds − fault_user_seconds − planned_user_seconds − booked_user_seconds − reserve_user_seconds',
      }),
    ),
    budget_user_hours: optional(
      ratio({
        zh: '预算时户数',
        en: 'Budget in user-hours',
        unit: 'user-hours',
        formula: 'budget_user_seconds ÷ 3600',
      }),
    ),
    left_user_hours: optional(
      ratio({
        zh: '尚可安排的时户数',
        en: 'What may still be planned, in user-hours',
        unit: 'user-hours',
        formula: 'left_user_seconds ÷ 3600',
      }),
    ),
    status: coded(budgetStatusCodes, {
      zh: '状态：exceeded 为已发生与已安排之和已超出预算，at_risk 为加上预留后超出',
      en: 'exceeded when what is done and booked is above the budget, at_risk when it is with the reserve',
    }),
  }),
} as const satisfies TableDeclaration;

/** Budgets as they were given. */
export const budgetRows = {
  name: 'budget_rows',
  zh: '有效的时户数预算',
  en: 'Rows of the budgets feed',
  grain: {
    zh: '每月 × 市州（区县）× 地区特征一行',
    en: 'One row per month, city or county and tier',
  },
  key: ['month_start', 'city_code', 'county', 'area_tier'],
  row: z.object({
    city_code: text({ zh: '市州代码', en: 'City' }),
    area_tier: coded(tierCodes, { zh: '地区特征', en: 'Area tier' }),
    county: text({ zh: '区县；空为整个市州', en: 'County; empty for the city as a whole' }),
    month_start: date({ zh: '月份的首日', en: 'First day of the month' }),
    budget_user_seconds: wide({
      zh: '预算户秒',
      en: 'Budget',
      unit: 'user-seconds',
      source: 'budgets.user_hours',
    }),
    ...source,
  }),
} as const satisfies TableDeclaration;

/** Planned outages as they were given. */
export const planRows = {
  name: 'plan_rows',
  zh: '有效的停电计划',
  en: 'Rows of the plans feed',
  grain: { zh: '每条停电计划一行', en: 'One row per planned outage and asset' },
  key: ['planned_from', 'city_code', 'area_tier', 'batch_id', 'source_line'],
  row: z.object({
    plan_id: optional(text({ zh: '计划编号', en: 'Identifier of the plan' })),
    provider: optional(text({ zh: '供电单位', en: 'Provider' })),
    city_code: text({ zh: '市州代码', en: 'City' }),
    county: optional(text({ zh: '区县', en: 'County' })),
    area_tier: coded(tierCodes, { zh: '地区特征', en: 'Area tier' }),
    line_id: optional(text({ zh: '线路编号', en: 'Line' })),
    asset_id: optional(text({ zh: '停电设备', en: 'Asset that will be out' })),
    planned_from: time({ zh: '计划开始时间', en: 'Start' }),
    planned_to: time({ zh: '计划结束时间', en: 'End' }),
    users: integer({ zh: '计划停电用户数', en: 'Users that will be out', unit: 'users' }),
    notified_at: optional(time({ zh: '通知时间', en: 'Time of notice' })),
    user_seconds: wide({
      zh: '计划户秒',
      en: 'User-seconds of the whole planned outage',
      unit: 'user-seconds',
      formula: 'users × (planned_to − planned_from)',
    }),
    ...source,
  }),
} as const satisfies TableDeclaration;
