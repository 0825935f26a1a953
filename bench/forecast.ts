import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type LongWorld, longWorldFiles } from '../data-samples/generator/long-world.js';
import { writeFiles } from '../data-samples/generator/sample.js';
import { Database } from '../pipelines/base/database.js';
import { forgetState, type Measure, say } from './measure.js';

const YEARS = 8;
const worlds: readonly LongWorld[] = [1, 2, 3, 4, 5].flatMap((seed) => [
  { kind: 'tame' as const, years: YEARS, seed },
  { kind: 'wild' as const, years: YEARS, seed },
]);

/** The months at whose end intervals are judged. */
const JUDGED = [3, 6, 9, 11];

/**
 * How forecasts of past years hold on worlds without a story: coverage of the 80 % interval, also with two
 * years of history alone; pinball loss against the seasonal naive, from March on; Brier score against pro
 * rata, from June on. Of cells, pooled over years.
 */
export async function benchForecast(measure: Measure, data: string): Promise<void> {
  say(
    '\nForecasts of past years (aims: coverage 75–85 %, of two years 70 %; loss 0.80; Brier 0.75)',
  );
  say(
    'world      years  coverage in Mar/Jun/Sep/Nov   with two years    width  loss  Brier  (by days)',
  );
  const files: string[] = [];
  for (const world of worlds) {
    const file = await built(measure, data, world);
    files.push(file);
    say(`${`${world.kind} ${world.seed}`.padEnd(10)} ${line(await figuresOf([file]))}`);
  }
  say(`${'all'.padEnd(10)} ${line(await figuresOf(files))}`);
  for (const level of ['city', 'tier', 'region']) {
    say(`${level.padEnd(10)} ${line(await figuresOf(files, level))}`);
  }
}

async function built(measure: Measure, data: string, world: LongWorld): Promise<string> {
  const folder = join(data, `world-${world.kind}-${world.years}-${world.seed}`);
  const published = join(folder, 'out', 'reliability.duckdb');
  if (!existsSync(join(folder, 'shihu.yaml'))) {
    const unfinished = `${folder}.part`;
    rmSync(unfinished, { recursive: true, force: true });
    await writeFiles(unfinished, longWorldFiles(world));
    renameSync(unfinished, folder);
  }
  // No report is wanted.
  forgetState(folder);
  for (const feed of ['customers', 'outages']) {
    const files = readdirSync(join(folder, 'data', feed)).map((name) =>
      join(folder, 'data', feed, name),
    );
    measure.once('shihu', 'ingest', feed, ...files, '--project', folder);
  }
  measure.once('shihu', 'build', '--project', folder);
  return published;
}

const figures = z.object({
  years: z.int(),
  coverages: z.array(z.number()),
  ofTwo: z.array(z.number()),
  width: z.number(),
  loss: z.number(),
  brier: z.number().nullable(),
  /** The same against the year so far over the share of its days. */
  byDays: z.number().nullable(),
});

async function figuresOf(
  files: readonly string[],
  level = 'cell',
): Promise<z.infer<typeof figures>> {
  const database = await Database.open(':memory:');
  for (const [i, file] of files.entries()) {
    await database.query(`attach '${file.replaceAll("'", "''")}' as world_${i} (read_only)`);
  }
  const rows = files.map(
    (_, i) => `select * from world_${i}.forecast_backtest where level = '${level}'`,
  );
  await database.query(`create temp view judged as ${rows.join(' union all ')}`);
  const covered = async (where: string) => {
    const found = await database.rows(
      `select avg(case when is_covered then 1.0 else 0.0 end) as share from judged
       where is_covered is not null and month in (${JUDGED.join()}) and ${where}
       group by month order by month`,
    );
    return found.map(({ share }) => Number(share));
  };
  const [one] = await database.rows(
    `select
       cast(count(distinct case when is_covered is not null then year end) as integer) as years,
       avg(width) filter (where month in (${JUDGED.join()})) as width,
       sum(pinball) filter (where month >= 3) / sum(pinball_seasonal) filter (where month >= 3) as loss,
       avg(brier) filter (where month >= 6 and brier_pro_rata is not null)
         / nullif(avg(brier_pro_rata) filter (where month >= 6 and brier is not null), 0) as brier,
       avg(brier) filter (where month >= 6)
         / nullif(avg(case
             when brier is null then null
             when (so_far_user_seconds * 365.0 <= allowance_user_seconds
               * (make_date(2021, cast(month as integer) + 1, 1) - date '2021-01-01')) = is_met then 0.0
             else 1.0 end) filter (where month >= 6), 0) as by_days
     from judged`,
  );
  const made = figures.parse({
    years: one?.years,
    coverages: await covered('true'),
    ofTwo: await covered('past_years = 2'),
    width: one?.width,
    loss: one?.loss,
    brier: one?.brier,
    byDays: one?.by_days,
  });
  database.close();
  return made;
}

function line({ years, coverages, ofTwo, width, loss, brier, byDays }: z.infer<typeof figures>) {
  const shares = (list: readonly number[]) =>
    list.map((share) => `${(share * 100).toFixed(1)}`.padStart(5)).join(' ');
  const ratio = (value: number | null) => (value === null ? '   —' : value.toFixed(2));
  return `${String(years).padStart(5)}  ${shares(coverages)} %     ${shares(ofTwo)} %  ${ratio(width)}  ${ratio(loss)}  ${ratio(brier)}   ${ratio(byDays)}`;
}
