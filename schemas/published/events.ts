import { z } from 'zod';
import {
  claimCodes,
  claimReasonCodes,
  feedCodes,
  natureCodes,
  outcomeCodes,
  rejectionCodes,
  tierCodes,
} from '../codes/index.js';
import {
  coded,
  flag,
  integer,
  large,
  optional,
  ratio,
  type TableDeclaration,
  text,
  time,
} from '../column.js';

const place = {
  batch_id: text({ zh: '批次编号', en: 'Load that brought the row' }),
  source_file: text({ zh: '来源文件', en: 'File the row came from' }),
  source_line: integer({ zh: '来源行号', en: 'Line on which the row begins' }),
};

/** Every outage row held, with what it adds to the figures. */
export const outageFacts = {
  name: 'outage_facts',
  zh: '停电记录及其时户',
  en: 'Outage rows in force and what each adds to the figures',
  grain: { zh: '每条有效停电记录一行', en: 'One row per outage row in force' },
  key: ['outage_id'],
  row: z.object({
    outage_id: integer({ zh: '本库内记录编号', en: 'Number of the row in this database' }),
    event_id: text({ zh: '停电事件编号', en: 'Event identifier', source: 'outages.event_id' }),
    provider: optional(text({ zh: '供电单位', en: 'Provider', source: 'outages.provider' })),
    city_code: text({ zh: '市州代码', en: 'GB/T 2260 code of the city', source: 'outages.city' }),
    city_name: text({ zh: '市州名称', en: 'Name of the city or prefecture' }),
    county: optional(text({ zh: '区县', en: 'County', source: 'outages.county' })),
    area_tier: coded(tierCodes, {
      zh: '地区特征',
      en: 'Area tier',
      source: 'outages.area_tier',
    }),
    line_id: optional(text({ zh: '线路编号', en: 'Line', source: 'outages.line_id' })),
    asset_id: optional(
      text({
        zh: '停电设备（停电的用户群）',
        en: 'Asset that is out (a population of users)',
        source: 'outages.asset_id',
      }),
    ),
    started_at: time({
      zh: '停电开始时间',
      en: 'Start, in local civil time',
      source: 'outages.started_at',
    }),
    restored_at: optional(
      time({
        zh: '复电时间（来源）',
        en: 'Restoration time as the source gives it',
        source: 'outages.restored_at',
      }),
    ),
    ended_at: time({
      zh: '实际结束时间；未复电的为统计截止日',
      en: 'End: restored_at, otherwise the last stage, otherwise as_of',
    }),
    is_open: flag({ zh: '是否尚未复电', en: 'Whether the outage is still open' }),
    users: integer({
      zh: '停电用户数',
      en: 'Users out at the start',
      unit: 'users',
      source: 'outages.users',
    }),
    nature: coded(natureCodes, {
      zh: '停电性质',
      en: 'Nature',
      source: 'outages.nature',
    }),
    cause: optional(text({ zh: '停电原因', en: 'Cause', source: 'outages.cause' })),
    avoidance_order: optional(
      text({
        zh: '停运避险批准文号',
        en: 'Order under which the row claims exclusion',
        source: 'outages.avoidance_order',
      }),
    ),
    notified_at: optional(
      time({ zh: '通知时间', en: 'Time of notice', source: 'outages.notified_at' }),
    ),
    reported_user_hours: optional(
      ratio({
        zh: '来源所报时户数',
        en: 'User-hours reported by the source',
        unit: 'user-hours',
        source: 'outages.reported_user_hours',
      }),
    ),
    users_served: optional(
      integer({
        zh: '所在市州、地区特征的供电用户数',
        en: 'Users served in the city and tier, as the source gives them',
        unit: 'users',
        source: 'outages.users_served',
      }),
    ),
    gross_user_seconds: large({
      zh: '全部停电户秒',
      en: 'Outage user-seconds with nothing excluded',
      unit: 'user-seconds',
    }),
    excluded_user_seconds: large({
      zh: '扣除户秒',
      en: 'Excluded user-seconds',
      unit: 'user-seconds',
    }),
    net_user_seconds: large({
      zh: '计入户秒',
      en: 'Counted user-seconds',
      unit: 'user-seconds',
      formula: 'gross_user_seconds − excluded_user_seconds',
    }),
    claim: coded(claimCodes, { zh: '扣除申请', en: 'Claim to exclusion' }),
    claim_reason: optional(
      coded(claimReasonCodes, {
        zh: '不予扣除的原因',
        en: 'Why the claim was refused',
      }),
    ),
    ...place,
  }),
} as const satisfies TableDeclaration;

