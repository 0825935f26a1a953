import { fill, type Words, type WordTree } from '../../schemas/words/index.js';

export const exportWords = {
  exporting: fill<'table'>(
    (p) => `导出 ${p.table}`,
    (p) => `Exporting ${p.table}`,
  ),
  inTheWay: (p: { target: string; file: string | undefined }): Words => ({
    zh: `${p.target} 中有不属于导出结果的内容${p.file ? `（${p.file}）` : ''}，未作改动。`,
    en: `${p.target} holds something that is not an export${p.file ? ` (${p.file})` : ''}. Nothing was changed.`,
  }),
  otherTarget: {
    zh: '请用 --to 指定新文件夹、空文件夹或先前导出的文件夹。',
    en: 'With --to, name a new folder, an empty one or an earlier export.',
  },
} satisfies WordTree;
