import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { failure, messageOf } from './errors.js';

/**
 * Writes a file whole or not at all: beside it first, then renamed into its place.
 * @throws UserError when it can't be written; what stood there before is as it was
 */
export async function writeWhole(file: string, content: string | Uint8Array): Promise<void> {
  const beside = `${file}.next`;
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(beside, content);
    await rename(beside, file);
  } catch (error) {
    throw failure(
      {
        zh: `无法写入 ${file}：${messageOf(error)}`,
        en: `Cannot write ${file}: ${messageOf(error)}`,
      },
      {
        zh: '请检查磁盘空间、文件夹权限，以及文件是否被其他程序打开；原有文件未改动。',
        en: 'See to disk space, permissions and programs that hold the file; what was there is as it was.',
      },
      error,
    );
  } finally {
    await rm(beside, { force: true }).catch(() => undefined);
  }
}
