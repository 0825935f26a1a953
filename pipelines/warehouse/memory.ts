import { totalmem } from 'node:os';

const MEGABYTE = 2 ** 20;
const MOST = 5120;
const LEAST = 1200;

/**
 * MiB of DuckDB's memory while models are made: half of what the machine has, within bounds; what is beyond
 * waits on disk. It is set again after it was set otherwise, since RESET gives DuckDB's buffers nothing back.
 */
export const memoryToBuild = Math.min(MOST, Math.max(LEAST, Math.floor(totalmem() / 2 / MEGABYTE)));
