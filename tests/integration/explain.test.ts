import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { explanationData } from '../../pipelines/explain/data.js';
import type { ExplanationRequest } from '../../reports/explain/data.js';
import { command, type Said } from '../support/command.js';
import { withFigures } from '../support/figures.js';
import { withFolder, writeFiles } from '../support/folder.js';
import { attribute, find, offences, parsePage, words } from '../support/reports/page.js';

const example = fileURLToPath(new URL('../golden/worked-example/', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'shihu-explain-'));
const explain = (...args: string[]) => command('explain', ...args, '--project', folder);

beforeAll(async () => {
  cpSync(join(example, 'input'), folder, { recursive: true });
  const ran = await command('run', '--project', folder);
  expect(ran.code, ran.notes).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The last line names the version. */
const body = ({ out }: Said) => out.split('\n').slice(0, -1).join('\n').trimEnd();

describe('the worked example of the method, taken apart', () => {
  it.each([
    ['explain.quarter.zh.txt', ['成都', '市区', '2022Q1']],
    ['explain.year.en.txt', ['chengdu', 'urban', '2022', '--lang', 'en']],
    ['explain.row-4.zh.txt', ['510100', '2', '2022Q1', '--event', '4']],
    ['explain.row-2.en.txt', ['成都市', 'urban', '2022-01', '--event', '2', '--lang', 'en']],
    ['explain.region.zh.txt', ['全省', '合计', '2022Q1', '--ytd']],
  ])('is %s', async (name, args) => {
    const said = await explain(...args);
    expect(said.code, said.notes).toBe(0);
    const path = join(example, 'expected', name);
    if (process.env.SHIHU_WRITE_GOLDEN) writeFileSync(path, `${body(said)}\n`);
    expect(`${body(said)}\n`).toBe(readFileSync(path, 'utf8'));
  });

  it('is the same in JSON, as exact integers', async () => {
    const said = await explain('成都', '市区', '2022Q1', '--rows', '--json');
    const data = JSON.parse(said.out);
    expect(data.figure.net_user_seconds).toBe(2262000);
    expect(data.rows.map((row: { net: number }) => row.net)).toEqual([
      1152000, 450000, 360000, 288000, 12000, 0,
    ]);
    expect(data.covered.shown[0]).toMatchObject({ event_id: '5', alone: 216000, net: 0 });
    expect(data.covered.shown[0].covered_by[0]).toMatchObject({ event_id: '4', source_line: 5 });
    expect(data.excluded.shown[0]).toMatchObject({ order_no: '避险-1', excluded: 1440000 });
    expect(data.users.rows.shown).toMatchObject([
      { users: 320, source_file: 'data/customers/users.csv', source_line: 2 },
    ]);
  });

  it('is a page without script, that says the same', async () => {
    const file = join(folder, 'why.html');
    const said = await explain('成都', '市区', '2022Q1', '--html', file);
    expect(said.out).toContain(file);
    const text = readFileSync(file, 'utf8');
    const page = parsePage(text);
    expect([page.errors, offences(page)]).toEqual([[], []]);
    const { root } = page;
    const [policy] = find(root, 'meta', (el) => attribute(el, 'http-equiv') !== undefined);
    expect(policy && attribute(policy, 'content')).toMatch(
      /^default-src 'none'; style-src 'sha256-/u,
    );
    expect(text).not.toMatch(/https?:\/\//u);
    for (const figure of ['2,262,000', '203,580,000 ÷ 103,680,000', '1.963542', '216,000']) {
      expect(text).toContain(figure);
    }
    const [cell] = find(root, 'td', (el) => words(el) === 'data/outages/outages.csv:5');
    expect(cell).toBeDefined();
  });

  it('is there for another state of the figures', async () => {
    const said = await explain('成都', '市区', '2022Q1', '--as-of', '2022-02-01', '--json');
    const { figure, span } = JSON.parse(said.out);
    expect(figure).toMatchObject({ is_final: false, days: 31, net_user_seconds: 1524000 });
    expect(span).toEqual({ from: '2022-01-01', to: '2022-02-01' });
    const [batch] = JSON.parse((await command('batches', '--project', folder, '--json')).out);
    const known = await explain('成都', '市区', '2022Q1', '--known-at', batch.batch_id, '--json');
    expect([known.code, JSON.parse(known.out).figure.hours]).toEqual([0, null]);
  });
});

describe('what can’t be explained', () => {
  it.each([
    [['成都是', '市区', '2022'], '是否为 成都市'],
    [['Chengdo', '市区', '2022'], '是否为 Chengdu'],
    [['火星', '市区', '2022'], '全区域写“四川省”或 510000'],
    [['成都', 'urbann', '2022'], '是否为 urban'],
    [['成都', '城乡', '2022'], '合计写 all'],
    [['成都', '市区', '2022Q5'], '请写成 2022（年）'],
    [['成都', '市区', '2022', '--ytd'], '2022Q3 --ytd'],
    [['成都', '市区', '2019'], '已有数据：2022 至 2022'],
    [['成都', '农村', '2022Q1'], '有数据的地区特征：all、urban'],
    [['自贡', 'all', '2022Q1'], '自贡市在该时段没有任何数据'],
    [['成都', '市区', '2022Q1', '--event', '44'], '是否为 4'],
  ])('%j says what was meant', async (args, hint) => {
    const said = await explain(...args);
    expect([said.code, said.out]).toEqual([2, '']);
    expect(said.notes).toContain(hint);
    expect(said.notes).not.toContain('内部错误');
    const english = await explain(...args, '--lang', 'en');
    expect(english.notes).not.toBe(said.notes);
  });

  it('takes the ways in which a region is written', async () => {
    for (const name of ['四川', '四川省', 'sichuan', '510000', '全省', 'all', '全区域']) {
      const said = await explain(name, 'all', '2022Q1', '--json');
      expect([name, JSON.parse(said.out).figure.city_code]).toEqual([name, '510000']);
    }
  });

  it('is told apart from a database of an earlier version', async () => {
    await withFolder(async (old) => {
      cpSync(folder, old, { recursive: true });
      const { Database } = await import('../../pipelines/base/database.js');
      const published = await Database.open(join(old, 'out/reliability.duckdb'));
      await published.query('drop table outage_months');
      published.close();
      const said = await command('explain', '成都', '市区', '2022Q1', '--project', old);
      expect([said.code, said.notes]).toEqual([1, expect.stringContaining('shihu build')]);
    });
  });
});

const header =
  'event_id,provider,city,area_tier,asset_id,started_at,restored_at,users,nature,cause,avoidance_order\n';
const users = (tiers: string[]) =>
  `city,area_tier,users,valid_from,valid_to\n${tiers.map((tier) => `510100,${tier},100,2021-01-01,2022-12-30\n`).join('')}`;

async function withProject(
  files: [string, string][],
  work: (ask: (...args: string[]) => Promise<Said>) => Promise<void>,
): Promise<void> {
  await withFolder(async (at) => {
    writeFiles(at, files);
    const ran = await command('run', '--project', at);
    expect(ran.code, ran.notes).toBe(0);
    await work((...args) => command('explain', ...args, '--project', at));
  });
}

describe('a verdict', () => {
  const outage = (id: string, tier: string, from: string, to: string) =>
    `${id},,510100,${tier},,${from},${to},100,fault,,\n`;

  it('names what it lacks: users, a baseline, days; and where the baseline is from', async () => {
    await withProject(
      [
        ['shihu.yaml', 'data_from: 2021-01-01\nas_of: 2023-01-01\n'],
        [
          'data/outages/a.csv',
          header +
            outage('1', 'urban', '2022-05-01 00:00', '2022-05-01 05:00') +
            outage('2', 'town', '2021-12-31 23:00', '2022-01-01 08:00') +
            outage('3', 'rural', '2022-12-31 23:00', '2023-01-01 08:00') +
            outage('4', 'central', '2022-05-01 00:00', '2022-05-01 05:00'),
        ],
        ['data/customers/a.csv', users(['urban', 'town', 'central'])],
        ['data/history/a.csv', 'city,area_tier,year,hours\n510100,urban,2021,5.5\n'],
      ],
      async (ask) => {
        const urban = (await ask('成都', '市区', '2022')).out;
        expect(urban).toContain('达标（降幅）：超过限值，但较基期的降幅达到要求。');
        expect(urban).toContain('基期 5.500000 小时/户，取自历史指标 data/history/a.csv:2。');
        // 5 h × 100 users; 364 of 365 days have users; 5.5 h is 11/2, and 8 % leave 23/25 of it.
        expect(urban).toContain('1,800,000 × 365 × 2 × 25 ≤ 11 × 23 × 3,600 × 36,400');
        expect(urban).toContain('32,850,000,000 ≤ 33,153,120,000');
        expect(urban).toContain('1,800,000 × 365 ≤ 2 × 3,600 × 36,400');
        expect(urban).toContain('657,000,000 > 262,080,000');
        expect(urban).toMatch(/成都市 市区 │ +1 │/u);
        const town = (await ask('成都', '城镇', '2022', '--lang', 'en')).out;
        expect(town).toContain('Baseline from the events of 2021: 360,000 × 365');
        expect(town).toContain('Crosses');
        expect(town).toMatch(/the start │ +2,880,000 │ +3,240,000/u);
        const central = (await ask('成都', 'central', '2022')).out;
        expect(central).toContain('基期为零：有停电时间即没有下降，也不形成限额。');
        const rural = (await ask('成都', '农村', '2022')).out;
        expect(rural).toContain('没有用户基数，无法计算');
        expect(rural).toContain('无法判定：没有用户基数。');
        expect(rural).toMatch(/终点 │ +360,000/u);
        const whole = (await ask('成都', 'all', '2022')).out;
        expect(whole).toContain('由所辖 4 个单元');
        const base = (await ask('成都', '城镇', '2021')).out;
        expect(base).toContain('该年也没有停电事件或用户，没有基期');
      },
    );
  });

  it('of a provisional year is its course', async () => {
    const said = await explain('成都', '市区', '2022');
    expect(said.out).toContain('临时：完整数据尚未覆盖整个时段');
    expect(said.out).toContain('限额之内：至今累计未超过适用的限额');
  });
});

describe('text from files', () => {
  it('steers no terminal and is no markup', async () => {
    const nasty = '\u001b[31m<script>alert(1)</script>\u202e"\u0007';
    const quoted = `"${nasty.replaceAll('"', '""')}\nx"`;
    await withProject(
      [
        [
          'data/outages/a.csv',
          `${header}${quoted},${quoted},510100,urban,${quoted},2022-01-01 00:00,2022-01-01 02:00,5,safety_shutdown,${quoted},${quoted}\n` +
            `2,,510100,urban,${quoted},2022-01-01 01:00,2022-01-01 03:00,5,fault,=1+1,\n`,
        ],
        ['data/customers/a.csv', users(['urban'])],
      ],
      async (ask) => {
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
        const steering = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]/u;
        const args = ['成都', '市区', '2022-01'];
        const listed = await ask(...args, '--rows');
        const told = await ask(...args, '--event', `${nasty}\nx`);
        for (const said of [listed, told]) {
          expect([said.code, said.notes]).toEqual([0, '']);
          expect(said.out).toContain('<script>');
          expect(said.out).not.toMatch(steering);
        }
        await withFolder(async (at) => {
          const file = join(at, 'why.html');
          for (const more of [['--rows'], ['--event', `${nasty}\nx`]]) {
            expect((await ask(...args, ...more, '--html', file)).code).toBe(0);
            expect(existsSync(file)).toBe(true);
            const page = parsePage(readFileSync(file, 'utf8'));
            expect([page.errors, offences(page)]).toEqual([[], []]);
          }
        });
      },
    );
  });
});

describe('the proof', () => {
  const asked: ExplanationRequest = {
    cityCode: '510100',
    cityName: { zh: '成都市', en: 'Chengdu' },
    isRegion: false,
    tier: 'urban',
    periodKind: 'quarter',
    period: '2022Q1',
  };

  it.each([
    [
      'update next_published.outage_months set net_user_seconds = net_user_seconds + 1 where outage_id % 2 = 0',
    ],
    ['delete from next_published.outage_months where excluded_user_seconds > 0'],
    ['update next_published.outage_facts set users = users + 1'],
    ["delete from next_published.population_days where day = date '2022-01-01'"],
    ["update next_published.outage_facts set nature = 'fault'"],
  ])('fails after: %s', async (damage) => {
    const files = ['outages/outages.csv', 'customers/users.csv', 'orders/orders.csv'].map(
      (name): [string, string] => [
        `data/${name}`,
        readFileSync(join(example, 'input/data', name), 'utf8'),
      ],
    );
    await withFigures(files, async ({ database }) => {
      await expect(explanationData(database, asked)).resolves.toBeDefined();
      await database.query(damage);
      await expect(explanationData(database, asked)).rejects.toThrow("doesn't add up");
    });
  });
});
