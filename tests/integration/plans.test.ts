import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageRoot } from '../../pipelines/base/package.js';
import type { Output } from '../../schemas/outputs/index.js';
import { command } from '../support/command.js';
import { writeFiles } from '../support/folder.js';

/* `shihu plans check` on the golden case of the budgets, whose figures are worked out by hand. */

const folder = mkdtempSync(join(tmpdir(), 'shihu-plans-'));
const file = join(folder, 'new.csv');
const head =
  '计划编号,市州,区县,地区特征,线路编号,停电设备,计划开始时间,计划结束时间,停电用户数,通知时间';
const write = (...rows: string[]) =>
  writeFiles(folder, [['new.csv', [head, ...rows, ''].join('\n')]]);
const check = (...more: string[]) =>
  command('plans', 'check', file, '--project', folder, '--lang', 'en', ...more);
const judged = async (...more: string[]) =>
  JSON.parse((await check('--json', ...more)).out) as Output<'plans'>;

/** Shorter than it is booked, and so within what August may have. */
const shorter = 'P3,A,,市区,L2,T2,2022-08-31 22:00,2022-08-31 23:00,10,';
const rural = (from: string, more = '') =>
  `,A,,农村,L9,T9,2022-${from} 08:00,2022-${from} 10:00,5,${more}`;

beforeAll(async () => {
  cpSync(join(packageRoot, 'tests', 'golden', 'budgets', 'input'), folder, { recursive: true });
  const ran = await command('run', '--project', folder);
  expect(ran.code, ran.notes).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('shihu plans check', () => {
  it('says of each plan what it takes and what is left, and that all keep the rules', async () => {
    write(shorter, rural('08-01'));
    const said = await check();
    expect([said.code, said.notes]).toEqual([
      0,
      'All 2 planned outages keep the rules (data up to 2022-07-01).',
    ]);
    expect(said.out).toMatch(/P3 .*10\.0 │ +0\.0 │ +1 │ 2022-08-24 22:00 │ keeps/u);
    expect(said.out).toMatch(/Rural .*10\.0 │ +no budget │ +1 │ 2022-07-25 08:00 │ keeps/u);
    const { as_of, plans, broken_count } = await judged();
    expect([as_of, broken_count]).toEqual(['2022-07-01', 0]);
    expect(plans[1]).toEqual({
      ...{ sheet: null, line: 2, plan_id: 'P3', provider: null },
      ...{ city_code: 'A', county: null, area_tier: 'urban', line_id: 'L2', asset_id: 'T2' },
      ...{ planned_from: '2022-08-31T22:00:00', planned_to: '2022-08-31T23:00:00' },
      ...{ users: 10, user_seconds: 36_000, user_hours: 10 },
      budgets: [{ month: '2022-08', county: '', left_after_user_seconds: 0 }],
      ...{ left_after_user_seconds: 0, left_after_user_hours: 0, outages_in_60_days: 1 },
      ...{ notify_by: '2022-08-24T22:00:00', notice: 'possible', broken: [] },
    });
  });

  it('exits with 3 when one breaks a rule, and names the rules', async () => {
    write(
      shorter,
      'P9,A,,市区,L2,T1,2022-08-02 08:00,2022-08-02 09:00,1,',
      ...[rural('08-01'), rural('08-10'), rural('09-29'), rural('09-30'), rural('07-05')],
      rural('07-06', '2022-06-29 08:00'),
    );
    const { plans, broken_count } = await judged();
    const told = plans.map((one) => [one.planned_from.slice(5, 10), one.notice, one.broken]);
    expect(told).toEqual([
      ['07-05', 'late', ['notice']],
      ['07-06', 'given', []],
      ['08-01', 'possible', ['repeat']],
      ['08-02', 'possible', []],
      ['08-10', 'possible', ['repeat']],
      ['08-31', 'possible', ['budget']],
      ['09-29', 'possible', ['repeat']],
      ['09-30', 'possible', ['repeat']],
    ]);
    expect(broken_count).toBe(6);
    const said = await check();
    expect([said.code, said.notes]).toEqual([
      3,
      '6 of 8 planned outages break a rule (data up to 2022-07-01).',
    ]);
    expect(said.out).toContain('too late for seven days’ notice');
    const zh = await command('plans', 'check', file, '--project', folder);
    expect([zh.code, zh.notes]).toEqual([3, '8 项计划中有 6 项不符合（数据截至 2022-07-01）。']);
    expect(zh.out).toContain('60 天内第三次停电');
  });

  it('counts outages that were, and what is booked', async () => {
    // T1 is booked on 20 July, T0 was out on none of the days that are known.
    write(',A,,农村,L1,T1,2022-08-01 08:00,2022-08-01 09:00,1,');
    expect((await judged()).plans[0]?.outages_in_60_days).toBe(1);
    write('X,A,,市区,L1,T1,2022-08-01 08:00,2022-08-01 09:00,1,');
    expect((await judged()).plans[0]?.outages_in_60_days).toBe(2);
  });

  it('checks a file that is in the folder already as the new version of itself', async () => {
    const own = join(folder, 'data', 'plans', 'plans.csv');
    const said = await command('plans', 'check', own, '--project', folder, '--json');
    const { plans } = JSON.parse(said.out) as Output<'plans'>;
    expect(plans.map((one) => [one.plan_id, one.left_after_user_seconds])).toEqual([
      ['P0', null],
      ['P1', 216_000 - 89_956 - 144_000],
      ['P2', -125_956],
      ['P3', -72_000],
      ['P4', -11_942],
    ]);
  });

  it('looks at another state of the data', async () => {
    write(rural('07-05'));
    const { as_of, plans } = await judged('--as-of', '2022-06-01');
    expect([as_of, plans[0]?.notice]).toEqual(['2022-06-01', 'possible']);
  });

  it('rests on budgets that explain tells of', async () => {
    const ask = (...more: string[]) =>
      command('explain', 'A', '市区', '2022-01', '--project', folder, ...more);
    const said = await ask();
    expect(said.code, said.notes).toBe(0);
    expect(said.out).toMatch(/整个市州 +│? *下达 +│? *60\.0 +│? *50\.0 +│? *0\.0/u);
    expect(said.out).toContain('余额 10.0 = 预算');
    const { budgets } = JSON.parse((await ask('--json')).out) as Output<'explain'>;
    expect(budgets).toMatchObject([{ month: '2022-01', county: '', left_user_seconds: 36_000 }]);
    expect((await ask('--lang', 'en')).out).toContain('Left 10.0 = budget');
  });

  it('tells what it could not check', async () => {
    write(shorter, ',A,,nowhere,L9,T9,2022-08-01 08:00,2022-08-01 10:00,5,');
    const said = await check();
    expect([said.code, said.notes]).toEqual([3, expect.stringContaining('Line 3 was not checked')]);
    const { rejected } = await judged();
    expect(rejected).toMatchObject([{ line: 3, column: 'area_tier', code: 'unknown_tier' }]);
    writeFiles(folder, [['new.csv', 'a,b\n1,2\n']]);
    const none = await check();
    expect(none.code).toBe(1);
    expect(none.notes).toContain('new.csv');
    expect((await command('plans', 'judge', file, '--project', folder)).code).toBe(2);
  });
});
