import { totalmem } from 'node:os';
import { usageError } from '../base/errors.js';
import { queryWords as w } from '../words/query.js';

/*
 * What `--memory` means: DuckDB's memory_limit. The process that runs the query may have that, and an
 * allowance for the program itself and for the rows that it turns into text. Without `--memory` the process
 * may have most of the machine's memory, and DuckDB that without the allowance: so it is ended before the
 * machine begins to swap.
 */

const MiB = 2 ** 20;

/** The program with DuckDB loaded takes some 120 MiB; formats that are made of rows take as much again. */
export const ALLOWANCE = 384 * MiB;
/** Of the machine's memory, what one query may have at most unless told otherwise. */
const SHARE = 0.8;
const LEAST = 64 * MiB;

const units: Readonly<Record<string, number>> = {
  kb: 1e3,
  mb: 1e6,
  gb: 1e9,
  tb: 1e12,
  kib: 2 ** 10,
  mib: 2 ** 20,
  gib: 2 ** 30,
  tib: 2 ** 40,
};

/** Bytes that DuckDB, and that the whole process may have. */
export interface Memory {
  readonly engine: number;
  readonly process: number;
}

/**
 * @param written such as `2GB`, `500MiB` or `50%` of the machine's memory
 * @throws UserError when it is no size
 */
export function memoryOf(written: string | undefined): Memory {
  if (written !== undefined) {
    const engine = bytesOf(written);
    return { engine, process: engine + ALLOWANCE };
  }
  const whole = Math.floor(machine() * SHARE);
  const engine = Math.max(LEAST, whole - ALLOWANCE);
  return { engine, process: Math.max(whole, LEAST + ALLOWANCE) };
}

/** A size as it was written, if it is one. */
export function parseMemory(written: string): string {
  bytesOf(written);
  return written;
}

function bytesOf(written: string): number {
  const [, number, unit = ''] = /^(\d+(?:\.\d+)?)\s*([KMGT]i?B|%)$/iu.exec(written.trim()) ?? [];
  if (number === undefined) throw usageError(w.badMemory({ written }), w.memoryExample);
  const each = unit === '%' ? machine() / 100 : (units[unit.toLowerCase()] ?? 1);
  return Math.floor(Number(number) * each);
}

/** Bytes of memory that there are for this process, in a container too. */
function machine(): number {
  // Nothing or something larger than there is where nothing limits it.
  const limit = (process.constrainedMemory as (() => number | undefined) | undefined)?.();
  return limit ? Math.min(limit, totalmem()) : totalmem();
}

/** A number of bytes as people write it. */
export function sizeText(bytes: number): string {
  return bytes < 1e9 ? `${Math.round(bytes / 1e6)} MB` : `${(bytes / 1e9).toFixed(1)} GB`;
}
