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
  toRegion: fill<'region'>(
    (p) => `${p.region}总报告`,
    (p) => `Report of the whole of ${p.region}`,
  ),
  workbook: { zh: '全部数据的工作簿（XLSX）', en: 'All figures as a workbook (XLSX)' },
  final: { zh: '最终', en: 'Final' },
  provisional: { zh: '临时', en: 'Provisional' },
  noPeriod: { zh: '无数据', en: 'No data' },
  finalText: {
    zh: '完整数据覆盖整个时段。',
    en: 'Complete data covers the whole period.',
  },
  provisionalText: {
    zh: '完整数据尚未覆盖整个时段，各项指标只计算到数据完整之日。',
    en: 'Complete data doesn’t yet cover the whole period; figures run up to the last complete day.',
  },
  noPeriodText: {
    zh: '发布库中没有本时段的指标。',
    en: 'The published database holds no figures for this period.',
  },
  completeTo: fill<'date'>(
    (p) => `数据完整至${p.date}（含当日）。`,
    (p) => `Data is complete to the end of ${p.date}.`,
  ),
  upTo: fill<'date'>(
    (p) => `数据至${p.date}`,
    (p) => `data to ${p.date}`,
  ),
  synthetic: {
    zh: '演示报告：数据为人工生成，不代表任何供电企业的实际情况。',
    en: 'Demonstration: the data was made up and describes no real utility.',
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
