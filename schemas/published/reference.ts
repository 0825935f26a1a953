import { z } from 'zod';
import {
  feedCodes,
  settingSourceCodes,
  severityCodes,
  statusCodes,
  tierCodes,
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

/** Outcome of the data checks. */
export const checks = {
  name: 'checks',
  zh: '数据检查',
  en: 'Data checks and their results',
  grain: { zh: '每项检查一行', en: 'One row per check' },
  key: ['name'],
  row: z.object({
    name: text({ zh: '检查名称', en: 'Name' }),
    severity: coded(severityCodes, { zh: '级别', en: 'Severity' }),
    status: coded(statusCodes, { zh: '结果', en: 'Status' }),
    failing_rows: integer({ zh: '不符合的行数', en: 'Rows that fail the check' }),
    what: text({ zh: '检查内容（中文）', en: 'What must hold, in Chinese' }),
    what_en: text({ zh: '检查内容（英文）', en: 'What must hold, in English' }),
  }),
} as const satisfies TableDeclaration;

/** Rows behind each failed check. */
export const checkFailures = {
  name: 'check_failures',
  zh: '未通过检查的行',
  en: 'Rows that fail a check',
  grain: { zh: '每项检查的每个不符合的行一条', en: 'One row per check and failing row' },
  key: ['name', 'number'],
  row: z.object({
    name: text({ zh: '检查名称', en: 'Check' }),
    number: integer({ zh: '序号', en: 'Number of the failing row within its check' }),
    offender: text({ zh: '不符合的行（JSON）', en: 'The failing row, as JSON' }),
  }),
} as const satisfies TableDeclaration;

/** Versions of documents. */
export const batches = {
  name: 'batches',
  zh: '载入批次：来源文件的各个版本',
  en: 'Loads: the versions of files that were loaded',
  grain: { zh: '每次载入（文件的一个版本）一行', en: 'One row per load (a version of a file)' },
  key: ['ingested_order'],
  row: z.object({
    batch_id: text({
      zh: '批次编号（取自内容哈希；同一内容再次载入时加序号）',
      en: 'Identifier of the load: the hash of its content, with a number if the same content is loaded again',
    }),
    feed: coded(feedCodes, { zh: '数据类别', en: 'Feed' }),
    source_file: text({ zh: '来源文件', en: 'File' }),
    content_hash: text({ zh: '内容 SHA-256', en: 'SHA-256 of the content' }),
    encoding: text({ zh: '编码', en: 'Encoding' }),
    rows_read: integer({ zh: '读取行数', en: 'Rows read' }),
    rows_loaded: integer({ zh: '载入行数', en: 'Rows loaded' }),
    rows_rejected: integer({ zh: '拒绝行数', en: 'Rows rejected' }),
    rows_skipped: integer({
      zh: '跳过行数：标题、合计、完全重复、设置所略去的行',
      en: 'Rows skipped: titles, totals, exact repeats, and rows that the settings leave out',
    }),
    skipped_because: text({
      zh: '跳过的原因与行数：JSON 列表，各项有 reason、setting（所依据的设置）、value（所依据的取值）、rows',
      en: 'Why rows were skipped and how many: a JSON list of reason, setting (that says so), value (for which) and rows',
      unit: 'JSON',
    }),
    rows_replaced: integer({
      zh: '涉及替换的行数：被其他文件替换的行，加上它所替换的其他文件的行',
      en: 'Rows of this file replaced by other files, plus rows of other files replaced by this one',
    }),
    rows_put_aside: integer({
      zh: '其中：它所替换的其他文件的行数',
      en: 'Of these, rows of other files replaced by this one',
    }),
    rows_withdrawn: integer({
      zh: '因其他文件替换整个时段而撤回的行数',
      en: 'Rows of this file withdrawn because another file replaces their window',
    }),
    is_in_force: flag({
      zh: '是否为该文件的有效版本',
      en: 'Whether this is the version of the file in force',
    }),
    not_read: optional(
      text({ zh: '未能读取的原因（中文）', en: 'Why the file could not be read, in Chinese' }),
    ),
    not_read_en: optional(
      text({ zh: '未能读取的原因（英文）', en: 'Why the file could not be read, in English' }),
    ),
    passed_over: text({
      zh: '未读取的工作表及原因',
      en: 'Sheets that were not read, and why',
    }),
    unknown_columns: text({ zh: '未识别的列', en: 'Columns that were not recognized' }),
    replace_from: optional(
      date({ zh: '替换时段首日', en: 'First day of the window that the load replaces' }),
    ),
    replace_to: optional(
      date({ zh: '替换时段末日', en: 'Last day of the window that the load replaces' }),
    ),
    replace_provider: optional(
      text({ zh: '替换时段的供电单位', en: 'Provider whose rows in the window are replaced' }),
    ),
    ingested_order: integer({
      zh: '载入序号（--known-at 可用）',
      en: 'Sequence number of the load, as --known-at takes it',
    }),
    loaded_on: optional(
      date({
        zh: '载入日期：载入时用 --on 给出的；未给出的为空',
        en: 'Day of the load, as --on gave it; empty where it gave none',
      }),
    ),
  }),
} as const satisfies TableDeclaration;

/** Cities of the region. */
export const cities = {
  name: 'cities',
  zh: '市州',
  en: 'Cities and prefectures of the region',
  grain: { zh: '每个市州一行', en: 'One row per city' },
  key: ['city_code'],
  row: z.object({
    city_code: text({ zh: '市州代码', en: 'GB/T 2260 code', source: 'region' }),
    city_name: text({ zh: '市州名称', en: 'Name in Chinese' }),
    city_name_en: text({ zh: '英文名称', en: 'Name in English' }),
    city_sort: integer({ zh: '排列次序', en: 'Order in lists' }),
    target_group: optional(text({ zh: '限值分组', en: 'Target group', source: 'targets.groups' })),
  }),
} as const satisfies TableDeclaration;

/** Limits in force. */
export const targets = {
  name: 'targets',
  zh: '限值',
  en: 'Limits in force',
  grain: { zh: '每年 × 限值分组 × 地区特征一行', en: 'One row per year, target group and tier' },
  key: ['year', 'target_group', 'area_tier'],
  row: z.object({
    year: integer({ zh: '年度', en: 'Year' }),
    target_group: text({ zh: '限值分组', en: 'Target group' }),
    area_tier: coded(tierCodes, { zh: '地区特征', en: 'Area tier' }),
    target_hours: ratio({
      zh: '限值',
      en: 'Limit',
      unit: 'h/user',
      source: 'targets.groups, targets.stages',
    }),
    is_stage: flag({ zh: '是否为阶段目标', en: 'Whether it is the stage target of a year' }),
  }),
} as const satisfies TableDeclaration;

/** Days that the data covers. */
export const calendar = {
  name: 'calendar',
  zh: '日历',
  en: 'Days of the years with data',
  grain: { zh: '每天一行', en: 'One row per day' },
  key: ['day'],
  row: z.object({
    day: date({ zh: '日期', en: 'Day' }),
    year: integer({ zh: '年', en: 'Year' }),
    quarter: text({ zh: '季度', en: 'Quarter, such as 2022Q3' }),
    month: text({ zh: '月份', en: 'Month, such as 2022-09' }),
    is_complete: flag({
      zh: '该日数据是否完整',
      en: 'Whether the data of the day is complete',
      formula: 'data_from ≤ day < as_of',
    }),
  }),
} as const satisfies TableDeclaration;

/** Users on each day. */
export const populationDays = {
  name: 'population_days',
  zh: '逐日用户数',
  en: 'Users on each day',
  grain: {
    zh: '每天 × 市州 × 地区特征一行',
    en: 'One row per day, city and tier that a customer row covers',
  },
  key: ['day', 'city_code', 'area_tier'],
  row: z.object({
    day: date({ zh: '日期', en: 'Day' }),
    city_code: text({ zh: '市州代码', en: 'City' }),
    area_tier: coded(tierCodes, { zh: '地区特征', en: 'Area tier' }),
    users: wide({
      zh: '用户数',
      en: 'Users on that day',
      unit: 'users',
      source: 'customers.users',
    }),
  }),
} as const satisfies TableDeclaration;

/** Settings in force, so that a published database explains itself. */
export const settingsInForce = {
  name: 'settings',
  zh: '生效设置',
  en: 'Settings in force',
  grain: { zh: '每项设置一行', en: 'One row per setting' },
  key: ['name'],
  row: z.object({
    name: text({ zh: '设置', en: 'Setting, as a dotted path' }),
    value: text({ zh: '值', en: 'Value' }),
    source: coded(settingSourceCodes, { zh: '来源', en: 'Where it comes from' }),
  }),
} as const satisfies TableDeclaration;
