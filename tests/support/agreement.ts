import { expect } from 'vitest';
import type { Row } from '../../pipelines/base/database.js';
import { reference } from '../reference/index.js';
import { documentsOf, type Shuffle, serialise } from '../reference/serialise.js';
import type { Project } from '../reference/types.js';
import { withFigures } from './figures.js';

/** Exact columns, compared to the last digit. */
const exactColumns = {
  period_hours: [
    'period_kind',
    'period',
    'city_code',
    'area_tier',
    'period_start',
    'period_end',
    'days',
    'is_final',
    'user_days',
    'gross_user_seconds',
    'excluded_user_seconds',
    'net_user_seconds',
    'fault_user_seconds',
    'planned_user_seconds',
    'sustained_user_seconds',
    'outages',
    'interruptions',
    'interruptions_sustained',
    'interruptions_momentary',
  ],
  customer_rows: [
    'city_code',
    'area_tier',
    'county',
    'provider',
    'users',
    'valid_from',
    'valid_to',
  ],
  outage_facts: [
    'provider',
    'event_id',
    'asset_id',
    'started_at',
    'ended_at',
    'users',
    'is_open',
    'gross_user_seconds',
    'excluded_user_seconds',
    'net_user_seconds',
    'claim',
    'claim_reason',
    'users_served',
  ],
  verdicts: [
    'year',
    'city_code',
    'area_tier',
    'target_group',
    'is_final',
    'absolute_met',
    'baseline_source',
    'reduction_met',
    'verdict',
    'outlook',
    'evidence',
  ],
  forecasts: [
    'year',
    'month',
    'level',
    'city_code',
    'area_tier',
    'user_days',
    'past_years',
    'residual_years',
    'so_far_user_seconds',
    'expected_user_seconds',
    'level_user_seconds',
    'allowance_user_seconds',
    'left_user_seconds',
    'outlook',
  ],
  forecast_backtest: [
    'year',
    'month',
    'level',
    'city_code',
    'area_tier',
    'user_days',
    'past_years',
    'residual_years',
    'so_far_user_seconds',
    'expected_user_seconds',
    'seasonal_user_seconds',
    'level_user_seconds',
    'actual_user_seconds',
    'allowance_user_seconds',
    'is_covered',
    'is_met',
    'brier_pro_rata',
  ],
  other_verdicts: [
    'year',
    'city_code',
    'area_tier',
    'verdict',
    'other_reading',
    'without_exclusion',
  ],
  cause_hours: [
    'period_kind',
    'period',
    'city_code',
    'rank',
    'cause',
    'is_rest',
    'net_user_seconds',
    'fault_user_seconds',
    'outages',
  ],
  line_hours: [
    'period_kind',
    'period',
    'city_code',
    'rank',
    'line_city_code',
    'line_id',
    'net_user_seconds',
    'fault_user_seconds',
    'outages',
  ],
  county_hours: [
    'period_kind',
    'period',
    'city_code',
    'rank',
    'county',
    'is_rest',
    'net_user_seconds',
    'fault_user_seconds',
    'excluded_user_seconds',
    'outages',
    'user_days',
  ],
  // Which of two rows that start together is the first hangs on the order of files and lines.
  top_events: [
    'period_kind',
    'period',
    'city_code',
    'rank',
    'event_id',
    'provider',
    'event_city_code',
    'area_tier',
    'county',
    'line_id',
    'started_at',
    'ended_at',
    'is_open',
    'rows',
    'users',
    'net_user_seconds',
  ],
  repeated_interruptions: [
    'year',
    'city_code',
    'area_tier',
    'window',
    'more_than',
    'assets',
    'users',
  ],
  major_event_days: ['city_code', 'day', 'net_user_seconds', 'is_major'],
} as const;

type Table = keyof typeof exactColumns;

const list = ['period_kind', 'period', 'city_code', 'rank'];
const year = ['year', 'city_code', 'area_tier'];
const intervalEnds = ['low_user_seconds', 'mid_user_seconds', 'high_user_seconds'];

/**
 * Ratios, each one division of integers: equal up to the rounding of a double. A threshold is made
 * of logarithms that the models round to eleven decimals.
 */
