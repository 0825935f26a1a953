import { z } from 'zod';
import type { ReportData } from '../../reports/view/data.js';
import type { Gap } from '../../reports/view/gap.js';
import { mostCauses } from '../../reports/view/repairs.js';
import type { TableDeclaration } from '../../schemas/column.js';
import { budgetUse } from '../../schemas/published/budgets.js';
import { historyRows } from '../../schemas/published/contributions.js';
import {
  causeHours,
  countyHours,
  lineHours,
  majorEventDays,
  otherVerdicts,
  repeatedInterruptions,
  topEvents,
} from '../../schemas/published/detail.js';
import { exclusionAudit, outageFacts, rejectedRows } from '../../schemas/published/events.js';
import { forecastBacktest, forecasts } from '../../schemas/published/forecasts.js';
import { missingEvidence, periodHours, verdicts } from '../../schemas/published/outcomes.js';
import {
  batches,
  checks,
  cities,
  settingsInForce,
  targets,
} from '../../schemas/published/reference.js';
import type { Region } from '../../schemas/region.js';
import type { Database, Parameters } from '../base/database.js';
import { usageError } from '../base/errors.js';
import { version } from '../base/package.js';
import { relationNames } from '../base/relations.js';
import { ask } from '../models/queries.js';
import type { Period } from '../project/period.js';
import { periodWords as w } from '../words/periods.js';
import { gapsOf } from './gaps.js';
import { outageProfile } from './profile.js';

/** Refused claims that are read of each city: more are for the database, not for a list. */
const MOST_REFUSED = 200;

/**
 * Reads what the pages and the workbook of a period need, once for all of them. All of it is in small
 * tables but the claims to exclusion and the outages, which are added up where they are: the outages of
 * the period are gone through once, for the region and all cities together.
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
  const judged = await published.read(verdicts);
  const held = await relationNames(published);
  // A database without forecasts is of an earlier version, whose rows can't be run again either.
  const known = { periodHours: hours, verdicts: judged };
  // Each takes as long as the other, and most of that is DuckDB's.
  const [gaps, rest] = await Promise.allSettled([
    held.has(forecasts.name) ? gapsBeside(published, period, known) : [],
    restOf(published, period, region, { held, span }),
  ]);
  if (rest.status === 'rejected') throw rest.reason;
  if (gaps.status === 'rejected') throw gaps.reason;
  return {
    period,
    periodHours: hours,
    verdicts: judged,
    gaps: gaps.value,
    ...rest.value,
    program: { version },
    region: { code: region.code, name: region.name },
    synthetic,
  };
}

/** On a connection of its own: each runs one statement after the other. */
async function gapsBeside(
  published: Database,
  period: Period,
  known: Pick<ReportData, 'periodHours' | 'verdicts'>,
): Promise<Gap[]> {
  const beside = await published.beside();
  try {
    return await gapsOf(beside, period, known);
  } finally {
    beside.close();
  }
}

interface Within {
  readonly held: ReadonlySet<string>;
  readonly span: { readonly from: string; readonly to: string };
}

async function restOf(published: Database, period: Period, region: Region, { held, span }: Within) {
  return {
    missingEvidence: await published.read(missingEvidence),
    cities: await published.read(cities, 'order by city_sort'),
    targets: await published.read(targets),
    exclusionSums: await ask(published, 'report/exclusion_sums', span, exclusionSum),
    exclusions: await ask(
      published,
      'report/largest_refused_claims',
      { ...span, most: MOST_REFUSED },
      exclusionAudit.row,
    ),
    ...(await detailOf(published, held, period)),
    ...(await outlookOf(published, held, period)),
    profile: await outageProfile(published, region.code, span),
    repairs: await ask(
      published,
      'report/repair_times',
      { ...span, region: region.code, most: mostCauses },
      repair,
    ),
    rejectedByCode: await ask(published, 'report/rejected_by_code', {}, rejectedCount),
    batches: await published.read(batches, 'where is_in_force order by ingested_order'),
    checks: await published.read(checks),
    settings: await published.read(settingsInForce),
  };
}

/** Claims belong to the period in which their row started. */
const exclusionSum = exclusionAudit.row
  .pick({
    city_code: true,
    outcome: true,
    reason: true,
    excluded_user_seconds: true,
    counted_user_seconds: true,
  })
  .extend({ claims: z.int() });

const repair = outageFacts.row.pick({ city_code: true, cause: true }).extend({
  outages: z.int(),
  median_seconds: z.int(),
  p90_seconds: z.int(),
  longest_seconds: z.int(),
  net_user_seconds: z.bigint(),
});

const rejectedCount = rejectedRows.row.pick({ feed: true, code: true }).extend({ rows: z.int() });

/** A database that an earlier version published lacks some tables; a build makes them. */
function reader(published: Database, held: ReadonlySet<string>) {
  return async <T extends TableDeclaration>(
    table: T,
    clause: string,
    bound: Parameters,
  ): Promise<z.infer<T['row']>[]> =>
    held.has(table.name) ? published.read(table, clause, bound) : [];
}

/** Where the year is heading, and how such forecasts did at the end of the same month. */
async function outlookOf(published: Database, held: ReadonlySet<string>, { year }: Period) {
  const read = reader(published, held);
  const heading = await read(forecasts, 'where year = $year order by all', { year });
  const month = heading[0]?.month;
  return {
    forecasts: heading,
    backtest:
      month === undefined
        ? []
        : await read(forecastBacktest, 'where month = $month order by all', { month }),
    budget: await read(budgetUse, 'where year = $year order by all', { year }),
  };
}

/** The small tables of detail: of the period, and of its year. */
async function detailOf(
  published: Database,
  held: ReadonlySet<string>,
  { kind, name, year }: Period,
) {
  const read = reader(published, held);
  const ofPeriod = 'where period_kind = $kind and period = $name order by city_code, rank';
  const bound = { kind, name };
  return {
    causes: await read(causeHours, ofPeriod, bound),
    monthlyCauses: await read(
      causeHours,
      "where period_kind = 'month' and left(period, 4) = $year order by city_code, period, rank",
      { year: String(year) },
    ),
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
    history: await read(historyRows, 'order by year, city_code, area_tier', {}),
    otherVerdicts: await read(otherVerdicts, 'where year = $year order by all', { year }),
  };
}

function noSuchPeriod(period: Period, hours: ReportData['periodHours']): Error {
  const held = hours.filter((row) => row.period_kind === period.kind).map((row) => row.period);
  const [first] = held;
  const last = held.at(-1);
  return usageError(
    w.noData({ period: period.name }),
    first && last ? w.held({ first, last }) : w.noOutages,
  ).as('no_figure');
}
