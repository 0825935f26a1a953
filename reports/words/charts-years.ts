import { fill, type Words, type WordTree } from '../../schemas/words/index.js';

export const yearsHeading: Words = { zh: '历年对比', en: 'Years side by side' };

/** Columns of the tables under the years' charts. */
export const yearWords = {
  year: { zh: '年度', en: 'Year' },
  reduced: { zh: '降幅限额', en: 'Allowed by the reduction' },
  least: { zh: '各市州最少', en: 'Least of all cities' },
  median: { zh: '中位数', en: 'Median' },
  most: { zh: '各市州最多', en: 'Most of all cities' },
  rank: { zh: '名次', en: 'Rank' },
  cities: { zh: '市州数', en: 'Cities' },
} satisfies WordTree;

/** Charts of several years side by side. */
export const yearChartWords = {
  years: {
    title: fill<'from' | 'to'>(
      (p) => `${p.from}–${p.to}年各市州停电时间与限额`,
      (p) => `Hours and allowances by city and tier, ${p.from}–${p.to}`,
    ),
    caption: {
      zh: '每格为一个市州与地区特征的各年，柱为用户平均停电时间，右侧数字为最后一年；同一栏各市州刻度相同，超出部分截去。实线为限值，空心线为降幅限额。',
      en: 'Each cell has the years of a city and tier: bars are hours per user, the figure is the last year’s. All cities of a column have one scale, and what is beyond it is cut off. The solid line is the limit, the hollow one what the reduction allows.',
    },
    none: {
      zh: '没有任何年度的停电时间，故不绘图。',
      en: 'No year has hours per user, so there is no chart.',
    },
    many: {
      zh: '地区过多，不宜绘图。',
      en: 'There are too many cities for a chart.',
    },
    within: { zh: '限额之内', en: 'Within the allowance' },
    beyond: { zh: '超出限额', en: 'Beyond the allowance' },
    open: { zh: '未判定（历史指标或年度未完）', en: 'Not judged (history, or a year not over)' },
    limit: { zh: '限值', en: 'Limit' },
    reduced: { zh: '降幅限额', en: 'Allowed by the reduction' },
    mark: fill<'place' | 'tier' | 'years' | 'limit' | 'reduced'>(
      (p) => `${p.place} ${p.tier}：${p.years}；限值 ${p.limit}，降幅限额 ${p.reduced}`,
      (p) => `${p.place}, ${p.tier}: ${p.years}; limit ${p.limit}, reduction ${p.reduced}`,
    ),
    markYear: fill<'year' | 'hours'>(
      (p) => `${p.year}年 ${p.hours}`,
      (p) => `${p.year} ${p.hours}`,
    ),
    markSoFar: fill<'year' | 'hours'>(
      (p) => `${p.year}年至今 ${p.hours}`,
      (p) => `${p.year} so far ${p.hours}`,
    ),
    markLimit: fill<'hours'>(
      (p) => `限值 ${p.hours}`,
      (p) => `limit ${p.hours}`,
    ),
    markReduced: fill<'hours'>(
      (p) => `降幅限额 ${p.hours}`,
      (p) => `reduction ${p.hours}`,
    ),
  },
  standing: {
    title: fill<'place'>(
      (p) => `${p.place}各年停电时间在全部市州中的位置`,
      (p) => `The years of ${p.place} among all cities`,
    ),
    caption: {
      zh: '每栏一个地区特征，刻度各不相同。方块为本市州，浅色条为各市州的范围（超出刻度的截去）；下方依次为年度、用户平均停电时间（小时/户）与名次（由少到多）/市州数。',
      en: 'A strip for each tier, with a scale of its own. The square is this city, the pale bar the range of all cities, cut off where it is beyond the scale; below: year, hours per user, and rank (the fewest hours first) of how many cities.',
    },
    range: { zh: '各市州的范围', en: 'Range of all cities' },
    median: { zh: '中位数', en: 'Median' },
    mark: fill<'place' | 'tier' | 'year' | 'least' | 'most' | 'median' | 'rank' | 'cities'>(
      (p) =>
        `${p.place} ${p.tier}：${p.year}；各市州 ${p.least}–${p.most}，中位数 ${p.median}，第 ${p.rank} 名（共 ${p.cities} 个）`,
      (p) =>
        `${p.place}, ${p.tier}: ${p.year}; all cities ${p.least}–${p.most}, median ${p.median}, rank ${p.rank} of ${p.cities}`,
    ),
  },
} satisfies WordTree;
