import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

/** What is compared, in this order, and the line of --help on it. */
export const comparisons = {
  ingest: 'reading the outage feed: a typed read_csv, shihu ingest, papaparse and zod row by row',
  formats: 'the same 200,000 rows in other formats and other ways of writing times',
  month: 'shihu ingest of one more month, into an empty warehouse and on top of the rows held',
  run: 'the whole run from nothing, against two hand-written scripts',
  changes: 'a run after one more month, one corrected row, a touched file, or nothing at all',
  peers: 'net user-seconds by city, tier and month with pandas, polars, plain SQL and loops',
  report: 'the report of a year, of the sample and of many rows',
  desk: 'starting, asking, comparing two states, and long results as files',
  spark: 'full builds on a cluster of one and of two workers, against DuckDB: seconds of CPU',
  scale: 'whole runs of a meter-level year: time, memory and disk at each number of rows',
  forecast:
    'how well past years would have been forecast, on worlds without a story (no time is taken)',
} as const;

export type Comparison = keyof typeof comparisons;

/** These are asked for by name: they take long, or no time is taken of them. */
const apart: ReadonlySet<Comparison> = new Set(['spark', 'scale', 'forecast']);

export interface Options {
  readonly rows: readonly number[];
  readonly only: readonly Comparison[];
  readonly data: string;
  readonly repeat: number;
  readonly hasLoop: boolean;
  readonly showsNotes: boolean;
}

const help = `npm run bench -- [options]

  --rows N[,N…]   rows of the outage feed; each comparison is made for each number  (1000000)
  --only NAME[,…] only these comparisons; without it, all of them but ${[...apart].join(' and ')}:
${Object.entries(comparisons)
  .map(([name, what]) => `                    ${name.padEnd(9)} ${what}`)
  .join('\n')}
  --repeat N      of so many runs, each from the same state, the middle one counts  (1)
  --data DIR      where data is made and kept between calls  (${join(tmpdir(), 'shihu-bench')})
  --no-loop       leaves out what loops over rows in JavaScript, which takes minutes
  --notes         prints what shihu said in each run
  --help          this text

SHIHU_SPARK_HOME names the folder of a Spark distribution, for --only spark.
SHIHU_BENCH_PYTHON names the Python of the peers (python3). What it lacks is left out, and said.
This machine: ${cpus().length} cores, Node ${process.versions.node}.
`;

/** The options of the command; null where its help was asked for, which is then printed. */
export function readOptions(args: readonly string[]): Options | null {
  const { values } = parseArgs({
    args: [...args],
    options: {
      rows: { type: 'string', default: '1000000' },
      only: { type: 'string' },
      data: { type: 'string', default: join(tmpdir(), 'shihu-bench') },
      repeat: { type: 'string', default: '1' },
      'no-loop': { type: 'boolean', default: false },
      notes: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(help);
    return null;
  }
  const names = Object.keys(comparisons) as Comparison[];
  const only = values.only?.split(',') ?? names.filter((name) => !apart.has(name));
  const unknown = only.find((name) => !names.includes(name as Comparison));
  if (unknown !== undefined) throw new RangeError(`no comparison ${unknown}\n\n${help}`);
  return {
    rows: values.rows.split(',').map((text) => atLeastOne(text, '--rows')),
    only: names.filter((name) => only.includes(name)),
    data: values.data,
    repeat: atLeastOne(values.repeat, '--repeat'),
    hasLoop: !values['no-loop'],
    showsNotes: values.notes,
  };
}

function atLeastOne(text: string, option: string): number {
  if (!/^[1-9]\d{0,8}$/u.test(text)) throw new RangeError(`${option}: not a number: ${text}`);
  return Number(text);
}
