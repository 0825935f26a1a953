/**
 * npm run bench -- [--rows N] [--only ingest|formats|month|run|report|desk] [--data DIR] [--repeat N] [--no-loop]
 *
 * Each comparison is made in one run on one machine, on data of the sample generator, every task in
 * a process of its own; of several repeats the fastest counts. The ratio is what matters.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { utils, write } from '@e965/xlsx';
import Papa from 'papaparse';
import { writeSample } from '../data-samples/generator/sample.js';
import { Database } from '../pipelines/base/database.js';
import { benchDesk } from './desk.js';
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

function measure(...args: string[]): Measured {
  const script = fileURLToPath(new URL('task.js', import.meta.url));
  const runs = Array.from({ length: Number(values.repeat) }, () => {
    if (args[0] === 'shihu') freshProject();
    const out = execFileSync(process.execPath, [script, ...args], { encoding: 'utf8' });
    return JSON.parse(out.trim().split('\n').at(-1) ?? '') as Measured;
  });
  return runs.reduce((best, one) => (one.seconds < best.seconds ? one : best));
}

/** The settings of the sample and no data: files are given by name. */
function freshProject(): void {
  rmSync(project, { recursive: true, force: true });
  mkdirSync(project, { recursive: true });
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

/** The same rows as GB18030 and XLSX, of the first 200,000. */
async function benchFormats(): Promise<void> {
  const lines = readFileSync(outages[0] ?? '', 'utf8')
    .split('\n')
    .slice(0, 200_001)
    .join('\n');
  const utf8 = join(scratch, 'utf8.csv');
  const gbk = join(scratch, 'gbk.csv');
  const xlsx = join(scratch, 'rows.xlsx');
  writeFileSync(utf8, lines);
  execFileSync('iconv', ['-f', 'UTF-8', '-t', 'GB18030', '-o', gbk, utf8]);
  const cells = Papa.parse<string[]>(lines.trim()).data;
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(cells, { dense: true }), 'rows');
  writeFileSync(xlsx, write(book, { type: 'buffer', bookType: 'xlsx', compression: true }));
  process.stdout.write(`\nThe same ${cells.length - 1} rows in other formats\n`);
  const base = ingest(utf8);
  show('UTF-8 CSV', base);
  show('GB18030 CSV', ingest(gbk), base);
  show('XLSX', ingest(xlsx), base);
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
  const script = fileURLToPath(new URL('task.js', import.meta.url));
  const task = (...files: string[]) =>
    JSON.parse(
      execFileSync(
        process.execPath,
        [script, 'shihu', 'ingest', 'outages', ...files, '--project', project],
        { encoding: 'utf8' },
      ).trim(),
    ) as Measured;
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
  for (const kept of ['warehouse', 'out'])
    rmSync(join(folder, kept), { recursive: true, force: true });
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
