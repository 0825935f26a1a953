/**
 * The method, done slowly and in plain sight: loops over rows, days and stretches of time, whole
 * numbers throughout. It shares nothing with the program and is what the program is tested against.
 *
 *   rows ─1▶ spells ─2▶ claims ─3▶ contributions ─4▶ sums by period, city, tier ─5▶ verdicts
 *                                                ├6▶ forecast, outlook
 *                                                └7▶ detail
 */
import { isoDate, isoTime, secondsPerDay } from './civil.js';
import { claimOf, type Reason } from './claims.js';
import { type Detail, detailOf } from './detail.js';
import { type Documents, faultsOf, oneDocumentEach } from './evidence.js';
import { type Backtest, type Forecast, Forecaster } from './forecast.js';
import { type PeriodHours, periodHours } from './indices.js';
import { type MajorEventDay, majorEventDays } from './major.js';
import { outlooksOf, type WithOutlook } from './outlook.js';
import { contributions, userSeconds } from './overlap.js';
import { horizonOf, periodsOf } from './periods.js';
import { coverages, servedCoverages } from './population.js';
import { type Ratio, ratio, toNumber } from './ratio.js';
import { type RepeatedInterruptions, repeatedInterruptions } from './repeated.js';
import { lives, type Rejection } from './spells.js';
import type { Nature, Project, Tier } from './types.js';
import {
  type OtherVerdict,
  otherVerdicts,
  type Verdict,
  verdicts,
  widestAllowance,
} from './verdicts.js';

export type { PeriodHours } from './indices.js';
export type { Ratio } from './ratio.js';
export type { Rejection } from './spells.js';
export type * from './types.js';
export { defaultSettings, natures, tiers } from './types.js';
export type { Verdict } from './verdicts.js';

/** Texts that are absent are null here, times are ISO without offset, as in the published tables. */
export interface OutageFact {
  /** Index of the row among the project's outages. */
  readonly row: number;
  readonly event_id: string;
  readonly provider: string | null;
  readonly city_code: string;
  readonly county: string | null;
  readonly area_tier: Tier;
  readonly line_id: string | null;
  readonly asset_id: string | null;
  readonly started_at: string;
  readonly restored_at: string | null;
  readonly ended_at: string;
  readonly is_open: boolean;
  readonly users: number;
  readonly nature: Nature;
  readonly cause: string | null;
  readonly avoidance_order: string | null;
  readonly gross_user_seconds: bigint;
  readonly excluded_user_seconds: bigint;
  readonly net_user_seconds: bigint;
  readonly claim: 'none' | 'qualified' | 'refused';
  readonly claim_reason: Reason | null;
  readonly users_served: number | null;
}

export interface ExclusionAudit {
  /** Index of the row among the project's outages. */
  readonly row: number;
  readonly event_id: string;
  readonly provider: string | null;
  readonly asset_id: string | null;
  readonly city_code: string;
  readonly area_tier: Tier;
  readonly line_id: string | null;
  readonly nature: Nature;
  readonly order_no: string | null;
  readonly authority: string | null;
  readonly approved_from: string | null;
  readonly approved_to: string | null;
  readonly started_at: string;
  readonly ended_at: string;
  readonly outcome: 'qualified' | 'refused';
  readonly reason: Reason | null;
  readonly excluded_user_seconds: bigint;
  readonly counted_user_seconds: bigint;
  readonly excluded_user_hours: number;
  readonly counted_user_hours: number;
  readonly exact: { readonly excluded_user_hours: Ratio; readonly counted_user_hours: Ratio };
}

/** Users of a city and tier, from the first day to the last. */
export interface CustomerRow {
  readonly city_code: string;
  readonly area_tier: Tier;
  readonly county: string | null;
  readonly provider: string | null;
  readonly users: number;
  readonly valid_from: string;
  readonly valid_to: string;
}

export interface Result {
  /** ISO dates; null when there are no outages and the settings don't give both. */
  readonly horizon: { readonly data_from: string; readonly as_of: string } | null;
  readonly outageFacts: readonly OutageFact[];
  readonly exclusionAudit: readonly ExclusionAudit[];
  readonly periodHours: readonly PeriodHours[];
  readonly customerRows: readonly CustomerRow[];
  readonly verdicts: readonly WithOutlook<Verdict>[];
  readonly forecasts: readonly WithOutlook<Forecast>[];
  readonly forecastBacktest: readonly Backtest[];
  readonly otherVerdicts: readonly OtherVerdict[];
  readonly detail: Detail;
  readonly repeatedInterruptions: readonly RepeatedInterruptions[];
  readonly majorEventDays: readonly MajorEventDay[];
  /** Rows that the feeds can't judge alone: of restorations and customers. */
  readonly rejections: readonly Rejection[];
}

const orNull = (text: string): string | null => (text === '' ? null : text);

