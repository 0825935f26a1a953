import { expect } from 'vitest';
import type { Database } from '../../../pipelines/base/database.js';
import { decodedText } from '../../../pipelines/files/encoding.js';
import { type Document, type ReadDocument, readDocument } from '../../support/reading.js';

/** Nothing that is read needs more, whatever it says of itself. */
const MOST_MEMORY = 2 ** 31;

/** Marks that records carry, so that each can be found again. */
export const markOf = (i: number) => `K${String(i).padStart(4, '0')}K`;
const mark = /K\d{4}K/gu;
export const marksIn = (text: string) => text.match(mark)?.length ?? 0;

/**
 * Reads a document and holds it to what is true of every document, whatever is in it: nothing is thrown
 * but what is said in words; a line is loaded, rejected with a reason or skipped, and only one of these.
 */
export async function readSoundly(document: Document, database: Database): Promise<ReadDocument> {
  const read = await readDocument(document, database);
  const { file, held, rejects } = read;
  const lines = new Set(held.map(({ source_line }) => source_line));
  const rejected = new Set(rejects.map(({ source_line }) => source_line));
  expect(file.rowsRead).toBe(file.rowsLoaded + file.rowsRejected + file.rowsSkipped);
  expect(held.length).toBe(file.rowsLoaded);
  expect(lines.size).toBe(held.length);
  expect(rejected.size).toBe(file.rowsRejected);
  expect([...lines].filter((line) => rejected.has(line))).toEqual([]);
  for (const { code, message, message_en } of rejects) {
    expect([code, message, message_en].every((one) => String(one ?? '') !== '')).toBe(true);
  }
  if (file.why)
    expect([file.rowsRead, file.why.zh !== '', file.why.en !== '']).toEqual([0, true, true]);
  expect(process.memoryUsage.rss()).toBeLessThan(MOST_MEMORY);
  return read;
}

/**
 * Both ways of reading a delimited file end in the same, and no mark in it is lost or doubled.
 * @param content the bytes of its text, unpacked
 */
export async function readBothWays(
  document: Document,
  database: Database,
  content: Uint8Array,
): Promise<ReadDocument> {
  const rows = await readSoundly({ ...document, way: 'rows' }, database);
  const bulk = await readSoundly({ ...document, way: 'bulk' }, database);
  expect(bulk).toEqual({ ...rows, file: { ...rows.file, way: bulk.file.way } });
  if (!rows.file.why) expectMarks(await decodedText(content, document.name), rows);
  return bulk;
}

function expectMarks(content: string, read: ReadDocument): void {
  const rejected = new Map(read.rejects.map(({ source_line, raw }) => [source_line, String(raw)]));
  const kept =
    read.held.reduce((sum, row) => sum + marksIn(Object.values(row).join('\n')), 0) +
    [...rejected.values()].reduce((sum, raw) => sum + marksIn(raw), 0);
  const all = marksIn(content);
  expect(kept).toBeLessThanOrEqual(all);
  // What is skipped, a repeat or a total, leaves no text behind.
  if (read.file.rowsSkipped === 0) expect(kept).toBe(all);
}
