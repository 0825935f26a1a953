/**
 * Runs one task in a process of its own and prints its seconds and its peak memory, so that tasks
 * don't warm or crowd each other: node dist/bench/task.js NAME ARGUMENTS
 */
import { performance } from 'node:perf_hooks';
import { main } from '../pipelines/cli/program.js';
import { floorRun } from './floor-run.js';
import { floorIngest, loopIngest } from './floors.js';

export interface Measured {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakMegabytes: number;
}

const tasks: Record<string, (args: string[]) => Promise<void>> = {
  'floor-ingest': floorIngest,
  'loop-ingest': loopIngest,
  'floor-run': floorRun,
  shihu: async (args) => {
    const code = await main(args, { ...process.env, SHIHU_LANG: 'en' }, () => ({
      out: () => undefined,
      outBytes: () => undefined,
      note: () => undefined,
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
const begin = performance.now();
await task(args);
const usage = process.resourceUsage();
const measured: Measured = {
  seconds: (performance.now() - begin) / 1000,
  cpuSeconds: (usage.userCPUTime + usage.systemCPUTime) / 1e6,
  peakMegabytes: usage.maxRSS / 1024,
};
process.stdout.write(`${JSON.stringify(measured)}\n`);
