import { fill, type WordTree } from '../../schemas/words/index.js';

export const pageWords = {
  title: fill<'region' | 'period'>(
    (p) => `${p.region}${p.period}供电可靠性报告`,
    (p) => `Electricity supply reliability of ${p.region}, ${p.period}`,
  ),
  subtitle: {
    zh: '用户平均停电时间及达标判定（四川省2022年通知的限值）',
    en: 'Average outage hours per user, and verdicts against Sichuan’s 2022 notice',
  },
  subtitleOther: {
    zh: '用户平均停电时间及达标判定',
    en: 'Average outage hours per user, and verdicts against the limits set',
  },
  final: { zh: '最终', en: 'Final' },
  provisional: { zh: '临时', en: 'Provisional' },
  monthFinal: { zh: '本月最终，全年临时', en: 'Month final, year provisional' },
  quarterFinal: { zh: '本季最终，全年临时', en: 'Quarter final, year provisional' },
  noPeriod: { zh: '无数据', en: 'No data' },
  noPeriodText: {
    zh: '发布库中没有本时段的指标。',
    en: 'The published database holds no figures for this period.',
  },
  upTo: fill<'date'>(
    (p) => `数据至${p.date}`,
    (p) => `data to ${p.date}`,
  ),
  synthetic: {
    zh: '演示数据，不代表任何供电企业',
    en: 'Made-up data of no real utility',
  },
  skip: { zh: '跳到正文', en: 'Skip to the text' },
  contents: { zh: '目录', en: 'Contents' },
  made: { zh: '演示数据', en: 'made-up data' },
  footer: fill<'version'>(
    (p) => `由 shihu（时户）${p.version} 生成。相同的输入与设置得到逐字节相同的报告。`,
    (p) =>
      `Made by shihu ${p.version}. The same inputs and settings give the same report, byte for byte.`,
  ),
} satisfies WordTree;
