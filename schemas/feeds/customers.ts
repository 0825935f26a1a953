import type { FeedDeclaration } from './index.js';
import { placeColumns, userHints } from './place.js';

export const customers: FeedDeclaration = {
  zh: '用户基数',
  en: 'Customers',
  grain: {
    zh: '每个市州、地区特征（及区县、供电单位）的每段有效期一行',
    en: 'One row per city, tier (and county, provider) and span of validity',
  },
  identity: ['city', 'area_tier', 'county', 'provider', 'valid_from'],
  span: ['valid_from', 'valid_to'],
  conflict: 'overlapping_validity',
  columns: (fields) => ({
    ...placeColumns(fields),
    users: fields.required('count', {
      zh: '用户数',
      en: 'Users',
      aliases: ['用户数', '等效用户数'],
      quantity: 'users',
      hints: userHints,
    }),
    valid_from: fields.required('date', {
      zh: '生效日期',
      en: 'First day of validity',
      aliases: ['生效日期'],
      side: 'start',
      hints: ['生效', '开始', '起', '日期', 'valid', 'from', 'start', 'date'],
    }),
    valid_to: fields.optional('date', {
      zh: '截止日期',
      en: 'Last day of validity',
      aliases: ['截止日期'],
      side: 'end',
    }),
  }),
};
