import { fill, type WordTree } from '../../schemas/words/index.js';

export const warehouseWords = {
  otherVersion: fill<'path' | 'version' | 'needed'>(
    (p) => `${p.path} 是第 ${p.version} 版，本程序使用第 ${p.needed} 版。`,
    (p) => `${p.path} has version ${p.version}, but this program uses version ${p.needed}.`,
  ),
  rebuildIt: {
    zh: '请使用相应版本的程序；或把 warehouse 文件夹移走，再运行 shihu run，由 data/ 重建。',
    en: 'Use the matching version of the program. Or move the folder warehouse away and run shihu run, which rebuilds it from data/.',
  },
} satisfies WordTree;
