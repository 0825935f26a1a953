import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectPaths } from '../pipelines/project/paths.js';
import { metersOf } from './data.js';
import { forgetState, type Measure, say } from './measure.js';

const GIGABYTE = 1e9;

/** Whole runs of a meter-level year from nothing, one line for each number of rows. */
export async function benchScale(
  measure: Measure,
  data: string,
  counts: readonly number[],
): Promise<void> {
  say('\nThe whole run of a meter-level year; GB of memory, then of disk');
  const columns = ['rows', 's', 's CPU', 's/million', 'process', 'DuckDB', 'spilled'];
  tell([...columns, 'data', 'warehouse', 'state', 'published', 'reports']);
  for (const count of counts) {
    const project = await metersOf(data, count);
    const took = measure.middle(() => {
      forgetState(project);
      return measure.within({ SHIHU_BENCH_WATCH: '1' }, 'shihu', 'run', '--project', project);
    });
    const paths = projectPaths(project);
    const state = sizeOf(paths.kept);
    const { memoryMegabytes = 0, spilledMegabytes = 0 } = took.duckdb ?? {};
    tell([
      String(count),
      took.seconds.toFixed(1),
      took.cpuSeconds.toFixed(1),
      ((took.seconds / count) * 1e6).toFixed(2),
      ...[took.peakMegabytes, memoryMegabytes, spilledMegabytes].map((mb) =>
        (mb / 1000).toFixed(2),
      ),
      ...[
        sizeOf(paths.data),
        sizeOf(dirname(paths.warehouse)) - state,
        state,
        sizeOf(paths.published),
        sizeOf(paths.reports),
      ].map((bytes) => (bytes / GIGABYTE).toFixed(3)),
    ]);
    // Ten times the disk of the rows themselves is nothing to leave lying about.
    forgetState(project);
  }
}

function tell(cells: readonly string[]): void {
  say(cells.map((cell) => cell.padStart(10)).join(' '));
}

/** Bytes of a file, or of all files below a folder. */
function sizeOf(path: string): number {
  if (!existsSync(path)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.size;
  return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0);
}
