import type { FeedDeclaration } from './index.js';
import { placeColumns } from './place.js';

export const history: FeedDeclaration = {
  zh: '历史指标',
  en: 'History',
  grain: { zh: '每个市州、地区特征、年度一行', en: 'One row per city, tier and year' },
  identity: ['city', 'area_tier', 'year'],
  conflict: 'conflicting_duplicate',
  columns: (fields) => ({
    city: placeColumns(fields).city,
    area_tier: placeColumns(fields).area_tier,
    year: fields.required('year', {
      zh: '年度',
      en: 'Year',
      aliases: ['年度'],
      hints: ['年', 'year'],
    }),
    hours: fields.required('decimal', {
      zh: '用户年均停电时间',
      en: 'Average outage hours per user in the year',
      aliases: ['用户年均停电时间'],
      quantity: 'hours',
      hints: ['停电时间', '小时', 'saidi', 'aihc', 'hour'],
    }),
  }),
};
