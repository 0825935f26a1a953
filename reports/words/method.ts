import { fill, type Words, type WordTree } from '../../schemas/words/index.js';

export const annexHeading: Words = {
  zh: '附录　数据质量、方法与来源',
  en: 'Annex: data quality, method and sources',
};

export const methodWords = {
  heading: { zh: '附二　方法与限值', en: 'B. Method and limits' },
  settingsHeading: { zh: '附三　生效设置', en: 'C. Settings in force' },
  inputsHeading: { zh: '附四　数据来源与哈希', en: 'D. Sources and their hashes' },
  formula: {
    zh: '用户平均停电时间（小时/户）= 停电户秒 × 统计天数 ÷（3600 × 用户日数）',
    en: 'Hours per user = outage user-seconds × days ÷ (3600 × user-days)',
  },
  text: {
    zh: '停电户秒为各次停电用户数与历时之积，分步送电逐级扣减；用户日数为各日用户数之和。同一设备同时有几条停电记录时不重复计算。经批准的停运避险只扣除批准时段之内的部分，超出部分照常计入。汇总时先加户秒与用户日再相除，不对平均数求平均；全部计算用整数，只在最后显示时取舍。时间为北京时间。',
    en: 'User-seconds are users out times how long, lowered step by step by staged restorations; user-days are the sum of each day’s users. Where several rows describe one asset at once, its users count once. Of an approved safety shutdown only the part within the approved window is excluded, the over-run stays counted. Groups are added up before dividing, averages never averaged; everything is integers until the figure is shown. Times are Beijing time.',
  },
  limits: fill<'year'>(
    (p) => `${p.year}年限值`,
    (p) => `Limits for ${p.year}`,
  ),
  group: { zh: '限值分组', en: 'Target group' },
  cities: { zh: '适用市州', en: 'Cities' },
  cityCount: fill<'count'>(
    (p) => `${p.count} 个市州`,
    (p) => `${p.count} cities`,
  ),
  moreFiles: fill<'count'>(
    (p) => `另有 ${p.count} 个文件未列出，见发布库 batches 表。`,
    (p) =>
      `${p.count} more files are not listed here; they are in batches in the published database.`,
  ),
  stage: { zh: '阶段目标', en: 'Stage target' },
  settings: { zh: '生效设置', en: 'Settings in force' },
  setting: { zh: '设置', en: 'Setting' },
  value: { zh: '值', en: 'Value' },
  source: { zh: '来源', en: 'Source' },
  noSettings: { zh: '没有记录设置。', en: 'No settings are recorded.' },
  inputs: { zh: '输入文件', en: 'Input files' },
  inputsNote: { zh: '按载入次序', en: 'in order of ingestion' },
  order: { zh: '序', en: 'No.' },
  file: { zh: '文件', en: 'File' },
  encoding: { zh: '编码', en: 'Encoding' },
  hash: { zh: '内容 SHA-256', en: 'SHA-256 of the content' },
  unknown: { zh: '未识别的列', en: 'Unknown columns' },
  program: { zh: '程序版本', en: 'Program version' },
} satisfies WordTree;