/** @param documents which file each row comes from, where that matters: to evidence alone */
export function reference(
  project: Project,
  documents: Documents = oneDocumentEach(project),
): Result {
  const { settings, orders, customers } = project;
  const horizon = horizonOf(project);
  // Without a horizon there are no outages, and nothing runs to as_of.
  const asOf = (horizon?.asOf ?? 0) * secondsPerDay;

  // 1. Rows become spells.
  const life = lives(project, asOf);
  // 2. Claims to exclusion are judged.
  const claims = project.outages.map((outage) => claimOf(outage, orders, settings));
  // 3. Overlapping rows of one population share the time out: first cause wins.
  const adds = contributions(life.lives, claims, settings);

  const outageFacts: OutageFact[] = [];
  const exclusionAudit: ExclusionAudit[] = [];
  life.lives.forEach(({ row, outage, endedAt, isOpen }) => {
    const claim = claims[row];
    if (claim === undefined) throw new Error('a row without its claim');
    let gross = 0n;
    let excluded = 0n;
    for (const piece of adds) {
      if (piece.row !== row) continue;
      const amount = userSeconds(piece, piece.from, piece.to);
      gross += amount;
      if (piece.excluded) excluded += amount;
    }
    outageFacts.push({
      row,
      event_id: outage.event_id,
      provider: orNull(outage.provider),
      city_code: outage.city,
      county: orNull(outage.county),
      area_tier: outage.area_tier,
      line_id: orNull(outage.line_id),
      asset_id: orNull(outage.asset_id),
      started_at: isoTime(outage.started_at),
      restored_at: outage.restored_at === null ? null : isoTime(outage.restored_at),
      ended_at: isoTime(endedAt),
      is_open: isOpen,
      users: outage.users,
      nature: outage.nature,
      cause: orNull(outage.cause),
      avoidance_order: orNull(outage.avoidance_order),
      gross_user_seconds: gross,
      excluded_user_seconds: excluded,
      net_user_seconds: gross - excluded,
      claim: claim.claim,
      claim_reason: claim.reason,
      users_served: outage.users_served,
    });
    if (claim.claim === 'none') return;
    const exact = {
      excluded_user_hours: ratio(excluded, 3600n),
      counted_user_hours: ratio(gross - excluded, 3600n),
    };
    exclusionAudit.push({
      row,
      event_id: outage.event_id,
      provider: orNull(outage.provider),
      asset_id: orNull(outage.asset_id),
      city_code: outage.city,
      area_tier: outage.area_tier,
      line_id: orNull(outage.line_id),
      nature: outage.nature,
      order_no: orNull(outage.avoidance_order),
      authority: orNull(claim.order?.authority ?? ''),
      approved_from: claim.order === null ? null : isoTime(claim.order.approved_from),
      approved_to: claim.order === null ? null : isoTime(claim.order.approved_to),
      started_at: isoTime(outage.started_at),
      ended_at: isoTime(endedAt),
      outcome: claim.claim,
      reason: claim.reason,
      excluded_user_seconds: excluded,
      counted_user_seconds: gross - excluded,
      excluded_user_hours: toNumber(exact.excluded_user_hours),
      counted_user_hours: toNumber(exact.counted_user_hours),
      exact,
    });
  });

  // 4. Sums and ratios by period, city and tier.
  const population = coverages(customers);
  const served = servedCoverages(project.outages, customers, horizon?.dataFrom ?? 0);
  const held = [...population.coverages, ...served];
  const periods = horizon === null ? [] : periodsOf(horizon);
  const codes = project.cities.map((city) => city.code);
  const evidence = {
    lives: life.lives,
    contributions: adds,
    coverages: held,
    settings,
  };
  const hours = periodHours(periods, codes, evidence);

  const rejections = [...life.rejections, ...population.rejections];
  const years = periods.filter(({ kind }) => kind === 'year').map(({ name }) => Number(name));
  const faults = faultsOf(project, years, hours, life.lives, rejections, documents, asOf);

  // 5. Verdicts.
  const judged = verdicts(project, hours, faults);
  // 6. The forecast, and what it makes of a verdict.
  const forecaster =
    horizon &&
    new Forecaster(project, horizon, hours, held, ({ city, tier }, year) =>
      tier === 'all' ? null : widestAllowance(project, hours, city, tier, year),
    );
  const forecasts = forecaster?.forecasts() ?? [];
  const outlooks = outlooksOf(project, judged, forecasts);

  return {
    horizon:
      horizon === null
        ? null
        : { data_from: isoDate(horizon.dataFrom), as_of: isoDate(horizon.asOf) },
    outageFacts,
    exclusionAudit,
    periodHours: hours,
    customerRows: held.map((row) => ({
      city_code: row.city,
      area_tier: row.tier,
      county: orNull(row.county),
      provider: orNull(row.provider),
      users: row.users,
      valid_from: isoDate(row.from),
      valid_to: Number.isFinite(row.to) ? isoDate(row.to) : '9999-12-31',
    })),
    verdicts: judged.map((row) => ({ ...row, outlook: outlooks(row) })),
    forecasts: forecasts.map((row) => ({ ...row, outlook: outlooks(row) })),
    forecastBacktest: forecaster?.backtest() ?? [],
    otherVerdicts: otherVerdicts(project, hours, faults),
    // 7. What the figures are made of.
    detail: detailOf(periods, hours, evidence),
    repeatedInterruptions: repeatedInterruptions(periods, hours, evidence),
    majorEventDays: horizon === null ? [] : majorEventDays(horizon, hours, evidence),
    rejections,
  };
}
