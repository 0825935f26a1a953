import type { z } from 'zod';
import type { ReportData } from '../../reports/view/data.js';
import type { ClaimReason, FeedName, Outcome, Rejection } from '../../schemas/codes/index.js';
import type { TableDeclaration } from '../../schemas/column.js';
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
import { missingEvidence, periodHours, verdicts } from '../../schemas/published/outcomes.js';
import {
  batches,
  checks,
  cities,
  settingsInForce,
  targets,
} from '../../schemas/published/reference.js';
import type { Region } from '../../schemas/region.js';
import type { Database, Parameter } from '../base/database.js';
import { usageError } from '../base/errors.js';
import { version } from '../base/package.js';
import type { Period } from '../project/period.js';
import { periodWords as w } from '../words/periods.js';

/** Refused claims that are read of each city: more are for the database, not for a list. */
const MOST_REFUSED = 200;

/**
 * Reads what the pages and the workbook of a period need, once for all of them. All of it is in small
 * tables but the claims to exclusion, which are added up where they are: outages are never read.
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
  const span = { from: own.period_start, to: own.period_end };
  return {
    period,
    periodHours: hours,
    verdicts: await published.read(verdicts),
    missingEvidence: await published.read(missingEvidence),
    cities: await published.read(cities, 'order by city_sort'),
    targets: await published.read(targets),
    exclusionSums: await exclusionSums(published, span),
    exclusions: await published.read(exclusionAudit, refused, { ...span, most: MOST_REFUSED }),
    ...(await detailOf(published, period)),
    rejectedByCode: await rejectedByCode(published),
    batches: await published.read(batches, 'where is_in_force order by ingested_order'),
    checks: await published.read(checks),
    settings: await published.read(settingsInForce),
    program: { version },
    region: { code: region.code, name: region.name },
    synthetic,
  };
}

/** Claims belong to the period in which their row started. */
const started = 'started_at >= cast($from as timestamp) and started_at < cast($to as timestamp)';

const refused = `where outage_id in (
    select outage_id from (
      select outage_id, row_number() over (
        partition by city_code order by counted_user_seconds desc, outage_id) as place
      from exclusion_audit where outcome = 'refused' and ${started})
    where place <= $most)
  order by counted_user_seconds desc, outage_id`;

async function exclusionSums(
  published: Database,
  span: Record<string, Parameter>,
): Promise<ReportData['exclusionSums']> {
  const rows = await published.rows(
    `select city_code, outcome, reason, count(*) as claims,
       cast(sum(excluded_user_seconds) as decimal(38,0)) as excluded,
       cast(sum(counted_user_seconds) as decimal(38,0)) as counted
     from exclusion_audit where ${started}
     group by city_code, outcome, reason order by city_code, outcome, reason`,
    span,
  );
  return rows.map((row) => ({
    city_code: String(row.city_code),
    outcome: row.outcome as Outcome,
    reason: row.reason as ClaimReason | null,
    claims: Number(row.claims),
    excluded_user_seconds: row.excluded as bigint,
    counted_user_seconds: row.counted as bigint,
  }));
}

/** The small tables of detail: of the period, and of its year. */
async function detailOf(published: Database, { kind, name, year }: Period) {
  const held = new Set(
    (await published.rows('select table_name from duckdb_tables()')).map((row) => row.table_name),
  );
  /** A database that an earlier version published lacks these tables; a build makes them. */
  const read = async <T extends TableDeclaration>(
    table: T,
    clause: string,
    bound: Record<string, Parameter>,
  ): Promise<z.infer<T['row']>[]> =>
    held.has(table.name) ? published.read(table, clause, bound) : [];
  const ofPeriod = 'where period_kind = $kind and period = $name order by city_code, rank';
  const bound = { kind, name };
  return {
    causes: await read(causeHours, ofPeriod, bound),
    lines: await read(lineHours, ofPeriod, bound),
    counties: await read(countyHours, ofPeriod, bound),
    events: await read(topEvents, ofPeriod, bound),
    repeated: await read(repeatedInterruptions, 'where year = $year order by all', { year }),
    majorDays: await read(
      majorEventDays,
      `where day >= make_date(cast($year as int), 1, 1) and day < make_date(cast($year as int) + 1, 1, 1)
       order by city_code, day`,
      { year },
    ),
    otherVerdicts: await read(otherVerdicts, 'where year = $year order by all', { year }),
  };
}

async function rejectedByCode(published: Database): Promise<ReportData['rejectedByCode']> {
  const rows = await published.rows(
    `select feed, code, count(distinct (source_file, source_line)) as rows
     from rejected_rows group by feed, code order by feed, code`,
  );
  return rows.map((row) => ({
    feed: row.feed as FeedName,
    code: row.code as Rejection,
    rows: Number(row.rows),
  }));
}

function noSuchPeriod(period: Period, hours: ReportData['periodHours']): Error {
  const held = hours.filter((row) => row.period_kind === period.kind).map((row) => row.period);
  const [first] = held;
  const last = held.at(-1);
  return usageError(
    w.noData({ period: period.name }),
    first && last ? w.held({ first, last }) : w.noOutages,
  );
}
