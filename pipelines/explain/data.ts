import { explainWords as w } from '../words/explain.js';
import { periodWords } from '../words/periods.js';
/**
 * Takes a published figure apart:
 *   1. figure     the row of period_hours that was asked for                (data)
 *   2. rows       the outage rows that touch its days, with what each adds  (rows)
 *   3. verdict    the comparisons with limit and baseline, made anew        (verdict)
 *                and where a year that is not over is heading              (data)
 *   4. users      days, customer rows, gaps                                 (users)
 *   5. stories    who came first where rows overlap                         (story)
 *   6. proof      the parts add up to the figure, or nothing is explained   (proof)
 * Only published tables are read.
 */

import type { ExplanationData, ExplanationRequest } from '../../reports/explain/data.js';
import type { PeriodHoursRow } from '../../reports/view/data.js';
import { budgetUse } from '../../schemas/published/budgets.js';
import { forecasts } from '../../schemas/published/forecasts.js';
import { periodHours } from '../../schemas/published/outcomes.js';
import { cities } from '../../schemas/published/reference.js';
import type { Database } from '../base/database.js';
import { failure, type UserError, usageError } from '../base/errors.js';
import { version } from '../base/package.js';
import { relationNames } from '../base/relations.js';
import { ask } from '../models/queries.js';
import { prove } from './proof.js';
import {
  eventsShown,
  gatherRows,
  listSums,
  livesShown,
  naturesOf,
  restOf,
  rowsShown,
  type Scope,
  withClaims,
} from './rows.js';
import { rulesOf } from './rules.js';
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
  asked: ExplanationRequest,
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
  const sumsOf = await listSums(published);
  const lists = await listsOf(published, rules, sumsOf);
  const data: ExplanationData = {
    asked,
    figure,
    span: { from: scope.from, to: scope.to },
    sustained_over_seconds: rules.sustained_over_seconds,
    parts: await partsOf(published, asked),
    natures: await naturesOf(published),
    verdict: await verdictOf(published, asked, figure, rules),
    forecast: await forecastOf(published, asked),
    budgets: await budgetsOf(published, asked),
    users: await usersOf(published, scope, SHOWN),
    cities: await citiesOf(published),
    ...(await eventsShown(published, SHOWN)),
    rows: options.allRows ? await allRows(published, sumsOf('all').rows) : null,
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

async function listsOf(
  published: Database,
  rules: Awaited<ReturnType<typeof rulesOf>>,
  sumsOf: Awaited<ReturnType<typeof listSums>>,
): Promise<Lists> {
  const excluded = await withClaims(published, await rowsShown(published, 'excluded', SHOWN));
  const refused = await withClaims(published, await rowsShown(published, 'refused', SHOWN));
  const covered = await rowsShown(published, 'covered', SHOWN);
  const clipped = await livesShown(published, 'clipped', SHOWN);
  return {
    excluded: { shown: excluded, rest: restOf(sumsOf('excluded'), excluded) },
    refused: { shown: refused, rest: restOf(sumsOf('refused'), refused) },
    covered: {
      shown: await coveredRows(published, covered, rules),
      rest: restOf(sumsOf('covered'), covered),
    },
    clipped: { shown: clipped, rest: restOf(sumsOf('clipped'), clipped) },
  };
}

/** @throws UserError when there are more than can be listed */
async function allRows(published: Database, rows: number): Promise<ExplanationData['rows']> {
  if (rows > MOST_ROWS) {
    throw usageError(
      w.tooManyRows({ rows: String(rows), most: String(MOST_ROWS) }),
      w.askForLess,
    ).as('too_many_rows');
  }
  return rowsShown(published, 'all', null);
}

async function citiesOf(published: Database): Promise<ExplanationData['cities']> {
  const rows = await published.read(cities);
  return Object.fromEntries(
    rows.map((row) => [row.city_code, { zh: row.city_name, en: row.city_name_en }]),
  );
}

/** Where the year is heading; null for other periods, and for a year that is over. */
async function forecastOf(
  published: Database,
  { periodKind, period, cityCode: city, tier }: ExplanationRequest,
): Promise<ExplanationData['forecast']> {
  if (periodKind !== 'year') return null;
  const [row] = await published.read(
    forecasts,
    'where year = $year and city_code = $city and area_tier = $tier',
    { year: Number(period), city, tier },
  );
  return row ?? null;
}

/** What a month of a city and tier is budgeted at and used for; nothing for other periods. */
async function budgetsOf(
  published: Database,
  { periodKind, period, cityCode: city, tier }: ExplanationRequest,
): Promise<ExplanationData['budgets']> {
  if (periodKind !== 'month') return [];
  const where = 'where month = $period and city_code = $city and area_tier = $tier';
  return published.read(budgetUse, where, { period, city, tier });
}

/** @throws UserError that says for which periods and tiers there are figures */
export async function figureOf(
  published: Database,
  asked: ExplanationRequest,
): Promise<PeriodHoursRow> {
  const [figure] = await published.read(
    periodHours,
    `where period_kind = $kind and period = $period and city_code = $city and area_tier = $tier`,
    { kind: asked.periodKind, period: asked.period, city: asked.cityCode, tier: asked.tier },
  );
  if (!figure) throw await noSuchFigure(published, asked);
  return figure;
}

/** Figures that add up to the figure: tiers of a city, cities of the region, or both. */
async function partsOf(
  published: Database,
  asked: ExplanationRequest,
): Promise<ExplanationData['parts']> {
  const { isRegion, cityCode, tier } = asked;
  const period = { kind: asked.periodKind, period: asked.period, city: cityCode };
  const parts = [];
  if (tier === 'all') {
    const rows = await published.read(
      periodHours,
      `where period_kind = $kind and period = $period and city_code = $city and area_tier <> 'all'
       order by case area_tier when 'central' then 1 when 'urban' then 2 when 'town' then 3 else 4 end`,
      period,
    );
    parts.push({ by: 'tier' as const, rows });
  }
  if (isRegion) {
    const rows = await published.read(
      periodHours,
      `where period_kind = $kind and period = $period and city_code <> $city and area_tier = $tier
       order by city_code`,
      { ...period, tier },
    );
    parts.push({ by: 'city' as const, rows });
  }
  return parts;
}

async function noSuchFigure(published: Database, asked: ExplanationRequest): Promise<UserError> {
  const { periodKind: kind, period } = asked;
  const held = await published.rows(
    'select distinct period from period_hours where period_kind = $kind order by period',
    { kind },
    periodHours.row.pick({ period: true }),
  );
  const periods = held.map((row) => row.period);
  const [first] = periods;
  const last = periods.at(-1);
  if (!periods.includes(period)) {
    return usageError(
      periodWords.noData({ period }),
      first && last ? periodWords.held({ first, last }) : periodWords.noOutages,
    ).as('no_figure');
  }
  const others = await ask(
    published,
    'explain/tiers_held',
    { period_kind: kind, period, city_code: asked.cityCode },
    periodHours.row.pick({ area_tier: true }),
  );
  const tiers = others.map((row) => row.area_tier);
  return usageError(
    w.noFigure({ city: asked.cityName, period, tier: asked.tier }),
    tiers.length > 0 ? w.tiersHeld(tiers) : w.nothingAtAll(asked.cityName),
  ).as('no_figure');
}

/** A database published by an earlier version of the program lacks what rows add by month. */
export async function requireTables(published: Database): Promise<void> {
  const needed = [
    ...['outage_months', 'restoration_stages', 'customer_rows', 'history_rows'],
    ...['forecasts', 'budget_use'],
  ];
  const names = await relationNames(published);
  if (needed.every((name) => names.has(name))) return;
  throw failure(w.olderVersion, w.buildFirst).as('other_version');
}

function later(a: string, b: string): string {
  return a > b ? a : b;
}

function earlier(a: string, b: string): string {
  return a < b ? a : b;
}
