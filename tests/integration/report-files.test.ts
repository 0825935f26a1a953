import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withDatabase } from '../../pipelines/base/database.js';
import { UserError } from '../../pipelines/base/errors.js';
import { findCity } from '../../pipelines/project/cities.js';
import { parsePeriod } from '../../pipelines/project/period.js';
import { openProject } from '../../pipelines/project/project.js';
import type { RenderPage } from '../../pipelines/report/page.js';
import { writeReport } from '../../pipelines/report/report.js';
import { sichuan } from '../../schemas/region.js';
import { command, type Said } from '../support/command.js';
import { writeFiles } from '../support/folder.js';

const header = 'event_id,city,area_tier,started_at,restored_at,users,nature,cause\n';
const rows = [
  '1,510100,urban,2021-02-05 08:00:00,2021-02-05 09:00:00,10,fault,雷击',
  '2,510100,urban,2022-01-05 08:00:00,2022-01-05 09:00:00,10,fault,=1+1',
  '3,510300,rural,2022-08-05 08:00:00,2022-08-05 11:30:00,20,planned,<script>',
];
const customers = [
  'city,area_tier,users,valid_from',
  '510100,urban,100,2021-01-01',
  '510300,rural,200,2022-01-01\n',
].join('\n');

let folder = '';
const reports = (...parts: string[]) => join(folder, 'out', 'reports', ...parts);
const shihu = (...args: string[]): Promise<Said> => command(...args, '--project', folder);
const report = (...args: string[]) => shihu('report', ...args);

interface Told {
  readonly report: string;
  readonly workbook: string | null;
  readonly index: string;
  readonly files: readonly string[];
}
const told = ({ out }: Said) => JSON.parse(out) as Told;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'shihu-report-'));
  writeFiles(folder, [
    ['data/outages/a.csv', header + rows.join('\n')],
    ['data/customers/a.csv', customers],
  ]);
  const said = await shihu('run');
  expect(said.code, said.notes).toBe(0);
  expect(said.out).toContain(`报告  ${reports('2022', 'index.html')}（另有 2 个市州页）`);
  expect(said.out).toContain(`工作簿  ${reports('2022', 'report.xlsx')}`);
  expect(said.out).toContain(`报告目录  ${reports('index.html')}`);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a report', () => {
  it('is a folder: the region’s page, one of each city with data, and the workbook', () => {
    expect(readdirSync(reports('2022')).sort()).toEqual([
      '510100.html',
      '510300.html',
      'index.html',
      'report.xlsx',
    ]);
    expect(readdirSync(reports()).sort()).toEqual(['2022', 'index.en.html', 'index.html']);
    expect(readFileSync(reports('2022', '510300.html'), 'utf8')).toContain('自贡市2022年');
  });

  it('leads to a page for each figure that takes it apart, where these are asked for', async () => {
    const pages = () => readdirSync(reports('2022')).filter((name) => /^\d+-/u.test(name));
    const link = 'href="510300-rural.html"';
    expect(pages()).toEqual([]);
    await report('--period', '2022', '--explain');
    expect(pages()).toEqual(['510100-urban.html', '510300-rural.html']);
    expect(readFileSync(reports('2022', '510300-rural.html'), 'utf8')).toContain('= 252,000 × 243');
    for (const page of ['index.html', '510300.html']) {
      expect(readFileSync(reports('2022', page), 'utf8')).toContain(link);
    }
    await report('--period', '2022');
    expect(pages()).toEqual([]);
    expect(readFileSync(reports('2022', 'index.html'), 'utf8')).not.toContain(link);
  });

  it('lists its files for programs, and has no page of a city without data', async () => {
    const said = told(await report('--period', '2021', '--json'));
    expect(said).toMatchObject({
      period: '2021',
      report: reports('2021', 'index.html'),
      workbook: reports('2021', 'report.xlsx'),
      index: reports('index.html'),
    });
    expect(said.files).toEqual(
      ['index.html', '510100.html', 'report.xlsx'].map((name) => reports('2021', name)),
    );
    for (const file of said.files) expect(existsSync(file)).toBe(true);
  });

  it('is the same again, byte for byte', async () => {
    const files = told(await report('--period', '2022', '--json')).files;
    const before = files.map((file) => readFileSync(file));
    await report('--period', '2022');
    for (const [i, file] of files.entries()) {
      expect(before[i]?.equals(readFileSync(file)), file).toBe(true);
    }
  });

  it('is written anew in every language that its folder holds', async () => {
    await report('--period', '2022Q3', '--lang', 'en');
    expect(readdirSync(reports('2022Q3'))).toContain('report.en.xlsx');
    const old = readFileSync(reports('2022Q3', 'index.en.html'), 'utf8');
    writeFileSync(reports('2022Q3', 'index.en.html'), old.replace('Sichuan', 'an old state'));
    const { files } = told(await report('--period', '2022Q3', '--json'));
    expect(files).toHaveLength(8);
    // The Chinese page, which is there now, is led to.
    const other = '<li><a href="index.html" lang="zh-CN">中文</a></li>';
    const renewed = readFileSync(reports('2022Q3', 'index.en.html'), 'utf8');
    expect(renewed).toContain(other);
    expect(renewed.replace(other, '')).toBe(old);
    await report('--period', '2022-02', '--city', '510100', '--lang', 'en');
    await report('--period', '2022-02');
    expect(readdirSync(reports('2022-02'))).toHaveLength(8);
  });

  it('loses the pages of cities that vanished, and nothing that is not its own', async () => {
    await report('--period', '2022-01');
    const page = readFileSync(reports('2022-01', '510100.html'), 'utf8');
    for (const [name, text] of [
      ['519999.html', page],
      ['notes.en.html', '<p>mine</p>'],
      ['notes.html', '<p>mine</p>'],
    ] as const) {
      writeFileSync(reports('2022-01', name), text);
    }
    await report('--period', '2022-01');
    expect(readdirSync(reports('2022-01')).sort()).toEqual([
      '510100.html',
      '510300.html',
      'index.html',
      'notes.en.html',
      'notes.html',
      'report.xlsx',
    ]);
  });

  it('stays as it was when one of its pages can’t be made', async () => {
    const project = await openProject(folder);
    const before = readdirSync(reports('2022')).map((name) => readFileSync(reports('2022', name)));
    let pages = 0;
    const render: RenderPage = async () => {
      pages += 1;
      if (pages === 3) throw new Error('no third page');
      return 'new';
    };
    await withDatabase(project.paths.published, { readOnly: true }, async (published) => {
      const half = writeReport(published, project, parsePeriod('2022'), { language: 'zh', render });
      await expect(half).rejects.toThrow('no third page');
    });
    const after = readdirSync(reports('2022')).map((name) => readFileSync(reports('2022', name)));
    expect(after).toHaveLength(before.length);
    expect(before.every((bytes, i) => bytes.equals(after[i] ?? Buffer.alloc(0)))).toBe(true);
    expect(readdirSync(reports()).filter((name) => name.endsWith('.next'))).toEqual([]);
  });

  it('stands beside the published one for another state of the data', async () => {
    const before = readFileSync(reports('2022', 'index.html'));
    const said = told(await report('--period', '2022', '--as-of', '2022-07-01', '--json'));
    expect(said.report).toBe(reports('2022', 'as-of-2022-07-01', 'index.html'));
    expect(readFileSync(said.report, 'utf8')).toContain('2022年6月30日');
    expect(readFileSync(reports('2022', 'index.html')).equals(before)).toBe(true);
    expect(readFileSync(reports('index.html'), 'utf8')).toContain(
      'href="./2022/as-of-2022-07-01/index.html"',
    );
  });
});

