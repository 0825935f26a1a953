import { fill } from '../../schemas/words/index.js';

export const storeWords = {
  unreadable: fill<'path' | 'reason'>(
    (p) => `读不出 ${p.path}：${p.reason}`,
    (p) => `${p.path} cannot be read: ${p.reason}`,
  ),
  lookAtIt: {
    zh: '请检查该文件夹是否可达、内容是否被改动；删除整个文件夹后，shihu run 会由 data/ 重新载入。',
    en: 'See that the folder can be reached and nobody changed it. If the whole folder is deleted, shihu run loads everything again from data/.',
  },
  otherVersion: fill<'path'>(
    (p) => `${p.path} 由另一版本的程序写成。`,
    (p) => `${p.path} was written by another version of the program.`,
  ),
  fillAnother: {
    zh: '请删除该文件夹，或在 shihu.yaml 的 warehouse 中另写一个；shihu run 会由 data/ 重新载入。',
    en: 'Delete the folder, or give another one as warehouse in shihu.yaml; shihu run loads everything again from data/.',
  },
};
