import type { Words } from '../../schemas/words.js';
import { errnoOf, messageOf, passingFailure, UserError } from '../base/errors.js';

/** Why a file can't be read, in words; an error that is in words already stays as it is. */
export function unreadable(path: string, error: unknown): Error {
  if (error instanceof UserError) return error;
  const reasons: Record<string, Words> = {
    ENOENT: { zh: '文件不存在', en: 'it does not exist' },
    EACCES: { zh: '没有读取权限', en: 'it may not be read' },
    EPERM: { zh: '没有读取权限', en: 'it may not be read' },
    EISDIR: { zh: '这是一个文件夹', en: 'it is a folder' },
    EBUSY: { zh: '正被其他程序占用', en: 'another program holds it' },
  };
  const reason = reasons[errnoOf(error) ?? ''] ?? { zh: messageOf(error), en: messageOf(error) };
  return passingFailure(
    { zh: `无法读取 ${path}：${reason.zh}。`, en: `Cannot read ${path}: ${reason.en}.` },
    undefined,
    error,
  );
}
