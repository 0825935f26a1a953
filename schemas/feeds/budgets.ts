import type { FeedDeclaration } from './index.js';
import { placeColumns } from './place.js';

export const budgets: FeedDeclaration = {
  zh: '时户数预算',
  en: 'User-hour budgets',
  grain: {
    zh: '每个市州（或区县）、地区特征、月份一行',
    en: 'One row per city (or county), tier and month',
  },
  identity: ['city', 'county', 'area_tier', 'month'],
  conflict: 'conflicting_duplicate',
  isExtra: true,
  columns: (fields) => {
    const { city, county, area_tier } = placeColumns(fields);
    return {
      city,
      county,
      area_tier,
      month: fields.required('month', {
        zh: '月份',
        en: 'Month',
        aliases: ['月份', '预算月份', '年月', '统计月份', '计划月份', '月度'],
        hints: ['月', 'month'],
      }),
      user_hours: fields.required('decimal', {
        zh: '时户数预算',
        en: 'User-hours that the month may have, planned outages and faults together',
        aliases: [
          '时户数预算',
          '预算时户数',
          '停电时户数预算',
          '停电预算时户数',
          '时户预算',
          '预算时户',
          '月度时户数预算',
          '时户数指标',
          '下达时户数',
          '预算',
          'budget',
        ],
        quantity: 'user_hours',
        hints: ['时户', '预算', 'budget', 'hour'],
      }),
    };
  },
};
