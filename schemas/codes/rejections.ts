import { type CodeOf, codes } from './codes.js';

/** Why a row can't be loaded. */
export const rejectionCodes = codes({
  missing_value: { zh: '缺少必填值', en: 'Required value missing' },
  unknown_city: { zh: '市州无法识别', en: 'Unknown city' },
  unknown_tier: { zh: '地区特征无法识别', en: 'Unknown tier' },
  ambiguous_tier: { zh: '一行含多个地区特征', en: 'Several tiers in one row' },
  bad_time: { zh: '时间格式有误', en: 'Unreadable time' },
  bad_number: { zh: '数值格式有误', en: 'Unreadable number' },
  negative_duration: { zh: '复电早于停电', en: 'Restored before it began' },
  unlike_duration: { zh: '停电时长与起止时间不符', en: 'Duration unlike start and end' },
  unknown_nature: { zh: '停电性质无法识别', en: 'Unknown nature' },
  conflicting_duplicate: { zh: '同一标识而内容矛盾', en: 'Same identity, different content' },
  overlapping_validity: { zh: '用户基数有效期重叠', en: 'Validity of customers overlaps' },
  orphan_restoration: { zh: '分步送电无对应停电', en: 'Restoration without an outage' },
  too_many_restored: { zh: '复电用户多于停电用户', en: 'More restored than were out' },
  restored_outside: { zh: '分步送电在停电时段之外', en: 'Restoration outside its outage' },
  malformed_row: { zh: '行结构有误', en: 'Malformed row' },
});
export type Rejection = CodeOf<typeof rejectionCodes>;
