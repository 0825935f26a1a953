import { open } from 'node:fs/promises';
import { failure, messageOf, UserError } from '../../base/errors.js';
import { unreadable } from '../../files/unreadable.js';
import { formatWords as w } from '../../words/ingest-formats.js';
import type { Book } from './book.js';
import { openXlsx } from './workbook.js';
import { openXls } from './xls.js';

/** Workbooks of the format before 2007 are such a file, and encrypted ones are wrapped in one. */
const compoundFile = 'd0cf11e0a1b11ae1';

/**
 * Opens a workbook by what it is, whatever its extension says.
 * @param file its name
 * @throws UserError when it is encrypted, too large unpacked or no workbook; Error when it is damaged
 */
export async function openBook(path: string, file: string): Promise<Book> {
  const start = await startOf(path).catch((error: unknown) => {
    throw unreadable(path, error);
  });
  if (start.toString('hex') === compoundFile) return openXls(path, file);
  if (start.toString('latin1', 0, 2) === 'PK') return openXlsx(path, file);
  throw failure(w.notWorkbook({ file }), w.saveAsWorkbook);
}

/** What is wrong with a workbook whose reading ended in an error, in words. */
export function damaged(file: string, error: unknown): Error {
  if (error instanceof UserError) return error;
  const what = w.damagedWorkbook({ file, reason: messageOf(error) });
  return failure(what, w.copyWorkbook, error);
}

async function startOf(path: string): Promise<Buffer> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(8), 0, 8, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
