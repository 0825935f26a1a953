import { join } from 'node:path';
import { Database } from '../pipelines/base/database.js';
import type { Data } from './data.js';
import { type Measure, say, show } from './measure.js';

/** The whole run from nothing, against both floors, whose facts have to be the same. */
export async function benchRun(measure: Measure, { rows, folder }: Data): Promise<void> {
  say(`\nThe whole run, ${rows} rows`);
  const floor = measure.fromNothing('floor-run', folder, join(measure.scratch, 'floor-run.duckdb'));
  show('floor: the method in one script', floor);
  const facts = join(measure.scratch, 'floor-facts.duckdb');
  const second = measure.fromNothing('floor-facts', folder, facts);
  show('floor that writes all of outage_facts too', second, floor);
  const run = measure.fromNothing('shihu', 'run', '--project', folder);
  show('shihu run (aim 1.50 ×)', run, floor);
  show('  against the second floor (aim 1.20 ×)', run, second);
  const perMillion = (value: number, digits: number) => ((value / rows) * 1e6).toFixed(digits);
  say(`per million rows: ${perMillion(run.seconds, 1)} s, ${perMillion(run.peakMegabytes, 0)} MB`);
  await sameFacts(join(folder, 'out', 'reliability.duckdb'), facts);
  say('the facts of both are the same');
}

/** What the two must agree on, for a floor of something else would be none. */
export const factSums = `select count(*) as n, sum(net_user_seconds) as net, sum(excluded_user_seconds) as excluded,
    sum(gross_user_seconds) as gross, sum(users) as users, sum(source_line) as lines,
    count(*) filter (where is_open) as open, count(*) filter (where claim = 'qualified') as qualified,
    sum(epoch(ended_at)) as ends, count(claim_reason) as refused, count(distinct city_name) as cities,
    count(distinct source_file) as files, count(distinct claim_reason) as reasons
  from outage_facts`;

/** @throws where counts and sums of two databases' facts differ */
export async function sameFacts(published: string, other: string): Promise<void> {
  const [own, others] = await Promise.all([published, other].map(sumsOf));
  if (own !== others) throw new Error(`the facts differ:\n${own}\n${others}`);
}

async function sumsOf(path: string): Promise<string> {
  const database = await Database.open(path, { readOnly: true });
  const row = await database.one(factSums);
  database.close();
  return Object.entries(row)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
}
