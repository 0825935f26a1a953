import { fill, type WordTree } from '../../schemas/words/index.js';

/** What the command forecast prints. */
export const forecastWords = {
  none: {
    zh: '没有未结束且已过一个月的年度。可用 --as-of 指定截止日，如 --as-of 2022-04-01。',
    en: 'No year is under way with a month that is over. --as-of takes another day, such as --as-of 2022-04-01.',
  },
  noBacktest: {
    zh: '没有两个相连的完整年度，无从检验。',
    en: 'There are no two complete years in a row, so nothing can be judged.',
  },
  title: fill<'year' | 'month'>(
    (p) => `${p.year} 年预测，依据 1 至 ${p.month} 月的数据`,
    (p) => `Forecast of ${p.year} from months 1 to ${p.month}`,
  ),
  line: fill<'place' | 'outlook' | 'sentence'>(
    (p) => `${p.place}　${p.outlook}：${p.sentence}`,
    (p) => `${p.place}  ${p.outlook}: ${p.sentence}`,
  ),
  plainLine: fill<'place' | 'sentence'>(
    (p) => `${p.place}：${p.sentence}`,
    (p) => `${p.place}: ${p.sentence}`,
  ),
  more: fill<'count'>(
    (p) => `另有 ${p.count} 个；全部见 --json 或 forecasts 表。`,
    (p) => `${p.count} more; --json and the table forecasts have all.`,
  ),

  backtest: {
    zh: '过去各年度在各月末的预测与实际（市州 × 地区特征）',
    en: 'Past years as forecast at each month’s end, and what came (city × tier)',
  },
  reading: {
    zh: '覆盖率应近 80%；宽度为区间宽度与实际之比；损失为与简单季节预测之比，越小越好；布里尔评分与按比例推算并列，越小越好。',
    en: 'Coverage should be near 80 %. Width is that of the interval over what came. Loss is relative to the seasonal naive; Brier scores stand beside those of pro rata: the less, the better.',
  },
  month: { zh: '月末', en: 'Month' },
  years: { zh: '年数', en: 'Years' },
  intervals: { zh: '区间数', en: 'Intervals' },
  coverage: { zh: '覆盖率', en: 'Coverage' },
  width: { zh: '宽度', en: 'Width' },
  loss: { zh: '损失比', en: 'Loss' },
  brier: { zh: '布里尔评分', en: 'Brier' },
  proRata: { zh: '按比例推算', en: 'Pro rata' },
} satisfies WordTree;
