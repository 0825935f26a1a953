import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { errnoOf, machineFailure, messageOf, UserError } from './errors.js';

/**
 * Writes a file whole or not at all: beside it first, then renamed into its place.
 * @throws UserError when it can't be written; what stood there before is as it was
 */
export async function writeWhole(file: string, content: string | Uint8Array): Promise<void> {
  await makeWhole(file, (beside) => writeFile(beside, content));
}

/** The same for a file that something else writes, such as a stream. */
export async function makeWhole(
  file: string,
  write: (beside: string) => Promise<void>,
): Promise<void> {
  const beside = `${file}.next`;
  try {
    await mkdir(dirname(file), { recursive: true });
    await write(beside);
    await rename(beside, file);
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw unwritable(file, error);
  } finally {
    await rm(beside, { force: true }).catch(() => undefined);
  }
}

/** Makes a folder; says in words why it can't. */
export async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true }).catch((error: unknown) => {
    throw unwritable(folder, error);
  });
}

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
