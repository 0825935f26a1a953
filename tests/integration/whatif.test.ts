import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withDatabase } from '../../pipelines/base/database.js';
import { least } from '../../pipelines/whatif/least.js';
import { whatIf } from '../../pipelines/whatif/whatif.js';
import { customer, outage, project } from '../reference/make.js';
import { serialise } from '../reference/serialise.js';
import { command } from '../support/command.js';
import { withFigures } from '../support/figures.js';
import { withFolder, writeFiles } from '../support/folder.js';

/*
 * Worked out by hand. 100 users all of 2022 may be without power for 2 hours each: 200 user-hours.
 *
 *   1  line L1  asset T1  08:00–12:00  40 users  160 user-hours
 *   2  line L2  asset T1  10:00–14:00  40 users  behind 1 until 12:00; 80 after it
 *   3  line L2  asset T2  3 h, 10 of 20 users back after 1 h: 20 + 20 = 40
 *   4  no line  no asset  1 h, 30 users: 30
 *
 * Together 310. Without 1 all of 2 comes to light: 160 + 40 + 30 = 230.
 */
const settings = `region: { code: R, name: 区域, cities: [{ code: A, name: 甲市 }, { code: B, name: 乙市 }] }
targets: { groups: { all: { cities: '*', hours: { urban: 2 } } } }
data_from: 2021-01-01
as_of: 2023-01-01
`;
const head =
  'event_id,city,county,area_tier,line_id,asset_id,started_at,restored_at,users,nature,cause\n';
const outages = `${head}0,A,甲县,urban,L1,T1,2021-04-01 08:00:00,2021-04-01 10:00:00,50,fault,雷击
00,A,乙县,urban,L2,T3,2021-04-02 08:00:00,2021-04-02 09:00:00,20,fault,雷击
1,A,甲县,urban,L1,T1,2022-03-01 08:00:00,2022-03-01 12:00:00,40,fault,雷击
2,A,乙县,urban,L2,T1,2022-03-01 10:00:00,2022-03-01 14:00:00,40,planned,检修
3,A,乙县,urban,L2,T2,2022-05-01 06:00:00,2022-05-01 09:00:00,20,fault,雷击
4,A,甲县,urban,,,2022-06-01 00:00:00,2022-06-01 01:00:00,30,fault,
5,B,丙县,urban,L9,T9,2022-06-01 00:00:00,2022-06-01 01:00:00,1,fault,
`;
const folder = mkdtempSync(join(tmpdir(), 'shihu-whatif-'));
const ask = (...args: string[]) => command('whatif', ...args, '--project', folder);
const json = async (...args: string[]) => {
  const said = await ask('甲市', '市区', '2022', ...args, '--json');
  expect([said.code, said.notes]).toEqual([0, '']);
  return JSON.parse(said.out);
};
const hours = (seconds: number) => seconds / 3600;

