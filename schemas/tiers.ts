import type { Words } from './words.js';

/** Area tiers in their order, from the most to the least densely supplied. */
export const tiers = ['central', 'urban', 'town', 'rural'] as const;
export type Tier = (typeof tiers)[number];

export const tierNames: Record<Tier | 'all', Words> = {
  central: { zh: '市中心区', en: 'Central' },
  urban: { zh: '市区', en: 'Urban' },
  town: { zh: '城镇', en: 'Town' },
  rural: { zh: '农村', en: 'Rural' },
  all: { zh: '合计', en: 'All' },
};

/** Spellings that files use. */
export const tierAliases: Record<Tier, readonly string[]> = {
  central: ['中心城区', '市中心区', '市中心', '中心区', '1'],
  urban: ['市区', '2'],
  town: ['城镇', '3'],
  rural: ['农村', '4'],
};

export const natures = ['fault', 'planned', 'rationing', 'safety_shutdown', 'other'] as const;
export type Nature = (typeof natures)[number];

export const natureAliases: Record<Nature, readonly string[]> = {
  fault: ['故障', '故障停电', '02'],
  planned: ['预安排', '预安排停电', '计划', '计划停电', '临时停电', '检修', '施工', '01'],
  rationing: ['限电'],
  safety_shutdown: ['停运避险', '紧急避险', '避险停运'],
  other: ['其他', '03'],
};