const ratios: readonly { table: Table; key: string[]; columns: string[]; within?: number }[] = [
  {
    table: 'period_hours',
    key: ['period_kind', 'period', 'city_code', 'area_tier'],
    columns: [
      'users_avg',
      'hours',
      'hours_gross',
      'hours_fault',
      'hours_planned',
      'hours_sustained',
      'saifi',
      'saifi_sustained',
      'caidi',
      'caidi_sustained',
      'maifi',
      'asai',
    ],
  },
  {
    table: 'verdicts',
    key: year,
    columns: ['hours', 'target_hours', 'baseline_hours', 'reduction', 'allowance_used'],
  },
  // A difference of two large numbers, of which each is exact.
  { table: 'verdicts', key: year, columns: ['margin_user_hours'], within: 1e-9 },
  { table: 'forecasts', key: year, columns: ['pace_minutes_per_day', 'p_meet'] },
  // Through logarithms and exponentials that are rounded to eleven decimals.
  { table: 'forecasts', key: year, columns: [...intervalEnds, 'hours_low'], within: 1e-9 },
  {
    table: 'forecast_backtest',
    key: [...year, 'month'],
    columns: [...intervalEnds, 'width', 'pinball', 'pinball_seasonal', 'p_meet', 'brier'],
    within: 1e-9,
  },
  { table: 'other_verdicts', key: year, columns: ['hours_gross', 'baseline_gross'] },
  { table: 'cause_hours', key: list, columns: ['hours'] },
  { table: 'county_hours', key: list, columns: ['hours'] },
  { table: 'repeated_interruptions', key: [...year, 'window', 'more_than'], columns: ['share'] },
  { table: 'major_event_days', key: ['city_code', 'day'], columns: ['hours'] },
  {
    table: 'major_event_days',
    key: ['city_code', 'day'],
    columns: ['threshold_hours'],
    within: 1e-9,
  },
];

type Cells = Record<string, unknown>;

function lines(rows: readonly Cells[], columns: readonly string[]): string[] {
  return rows
    .map((row) => columns.map((column) => `${column}=${plain(row[column])}`).join(' '))
    .sort();
}

function plain(value: unknown): string {
  return value === null || value === undefined || value === '' ? 'null' : String(value);
}

function keyed(rows: readonly Cells[], key: readonly string[]): Map<string, Cells> {
  return new Map(rows.map((row) => [key.map((column) => row[column]).join('/'), row]));
}

function expectRatios(
  found: readonly Cells[],
  wanted: readonly Cells[],
  { table, key, columns, within = 1e-12 }: (typeof ratios)[number],
): void {
  const byKey = keyed(found, key);
  for (const [name, row] of keyed(wanted, key)) {
    for (const column of columns) {
      const [is, should] = [byKey.get(name)?.[column], row[column]];
      const distance = typeof should === 'number' ? Math.abs(Number(is) - should) : 0;
      const agrees =
        typeof should === 'number'
          ? is !== null && distance <= within * Math.max(1, Math.abs(should))
          : is === null;
      if (!agrees) expect({ table, name, column, is }).toEqual({ table, name, column, is: should });
    }
  }
}

/** Every table of figures, and the rejections, as the reference implementation has them. */
export async function expectAgreement(project: Project, shuffle: Shuffle | null): Promise<void> {
  const wanted = reference(project, documentsOf(project, shuffle));
  const tables = {
    period_hours: wanted.periodHours,
    customer_rows: wanted.customerRows,
    outage_facts: wanted.outageFacts,
    verdicts: wanted.verdicts,
    forecasts: wanted.forecasts,
    forecast_backtest: wanted.forecastBacktest,
    other_verdicts: wanted.otherVerdicts,
    cause_hours: wanted.detail.causeHours,
    line_hours: wanted.detail.lineHours,
    county_hours: wanted.detail.countyHours,
    top_events: wanted.detail.topEvents,
    repeated_interruptions: wanted.repeatedInterruptions,
    major_event_days: wanted.majorEventDays,
  } as unknown as Record<Table, readonly Cells[]>;
  await withFigures(serialise(project, shuffle), async ({ rows }) => {
    const found = {} as Record<Table, Row[]>;
    for (const table of Object.keys(tables) as Table[]) {
      found[table] = await rows(table);
      const columns = exactColumns[table];
      expect(lines(found[table], columns), table).toEqual(lines(tables[table], columns));
    }
    for (const ratio of ratios) expectRatios(found[ratio.table], tables[ratio.table], ratio);
    const rejected = (await rows('rejected_rows')).map((row) => `${row.feed} ${row.code}`).sort();
    expect(rejected).toEqual(wanted.rejections.map(({ feed, code }) => `${feed} ${code}`).sort());
  });
}
