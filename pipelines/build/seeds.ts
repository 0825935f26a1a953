import { tierCodes } from '../../schemas/codes/index.js';
import { baseYearOf } from '../../schemas/settings/targets.js';
import { RowAppender } from '../base/append.js';
import type { Database, Parameter } from '../base/database.js';
import { VARCHAR } from '../base/duckdb.js';
import { usageError } from '../base/errors.js';
import { complement, fractionOf, powerOf, scaled } from '../base/exact.js';
import type { LoadedSettings } from '../project/settings.js';
import { buildWords as w } from '../words/build.js';
import { forecastSeeds } from './forecast-seeds.js';

/** A relation that the models read and that comes from the settings, not from SQL. */
export interface Seed {
  readonly name: string;
  readonly columns: Readonly<Record<string, string>>;
  readonly rows: readonly (readonly Parameter[])[];
}

export interface Horizon {
  readonly asOf: string | null;
  readonly dataFrom: string | null;
}

/** Limits are kept as whole millionths of an hour, so that comparisons stay exact. */
const LIMIT_DIGITS = 6;
/** The widest factor that `at_most` multiplies exactly. */
const LARGEST_DENOMINATOR = 10n ** 36n;
const DAY_MS = 86_400_000;

/** Apart from the other rules: it moves with every month. */
export const WANTED_HORIZON = 'wanted_horizon';

/** First and last year of the calendar; null when nothing is held. */
export type Years = readonly [number, number] | null;

/** What the settings say of every year, as small tables. */
export function ruleSeeds(loaded: LoadedSettings, horizon: Horizon, knownOrder: number): Seed[] {
  return [
    ruleSeed(loaded, knownOrder),
    wantedSeed(horizon),
    repeatSeed(),
    citySeed(loaded),
    coveredSeed(loaded),
    confirmedSeed(loaded),
    ...forecastSeeds(),
  ];
}

/** The calendar, and what the settings say of each of its years. */
export function calendarSeeds(loaded: LoadedSettings, years: Years): Seed[] {
  const span = years ? range(years[0], years[1]) : [];
  return [...yearSeeds(loaded, span), daySeed(years)];
}

export async function plantSeeds(database: Database, seeds: readonly Seed[]): Promise<void> {
  for (const { name, columns, rows } of seeds) {
    const names = Object.keys(columns);
    const texts = names.map((column) => `${column} varchar`).join(', ');
    await database.query(`create or replace temp table seed_texts (${texts})`);
    const appender = await RowAppender.open(
      database,
      'seed_texts',
      names.map(() => VARCHAR),
    );
    for (const row of rows) appender.push(row.map((value) => (value === null ? null : `${value}`)));
    appender.close();
    const typed = Object.entries(columns).map(([c, type]) => `cast(${c} as ${type}) as ${c}`);
    await database.query(
      `create or replace temp table ${name} as select ${typed.join(', ')} from seed_texts`,
    );
  }
}

/** Limits of the method and of the checks that no setting changes, as columns of `rule`. */
const limits = {
  // Most that a period's list names: the method's section "Detail".
  events_listed: ['bigint', 10],
  lines_listed: ['bigint', 10],
  // Shares into which lines are dealt to find the largest: many times as many as are listed.
  line_shares: ['bigint', 100],
  causes_listed: ['bigint', 20],
  counties_listed: ['bigint', 60],
  // More interruptions of an asset than this within so many days are frequent.
  frequent_over: ['bigint', 3],
  frequent_days: ['bigint', 60],
  // 2.5 beta of the years before, as a fraction to stay exact.
  major_event_years: ['integer', 5],
  major_event_betas_num: ['decimal(38,0)', 5],
  major_event_betas_den: ['decimal(38,0)', 2],
  // A month with fewer rows than the median divided by this is thin.
  thin_month_factor: ['bigint', 20],
  // What is open is held against a document only when it is older than this.
  open_after_days: ['bigint', 7],
  // Rows of one identity whose starts lie further apart are about different outages.
  unlike_after_s: ['bigint', 86_400],
  long_outage_days: ['bigint', 30],
  // Months without a row, from which on a gap is told of, and from which on it is a mistyped year.
  quiet_months: ['bigint', 6],
  stray_months: ['bigint', 12],
  // Fewer rows say nothing about how the times of a document were written.
  judged_from_rows: ['bigint', 2],
  // How far user-hours as reported may be from the computed ones.
  reported_within_hours: ['double', 0.05],
  reported_within_share: ['double', 0.001],
  // The most lines that a sheet of a workbook has.
  sheet_lines: ['bigint', 1_048_576],
} as const satisfies Record<string, readonly [string, number]>;

/** Numbers that interruptions of an asset within a year are held against. */
const MOST_REPEATS = 10;

function ruleSeed({ settings, region }: LoadedSettings, known: number): Seed {
  return {
    name: 'rule',
    columns: {
      known_order: 'integer',
      repeated_rows: 'varchar',
      event_scope: 'varchar',
      overlap: 'varchar',
      evidence: 'varchar',
      start_tolerance_s: 'bigint',
      patrol_allowance_s: 'bigint',
      sustained_over_s: 'bigint',
      region_code: 'varchar',
      region_name: 'varchar',
      ...Object.fromEntries(Object.entries(limits).map(([name, [type]]) => [name, type])),
    },
    rows: [
      [
        known,
        settings.repeated_rows,
        settings.event_scope,
        settings.overlap,
        settings.evidence,
        settings.start_tolerance_minutes * 60,
        settings.patrol_allowance_minutes * 60,
        settings.sustained_over_seconds,
        region.code,
        region.name.zh,
        ...Object.values(limits).map(([, limit]) => limit),
      ],
    ],
  };
}