/** Every claim to exclusion with its outcome. */
export const exclusionAudit = {
  name: 'exclusion_audit',
  zh: '停运避险扣除审查',
  en: 'Claims to exclusion and their outcome',
  grain: { zh: '每条提出扣除的停电记录一行', en: 'One row per outage row that claims exclusion' },
  key: ['outage_id'],
  row: z.object({
    outage_id: integer({ zh: '本库内记录编号', en: 'Row of outage_facts' }),
    event_id: text({ zh: '停电事件编号', en: 'Event identifier' }),
    provider: optional(text({ zh: '供电单位', en: 'Provider' })),
    asset_id: optional(text({ zh: '停电设备', en: 'Asset' })),
    city_code: text({ zh: '市州代码', en: 'City of the row' }),
    city_name: text({ zh: '市州名称', en: 'Name of the city or prefecture' }),
    area_tier: coded(tierCodes, { zh: '地区特征', en: 'Area tier' }),
    line_id: optional(text({ zh: '线路编号', en: 'Line' })),
    nature: coded(natureCodes, { zh: '停电性质', en: 'Nature' }),
    order_no: optional(
      text({ zh: '批准文号', en: 'Order that the row names', source: 'outages.avoidance_order' }),
    ),
    authority: optional(
      text({ zh: '批准单位', en: 'Approving authority', source: 'orders.authority' }),
    ),
    approved_from: optional(
      time({
        zh: '批准开始时间',
        en: 'Start of the approved window',
        source: 'orders.approved_from',
      }),
    ),
    approved_to: optional(
      time({ zh: '批准结束时间', en: 'End of the approved window', source: 'orders.approved_to' }),
    ),
    started_at: time({ zh: '实际停电时间', en: 'Actual start', source: 'outages.started_at' }),
    ended_at: time({ zh: '实际复电时间', en: 'Actual end', formula: 'outage_facts.ended_at' }),
    outcome: coded(outcomeCodes, { zh: '审查结果', en: 'Outcome' }),
    reason: optional(
      coded(claimReasonCodes, {
        zh: '不予扣除的原因',
        en: 'Why the claim was refused: the first condition that failed',
      }),
    ),
    excluded_user_seconds: large({
      zh: '扣除户秒',
      en: 'Excluded user-seconds',
      unit: 'user-seconds',
      formula: 'outage_facts.excluded_user_seconds',
    }),
    counted_user_seconds: large({
      zh: '计入户秒',
      en: 'Counted user-seconds',
      unit: 'user-seconds',
      formula: 'outage_facts.net_user_seconds',
    }),
    excluded_user_hours: ratio({
      zh: '扣除时户',
      en: 'Excluded user-hours',
      unit: 'user-hours',
      formula: 'excluded_user_seconds ÷ 3600',
    }),
    counted_user_hours: ratio({
      zh: '计入时户',
      en: 'Counted user-hours',
      unit: 'user-hours',
      formula: 'counted_user_seconds ÷ 3600',
    }),
    ...place,
  }),
} as const satisfies TableDeclaration;

/** Input rows that could not be loaded, one entry for each fault. */
export const rejectedRows = {
  name: 'rejected_rows',
  zh: '被拒绝的行',
  en: 'Rejected rows: input rows that could not be used',
  grain: { zh: '每行的每个问题一条', en: 'One row per problem of an input row' },
  key: ['feed', 'source_file', 'source_line', 'column_name', 'code'],
  row: z.object({
    feed: coded(feedCodes, { zh: '数据类别', en: 'Feed' }),
    source_file: text({ zh: '来源文件', en: 'File' }),
    source_line: integer({ zh: '行号', en: 'Line on which the row begins' }),
    column_name: optional(text({ zh: '列', en: 'Column with the problem' })),
    code: coded(rejectionCodes, { zh: '问题代码', en: 'Code of the problem' }),
    message: text({ zh: '说明（中文）', en: 'What was expected, in Chinese' }),
    message_en: text({ zh: '说明（英文）', en: 'What was expected, in English' }),
    raw: text({ zh: '原始内容', en: 'Original content of the row' }),
    batch_id: text({ zh: '批次编号', en: 'Load that brought the row' }),
  }),
} as const satisfies TableDeclaration;
