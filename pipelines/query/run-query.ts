/*
 * What somebody typed is run in a process of its own, and only here. That process is ended from outside when
 * its time is over, when it has more memory than it may, or when nobody wants the result any more: whatever
 * it is doing then, and whether DuckDB listens or not. What it leaves behind is removed by this one.
 *
 *   text     blocks of lines ──▶ the caller, who takes one after the other; of what DuckDB wrote by itself
 *            this process reads them from the scratch file
 *   rows     pieces of values ─▶ the caller
 *   a file   made by the child where the caller says, in a place that nobody sees yet
 */
import { getHeapStatistics } from 'node:v8';
import type { Plain } from '../base/values.js';
import { inChild } from '../child/child.js';
import { withScratch } from '../files/scratch.js';
import type { Answered, Piece, Task } from './answer.js';
import type { CsvStyle } from './csv-cells.js';
import { cancelled, timedOut } from './deadline.js';
import type { Format, TextFormat } from './formats.js';
import { linesIn } from './lines-in.js';
import { memoryOf } from './memory.js';
import { entry } from './process.js';
import { tooMuchMemory } from './query-errors.js';
import type { QueryText } from './query-text.js';

export interface QueryRequest extends QueryText {
  /** The published database. */
  readonly path: string;
  /** Rows to give at most; 0 for all. */
  readonly limit: number;
  /** Memory for DuckDB, such as `2GB`; the process may have somewhat more. */
  readonly memory?: string | undefined;
  /** Milliseconds to its last row, after which it is ended. */
  readonly timeout?: number | undefined;
  /** How a CSV is written; where it doesn't say, as for a spreadsheet. */
  readonly csv?: CsvStyle | undefined;
  /** Ends the query when nobody wants it any more. */
  readonly signal?: AbortSignal | undefined;
  /** Columns of the screen that a table has to fit. */
  readonly screen?: number | undefined;
}

/** Runs the query and gives its result as text, in blocks of whole lines without the last line feed. */
export function giveText(
  request: QueryRequest,
  format: TextFormat,
  take: (block: string) => void | Promise<void>,
): Promise<Answered> {
  return answered<string>(request, { kind: 'text', format }, take, async ({ left }) => {
    if (left === undefined) return;
    for await (const block of linesIn(left.file, left.start)) {
      request.signal?.throwIfAborted();
      await take(block);
    }
  });
}

/** Runs the query and writes its result to a new file. */
export function writeResult(
  request: QueryRequest,
  format: Format,
  file: string,
): Promise<Answered> {
  return answered(request, { kind: 'file', format, file });
}

/**
 * Runs the query and gives its rows as values, in pieces; each column has a name of its own.
 * Only when all of them are there, and within the memory, does the first come.
 */
export async function giveRows(
  request: QueryRequest,
  take: (rows: Plain[][], columns: readonly string[]) => void,
): Promise<Answered> {
  let columns: readonly string[] = [];
  return answered<Piece>(request, { kind: 'rows' }, (piece) => {
    if (piece.kind === 'columns') columns = piece.columns;
    else take(piece.rows, columns);
  });
}

async function answered<Item = never>(
  request: QueryRequest,
  wanted: Task['wanted'],
  onItem?: (item: Item) => void | Promise<void>,
  onAnswer?: (answered: Answered) => Promise<void>,
): Promise<Answered> {
  const { memory: written, timeout, signal, ...question } = request;
  const { engine, process } = memoryOf(written);
  // Rows as values go into the memory of this process as well, which has its own limit.
  const most = wanted.kind === 'rows' ? getHeapStatistics().heap_size_limit : Infinity;
  const memory = Math.min(process, most);
  try {
    return await withScratch(async (scratch) => {
      const answer = await inChild<Task, Answered, Item>({
        entry,
        input: { question, wanted, engine, scratch },
        limits: { memory, milliseconds: timeout, signal },
        isKept: true,
        ...(onItem && { onItem }),
        exceeded: (excess) => (excess === 'time' ? timedOut(timeout ?? 0) : tooMuchMemory(memory)),
      });
      await onAnswer?.(answer);
      return answer;
    });
  } catch (error) {
    throw signal?.aborted ? cancelled(signal) : error;
  }
}
