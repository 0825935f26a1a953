import { join } from 'node:path';
import type { Place } from '../files/guard.js';
import { gzipFile } from '../files/gzip.js';
import { withScratch } from '../files/scratch.js';
import { makeWhole } from '../files/whole.js';
import type { Answered } from './answer.js';
import { type Format, isPacked } from './formats.js';
import { type QueryRequest, writeResult } from './run-query.js';

/**
 * Runs the query and writes its result to a file, whole or not at all; packed where its name ends in `.gz`.
 * @param target where it may be written
 */
export async function writeResultFile(
  request: QueryRequest,
  format: Format,
  target: Place,
): Promise<Answered> {
  return makeWhole(target, async (beside) => {
    if (!isPacked(target.path)) return writeResult(request, format, beside);
    return withScratch(async (folder) => {
      const plain = join(folder, 'result');
      const answered = await writeResult(request, format, plain);
      await gzipFile(plain, beside);
      return answered;
    });
  });
}
