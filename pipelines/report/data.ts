import type { ReportData } from '../../reports/data.js';
import {
  causeHours,
  countyHours,
  lineHours,
  majorEventDays,
  otherVerdicts,
  repeatedInterruptions,
  topEvents,
} from '../../schemas/published/detail.js';
import { exclusionAudit } from '../../schemas/published/events.js';
import { periodHours, verdicts } from '../../schemas/published/outcomes.js';
import {
  batches,
  checks,
  cities,
  settingsInForce,
  targets,
} from '../../schemas/published/reference.js';
import type { Region } from '../../schemas/region.js';
import type { Database } from '../base/database.js';
import { usageError } from '../base/errors.js';
import { version } from '../base/package.js';
import type { Period } from '../project/period.js';

/**
 * Reads what a report of the period needs from the published tables.
 * @throws UserError when the period holds no data
 */
export async function reportData(
  published: Database,
  period: Period,
  region: Region,
  synthetic: boolean,
): Promise<ReportData> {
  const hours = await published.read(periodHours);
  const own = hours.find((row) => row.period_kind === period.kind && row.period === period.name);
  if (!own) throw noSuchPeriod(period, hours);
  const started =
    'where started_at >= cast($from as timestamp) and started_at < cast($to as timestamp)';
  const span = { from: own.period_start, to: own.period_end };
  return {
    period,
    periodHours: hours,
    verdicts: await published.read(verdicts),
    cities: await published.read(cities, 'order by city_sort'),
    targets: await published.read(targets),
    exclusions: await published.read(exclusionAudit, `${started} order by outage_id`, span),
    ...(await detailOf(published, period)),
    rejectedByCode: await rejectedByCode(published),
    batches: await published.read(batches),
    checks: await published.read(checks),
    settings: await published.read(settingsInForce),
    program: { version },
    region: { code: region.code, name: region.name },
    synthetic,
  };
}

/** The small tables of detail: of the period, and of its year. */
async function detailOf(published: Database, { kind, name, year }: Period) {
  const ofPeriod =
    'where period_kind = $kind and period = $name order by period_kind, period, city_code, rank';
  const bound = { kind, name };
  return {
    causes: await published.read(causeHours, ofPeriod, bound),
    lines: await published.read(lineHours, ofPeriod, bound),
    counties: await published.read(countyHours, ofPeriod, bound),
    events: await published.read(topEvents, ofPeriod, bound),
    repeated: await published.read(repeatedInterruptions, 'where year = $year order by all', {
      year,
    }),
    majorDays: await published.read(
      majorEventDays,
      `where day >= make_date(cast($year as int), 1, 1) and day < make_date(cast($year as int) + 1, 1, 1)
       order by city_code, day`,
      { year },
    ),
    otherVerdicts: await published.read(otherVerdicts, 'where year = $year order by all', { year }),
  };
}

async function rejectedByCode(published: Database): Promise<ReportData['rejectedByCode']> {
  const rows = await published.rows(
    `select feed, code, count(distinct (source_file, source_line)) as rows
     from rejected_rows group by feed, code order by feed, code`,
  );
  return rows.map((row) => ({
    feed: String(row.feed),
    code: String(row.code),
    rows: Number(row.rows),
  }));
}

function noSuchPeriod(period: Period, hours: ReportData['periodHours']): Error {
  const held = hours.filter((row) => row.period_kind === period.kind).map((row) => row.period);
  const [first] = held;
  const last = held.at(-1);
  return usageError(
    { zh: `时段 ${period.name} 没有数据。`, en: `The period ${period.name} holds no data.` },
    first && last
      ? { zh: `已有数据：${first} 至 ${last}。`, en: `Data is held from ${first} to ${last}.` }
      : { zh: '还没有任何停电记录。', en: 'No outage is held yet.' },
  );
}
