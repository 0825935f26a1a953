import { spawnSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import type { Measured } from './task.js';

/** Tells on standard error what the process took, when it ends. */
const tells = `data:text/javascript,${encodeURIComponent(
  `process.on('exit', () => { const u = process.resourceUsage();
    process.stderr.write('\\n' + JSON.stringify([(u.userCPUTime + u.systemCPUTime) / 1e6, u.maxRSS / 1024])); })`,
)}`;

/** A whole process, from its start to its end; the fastest of several, since other processes disturb. */
export function wholeProcess(times: number, ...args: string[]): Measured {
  const runs = Array.from({ length: times }, () => {
    const begin = performance.now();
    const { stderr, status } = spawnSync(process.execPath, ['--import', tells, ...args], {
      stdio: ['ignore', 'ignore', 'pipe'],
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(stderr);
    const seconds = (performance.now() - begin) / 1000;
    const [cpuSeconds = 0, peakMegabytes = 0] = JSON.parse(
      stderr.trim().split('\n').at(-1) ?? '[]',
    ) as number[];
    return { seconds, cpuSeconds, peakMegabytes };
  });
  return runs.reduce((best, one) => (one.seconds < best.seconds ? one : best));
}
