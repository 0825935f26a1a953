import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import type { Measured } from './task.js';

type Show = (what: string, measured: Measured, base?: Measured) => void;

const program = fileURLToPath(new URL('../pipelines/main.js', import.meta.url));
const sample = fileURLToPath(new URL('../../data-samples/sichuan', import.meta.url));

/** Tells on standard error what the process took, when it ends. */
const tells = `data:text/javascript,${encodeURIComponent(
  `process.on('exit', () => { const u = process.resourceUsage();
    process.stderr.write('\\n' + JSON.stringify([(u.userCPUTime + u.systemCPUTime) / 1e6, u.maxRSS / 1024])); })`,
)}`;

/** A whole process, from its start to its end; the fastest of several, since other processes disturb. */
function wholeProcess(times: number, ...args: string[]): Measured {
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

/** Starting, asking, and writing long results: each against the least that a process of its kind takes. */
export function benchDesk(scratch: string, rows: number, show: Show): void {
  const project = join(scratch, 'desk');
  mkdirSync(project, { recursive: true });
  for (const part of ['data', 'shihu.yaml']) {
    cpSync(join(sample, part), join(project, part), { recursive: true });
  }
  execFileSync(process.execPath, [program, 'run', '--project', project], { stdio: 'ignore' });

  process.stdout.write('\nStarting, and a query on the sample, as whole processes\n');
  const empty = wholeProcess(10, '-e', '0');
  show('an empty Node program', empty);
  show('shihu --help (aim 2.00 ×)', wholeProcess(10, program, '--help'), empty);
  const ask = (...more: string[]) =>
    wholeProcess(5, program, 'query', ...more, '--project', project);
  show('shihu query (aim 0.50 s)', ask('select * from verdicts limit 10'), empty);
  show('shihu query --json', ask('select * from verdicts limit 10', '--json'), empty);
  show('shihu query @worst_lines', ask('@worst_lines'), empty);

  process.stdout.write(`\n${rows} rows of three columns to a file\n`);
  const sql = `select range as n, 'row ' || range % 1000 as t, range / 7 as q from range(${rows})`;
  const copy = `const { DuckDBInstance } = await import('@duckdb/node-api');
    const c = await (await DuckDBInstance.create()).connect();
    await c.run(${JSON.stringify(`copy (${sql}) to '${join(scratch, 'floor.parquet')}' (format parquet)`)})`;
  const floor = wholeProcess(1, '--input-type=module', '-e', copy);
  show('floor: COPY to Parquet', floor);
  for (const format of ['parquet', 'csv', 'ndjson', 'json', 'arrow']) {
    const file = join(scratch, `rows.${format}`);
    const took = wholeProcess(1, program, 'query', sql, '-o', file, '--project', project);
    const megabytes = (statSync(file).size / 1e6).toFixed(0);
    show(`shihu query -o rows.${format} (${megabytes} MB)`, took, floor);
    rmSync(file);
  }
}
