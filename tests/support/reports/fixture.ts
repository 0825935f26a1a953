import type { ReportData } from '../../../reports/view/data.js';
import type { Period } from '../../../reports/view/period.js';
import { sichuan } from '../../../schemas/region.js';
import { tiers } from '../../../schemas/tiers.js';
import * as detail from './fixture/detail.js';
import { exclusionSums, exclusions } from './fixture/events.js';
import * as outlook from './fixture/outlook.js';
import { allPeriods } from './fixture/periods.js';
import { historyRows, profileRows, repairRows } from './fixture/profile.js';
import { batches, checks, settings } from './fixture/reference.js';
import { groupOf, limits, years } from './fixture/region.js';
import { verdictsOf } from './fixture/verdicts.js';

/** Plausible, made-up outcomes of Sichuan: 21 cities, four tiers, the months of 2020 to 2022. */

export interface FixtureOptions {
  readonly period?: Period;
  /** The day after the last one of complete data. */
  readonly asOf?: string;
  /** The settings file. */
  readonly yaml?: string;
}

export function reportData({
  period = { kind: 'year', name: '2022' },
  asOf = '2023-01-01',
  yaml = '',
}: FixtureOptions = {}): ReportData {
  const periodHours = allPeriods(asOf);
  const verdicts = years.slice(1).flatMap((year) => verdictsOf(year, periodHours));
  const year = Number(period.name.slice(0, 4));
  const forecasts = outlook.forecastsOf(year, asOf, verdicts);
  return {
    period,
    periodHours,
    verdicts,
    missingEvidence: [],
    cities: sichuan.cities.map((city, i) => ({
      city_code: city.code,
      city_name: city.name,
      city_name_en: city.nameEn,
      city_sort: i + 1,
      target_group: groupOf(city.code),
    })),
    targets: Object.entries(limits).flatMap(([target_group, byTier]) =>
      tiers.map((area_tier) => ({
        year: 2022,
        target_group,
        area_tier,
        target_hours: byTier[area_tier],
        is_stage: false,
      })),
    ),
    exclusionSums: exclusionSums(period),
    exclusions: exclusions(period).filter((row) => row.outcome === 'refused'),
    causes: detail.causes(period, periodHours),
    monthlyCauses: detail.monthlyCauses(year, periodHours),
    profile: profileRows(),
    repairs: repairRows(),
    history: historyRows(),
    lines: detail.lines(period, periodHours),
    counties: detail.counties(period, periodHours),
    events: detail.events(period),
    repeated: detail.repeated(year),
    majorDays: detail.majorDays(year),
    otherVerdicts: detail.otherVerdicts(verdicts.filter((row) => row.year === year)),
    gaps: outlook.gapsOf(year, verdicts),
    forecasts,
    backtest: outlook.backtestOf(year, forecasts),
    budget: outlook.budgetOf(forecasts),
    rejectedByCode: [
      { feed: 'outages', code: 'bad_time', rows: 7 },
      { feed: 'outages', code: 'unknown_city', rows: 3 },
      { feed: 'restorations', code: 'orphan_restoration', rows: 2 },
    ],
    batches,
    checks,
    settings: settings(asOf, yaml),
    program: { version: '0.1.0' },
    region: { code: sichuan.code, name: sichuan.name },
  };
}
