import type { Fields } from './index.js';

/** What a header of a number of users has in it. */
export const userHints: readonly string[] = ['户数', '用户', 'user', 'customer', 'household'];

/** Columns that say where and by whom, the same in every feed that has them. */
export function placeColumns({ required, optional }: Fields) {
  return {
    provider: optional('provider', {
      zh: '供电单位',
      en: 'Provider',
      aliases: ['供电单位', '供电企业', '供电公司', '供电局'],
    }),
    city: required('city', {
      zh: '市州',
      en: 'City or prefecture',
      aliases: ['市州', '地市', '所属地市', '城市', 'city_code'],
      hints: ['地市', '城市', '市', 'city', 'prefecture'],
    }),
    county: optional('text', { zh: '区县', en: 'County', aliases: ['区县', '县区', '所属区县'] }),
    area_tier: required('tier', {
      zh: '地区特征',
      en: 'Area tier',
      aliases: ['地区特征', '区域类型', '地区类型'],
      hints: ['地区', '区域', '特征', 'tier', 'area'],
    }),
  };
}
