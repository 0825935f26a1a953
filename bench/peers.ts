import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { Database } from '../pipelines/base/database.js';
import type { Data } from './data.js';
import { type Measure, say, show } from './measure.js';
import { peers } from './peers/loop.js';
import type { Measured } from './task.js';

const python = process.env.SHIHU_BENCH_PYTHON ?? 'python3';
const packages = ['polars', 'duckdb', 'pandas'] as const;

/**
 * What people would use instead: each reads the same files and writes net user-seconds by city, tier and
 * month, stages, exclusion and overlaps included, which have to be those that shihu publishes.
 */
export async function benchPeers(
  measure: Measure,
  { rows, folder }: Data,
  hasLoop: boolean,
): Promise<void> {
  say(`\nNet user-seconds by city, tier and month, ${rows} rows; peers start whole processes`);
  const run = measure.fromNothing('shihu', 'run', '--project', folder);
  show('shihu run, with all its tables and the report', run);
  const own = await publishedSums(join(folder, 'out', 'reliability.duckdb'));
  const output = join(measure.scratch, 'sums.csv');
  const compare = (what: string, once: () => Measured): void => {
    const took = measure.middle(() => {
      rmSync(output, { force: true });
      return once();
    });
    show(what, took, run);
    sameSums(what, writtenSums(output), own);
  };
  for (const name of packages) {
    const version = versionOf(name);
    if (version === undefined) {
      say(`${name}: left out, ${python} has no such package (SHIHU_BENCH_PYTHON names another)`);
      continue;
    }
    const script = join(peers, `with_${name}.py`);
    compare(`${name} ${version}`, () => command(folder, python, script, output));
  }
  const cli = answer('duckdb', '--version');
  if (cli === undefined) say("DuckDB's CLI: left out, there is no command duckdb");
  else if (answer(python, '--version') === undefined) {
    say("DuckDB's CLI: left out, it is measured by a Python script and there is no Python");
  } else {
    const reads = ['read.sql', 'sums.sql'].flatMap((name) => ['-c', `.read ${join(peers, name)}`]);
    const copy = ['-c', `copy sums to '${output}' (header)`];
    compare(`DuckDB's CLI ${cli.split(' ')[0]}`, () =>
      command(folder, 'duckdb', ...reads, ...copy),
    );
  }
  if (!hasLoop) return;
  compare('papaparse and zod loop, then the same SQL', () =>
    measure.once('loop-sums', folder, join(measure.scratch, 'loop.duckdb'), output),
  );
}

function versionOf(name: string): string | undefined {
  return answer(python, '-c', `import ${name}; print(${name}.__version__)`);
}

/** What a command prints, if there is one and it succeeds. */
function answer(...[file = '', ...args]: string[]): string | undefined {
  const { status, stdout } = spawnSync(file, args, { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}

/** A command in the folder of a project, as a whole process. */
function command(folder: string, ...args: string[]): Measured {
  const { status, stdout, stderr } = spawnSync(python, [join(peers, 'measured.py'), ...args], {
    cwd: folder,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}\n${stderr}`);
  return JSON.parse(stdout) as Measured;
}

type Sums = ReadonlyMap<string, bigint>;

/** Months of which nothing is counted are left out, since not every peer writes them. */
function sumsOf(rows: readonly { key: string; net: bigint }[]): Sums {
  return new Map(rows.filter(({ net }) => net !== 0n).map(({ key, net }) => [key, net]));
}

async function publishedSums(path: string): Promise<Sums> {
  const database = await Database.open(path, { readOnly: true });
  const rows = await database.rows(
    `select concat_ws(' ', city_code, area_tier, period) as key, net_user_seconds::varchar as net
     from period_hours
     where period_kind = 'month' and area_tier <> 'all' and city_code in (select city_code from cities)`,
  );
  database.close();
  return sumsOf(rows.map(({ key, net }) => ({ key: String(key), net: BigInt(String(net)) })));
}

function writtenSums(path: string): Sums {
  const { data } = Papa.parse<Record<string, string>>(readFileSync(path, 'utf8'), {
    header: true,
    skipEmptyLines: true,
  });
  return sumsOf(
    data.map(({ city, tier, month, net = '' }) => ({
      key: `${city} ${tier} ${month}`,
      net: BigInt(net),
    })),
  );
}

function sameSums(what: string, found: Sums, own: Sums): void {
  const keys = [...new Set([...found.keys(), ...own.keys()])];
  const other = keys.find((key) => found.get(key) !== own.get(key));
  if (other !== undefined) {
    throw new Error(`${what} has ${found.get(other)} in ${other}, shihu ${own.get(other)}`);
  }
  say(`  the same ${own.size} sums`);
}
