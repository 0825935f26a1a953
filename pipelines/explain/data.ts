import type { Nature } from '../../schemas/codes/index.js';
import { explainWords as w } from '../words/explain.js';
import { periodWords } from '../words/periods.js';
/**
 * Takes a published figure apart:
 *   1. figure     the row of period_hours that was asked for                (data)
 *   2. rows       the outage rows that touch its days, with what each adds  (rows)
 *   3. verdict    the comparisons with limit and baseline, made anew        (verdict)
 *   4. users      days, customer rows, gaps                                 (users)
 *   5. stories    who came first where rows overlap                         (story)
 *   6. proof      the parts add up to the figure, or nothing is explained   (proof)
 * Only published tables are read.
 */

import type { Asked, ExplanationData } from '../../reports/explain/data.js';
import type { PeriodHoursRow } from '../../reports/view/data.js';
import { periodHours } from '../../schemas/published/outcomes.js';
import { cities } from '../../schemas/published/reference.js';
import type { Database } from '../base/database.js';
import { failure, type UserError, usageError } from '../base/errors.js';
import { version } from '../base/package.js';
import { prove } from './proof.js';
import {
  claimsShown,
  eventsShown,
  gatherEvents,
  gatherRows,
  livesShown,
  restOf,
  rowsShown,
  type Scope,
  secondsOf,
  sumsOf,
} from './rows.js';
import { type Rules, rulesOf } from './rules.js';
import { coveredRows, storyOf } from './story.js';
import { usersOf } from './users.js';
import { verdictOf } from './verdict.js';

export interface ExplainOptions {
  /** Every row, not only the largest. */
  readonly allRows?: boolean | undefined;
  /** The event to tell all about. */
  readonly event?: string | undefined;
}

/** Rows, events and spans that a list shows before it sums up the rest. */
export const SHOWN = 20;
/** Rows beyond this are for a query, not for a page. */
const MOST_ROWS = 200_000;

/**
 * Everything behind one published figure.
 * @throws UserError when there is no such figure, or the database is of an earlier version
 */
export async function explanationData(
  published: Database,
  asked: Asked,
  options: ExplainOptions = {},
): Promise<ExplanationData> {
  await requireTables(published);
  const figure = await figureOf(published, asked);
  const rules = await rulesOf(published);
  const scope: Scope = {
    asked,
    firstMonth: figure.period_start,
    from: later(figure.period_start, rules.data_from),
    to: earlier(figure.period_end, rules.as_of),
  };
  await gatherRows(published, scope);
  await gatherEvents(published);
  const lists = await listsOf(published, scope, rules);
  const data: ExplanationData = {
    asked,
    figure,
    span: { from: scope.from, to: scope.to },
    sustained_over_seconds: rules.sustained_over_seconds,
    parts: await partsOf(published, asked),
    natures: await naturesOf(published),
    verdict: await verdictOf(published, asked, figure, rules),
    users: await usersOf(published, scope, SHOWN),
    cities: await citiesOf(published),
    ...(await eventsShown(published, SHOWN)),
    rows: options.allRows ? await allRows(published) : null,
    ...lists,
    story:
      options.event === undefined ? null : await storyOf(published, options.event, scope, rules),
    rules: {
      data_from: rules.data_from,
      as_of: rules.as_of,
      patrol_allowance_minutes: rules.patrol_allowance_minutes,
      start_tolerance_minutes: rules.start_tolerance_minutes,
      evidence: rules.evidence,
      overlap: rules.overlap,
      repeated_rows: rules.repeated_rows,
    },
    program: { version },
    synthetic: rules.synthetic,
  };
  await prove(published, data);
  return data;
}

type Lists = Pick<ExplanationData, 'excluded' | 'refused' | 'covered' | 'clipped'>;

async function listsOf(published: Database, { from, to }: Scope, rules: Rules): Promise<Lists> {
  const isExcluded = 'r.excluded > 0';
  const isRefused = "r.claim = 'refused'";
  const isCovered = 'r.alone > r.net + r.excluded';
  const isClipped = `(r.started_at < timestamp '${from}' or r.ended_at > timestamp '${to}')`;
  const excluded = await claimsShown(published, {
    where: isExcluded,
    by: 'r.excluded',
    most: SHOWN,
  });
  const refused = await claimsShown(published, { where: isRefused, by: 'r.net', most: SHOWN });
  const covered = await rowsShown(published, {
    where: isCovered,
    by: '(r.alone - r.net - r.excluded)',
    most: SHOWN,
  });
  const clipped = await livesShown(published, { where: isClipped, by: 'r.alone', most: SHOWN });
  return {
    excluded: { shown: excluded, rest: restOf(await sumsOf(published, isExcluded), excluded) },
    refused: { shown: refused, rest: restOf(await sumsOf(published, isRefused), refused) },
    covered: {
      shown: await coveredRows(published, covered, rules),
      rest: restOf(await sumsOf(published, isCovered), covered),
    },
    clipped: { shown: clipped, rest: restOf(await sumsOf(published, isClipped), clipped) },
  };
}

