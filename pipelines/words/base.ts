import { fill, type WordTree } from '../../schemas/words/index.js';

export const databaseWords = {
  inUse: fill<'path' | 'holder'>(
    (p) => `数据库 ${p.path} 正被另一个进程使用${p.holder && `（PID ${p.holder}）`}。`,
    (p) =>
      `The database ${p.path} is in use by another process${p.holder && ` (PID ${p.holder})`}.`,
  ),
  waitForIt: {
    zh: '请等它结束后再试。如果是查询工具，请在其中以只读方式打开数据库。',
    en: 'Wait for it to finish, then try again. If it is a query tool, open the database read-only there.',
  },
  damaged: fill<'path' | 'reason'>(
    (p) => `数据库 ${p.path} 已损坏，或由更新版本的程序创建：${p.reason}`,
    (p) => `The database ${p.path} is damaged or was created by a newer version: ${p.reason}`,
  ),
  rebuildIt: {
    zh: '它可以由 data/ 重建：删除该文件，然后运行 shihu run。',
    en: 'It can be rebuilt from data/: delete the file, then run shihu run.',
  },
  cannotOpen: fill<'path' | 'reason'>(
    (p) => `无法打开数据库 ${p.path}：${p.reason}`,
    (p) => `Could not open the database ${p.path}: ${p.reason}`,
  ),
  checkFolder: {
    zh: '请检查文件夹是否存在、是否可写。',
    en: 'Check that the folder exists and that you can write to it.',
  },
  diskFull: fill<'reason'>(
    (p) => `磁盘空间不足：${p.reason}`,
    (p) => `The disk is full: ${p.reason}`,
  ),
  freeSpace: {
    zh: '请腾出空间后重新运行。已发布的结果未改动。',
    en: 'Free some space and run the command again. The published results are unchanged.',
  },
  fileTrouble: fill<'reason'>(
    (p) => `读写文件失败：${p.reason}`,
    (p) => `A file could not be read or written: ${p.reason}`,
  ),
  checkDisk: {
    zh: '请检查磁盘空间、配额和权限，然后重新运行。已发布的结果未改动。',
    en: 'Check the free disk space, the quota and the permissions, then run the command again. The published results are unchanged.',
  },
  outOfMemory: fill<'reason'>(
    (p) => `内存不足：${p.reason}`,
    (p) => `There is not enough memory: ${p.reason}`,
  ),
  freeMemory: {
    zh: '请关闭其他程序，或减少一次载入的文件。',
    en: 'Close other programs, or load fewer files at a time.',
  },
} satisfies WordTree;
