import { fill, type WordTree } from '../../schemas/words/index.js';

export const usersWords = {
  caption: { zh: '本期等效总用户数', en: 'Equivalent users of the period' },
  note: fill<'files'>(
    (p) => `户；用户日数 ÷ 天数，取自用户基数文件 ${p.files} 个（列于“输入文件”）`,
    (p) => `user-days / days; customer files: ${p.files} (listed under the input files)`,
  ),
  noteServed: fill<'files' | 'places'>(
    (p) =>
      `户；用户日数 ÷ 天数，取自用户基数文件 ${p.files} 个（列于“输入文件”），其中没有的市州、地区特征共 ${p.places} 个，取自停电记录的供电用户数`,
    (p) =>
      `user-days / days; customer files: ${p.files} (listed under the input files); cities and tiers in none of them: ${p.places}, with the users that outage rows say are served`,
  ),
  none: {
    zh: '没有用户基数，不能计算户均指标。',
    en: 'There are no users on record, so no figure per user can be given.',
  },
} satisfies WordTree;
