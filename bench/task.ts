/**
 * Runs one task in a process of its own and prints its seconds and its peak memory, so that tasks
 * don't warm or crowd each other: node dist/bench/task.js NAME ARGUMENTS
 */
import { appendFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { DuckDBConnection } from '@duckdb/node-api';
import { main } from '../pipelines/cli/program.js';
import { type DuckdbPeak, watchDuckdb } from './duckdb-peak.js';
import { floorFacts } from './floor-facts.js';
import { floorRun } from './floor-run.js';
import { floorIngest, loopIngest } from './floors.js';
import { loopSums } from './peers/loop.js';

export interface Measured {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakMegabytes: number;
  /** Whether every fact was made anew. */
  readonly isAnew?: boolean;
  /** Of DuckDB alone, where it was asked for. */
  readonly duckdb?: DuckdbPeak;
}

const { SHIHU_BENCH_NOTES: notes, SHIHU_BENCH_WATCH: watches } = process.env;

const tasks: Record<string, (args: string[]) => Promise<void>> = {
  'floor-ingest': floorIngest,
  'loop-ingest': loopIngest,
  'loop-sums': loopSums,
  'floor-run': floorRun,
  'floor-facts': floorFacts,
  shihu: async (args) => {
    const note = (text: string) => notes && appendFileSync(notes, `${text.trimEnd()}\n`);
    const code = await main(args, { ...process.env, SHIHU_LANG: 'en' }, () => ({
      out: note,
      outBytes: () => undefined,
      note,
      progress: () => undefined,
      language: 'en',
      isTerminal: false,
    }));
    if (code !== 0) throw new Error(`shihu ${args.join(' ')} ended with ${code}`);
  },
};

const [name = '', ...args] = process.argv.slice(2);
const task = tasks[name];
if (!task) throw new Error(`no task ${name}`);
const isAnew = seesFacts();
const peak = watches ? watchDuckdb() : undefined;
const begin = performance.now();
await task(args);
const usage = process.resourceUsage();
const measured: Measured = {
  seconds: (performance.now() - begin) / 1000,
  cpuSeconds: (usage.userCPUTime + usage.systemCPUTime) / 1e6,
  peakMegabytes: usage.maxRSS / 1024,
  isAnew: isAnew(),
  ...(peak ? { duckdb: peak() } : {}),
};
process.stdout.write(`${JSON.stringify(measured)}\n`);

/** The program doesn't say what it makes anew, so its statements are looked at. */
function seesFacts(): () => boolean {
  let isSeen = false;
  const { runAndReadAll } = DuckDBConnection.prototype;
  DuckDBConnection.prototype.runAndReadAll = function (this: DuckDBConnection, sql, ...args) {
    isSeen ||= sql.startsWith('create table next_published.outage_facts ');
    return runAndReadAll.call(this, sql, ...args);
  };
  return () => isSeen;
}
