import { fill, type Words, type WordTree } from '../../schemas/words/index.js';

const forbidden = { zh: '没有权限', en: 'permission denied' };
const tooManyFiles = { zh: '打开的文件过多', en: 'too many files are open' };
const outOfMemory = { zh: '内存不足', en: 'there is not enough memory' };
const busy = { zh: '正被其他程序占用', en: 'another program is using it' };
const disconnected = {
  zh: '网络盘没有响应或已断开',
  en: 'the network drive does not respond or is disconnected',
};
const tooLarge = { zh: '内容过大', en: 'it is too large' };
const noText = { zh: '内容不是有效的文本', en: 'it is not valid text' };

/** What an error of the system means, by its code. */
export const faultReasons: Readonly<Record<string, Words>> = {
  ENOENT: { zh: '文件不存在', en: 'it does not exist' },
  EACCES: forbidden,
  EPERM: forbidden,
  EISDIR: { zh: '这是一个文件夹', en: 'it is a folder' },
  ENOTDIR: { zh: '路径中有一处不是文件夹', en: 'a part of its path is not a folder' },
  ELOOP: { zh: '链接互相指向，没有终点', en: 'its links lead in a circle' },
  ENAMETOOLONG: { zh: '文件名或路径过长', en: 'its name or path is too long' },
  EEXIST: { zh: '已经存在', en: 'it exists already' },
  ENOTEMPTY: { zh: '文件夹不为空', en: 'the folder is not empty' },
  EXDEV: { zh: '位于另一个磁盘', en: 'it is on another disk' },
  EBUSY: busy,
  ETXTBSY: busy,
  EAGAIN: busy,
  ESTALE: disconnected,
  ETIMEDOUT: disconnected,
  ENOTCONN: disconnected,
  EHOSTDOWN: disconnected,
  EIO: { zh: '磁盘读写出错', en: 'the disk failed to read or write it' },
  ENOSPC: { zh: '磁盘空间不足', en: 'the disk is full' },
  EDQUOT: { zh: '磁盘配额已用完', en: 'the disk quota is used up' },
  EROFS: { zh: '磁盘是只读的', en: 'the disk is read-only' },
  EFBIG: { zh: '文件过大，磁盘不能容纳', en: 'the file is too large for the disk' },
  EMFILE: tooManyFiles,
  ENFILE: tooManyFiles,
  ENOMEM: outOfMemory,
  ERR_STRING_TOO_LONG: tooLarge,
  ERR_BUFFER_TOO_LARGE: tooLarge,
  ERR_FS_FILE_TOO_LARGE: tooLarge,
  ERR_ENCODING_INVALID_ENCODED_DATA: noText,
};

export const faultWords = {
  ofPath: fill<'path' | 'reason'>(
    (p) => `无法读写${p.path && ` ${p.path}`}：${p.reason}。`,
    (p) => `Could not read or write${p.path && ` ${p.path}`}: ${p.reason}.`,
  ),
  checkPath: {
    zh: '请检查该路径和权限，并关闭打开了该文件的程序，然后重新运行。',
    en: 'Check the path and its permissions, close programs that have the file open, and run the command again.',
  },
  tooManyFiles: {
    zh: '请关闭其他程序，或提高系统允许打开的文件数（ulimit -n），然后重新运行。',
    en: 'Close other programs or raise the limit on open files (ulimit -n), then run the command again.',
  },
} satisfies WordTree;
