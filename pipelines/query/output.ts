import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, realpath, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { usageError } from '../base/errors.js';
import { makeWhole } from '../base/files.js';
import type { Answer } from './answer.js';
import { type BinaryFormat, type Format, isBinary, type TextFormat } from './formats.js';
import {
  type Blocks,
  csvBlocks,
  jsonBlocks,
  jsonLineBlocks,
  markdownBlocks,
  tableBlocks,
} from './text-formats.js';

const textBlocks: Record<TextFormat, (answer: Answer) => Blocks> = {
  table: tableBlocks,
  csv: csvBlocks,
  json: jsonBlocks,
  ndjson: jsonLineBlocks,
  md: markdownBlocks,
};

/** The answer as text, in blocks of lines. */
export function blocksOf(answer: Answer, format: TextFormat): Blocks {
  return textBlocks[format](answer);
}

/** The answer in a binary format, for a pipe. */
export async function bytesOf(answer: Answer, format: BinaryFormat): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'shihu-'));
  try {
    const file = join(folder, 'result');
    await write(answer, format, file);
    return await readFile(file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Writes the answer whole or not at all.
 * @param taken files of the project that no result may replace
 */
export async function writeAnswer(
  answer: Answer,
  format: Format,
  file: string,
  taken: readonly string[] = [],
): Promise<void> {
  const target = await checkedTarget(file, taken);
  await makeWhole(target, (beside) => write(answer, format, beside));
}

/** The file that the name leads to, through links. */
async function checkedTarget(file: string, taken: readonly string[]): Promise<string> {
  const target = await realpath(resolve(file)).catch(() => resolve(file));
  const found = await stat(target).catch(() => undefined);
  if (found && !found.isFile()) {
    throw usageError({ zh: `${file} 不是文件。`, en: `${file} is no file.` });
  }
  const own = await Promise.all(taken.map((one) => realpath(one).catch(() => resolve(one))));
  if (own.includes(target)) {
    throw usageError(
      {
        zh: `${file} 属于项目本身，不能用查询结果覆盖。`,
        en: `${file} belongs to the project; a result can't replace it.`,
      },
      { zh: '请换一个文件名。', en: 'Choose another name.' },
    );
  }
  return target;
}

async function write(answer: Answer, format: Format, file: string): Promise<void> {
  if (format === 'parquet') {
    const { writeParquet } = await import('./parquet.js');
    return writeParquet(answer, file);
  }
  await pipeline(Readable.from(await contentOf(answer, format)), createWriteStream(file));
}

/** Loads the libraries of a format only when they are needed. */
async function contentOf(
  answer: Answer,
  format: Exclude<Format, 'parquet'>,
): Promise<Iterable<string | Uint8Array> | AsyncIterable<Uint8Array>> {
  if (!isBinary(format)) return linesOf(answer, format);
  if (format === 'arrow') return (await import('./arrow.js')).arrowBytes(answer);
  return [(await import('./xlsx.js')).xlsxBytes(answer)];
}

function* linesOf(answer: Answer, format: TextFormat): Generator<string> {
  // Excel takes a file without it for one in the encoding of the machine.
  if (format === 'csv') yield '\ufeff';
  for (const block of blocksOf(answer, format)) yield `${block}\n`;
}
