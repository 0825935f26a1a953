import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Row } from '../../pipelines/base/database.js';
import { projects } from '../reference/arbitrary.js';
import { reference } from '../reference/index.js';
import { serialise } from '../reference/serialise.js';
import type { Project } from '../reference/types.js';
import { withFigures } from '../support/figures.js';

const RUNS = Number(process.env.SHIHU_PROPERTY_RUNS ?? 40);

/** Nine digits before the point is what the history feed holds; a year has 8,784 hours. */
const plausible = (project: Project) => project.history.every(({ hours }) => Number(hours) < 1e9);

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
  ],
} as const;

/** Ratios, each one division of integers: equal up to the rounding of a double. */
const ratioColumns = {
  period_hours: [
    'users_avg',
    'hours',
    'hours_gross',
    'hours_fault',
    'hours_planned',
    'hours_sustained',
    'saifi',
    'caidi',
    'asai',
  ],
  verdicts: ['hours', 'target_hours', 'baseline_hours', 'reduction', 'allowance_used'],
} as const;

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
  key: readonly string[],
  columns: readonly string[],
): void {
  const byKey = keyed(found, key);
  for (const [name, row] of keyed(wanted, key)) {
    for (const column of columns) {
      const [is, should] = [byKey.get(name)?.[column], row[column]];
      if (typeof should !== 'number') {
        expect([name, column, is]).toEqual([name, column, null]);
      } else {
        const distance = Math.abs(Number(is) - should);
        expect([name, column, distance <= 1e-12 * Math.max(1, Math.abs(should)), is]).toEqual([
          name,
          column,
          true,
          is,
        ]);
      }
    }
  }
}

async function expectAgreement(project: Project, shuffle: { seed: number; files: number } | null) {
  const wanted = reference(project);
  await withFigures(serialise(project, shuffle), async ({ rows }) => {
    const found: Record<string, Row[]> = {
      period_hours: await rows('period_hours'),
      outage_facts: await rows('outage_facts'),
      verdicts: await rows('verdicts'),
    };
    const tables: Record<string, readonly Cells[]> = {
      period_hours: wanted.periodHours as unknown as Cells[],
      outage_facts: wanted.outageFacts as unknown as Cells[],
      verdicts: wanted.verdicts as unknown as Cells[],
    };
    for (const [table, columns] of Object.entries(exactColumns)) {
      expect(lines(found[table] ?? [], columns), table).toEqual(
        lines(tables[table] ?? [], columns),
      );
    }
    const cell = ['period_kind', 'period', 'city_code', 'area_tier'];
    expectRatios(
      found.period_hours ?? [],
      tables.period_hours ?? [],
      cell,
      ratioColumns.period_hours,
    );
    const year = ['year', 'city_code', 'area_tier'];
    expectRatios(found.verdicts ?? [], tables.verdicts ?? [], year, ratioColumns.verdicts);
    const rejected = (await rows('rejected_rows')).map((row) => `${row.feed} ${row.code}`).sort();
    expect(rejected).toEqual(wanted.rejections.map(({ feed, code }) => `${feed} ${code}`).sort());
  });
}

describe('the models agree with the reference implementation', () => {
  it('on random projects, to the last integer', async () => {
    await fc.assert(
      fc.asyncProperty(projects().filter(plausible), async (project) =>
        expectAgreement(project, null),
      ),
      { numRuns: RUNS, endOnFailure: true },
    );
  }, 600_000);

  it('with customer rows that overlap', async () => {
    await fc.assert(
      fc.asyncProperty(
        projects({ overlappingValidity: true, maxOutages: 6 }).filter(plausible),
        async (project) => expectAgreement(project, null),
      ),
      { numRuns: Math.ceil(RUNS / 4), endOnFailure: true },
    );
  }, 600_000);

  it('whatever the order of rows and files', async () => {
    await fc.assert(
      fc.asyncProperty(projects().filter(plausible), fc.integer(), async (project, seed) =>
        expectAgreement(project, { seed, files: 3 }),
      ),
      { numRuns: Math.ceil(RUNS / 4), endOnFailure: true },
    );
  }, 600_000);
});
