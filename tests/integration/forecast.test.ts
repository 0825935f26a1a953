import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { command } from '../support/command.js';
import { makeFolder, writeFiles } from '../support/folder.js';

const golden = fileURLToPath(new URL('../golden/forecast/input/', import.meta.url));

/** The golden case, whose figures are worked out in its settings. */
const files = readdirSync(golden, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name))
  .map((path): [string, string] => [path.slice(golden.length), readFileSync(path, 'utf8')]);

let folder = '';
beforeAll(async () => {
  folder = makeFolder();
  writeFiles(folder, files);
  await shihu('run');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const shihu = (...args: string[]) => command(...args, '--project', folder);

describe('shihu forecast', () => {
  it('says of each cell how it stands and where it is heading, in both languages', async () => {
    const zh = await shihu('forecast', '--lang', 'zh');
    expect(zh.code).toBe(0);
    expect(zh.out).toContain('2022 年预测，依据 1 至 6 月的数据');
    expect(zh.out).toContain(
      '自贡市 市区　可望达标：至今 3.50 小时；全年限额 8.28 小时；尚余 4.78 小时，合每天 1.6 分钟；预计全年 7.19 至 9.23 小时；达标可能性 56%',
    );
    const en = await shihu('forecast', '--lang', 'en', '--city', '自贡');
    expect(en.out.split('\n')).toEqual([
      'Forecast of 2022 from months 1 to 6',
      'Zigong All  On pace: so far 3.50 h; by the end of the year 7.19 to 9.23 h',
      'Zigong Urban  On pace: so far 3.50 h; allowed 8.28; 4.78 h left, that is 1.6 minutes a day; by the end of the year 7.19 to 9.23 h; 56% to make it',
    ]);
  });

  it('gives the rows of the table as JSON, of one city and of another day', async () => {
    const [first, ...more] = JSON.parse(
      (await shihu('forecast', '--json', '--city', '510300')).out,
    );
    expect(more).toHaveLength(1);
    expect([first.level, first.expected_user_seconds]).toEqual(['cell', 1_980_000]);
    const early = JSON.parse((await shihu('forecast', '--json', '--as-of', '2022-03-01')).out);
    expect(early.map((row: { month: number }) => row.month)).toEqual([2, 2, 2, 2]);
    expect(JSON.parse((await shihu('forecast', '--json', '--city', '510400')).out)).toEqual([]);
  });

  it('says where there is nothing to forecast or to judge', async () => {
    const over = await shihu('forecast', '--as-of', '2022-01-01', '--lang', 'en');
    expect([over.code, over.out]).toEqual([0, '']);
    expect(over.notes).toContain('No year is under way');
    const none = await shihu('forecast', '--backtest', '--as-of', '2021-01-01', '--lang', 'en');
    expect(none.notes).toContain('no two complete years in a row');
  });

  it('judges past years', async () => {
    const judged = await shihu('forecast', '--backtest', '--as-of', '2023-01-01', '--lang', 'en');
    const lines = judged.out.split('\n').filter((line) => /^│ +\d/u.test(line));
    expect(lines).toHaveLength(11);
    // Of 2022 nothing came after June, and the interval lies above it.
    expect(
      lines[5]
        ?.split('│')
        .map((cell) => cell.trim())
        .slice(1, 5),
    ).toEqual([...['6', '1', '1', '0%']]);
    const months = JSON.parse(
      (await shihu('forecast', '--backtest', '--json', '--as-of', '2023-01-01')).out,
    );
    expect(months).toHaveLength(44);
    const june = months.find((one: { level: string; month: number }) => {
      return one.level === 'cell' && one.month === 6;
    });
    expect(june).toMatchObject({ judged_years: 1, intervals: 1, coverage: 0 });
    expect(june.pinball_ratio).toBeGreaterThan(0);
  });

  it('refuses a city that is none', async () => {
    const { code, notes } = await shihu('forecast', '--city', 'Atlantis', '--lang', 'en');
    expect([code, notes.includes('Atlantis')]).toEqual([2, true]);
  });
});

describe('elsewhere', () => {
  it('a year that is not over is told by its outlook', async () => {
    const run = await shihu('run', '--lang', 'en');
    expect(run.out).toMatch(/2022 tier.*On pace/u);
    const over = await shihu('run', '--lang', 'en', '--period', '2021', '--json');
    expect(JSON.parse(over.out).outlooks).toEqual([]);
    expect(JSON.parse((await shihu('run', '--json')).out).outlooks).toEqual([
      { area_tier: 'urban', outlook: 'on_pace', cell_count: 1 },
    ]);
  });

  it('an explanation of it has the same sentence', async () => {
    const told = await shihu('explain', '自贡', '市区', '2022', '--lang', 'en');
    expect(told.out).toContain('Outlook, On pace: so far 3.50 h; allowed 8.28;');
    const past = await shihu('explain', '自贡', '市区', '2021', '--lang', 'en');
    expect(past.out).not.toContain('Outlook');
  });
});
