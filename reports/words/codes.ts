import { type Nature, tierNames } from '../../schemas/tiers.js';
import type { Words } from '../../schemas/words.js';

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

/** What a failed check that is no error comes to. */
export const findingWords: Record<'warning' | 'info', Words> = {
  warning: { zh: '须核对', en: 'To review' },
  info: { zh: '供参考', en: 'For information' },
};
export const statusSigns: Record<'pass' | 'fail' | 'warning' | 'info', string> = {
  pass: '√',
  fail: '×',
  warning: '!',
  info: 'i',
};

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
