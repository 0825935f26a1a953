import { errnoOf, machineFailure, messageOf } from '../base/errors.js';

/** Why a file or folder can't be written, in words. */
export function unwritable(path: string, error: unknown): Error {
  const full = errnoOf(error) === 'ENOSPC';
  return machineFailure(
    full
      ? {
          zh: `磁盘空间不足，无法写入 ${path}。`,
          en: `The disk is full: ${path} can't be written.`,
        }
      : {
          zh: `无法写入 ${path}：${messageOf(error)}`,
          en: `Cannot write ${path}: ${messageOf(error)}`,
        },
    {
      zh: '请检查磁盘空间、文件夹权限，以及文件是否被其他程序打开；原有文件未改动。',
      en: 'See to disk space, permissions and programs that hold the file; what was there is as it was.',
    },
    error,
  );
}
