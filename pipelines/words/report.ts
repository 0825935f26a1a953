import { fill, type Words, type WordTree } from '../../schemas/words/index.js';

export const reportWords = {
  cityNoData: (p: { city: Words; period: string }): Words => ({
    zh: `${p.city.zh}在时段 ${p.period} 没有数据。`,
    en: `There is no data for ${p.city.en} in the period ${p.period}.`,
  }),
  checkCityData: {
    zh: '既没有用户基数，也没有停电记录；请检查 data/customers 与 data/outages。',
    en: 'It has no users and no outages. Check data/customers and data/outages.',
  },
} satisfies WordTree;

export const noteWords = {
  notFile: fill<'path'>(
    (p) => `${p.path} 不是文件。`,
    (p) => `${p.path} is not a file.`,
  ),
  tooLarge: fill<'path' | 'size' | 'most'>(
    (p) => `${p.path} 过大：${p.size} 字节，最多 ${p.most} 字节。`,
    (p) => `${p.path} is too large: ${p.size} bytes, where ${p.most} are the most.`,
  ),
  notText: fill<'path'>(
    (p) => `${p.path} 不是 UTF-8 编码的文本。`,
    (p) => `${p.path} is not text in UTF-8.`,
  ),
  saveAsText: {
    zh: '请用文本编辑器打开，另存为 UTF-8 编码；或先移走该文件。',
    en: 'Open it in a text editor and save it as UTF-8, or move it away.',
  },
  shorten: {
    zh: '请缩短说明，长篇内容另附文件。',
    en: 'Shorten the notes, and attach longer texts as files of their own.',
  },
  unplaced: fill<'heading' | 'path'>(
    (p) => `${p.path} 中的标题“${p.heading}”不对应报告的任何部分，其内容放在报告末尾。`,
    (p) =>
      `The heading "${p.heading}" in ${p.path} names no section of the report. What is under it stands at the end.`,
  ),
} satisfies WordTree;
