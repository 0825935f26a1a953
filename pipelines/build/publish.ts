import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { errnoOf, failure } from '../base/errors.js';

/**
 * Lets `fill` write a new file beside the target and then renames it over the target in one step.
 * Whoever reads sees the old file or the new one; a run that was killed leaves only the file beside,
 * which the next run throws away.
 */
export async function publish<T>(target: string, fill: (beside: string) => Promise<T>): Promise<T> {
  const beside = `${target}.next`;
  const leftovers = [beside, `${beside}.wal`];
  try {
    await mkdir(dirname(target), { recursive: true });
    await Promise.all(leftovers.map((file) => rm(file, { force: true })));
    const result = await fill(beside);
    await rename(beside, target);
    return result;
  } catch (error) {
    await Promise.all(leftovers.map((file) => rm(file, { force: true }).catch(() => undefined)));
    throw explain(target, error);
  }
}

function explain(target: string, error: unknown): unknown {
  const code = errnoOf(error);
  if (code === 'ENOSPC') {
    return failure(
      {
        zh: `磁盘空间不足，无法写入 ${target}。`,
        en: `The disk is full: ${target} can't be written.`,
      },
      {
        zh: '请腾出空间后重新运行；原有结果未改动。',
        en: 'Free some space and run again; the earlier results are as they were.',
      },
      error,
    );
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'EBUSY') {
    return failure(
      { zh: `无法写入 ${target}（${code}）。`, en: `${target} can't be written (${code}).` },
      {
        zh: '请检查文件夹权限，并关闭打开该文件的程序；原有结果未改动。',
        en: 'See to the permissions of the folder and close programs that hold the file; the earlier results are as they were.',
      },
      error,
    );
  }
  return error;
}
