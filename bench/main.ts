/**
 * npm run bench -- [--rows N] [--only ingest|formats|month|run|report|desk] [--data DIR] [--repeat N] [--no-loop]
 *
 * Each comparison is made in one run on one machine, on data of the sample generator, every task in
 * a process of its own that begins with nothing made by the one before; of several repeats the middle one
 * counts. The ratio is what matters.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { writeSample } from '../data-samples/generator/sample.js';
import { Database } from '../pipelines/base/database.js';
import { benchDesk } from './desk.js';
import { firstLines, writeFormats } from './formats.js';
import { benchReport } from './report.js';
import type { Measured } from './task.js';

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000000' },
    only: { type: 'string' },
    data: { type: 'string', default: join(tmpdir(), 'shihu-bench') },
    repeat: { type: 'string', default: '1' },
    'no-loop': { type: 'boolean', default: false },
  },
});
const rows = Number(values.rows);
const folder = join(values.data, String(rows));
const scratch = join(values.data, 'scratch');
const project = join(scratch, 'project');
const outages = [2020, 2021, 2022].map((year) => join(folder, 'data', 'outages', `${year}.csv`));

const script = fileURLToPath(new URL('task.js', import.meta.url));

/** One task in a process of its own. Its memory is that of the largest process, if it starts others. */
function once(...args: string[]): Measured {
  const peaks = join(scratch, 'peaks');
  rmSync(peaks, { force: true });
  const out = execFileSync(process.execPath, [script, ...args], {
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: `--import=${tellsPeak}`, SHIHU_BENCH_PEAKS: peaks },
  });
  const measured = JSON.parse(out.trim().split('\n').at(-1) ?? '') as Measured;
  const others = readFileSync(peaks, 'utf8').trim().split('\n').map(Number);
  return { ...measured, peakMegabytes: Math.max(measured.peakMegabytes, ...others) };
}

/** Loaded into every process: adds a line with its peak memory to a file when it ends. */
const tellsPeak = `data:text/javascript,${encodeURIComponent(
  `import { appendFileSync } from 'node:fs';
   process.on('exit', () => appendFileSync(process.env.SHIHU_BENCH_PEAKS,
     process.resourceUsage().maxRSS / 1024 + '\\n'));`,
)}`;

/** The middle one of several runs, each from nothing. */
function measure(...args: string[]): Measured {
  return middle(() => {
    if (args[0] === 'shihu') forget(args);
    return once(...args);
  });
}

function middle(run: () => Measured): Measured {
  const runs = Array.from({ length: Number(values.repeat) }, run);
  runs.sort((a, b) => a.seconds - b.seconds);
  const found = runs[Math.floor(runs.length / 2)];
  if (!found) throw new Error('--repeat is 1 or more');
  return found;
}

/** What earlier runs left: of a project with data its state and its results, else all of it. */
function forget(args: readonly string[]): void {
  const at = args[args.indexOf('--project') + 1] ?? project;
  if (at === project) freshProject();
  else if (args[1] === 'run') {
    for (const kept of ['warehouse', 'out', 'shihu.loads.csv']) {
      rmSync(join(at, kept), { recursive: true, force: true });
    }
  }
}

/** The settings of the sample and no data: files are given by name. */
function freshProject(settings = ''): void {
  rmSync(project, { recursive: true, force: true });
  mkdirSync(project, { recursive: true });
  if (settings) writeFileSync(join(project, 'shihu.yaml'), settings);
}

function show(
  what: string,
  { seconds, cpuSeconds, peakMegabytes }: Measured,
  base?: Measured,
): void {
  const ratio = base ? `  ${(seconds / base.seconds).toFixed(2)} ×` : '';
  const line = `${what.padEnd(44)} ${seconds.toFixed(2).padStart(8)} s  ${cpuSeconds.toFixed(2).padStart(8)} s CPU  ${peakMegabytes.toFixed(0).padStart(6)} MB${ratio}`;
  process.stdout.write(`${line}\n`);
}

const ingest = (...files: string[]) =>
  measure('shihu', 'ingest', 'outages', ...files, '--project', project);

function benchIngest(): void {
  process.stdout.write(`\nIngesting ${rows} rows of UTF-8 CSV\n`);
  const floor = measure('floor-ingest', join(scratch, 'floor.duckdb'), ...outages);
  show('floor: typed read_csv', floor);
  show('shihu ingest', ingest(...outages), floor);
  if (values['no-loop']) return;
  const loop = measure('loop-ingest', join(scratch, 'loop.duckdb'), ...outages);
  show('papaparse and zod loop', loop, floor);
}

/** The first 200,000 rows in other formats, and in other ways of writing times that settings name. */
async function benchFormats(): Promise<void> {
  const formats = writeFormats(firstLines(outages[0] ?? '', 200_001), scratch);
  process.stdout.write(`\nThe same ${formats.rows} rows in other formats and forms\n`);
  let base: Measured | undefined;
  for (const { what, file, settings } of formats.files) {
    const took = middle(() => {
      freshProject(settings);
      return once('shihu', 'ingest', 'outages', file, '--project', project);
    });
    show(what, took, base);
    base ??= took;
  }
}

/** One more month on top of all the rows held, and the same month alone. */
async function benchMonth(): Promise<void> {
  const month = join(scratch, 'month.csv');
  const text = readFileSync(outages[2] ?? '', 'utf8').split('\n');
  const size = Math.round(rows / 36);
  const more = text.slice(1, size + 1).map((line) => line.replace(/^[^,]*/u, (id) => `${id}-more`));
  writeFileSync(month, [text[0], ...more].join('\n'));
  process.stdout.write(`\nOne more month, ${more.length} rows\n`);
  freshProject();
  const task = (...files: string[]) =>
    once('shihu', 'ingest', 'outages', ...files, '--project', project);
  const alone = task(month);
  show('into an empty warehouse', alone);
  freshProject();
  task(...outages);
  show(`on top of ${rows} rows held`, task(month), alone);
}

function benchRun(): void {
  process.stdout.write(`\nThe whole run, ${rows} rows\n`);
  const floor = measure('floor-run', folder, join(scratch, 'floor-run.duckdb'));
  show('floor: the method in one script', floor);
  const run = measure('shihu', 'run', '--project', folder);
  show('shihu run', run, floor);
  process.stdout.write(
    `per million rows: ${((run.seconds / rows) * 1e6).toFixed(1)} s, ${((run.peakMegabytes / rows) * 1e6).toFixed(0)} MB\n`,
  );
}

const desk = () => benchDesk(scratch, rows, show);

mkdirSync(scratch, { recursive: true });
if (values.only !== 'desk' && !existsSync(join(folder, 'shihu.yaml'))) {
  // Made beside, so that data of which the making was broken off is never measured.
  const unfinished = `${folder}.part`;
  rmSync(unfinished, { recursive: true, force: true });
  await writeSample(unfinished, { outages: rows, clean: true });
  renameSync(unfinished, folder);
}
const probe = await Database.open(':memory:');
const { version } = await probe.one('select version() as version');
probe.close();
process.stdout.write(
  `Node ${process.versions.node}, DuckDB ${version}, ${cpus().length} cores (${cpus()[0]?.model})\n`,
);
const benches = {
  ingest: benchIngest,
  formats: benchFormats,
  month: benchMonth,
  run: benchRun,
  report: () => benchReport({ folder, rows, sample: join(values.data, 'sample'), measure, show }),
  desk,
};
for (const [name, bench] of Object.entries(benches)) {
  if (!values.only || values.only === name) await bench();
}
rmSync(scratch, { recursive: true, force: true });