async function allRows(published: Database): Promise<ExplanationData['rows']> {
  const { rows } = await sumsOf(published, 'true');
  if (rows > MOST_ROWS) {
    throw usageError(w.tooManyRows({ rows: String(rows), most: String(MOST_ROWS) }), w.askForLess);
  }
  return rowsShown(published, { where: 'true', by: 'r.net', most: null });
}

async function naturesOf(published: Database): Promise<ExplanationData['natures']> {
  const rows = await published.rows(
    `select nature, count(*) as rows, sum(net) as net, sum(excluded) as excluded,
       sum(alone) as alone
     from explained_rows group by nature order by net desc, nature`,
  );
  return rows.map((row) => ({ nature: row.nature as Nature, ...secondsOf(row) }));
}

async function citiesOf(published: Database): Promise<ExplanationData['cities']> {
  const rows = await published.read(cities);
  return Object.fromEntries(
    rows.map((row) => [row.city_code, { zh: row.city_name, en: row.city_name_en }]),
  );
}

async function figureOf(published: Database, asked: Asked): Promise<PeriodHoursRow> {
  const [figure] = await published.read(
    periodHours,
    `where period_kind = $kind and period = $period and city_code = $city and area_tier = $tier`,
    { kind: asked.periodKind, period: asked.period, city: asked.cityCode, tier: asked.tier },
  );
  if (!figure) throw await noSuchFigure(published, asked);
  return figure;
}

/** Figures that add up to the figure: tiers of a city, cities of the region, or both. */
async function partsOf(published: Database, asked: Asked): Promise<ExplanationData['parts']> {
  const { isRegion, cityCode, tier } = asked;
  const read = (condition: string) =>
    published.read(
      periodHours,
      `where period_kind = $kind and period = $period and ${condition}
       order by city_code, case area_tier when 'central' then 1 when 'urban' then 2
         when 'town' then 3 else 4 end`,
      { kind: asked.periodKind, period: asked.period, city: cityCode, tier },
    );
  const parts = [];
  if (tier === 'all') {
    const rows = await read("city_code = $city and area_tier <> 'all' and $tier = $tier");
    parts.push({ by: 'tier' as const, rows });
  }
  if (isRegion) {
    const rows = await read('city_code <> $city and area_tier = $tier');
    parts.push({ by: 'city' as const, rows });
  }
  return parts;
}

async function noSuchFigure(published: Database, asked: Asked): Promise<UserError> {
  const { periodKind: kind, period } = asked;
  const held = await published.rows(
    'select distinct period from period_hours where period_kind = $kind order by period',
    { kind },
  );
  const periods = held.map((row) => String(row.period));
  const [first] = periods;
  const last = periods.at(-1);
  if (!periods.includes(period)) {
    return usageError(
      periodWords.noData({ period }),
      first && last ? periodWords.held({ first, last }) : periodWords.noOutages,
    );
  }
  const others = await published.rows(
    `select distinct area_tier from period_hours
     where period_kind = $kind and period = $period and city_code = $city order by area_tier`,
    { kind, period, city: asked.cityCode },
  );
  const tiers = others.map((row) => String(row.area_tier));
  return usageError(
    w.noFigure({ city: asked.cityName, period, tier: asked.tier }),
    tiers.length > 0 ? w.tiersHeld(tiers) : w.nothingAtAll(asked.cityName),
  );
}

/** A database published by an earlier version of the program lacks what rows add by month. */
async function requireTables(published: Database): Promise<void> {
  const needed = ['outage_months', 'restoration_stages', 'customer_rows', 'history_rows'];
  const found = await published.rows(
    `select distinct table_name from duckdb_tables()
     where database_name = current_database()`,
  );
  const names = new Set(found.map((row) => row.table_name));
  if (needed.every((name) => names.has(name))) return;
  throw failure(w.olderVersion, w.buildFirst);
}

function later(a: string, b: string): string {
  return a > b ? a : b;
}

function earlier(a: string, b: string): string {
  return a < b ? a : b;
}
