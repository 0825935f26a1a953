import { csvRecord } from '../../reports/base/csv.js';

/** A line of a file; cells that need quotes get them. */
export function csvLine(cells: readonly string[]): string {
  return `${csvRecord(cells)}\n`;
}

const LINES_A_CHUNK = 500;

/** Joins lines into chunks, so that writing them doesn't cost a system call each. */
export function* inChunks(lines: Iterable<string>): Generator<string> {
  let chunk: string[] = [];
  for (const line of lines) {
    chunk.push(line);
    if (chunk.length < LINES_A_CHUNK) continue;
    yield chunk.join('');
    chunk = [];
  }
  if (chunk.length > 0) yield chunk.join('');
}