describe('one city’s page', () => {
  it('is written alone, by code or by name', async () => {
    for (const city of ['510300', '自贡', '自贡市', 'zigong']) {
      const said = told(await report('--period', '2022-08', '--city', city, '--json'));
      expect(said).toMatchObject({
        report: reports('2022-08', '510300.html'),
        workbook: null,
        files: [reports('2022-08', '510300.html')],
      });
    }
    expect(readdirSync(reports('2022-08'))).toEqual(['510300.html']);
    expect(readFileSync(reports('index.html'), 'utf8')).toContain('href="./2022-08/510300.html"');
  });

  it('of a city that there is not is refused with the cities that there are', async () => {
    const said = await report('--period', '2022', '--city', 'Chengdoo', '--lang', 'en');
    expect(said.code).toBe(2);
    expect(said.notes).toContain('There is no city "Chengdoo". Did you mean 510100 Chengdu?');
    expect(said.notes).toContain("511600 Guang'an");
    const none = await report('--period', '2022', '--city', '上海');
    expect([none.code, none.notes.includes('没有市州“上海”。')]).toEqual([2, true]);
  });

  it('of a city without data says so', async () => {
    const said = await report('--period', '2022', '--city', '成都', '--lang', 'en');
    expect(said.code, said.notes).toBe(0);
    const none = await report('--period', '2021', '--city', 'Zigong', '--lang', 'en');
    expect([
      none.code,
      none.notes.includes('There is no data for Zigong in the period 2021'),
    ]).toEqual([1, true]);
    expect(existsSync(reports('2021', '510300.en.html'))).toBe(false);
  });

  it.each([
    ['guangan', '511600'],
    ['Ya’an', '511800'],
    ['阿坝州', '513200'],
    ['甘孜', '513300'],
    [' 凉山 ', '513400'],
    ['５１３４００', '513400'],
  ])('is found by %s', (written, code) => {
    expect(findCity(written, sichuan).code).toBe(code);
  });

  it('is not found by a part of a name', () => {
    for (const written of ['', '市', '5101', 'Guang']) {
      expect(() => findCity(written, sichuan)).toThrow(UserError);
    }
  });
});

describe('the index of reports', () => {
  it('lists what is there, with a folder that the database no longer knows', async () => {
    mkdirSync(reports('2019'), { recursive: true });
    writeFileSync(reports('2019', 'index.html'), 'old');
    mkdirSync(reports('drafts'), { recursive: true });
    writeFileSync(reports('drafts', 'index.html'), 'mine');
    await report('--period', '2021');
    for (const name of ['index.html', 'index.en.html']) {
      const text = readFileSync(reports(name), 'utf8');
      for (const period of ['2019', '2021', '2022'])
        expect(text).toContain(`./${period}/index.html`);
      expect(text).not.toContain('drafts');
    }
    const text = readFileSync(reports('index.html'), 'utf8');
    expect(text).toContain('已发布数据库中无此时段');
    expect(text).toContain('考核单元（市州 × 地区特征）的判定：限额之内 2 个。');
    await report('--period', '2021');
    expect(readFileSync(reports('index.html'), 'utf8')).toBe(text);
  });
});
