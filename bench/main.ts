/**
 * npm run bench -- --help
 *
 * Each comparison is made in one run on one machine, on data of the sample generator, every task in
 * a process of its own that begins with nothing made by the one before; of several repeats the middle one
 * counts. The ratio is what matters.
 */
import { rmSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { Database } from '../pipelines/base/database.js';
import { benchChanges } from './changes.js';
import { yearsOf } from './data.js';
import { benchDesk } from './desk.js';
import { benchForecast } from './forecast.js';
import { benchFormats, benchIngest, benchMonth } from './ingest.js';
import { Measure, say } from './measure.js';
import { type Comparison, type Options, readOptions } from './options.js';
import { benchPeers } from './peers.js';
import { benchReport } from './report.js';
import { benchRun } from './run.js';
import { benchScale } from './scale.js';
import { benchSpark } from './spark.js';

const options = readOptions(process.argv.slice(2));
if (options) await compare(options);

async function compare({ rows, only, data, repeat, hasLoop, showsNotes }: Options): Promise<void> {
  const measure = new Measure(join(data, 'scratch'), repeat, showsNotes);
  await tellMachine();
  const years = (count: number) => yearsOf(data, count);
  const benches: Record<Comparison, (count: number) => Promise<void> | void> = {
    ingest: async (count) => benchIngest(measure, await years(count), hasLoop),
    formats: async (count) => benchFormats(measure, await years(count)),
    month: async (count) => benchMonth(measure, await years(count)),
    run: async (count) => benchRun(measure, await years(count)),
    changes: (count) => benchChanges(measure, data, count),
    peers: async (count) => benchPeers(measure, await years(count), hasLoop),
    report: async (count) => benchReport(measure, await years(count), join(data, 'sample')),
    desk: (count) => benchDesk(measure.scratch, count),
    spark: () => undefined,
    scale: () => undefined,
    forecast: () => undefined,
  };
  for (const name of only) {
    if (name === 'scale') await benchScale(measure, data, rows);
    else if (name === 'spark') await benchSpark(measure, data, rows);
    else if (name === 'forecast') await benchForecast(measure, data);
    else for (const count of rows) await benches[name](count);
  }
  rmSync(measure.scratch, { recursive: true, force: true });
}

async function tellMachine(): Promise<void> {
  const probe = await Database.open(':memory:');
  const { version } = await probe.one('select version() as version');
  probe.close();
  const machine = `${cpus().length} cores (${cpus()[0]?.model})`;
  say(`Node ${process.versions.node}, DuckDB ${version}, ${machine}`);
}
