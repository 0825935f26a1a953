import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Cluster, sparkHome, startCluster } from '../tests/spark/support/cluster.js';
import { type Data, keep, yearsOf } from './data.js';
import { forgetState, type Measure, say } from './measure.js';
import { cpuSecondsOf } from './process-times.js';
import { sameFacts } from './run.js';
import type { Measured } from './task.js';

/** A project to build again and again: its warehouse, and none of its files. */
interface Held {
  readonly what: string;
  readonly rows: number;
  readonly folder: string;
  readonly duckdb: Measured;
}

const WORKERS = [1, 2];

/**
 * CPU of a full build on DuckDB and on a cluster, with one worker and with two, each of one core. The first build of
 * a session warms it up and isn't counted.
 */
export async function benchSpark(
  measure: Measure,
  data: string,
  counts: readonly number[],
): Promise<void> {
  const home = sparkHome();
  if (home === undefined) {
    say('\nSpark is not here: SHIHU_SPARK_HOME names its folder; left out');
    return;
  }
  const sample = { rows: 60_000, folder: await keep(join(data, 'sample'), {}) };
  const held = [hold(measure, 'the sample', sample)];
  for (const count of counts) {
    held.push(hold(measure, `${count} rows`, await yearsOf(data, count)));
  }
  say(
    '\nA full build on a cluster; seconds of CPU: of this process, of the server, of the workers',
  );
  tell(['', 'workers', 's', 'here', 'server', 'workers', 'all', 'DuckDB', 'ratio']);
  for (const workers of WORKERS) {
    const cluster = await startCluster(home, 'bench', workers);
    try {
      const [first] = held;
      if (first) buildOn(cluster, measure, first);
      for (const project of held) await tellOne(cluster, measure, project, workers);
    } finally {
      await cluster.stop();
    }
  }
  for (const { folder } of held) rmSync(folder, { recursive: true, force: true });
}

function hold(
  measure: Measure,
  what: string,
  { rows, folder }: Pick<Data, 'rows' | 'folder'>,
): Held {
  forgetState(folder);
  measure.once('shihu', 'run', '--project', folder);
  const own = join(measure.scratch, `spark-${rows}`);
  rmSync(own, { recursive: true, force: true });
  mkdirSync(own, { recursive: true });
  cpSync(join(folder, 'warehouse'), join(own, 'warehouse'), { recursive: true });
  cpSync(join(folder, 'shihu.yaml'), join(own, 'shihu.yaml'));
  forgetState(folder);
  const build = ['shihu', 'build', '--full', '--engine', 'duckdb', '--project', own];
  const duckdb = measure.middle(() => measure.once(...build));
  cpSync(publishedIn(own), join(own, 'duckdb.duckdb'));
  return { what, rows, folder: own, duckdb };
}

interface Taken {
  readonly own: Measured;
  readonly server: number;
  readonly workers: number;
}

function buildOn(cluster: Cluster, measure: Measure, { folder }: Held): Taken {
  const settings = join(folder, 'shihu.yaml');
  const before = readFileSync(settings, 'utf8');
  const engine = { connect: cluster.address, storage: join(cluster.folder, 'storage') };
  const lines = Object.entries(engine).map(
    ([name, value]) => `  ${name}: ${JSON.stringify(value)}`,
  );
  writeFileSync(settings, `${before}\nengine:\n${lines.join('\n')}\n`);
  try {
    const server = cpuSecondsOf(cluster.server.pid);
    const workers = cpuOfWorkers(cluster);
    const build = ['shihu', 'build', '--full', '--engine', 'spark', '--project', folder];
    const own = measure.once(...build);
    return {
      own,
      server: cpuSecondsOf(cluster.server.pid) - server,
      workers: cpuOfWorkers(cluster) - workers,
    };
  } finally {
    writeFileSync(settings, before);
  }
}

function cpuOfWorkers({ workers }: Cluster): number {
  return workers.reduce((sum, { pid }) => sum + cpuSecondsOf(pid), 0);
}

async function tellOne(
  cluster: Cluster,
  measure: Measure,
  project: Held,
  workers: number,
): Promise<void> {
  const taken = buildOn(cluster, measure, project);
  await sameFacts(publishedIn(project.folder), join(project.folder, 'duckdb.duckdb'));
  const all = taken.own.cpuSeconds + taken.server + taken.workers;
  const { cpuSeconds } = project.duckdb;
  const figures = [taken.own.seconds, taken.own.cpuSeconds, taken.server, taken.workers, all];
  tell([
    ...[project.what, String(workers)],
    ...[...figures, cpuSeconds].map((seconds) => seconds.toFixed(1)),
    `${(all / cpuSeconds).toFixed(1)} ×`,
  ]);
}

function publishedIn(folder: string): string {
  return join(folder, 'out', 'reliability.duckdb');
}

function tell(cells: readonly string[]): void {
  say(cells.map((cell, i) => (i === 0 ? cell.padEnd(16) : cell.padStart(9))).join(' '));
}
