import { fill, type WordTree } from '../../schemas/words/index.js';

/** Why a project can't be made. */
export const initTroubleWords = {
  dataThere: fill<'folder' | 'file'>(
    (p) => `${p.folder} 中已有数据（如 ${p.file}），不能混入合成的示例。`,
    (p) =>
      `${p.folder} already has data (such as ${p.file}). Synthetic sample data must not mix with it.`,
  ),
  projectThere: fill<'root' | 'file'>(
    (p) => `${p.root} 中已有项目（${p.file}），未作改动。`,
    (p) => `There is already a project in ${p.root} (${p.file}). Nothing was changed.`,
  ),
  otherFolder: { zh: '请换一个文件夹。', en: 'Choose another folder.' },
  unwritable: fill<'root' | 'why'>(
    (p) => `无法写入 ${p.root}：${p.why}`,
    (p) => `Cannot write to ${p.root}: ${p.why}`,
  ),
  checkFolder: {
    zh: '请检查文件夹权限与磁盘空间，或换一个文件夹。',
    en: 'Check the permissions and the disk space, or choose another folder.',
  },
} satisfies WordTree;
