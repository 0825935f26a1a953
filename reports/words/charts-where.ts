import { fill, type WordTree } from '../../schemas/words/index.js';

/** Charts of all cities side by side. */
export const whereWords = {
  tileMap: {
    title: { zh: '各市州已用限额的百分比', en: 'Share of the allowance used, in per cent' },
    titleSoFar: {
      zh: '各市州至今已用限额的百分比',
      en: 'Share of the year’s allowance used so far, in per cent',
    },
    byPlace: {
      zh: '按地理方位排列，不代表疆界',
      en: 'in their geographic order and without any boundary',
    },
    byList: { zh: '按名录顺序排列', en: 'in the order of the list' },
    caption: fill<'order' | 'tiers'>(
      (p) => `每块为一个市州，${p.order}；格依次为${p.tiers}。限额取限值与降幅所允许者中较宽的。`,
      (p) =>
        `A tile for each city, ${p.order}; its cells in turn: ${p.tiers}. The allowance is the limit or what the reduction allows, whichever is wider.`,
    ),
    within: { zh: '达标，≤60、60–80、80–100', en: 'met: ≤60, 60–80, 80–100' },
    withinSoFar: { zh: '限额之内，≤60、60–80、80–100', en: 'on course: ≤60, 60–80, 80–100' },
    beyond: { zh: '未达标，至 110、125、更多', en: 'not met: to 110, to 125, more' },
    beyondSoFar: { zh: '已超限额，至 110、125、更多', en: 'exceeded: to 110, to 125, more' },
    byReduction: { zh: '超过限值，靠降幅达标', en: 'above the limit, met by reduction' },
    open: { zh: '无法判定', en: 'undetermined' },
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
        `${p.place} ${p.tier}：${p.hours} 小时/户，限值 ${p.limit}，已用限额 ${p.share}，${p.verdict}`,
      (p) =>
        `${p.place}, ${p.tier}: ${p.hours} h per user, limit ${p.limit}, ${p.share} of the allowance used, ${p.verdict}`,
    ),
    markSoFar: fill<'place' | 'tier' | 'hours' | 'limit' | 'share' | 'verdict'>(
      (p) =>
        `${p.place} ${p.tier}：至今 ${p.hours} 小时/户，全年限值 ${p.limit}，已用限额 ${p.share}，${p.verdict}`,
      (p) =>
        `${p.place}, ${p.tier}: ${p.hours} h per user so far, limit of the year ${p.limit}, ${p.share} of the allowance used, ${p.verdict}`,
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