/** The ends of the horizon that are asked for; null where the data is to say them. */
function wantedSeed({ asOf, dataFrom }: Horizon): Seed {
  return {
    name: WANTED_HORIZON,
    columns: { as_of: 'date', data_from: 'date' },
    rows: [[asOf, dataFrom]],
  };
}

function repeatSeed(): Seed {
  return {
    name: 'repeat_numbers',
    columns: { more_than: 'bigint' },
    rows: range(0, MOST_REPEATS).map((number) => [number]),
  };
}

/** The group that names the city, or the one that takes every other city. */
export function groupOf(city: string, { settings }: LoadedSettings): string | null {
  const groups = Object.entries(settings.targets.groups);
  const named = groups.find(([, { cities }]) => cities !== '*' && cities.includes(city));
  const rest = groups.find(([, { cities }]) => cities === '*');
  return (named ?? rest)?.[0] ?? null;
}

function citySeed(loaded: LoadedSettings): Seed {
  const { rate_groups: applies } = loaded.settings;
  return {
    name: 'city_rules',
    columns: {
      city_code: 'varchar',
      city_name: 'varchar',
      city_name_en: 'varchar',
      city_sort: 'integer',
      target_group: 'varchar',
      alternative_applies: 'boolean',
      is_named_apart: 'boolean',
    },
    rows: loaded.region.cities.map((city, i) => {
      const group = groupOf(city.code, loaded);
      const alternative = applies === 'all' || (group !== null && applies.includes(group));
      const apart = group !== null && loaded.settings.targets.groups[group]?.cities !== '*';
      return [city.code, city.name, city.nameEn, i + 1, group, alternative, apart];
    }),
  };
}

/** Cities that a document is about, where the settings say so. */
function coveredSeed({ settings }: LoadedSettings): Seed {
  return {
    name: 'covered_cities',
    columns: { feed: 'varchar', source_file: 'varchar', city_code: 'varchar' },
    rows: Object.entries(settings.feeds).flatMap(([feed, own]) =>
      Object.entries(own?.covers ?? {}).flatMap(([file, cities]) =>
        cities.map((city) => [feed, file, city]),
      ),
    ),
  };
}

/** Cities that are known to have had no outage in a year. */
function confirmedSeed({ settings }: LoadedSettings): Seed {
  return {
    name: 'confirmed_years',
    columns: { year: 'integer', city_code: 'varchar' },
    rows: Object.entries(settings.no_outages_confirmed).flatMap(([year, cities]) =>
      cities.map((city) => [Number(year), city]),
    ),
  };
}

function yearSeeds({ settings }: LoadedSettings, years: readonly number[]): Seed[] {
  const { groups, stages } = settings.targets;
  const targets = years.flatMap((year) =>
    Object.entries(groups).flatMap(([group, { hours }]) =>
      tierCodes.names.flatMap((tier) => {
        const stage = stages[year]?.[group]?.[tier];
        const limit = stage ?? hours[tier];
        if (limit === undefined) return [];
        return [[year, group, tier, scaled(limit, LIMIT_DIGITS), stage !== undefined]];
      }),
    ),
  );
  return [
    {
      name: 'target_rules',
      columns: {
        year: 'integer',
        target_group: 'varchar',
        area_tier: 'varchar',
        target_e6: 'decimal(38,0)',
        is_stage: 'boolean',
      },
      rows: targets,
    },
    {
      name: 'year_rules',
      columns: {
        year: 'integer',
        baseline_year: 'integer',
        years: 'integer',
        factor_num: 'decimal(38,0)',
        factor_den: 'decimal(38,0)',
      },
      rows: years.flatMap((year) => yearRule(year, settings)),
    },
  ];
}

function yearRule(year: number, { basis, rate }: LoadedSettings['settings']): Parameter[][] {
  const base = baseYearOf(basis) ?? year - 1;
  const count = year - base;
  if (count <= 0) return [];
  const factor = powerOf(complement(fractionOf(rate)), count);
  if (factor.den > LARGEST_DENOMINATOR) {
    throw usageError(w.rateTooFine({ rate, base, years: count }), w.roundRate).as('bad_settings');
  }
  return [[year, base, count, factor.num, factor.den]];
}

function daySeed(years: Years): Seed {
  const first = years ? Date.UTC(years[0], 0, 1) / DAY_MS : 0;
  const last = years ? Date.UTC(years[1], 11, 31) / DAY_MS : -1;
  return {
    name: 'days',
    columns: {
      day: 'date',
      day_no: 'bigint',
      year: 'integer',
      quarter: 'varchar',
      month: 'varchar',
      month_no: 'integer',
    },
    rows: range(first, last).map((dayNo) => {
      const day = new Date(dayNo * DAY_MS).toISOString().slice(0, 10);
      const year = Number(day.slice(0, 4));
      const month = Number(day.slice(5, 7));
      const quarter = `${year}Q${Math.ceil(month / 3)}`;
      return [day, dayNo, year, quarter, day.slice(0, 7), year * 12 + month - 1];
    }),
  };
}

function range(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
}
