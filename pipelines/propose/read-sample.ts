import { createWriteStream } from 'node:fs';
import { stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { delimiters } from '../../schemas/settings/feeds.js';
import { failure, usageError } from '../base/errors.js';
import { memberBytes } from '../files/archive.js';
import { freeBeside, requireRoom } from '../files/free-disk.js';
import { withScratch } from '../files/scratch.js';
import { unreadable } from '../files/unreadable.js';
import { memberPath, notRead } from '../ingest/files.js';
import { isArchive, kindOf } from '../ingest/formats/format.js';
import { readObject } from '../ingest/formats/jsonl.js';
import { documentsOf } from '../ingest/packed.js';
import { recordsOf } from '../ingest/records.js';
import { proposeTroubleWords as t } from '../words/propose-told.js';
import { encodingOf, isBinary } from './encoding.js';
import { jsonSample } from './json-sample.js';
import { tableOfObjects } from './objects.js';
import { piecesOf, textOfPieces } from './pieces.js';
import type { Sample, SampleRow } from './sample.js';
import { parquetTables, workbookTables } from './tables.js';

/**
 * Looks at a file and lets `work` have what was seen: all of it, or of a large text pieces from all over it.
 * @param said its encoding as the settings have it
 * @throws UserError for what is no file, is empty, or can't be read
 */
export async function withSample<T>(
  path: string,
  said: string | undefined,
  work: (sample: Sample) => Promise<T>,
): Promise<T> {
  const size = await sizeOf(path);
  const name = basename(path);
  if (size === 0) throw failure(t.empty({ file: path })).as('unreadable');
  if (isArchive(name)) {
    return withMember(path, (inside, others) =>
      withSample(inside, said, (sample) =>
        work({ ...sample, name, inside: others[0] ?? '', others: others.slice(1) }),
      ),
    );
  }
  const kind = kindOf(name);
  if (!kind) throw notRead(name);
  const { format, isPacked } = kind;
  if (format === 'xlsx' || format === 'parquet') {
    const read = format === 'xlsx' ? workbookTables : parquetTables;
    return work({ name, path, format, ...(await read(path, name)) });
  }
  const pieces = await piecesOf(path, size, isPacked);
  if (pieces.pieces.slice(0, 1).some(isBinary)) {
    throw failure(t.notText({ file: path }), t.whatText).as('unreadable');
  }
  const found = await encodingOf(Buffer.concat(pieces.pieces.map(wholeLines)), path);
  const encoding = said === undefined ? found : { name: said, isUsual: true, others: [] };
  if (format === 'json') return work(await jsonSample(path, size, encoding));
  const text = textOfPieces(pieces, encoding.name);
  if (text.trim() === '') throw failure(t.empty({ file: path })).as('unreadable');
  const tables = format === 'jsonl' ? [linesTable(text)] : [await delimitedTable(text)];
  const { isWhole, hasEnd } = pieces;
  const seen = { name, format, encoding, tables, isWhole, hasEnd };
  if (isWhole) return work({ ...seen, path });
  return withScratch(async (folder) => {
    const copy = join(folder, name.replace(/\.gz$/iu, ''));
    await writeFile(copy, text);
    return work({ ...seen, path: copy });
  });
}

/** Lets `work` have the largest of the documents in an archive, taken out of it, and the names of all, that one first. */
async function withMember<T>(
  archive: string,
  work: (path: string, names: readonly string[]) => Promise<T>,
): Promise<T> {
  const { documents } = await documentsOf(archive, dirname(archive));
  const sorted = [...documents].sort((a, b) => b.size - a.size);
  const [largest] = sorted;
  if (!largest) throw notRead(basename(archive));
  return withScratch(async (folder) => {
    const path = join(folder, basename(largest.name));
    requireRoom(largest.name, largest.size, await freeBeside(path));
    await pipeline(memberBytes(largest, memberPath(largest)), createWriteStream(path));
    return work(
      path,
      sorted.map(({ name }) => name),
    );
  });
}

async function sizeOf(path: string): Promise<number> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') {
      throw usageError(t.noFile({ file: path }), t.checkPath).as('unreadable');
    }
    throw unreadable(path, error);
  });
  if (found.isDirectory()) {
    throw usageError(t.isFolder({ file: path }), t.giveFile).as('unreadable');
  }
  if (!found.isFile()) throw usageError(t.notFile({ file: path })).as('unreadable');
  return found.size;
}

const LF = 10;

function wholeLines(piece: Buffer): Buffer {
  const end = piece.lastIndexOf(LF) + 1;
  return end > 0 ? piece.subarray(0, end) : piece;
}

/** The rows of a text, by each delimiter that occurs in it. */
async function delimitedTable(text: string): Promise<Sample['tables'][number]> {
  const byDelimiter = new Map<string, SampleRow[]>();
  for (const delimiter of delimiters) {
    if (!text.includes(delimiter)) continue;
    const rows: SampleRow[] = [];
    for await (const some of recordsOf([text], delimiter)) {
      // A header can have quotes inside a name, which make it no row.
      for (const { line, cells } of some) if (cells.length > 0) rows.push({ line, cells });
    }
    byDelimiter.set(delimiter, rows);
  }
  return { name: null, rows: (delimiter) => byDelimiter.get(delimiter) ?? [] };
}

function linesTable(text: string): Sample['tables'][number] {
  const objects = text
    .split('\n')
    .map((line) => (line.trim() === '' ? undefined : readObject(line).members));
  return tableOfObjects(objects);
}
