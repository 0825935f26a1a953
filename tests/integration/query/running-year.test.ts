import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageRoot } from '../../../pipelines/base/package.js';
import { command } from '../../support/command.js';

/*
 * The saved questions about a year that is not over, on the golden case of the budgets, whose figures are
 * worked out by hand.
 */

const folder = mkdtempSync(join(tmpdir(), 'shihu-running-'));
const ask = async (question: string, ...values: string[]) => {
  const given = values.flatMap((value) => ['--param', value]);
  const said = await command('query', question, ...given, '--project', folder, '--json');
  expect(said.code, said.notes).toBe(0);
  return JSON.parse(said.out) as Record<string, unknown>[];
};

beforeAll(async () => {
  cpSync(join(packageRoot, 'tests', 'golden', 'budgets', 'input'), folder, { recursive: true });
  const ran = await command('run', '--project', folder);
  expect(ran.code, ran.notes).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('budget_by_month', () => {
  it('adds up the cities of each month', async () => {
    const found = await ask('@budget_by_month');
    expect(found.length).toBe(12);
    expect(found[0]).toEqual({
      ...{ month: '2022-01', is_over: true, budget: 60, faults: 50, planned: 0, booked: 0 },
      ...{ reserve: 0, may_be_planned: 10, beyond: 0, unbudgeted: 0 },
    });
    expect(found[1]).toMatchObject({ month: '2022-02', budget: null, unbudgeted: 1 });
    expect(found[6]).toEqual({
      ...{ month: '2022-07', is_over: false, budget: 60, faults: 0, planned: 0, booked: 70 },
      // 89,956 user-seconds are kept for faults.
      ...{ reserve: 25, may_be_planned: -35, beyond: 1, unbudgeted: 0 },
    });
    expect(await ask('@budget_by_month', 'city=甲市', 'tier=市区')).toEqual(found);
    expect(await ask('@budget_by_month', 'tier=rural')).toEqual([]);
    expect(await ask('@budget_by_month', 'year=2021')).toEqual([]);
  });
});

describe('cells_at_risk', () => {
  it('gives the year’s interval, what is allowed and the chance', async () => {
    const found = await ask('@cells_at_risk');
    // 50 user-hours so far, at most 479,854.68 user-seconds in the end and 200 allowed, of 100 users.
    expect(found).toEqual([
      expect.objectContaining({
        ...{ city_name: '甲市', area_tier: 'urban', hours_so_far: 0.5 },
        ...{ hours_high: 1.3329, hours_allowance: 2, user_hours_left: 150 },
        // 150 user-hours among 100 users on 184 days.
        pace: 0.49,
        p_meet: 1,
      }),
    ]);
    expect(await ask('@cells_at_risk', 'city=A', 'top=1')).toEqual(found);
    expect(await ask('@cells_at_risk', 'tier=农村')).toEqual([]);
  });
});
