import { fill, type WordTree } from '../../schemas/words/index.js';

/** Charts of all cities side by side. */
export const whereWords = {
  tileMap: {
    title: fill<'year'>(
      (p) => `${p.year}年各市州停电时间与限值的距离`,
      (p) => `How far each city is from its limits, ${p.year}`,
    ),
    byPlace: {
      zh: '按地理方位排列，不代表疆界',
      en: 'in their geographic order and without any boundary',
    },
    byList: { zh: '按名录顺序排列', en: 'in the order of the list' },
    caption: fill<'order' | 'tiers'>(
      (p) =>
        `每块为一个市州，${p.order}；块内各格自左至右为${p.tiers}。符号为判定，数字为停电时间占限值的百分比，颜色为其分档。`,
      (p) =>
        `A tile for each city, ${p.order}; its cells from left to right: ${p.tiers}. The sign is the verdict, the figure the hours as a percentage of the limit, the colour its class.`,
    ),
    captionSoFar: fill<'order' | 'tiers'>(
      (p) =>
        `每块为一个市州，${p.order}；块内各格自左至右为${p.tiers}。符号为进度，数字为年初至今已用限额（适用的最宽限额）的百分比，颜色为其分档。`,
      (p) =>
        `A tile for each city, ${p.order}; its cells from left to right: ${p.tiers}. The sign is the course so far, the figure the percentage of the widest allowance used up to now, the colour its class.`,
    ),
    share: { zh: '占限值的百分比', en: 'Percentage of the limit' },
    shareSoFar: { zh: '已用限额的百分比', en: 'Percentage of the allowance used' },
    absent: { zh: '无此特征', en: 'No such tier' },
    none: {
      zh: '没有可与限值比较的数值，故不绘图。',
      en: 'No hours can be compared with a limit, so there is no map.',
    },
    many: {
      zh: '地区过多，不宜绘成方块图，见下表。',
      en: 'There are too many cities for a map of tiles; see the table.',
    },
    mark: fill<'place' | 'tier' | 'hours' | 'limit' | 'share' | 'verdict'>(
      (p) =>
        `${p.place} ${p.tier}：${p.hours} 小时/户，限值 ${p.limit}，为限值的 ${p.share}，${p.verdict}`,
      (p) =>
        `${p.place}, ${p.tier}: ${p.hours} h per user, limit ${p.limit}, ${p.share} of it, ${p.verdict}`,
    ),
    markSoFar: fill<'place' | 'tier' | 'hours' | 'limit' | 'share' | 'verdict'>(
      (p) =>
        `${p.place} ${p.tier}：至今 ${p.hours} 小时/户，全年限值 ${p.limit}，已用限额 ${p.share}，${p.verdict}`,
      (p) =>
        `${p.place}, ${p.tier}: ${p.hours} h per user so far, limit of the year ${p.limit}, ${p.share} of the allowance used, ${p.verdict}`,
    ),
    markNoLimit: fill<'place' | 'tier' | 'hours' | 'limit' | 'share' | 'verdict'>(
      (p) =>
        `${p.place} ${p.tier}：${p.hours} 小时/户，没有限值，为按降幅所允许的 ${p.share}，${p.verdict}`,
      (p) =>
        `${p.place}, ${p.tier}: ${p.hours} h per user, no limit, ${p.share} of what the reduction allows, ${p.verdict}`,
    ),
    markAbsent: fill<'place' | 'tier'>(
      (p) => `${p.place} ${p.tier}：没有用户，也没有停电记录`,
      (p) => `${p.place}, ${p.tier}: neither users nor outages`,
    ),
  },
  coverage: {
    title: { zh: '各市州各月的停电记录数', en: 'Outage rows by city and month' },
    caption: {
      zh: '各月开始的停电记录数，颜色分档。0 表示有用户而无停电记录，数据可能缺报。',
      en: 'Outage rows that started in the month, in classes. 0 is a month with users and without any outage: reports may be missing.',
    },
    noUsers: { zh: '有停电、无用户基数', en: 'Outages, but no users' },
    nothing: { zh: '无任何数据', en: 'No data at all' },
    rows: { zh: '停电记录数', en: 'Outage rows' },
    many: {
      zh: '市州与月份过多，不宜绘图。',
      en: 'There are too many cities and months for a chart.',
    },
    none: {
      zh: '没有任何月份的数据，故不绘图。',
      en: 'There is no data for any month, so there is no chart.',
    },
    mark: fill<'place' | 'month' | 'count'>(
      (p) => `${p.place} ${p.month}：${p.count} 条停电记录`,
      (p) => `${p.place}, ${p.month}: ${p.count} outage rows`,
    ),
    markNoUsers: fill<'place' | 'month' | 'count'>(
      (p) => `${p.place} ${p.month}：${p.count} 条停电记录，没有用户基数`,
      (p) => `${p.place}, ${p.month}: ${p.count} outage rows, but no users`,
    ),
    markNothing: fill<'place' | 'month'>(
      (p) => `${p.place} ${p.month}：无任何数据`,
      (p) => `${p.place}, ${p.month}: no data at all`,
    ),
  },
} satisfies WordTree;