beforeAll(async () => {
  writeFiles(folder, [
    ['shihu.yaml', settings],
    ['data/outages/a.csv', outages],
    [
      'data/restorations/a.csv',
      'event_id,asset_id,restored_at,users_restored\n3,T2,2022-05-01 07:00:00,10\n',
    ],
    [
      'data/customers/a.csv',
      'city,area_tier,users,valid_from\nA,urban,100,2021-01-01\nB,urban,100,2022-01-01\n',
    ],
  ]);
  const ran = await command('run', '--project', folder);
  expect(ran.code, ran.notes).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a year with changed outages, by hand', () => {
  it.each([
    [['--without', 'line=L1'], 230, 'not_met'],
    [['--without', 'event=1'], 230, 'not_met'],
    [['--without', '线路＝l1'], 230, 'not_met'],
    // Behind an outage that stays, nothing is saved but what came after it.
    [['--without', 'event=2'], 230, 'not_met'],
    [['--without', 'cause=检修'], 230, 'not_met'],
    // The limit itself meets it.
    [['--without', 'county=甲县'], 200, 'met_absolute'],
    [['--without', 'nature=故障停电'], 160, 'met_absolute'],
    [['--without', 'nature=fault', '--without', 'nature=planned'], 0, 'met_absolute'],
    // 1 ends at 11:00, and 2 shows from then on; the stage of 3 comes after 45 minutes.
    [['--faster', 'cause=雷击:25%'], 120 + 120 + 30 + 30, 'not_met'],
    [['--faster', 'cause=雷击:100'], 160 + 30, 'met_absolute'],
    [['--faster', 'cause=雷击：0％'], 310, 'not_met'],
    [['--planned-less', '50%'], 160 + 40 + 40 + 30, 'not_met'],
    [['--planned-less', '50%', '--without', 'event=1'], 80 + 40 + 30, 'met_absolute'],
  ])('%j leaves %d user-hours', async (args, left, verdict) => {
    const data = await json(...args);
    expect(hours(data.before.net_user_seconds)).toBe(310);
    expect(data.before).toMatchObject({ hours: 3.1, margin_user_hours: -110, verdict: 'not_met' });
    expect(hours(data.after.net_user_seconds)).toBe(left);
    expect(data.after).toMatchObject({ margin_user_hours: 200 - left, verdict });
    expect(data.after.hours).toBeCloseTo(left / 100, 12);
    expect(hours(data.saved_user_seconds)).toBe(310 - left);
    expect(hours(data.allowance_user_seconds)).toBe(200);
  });

  it('says what each change saves alone, and what in turn', async () => {
    const { parts, saved_user_seconds } = await json(
      '--without',
      'line=L1',
      '--without',
      'line=L2',
    );
    expect(hours(saved_user_seconds)).toBe(280);
    const shares = parts.map((part: Record<string, number>) => [
      part.rows,
      hours(part.alone_user_seconds ?? 0),
      hours(part.added_user_seconds ?? 0),
    ]);
    // What only both save together goes to the second.
    expect(shares).toEqual([
      [1, 80, 80],
      [2, 120, 200],
    ]);
  });

  it('is told in both languages', async () => {
    const args = ['A', 'urban', '2022', '--without', 'line=L1', '--faster', 'nature=fault:50%'];
    const { out } = await ask(...args, '--lang', 'zh');
    for (const part of [
      '3.1000',
      '未达标',
      '不计 线路 L1',
      '性质 故障停电：时长缩短 50%',
      '合计',
    ]) {
      expect(out).toContain(part);
    }
    const english = await ask(...args, '--lang', 'en');
    expect(english.out).toContain('without line L1');
    expect(english.out).not.toMatch(/[限时户]/u);
  });

  it('is there for another state of the figures', async () => {
    const data = await json('--without', 'line=L1', '--as-of', '2022-04-01');
    expect([hours(data.before.net_user_seconds), hours(data.after.net_user_seconds)]).toEqual([
      240, 160,
    ]);
    expect(data.before.verdict).toBe('exceeded');
  });
});

describe('the fewest, by hand', () => {
  it.each([
    // L1 alone is not enough, with L2 it is; without L2 alone 160 + 30 are left, so L1 comes back.
    ['lines', [['L2', 120]], 190, 2],
    [
      'events',
      [
        ['1', 160],
        ['2', 80],
      ],
      70,
      4,
    ],
    ['causes', [['雷击', 200]], 190, 2],
    ['counties', [['甲县', 190]], 200, 2],
  ])('%s', async (kind, wanted, left, of) => {
    const data = await json('--least', kind);
    const items = data.items.map((item: { name: string; net_user_seconds: number }) => [
      item.name,
      hours(item.net_user_seconds),
    ]);
    expect([items, hours(data.after.net_user_seconds)]).toEqual([wanted, left]);
    expect([data.is_met, data.of, data.after.verdict]).toEqual([true, of, 'met_absolute']);
  });

  it('stand beside what as many were worth in the year after', async () => {
    const { years_after: past } = await json('--least', 'events');
    // Two events on two lines: 100 and 20 in 2021, 160 and 120 in 2022.
    expect(past).toEqual({
      kind: 'lines',
      most: 2,
      years: [
        {
          ...{ year: 2021, items: 2, net_user_seconds: 120 * 3600, after_user_seconds: 280 * 3600 },
          ...{ all_items: 2, all_net_user_seconds: 120 * 3600, all_after_user_seconds: 280 * 3600 },
        },
      ],
    });
    const { out } = await ask('A', 'urban', '2022', '--least', 'lines', '--lang', 'en');
    expect(out).toContain('160.0%');
    expect(out).toContain('need not be the worst of the next');
  });

  it('are none where it is met, and where all are not enough', async () => {
    const met = JSON.parse((await ask('乙市', '市区', '2022', '--least', 'lines', '--json')).out);
    expect([met.is_met, met.items, met.of]).toEqual([true, [], 1]);
    const early = await json('--least', 'lines', '--as-of', '2022-02-01');
    expect([early.is_met, early.items]).toEqual([true, []]);
    const said = await ask('乙市', '市区', '2022', '--least', 'lines');
    expect(said.out).toContain('原样已在限额之内');
  });

  it('are those of the rule, also where two that hide each other would do', async () => {
    const line = (name: string, at: string, hours: number, users: number, asset: string) =>
      outage(name, `2022-05-01 ${at}:00:00`, `2022-05-01 ${Number(at) + hours}:00:00`, users, {
        ...{ line_id: name, asset_id: asset },
      });
    const rows = [
      line('X', '10', 2, 50, 'T1'),
      line('Y', '10', 2, 50, 'T1'),
      line('A', '10', 1, 40, ''),
      line('B', '10', 1, 35, ''),
      line('C', '10', 1, 30, ''),
    ];
    const hours = { urban: '1.05' };
    const files = serialise(
      project(
        { outages: rows, customers: [customer(100, '2022-01-01')] },
        {
          ...{ data_from: '2022-01-01', as_of: '2023-01-01' },
          targets: { groups: { all: { cities: '*', hours } }, stages: {} },
        },
      ),
    );
    await withFigures(files, async ({ database }) => {
      const cell = { cityCode: '510300', tier: 'urban' as const, year: 2022 };
      const [found] = await least(database, [cell], 'lines');
      // 205 user-hours, of which 105 are allowed. X shows Y and saves nothing, so it comes back.
      expect(found?.items.map(({ name }) => name)).toEqual(['A', 'B', 'C']);
      expect(found?.after.net_user_seconds).toBe(100n * 3600n);
      const without = (value: string) =>
        ({ kind: 'without', by: 'line', value, percent: null }) as const;
      const both = await whatIf(database, cell, [without('X'), without('Y')]);
      expect(both.after).toMatchObject({ net_user_seconds: 105n * 3600n, margin_user_hours: 0 });
      expect(both.parts.map((part) => part.added_user_seconds)).toEqual([0n, 100n * 3600n]);
    });
  });

  it('are found for many cells at once', async () => {
    await withDatabase(
      join(folder, 'out/reliability.duckdb'),
      { readOnly: true },
      async (tables) => {
        const cells = (['A', 'B'] as const).map((cityCode) => ({
          ...{ cityCode, tier: 'urban' as const, year: 2022 },
        }));
        const found = await least(tables, [...cells].reverse(), 'lines');
        expect(found.map(({ items }) => items.map(({ name }) => name))).toEqual([[], ['L2']]);
        expect((await whatIf(tables, cells[0] as (typeof cells)[0], [])).saved_user_seconds).toBe(
          0n,
        );
      },
    );
  });
});

