import type { Fields } from './index.js';

/** Columns that say where and by whom, the same in every feed that has them. */
export function placeColumns({ required, optional }: Fields) {
  return {
    provider: optional('provider', {
      zh: '供电单位',
      en: 'Provider',
      aliases: ['供电单位', '供电企业', '供电局'],
    }),
    city: required('city', {
      zh: '市州',
      en: 'City or prefecture',
      aliases: ['市州', '地市', '所属地市', '城市', 'city_code'],
    }),
    county: optional('text', { zh: '区县', en: 'County', aliases: ['区县', '县区', '所属区县'] }),
    area_tier: required('tier', {
      zh: '地区特征',
      en: 'Area tier',
      aliases: ['地区特征', '区域类型'],
    }),
  };
}