describe('what can’t be run again', () => {
  it.each([
    [[], '请说明要改动什么'],
    [['--without', 'L1'], '看不出要改动什么'],
    [['--without', 'lin=L1'], '是否为 line'],
    [['--without', 'line=L10'], '是否为 L1'],
    [['--without', 'line=无此线路名称'], '有：L1、L2'],
    [['--without', 'line=L9'], '没有线路“L9”'],
    [['--without', 'nature=故障停'], '是否为 故障停电'],
    [['--faster', 'cause=雷击'], '看不出要改动什么'],
    [['--faster', 'cause=雷击:120%'], '不是百分数'],
    [['--faster', 'cause=雷击:-1%'], '不是百分数'],
    [['--planned-less', '一半'], '不是百分数'],
    [['--least', 'line'], 'lines'],
    [['--least', 'lines', '--planned-less', '10%'], '不能与'],
  ])('%j says what was meant', async (args, hint) => {
    const said = await ask('A', 'urban', '2022', ...args);
    expect([said.code, said.out]).toEqual([2, '']);
    expect(said.notes).toContain(hint);
    expect(said.notes).not.toContain('内部错误');
  });

  it.each([
    [['甲是', '市区', '2022'], '是否为 甲市'],
    [['甲市', 'urbann', '2022'], '是否为 urban'],
    [['甲市', '农村', '2022'], '有数据的地区特征：all、urban'],
    [['甲市', '市区', '2019'], '已有数据：2021 至 2022'],
    [['甲市', '市区', '2022Q3'], '只能就一个市州'],
    [['甲市', 'all', '2022'], '只能就一个市州'],
    [['all', '市区', '2022'], '只能就一个市州'],
  ])('%j is no year of a cell', async (args, hint) => {
    const said = await ask(...args, '--least', 'lines');
    expect([said.code, said.out]).toEqual([2, '']);
    expect(said.notes).toContain(hint);
  });

  it('is a database of an earlier version', async () => {
    await withFolder(async (old) => {
      cpSync(folder, old, { recursive: true });
      await withDatabase(join(old, 'out/reliability.duckdb'), {}, (published) =>
        published.query('drop table outage_months'),
      );
      const said = await command(
        'whatif',
        'A',
        'urban',
        '2022',
        '--least',
        'lines',
        '--project',
        old,
      );
      expect([said.code, said.notes]).toEqual([1, expect.stringContaining('shihu build')]);
    });
  });
});
