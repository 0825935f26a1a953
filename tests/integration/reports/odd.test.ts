import { describe, expect, it } from 'vitest';
import { reportData } from '../../../pipelines/report/data.js';
import { renderReport } from '../../../reports/index.js';
import type { PeriodKind } from '../../../schemas/codes/index.js';
import { sichuan } from '../../../schemas/region.js';
import { customer, outage, project } from '../../reference/make.js';
import { serialise } from '../../reference/serialise.js';
import type { Project } from '../../reference/types.js';
import { withFigures } from '../../support/figures.js';
import {
  find,
  hasClass,
  offences,
  parsePage,
  verdictLines,
  words,
} from '../../support/reports/page.js';

/** Pages of a project in both languages, made by the whole pipeline and found sound. */
async function pagesOf(odd: Project, name: string): Promise<{ zh: string; en: string }> {
  const kind: PeriodKind = name.length === 4 ? 'year' : name.includes('Q') ? 'quarter' : 'month';
  const period = { kind, name, year: Number(name.slice(0, 4)) };
  const own = odd.settings.region;
  const region = own
    ? {
        code: own.code,
        name: { zh: own.name, en: own.name },
        cities: [],
        timeZone: 'Asia/Shanghai',
      }
    : sichuan;
  return withFigures(serialise(odd, null), async ({ database }) => {
    const data = await reportData(database, period, region, false);
    const [zh, en] = [await renderReport(data, 'zh'), await renderReport(data, 'en')];
    for (const text of [zh, en]) {
      const page = parsePage(text);
      expect(page.errors).toEqual([]);
      expect(offences(page)).toEqual([]);
      const [body] = find(page.root, 'body');
      expect(body && words(body)).not.toMatch(/undefined|NaN|null|\[object|Infinity/u);
    }
    return { zh, en };
  });
}

const users = customer(100, '2021-12-01');
const fault = outage('E1', '2022-02-03 10:00:00', '2022-02-03 12:00:00', 10);
const horizon = { data_from: '2022-01-01', as_of: '2023-01-01' };
/** Those that are drawn, once for a page and most of them again for a phone. */
const charts = (text: string) => [
  ...new Set([...text.matchAll(/<svg[^>]*aria-labelledby="([\w-]+)-title"/gu)].map((m) => m[1])),
];

describe('a report of odd data', () => {
  it('of one city, one tier and three months, without a year before', async () => {
    const outages = [1, 2, 3].map((month) =>
      outage(`E${month}`, `2022-0${month}-05 08:00:00`, `2022-0${month}-05 11:30:00`, 30 * month),
    );
    const { zh, en } = await pagesOf(project({ outages, customers: [users] }), '2022');
    expect(charts(zh)).toEqual([
      'tile-map',
      'course',
      'months',
      'years',
      'pareto',
      'cause-families',
      'cause-months',
      'time-of-day',
      'durations',
      'planned-share',
      'coverage',
    ]);
    expect(zh).toContain('没有上年同月的数据');
    expect(zh).toContain('4月至12月没有数据');
    expect(en).toContain('There is no data for Apr to Dec.');
  });

  it('without users', async () => {
    const { zh } = await pagesOf(project({ outages: [fault] }, horizon), '2022');
    expect(charts(zh)).toEqual([
      'pareto',
      'cause-families',
      'cause-months',
      'time-of-day',
      'durations',
      'planned-share',
      'coverage',
    ]);
    expect(zh).toContain('没有用户基数），故不绘图');
    expect(zh).toContain('1 个单元无法判定：没有用户基数。');
  });

  it('without outages', async () => {
    const { zh } = await pagesOf(project({ customers: [users] }, horizon), '2022');
    expect(zh).toContain('各月的停电时间均为 0，故不绘图');
    expect(zh).toContain('本期没有开始的停电记录');
    expect(charts(zh)).toEqual(['tile-map', 'years', 'coverage']);
  });

  it('of a single month, and of a part of one', async () => {
    const one = project({ outages: [fault], customers: [users] });
    expect(charts((await pagesOf(one, '2022-02')).zh)).toContain('months');
    const part = project({ outages: [fault], customers: [users] }, { as_of: '2022-02-10' });
    const { zh } = await pagesOf(part, '2022-02');
    expect(zh).toContain('2月的数据尚不完整');
    expect(zh).toContain('数据至2022年2月9日');
  });

  it('with hours in one tier and none in another', async () => {
    const rural = customer(50, '2021-12-01', null, { area_tier: 'rural' });
    const { zh } = await pagesOf(
      project({ outages: [fault], customers: [users, rural] }, horizon),
      '2022',
    );
    expect(zh).toContain('停电时间始终为 0、因而未绘出的：农村');
  });

  it('with a year before in one tier only', async () => {
    const rural = customer(50, '2021-12-01', null, { area_tier: 'rural' });
    const history = [{ city: '510300', area_tier: 'urban', year: 2021, hours: '1.5' }] as const;
    const odd = project({ outages: [fault], customers: [users, rural], history }, horizon);
    const { zh } = await pagesOf(odd, '2022');
    expect(zh).toContain('基期数据：1 个单元均取自历史指标');
  });

  it('of years before and after the deadline', async () => {
    const outages = [2021, 2022, 2023].map((year) =>
      outage(`E${year}`, `${year}-02-03 10:00:00`, `${year}-02-03 12:00:00`, 10),
    );
    const years = project(
      { outages, customers: [customer(100, '2020-12-01')] },
      { data_from: '2021-01-01', as_of: '2024-01-01' },
    );
    expect((await pagesOf(years, '2021')).zh).toContain('并非该年度的考核结论');
    expect((await pagesOf(years, '2022')).zh).not.toContain('并非该年度的考核结论');
    expect((await pagesOf(years, '2023Q1')).en).toContain('first quarter of 2023');
  });

  it.each([1, 60])('of a region of one’s own with %i cities', async (count) => {
    const cities = Array.from({ length: count }, (_, i) => ({
      code: String(990_001 + i),
      name: `第${i + 1}${'长名'.repeat(i % 12)}市`,
      aliases: [],
    }));
    const odd = project(
      {
        cities,
        outages: cities.map(({ code }, i) =>
          outage(`E${i}`, '2022-02-03 10:00:00', '2022-02-03 12:00:00', 10 * i, { city: code }),
        ),
        customers: cities.map(({ code }) => customer(100, '2021-12-01', null, { city: code })),
      },
      { ...horizon, region: { code: '990000', name: '试验区', cities } },
    );
    const { zh } = await pagesOf(odd, '2022');
    const judged = verdictLines(parsePage(zh)).filter((line) => line.verdict !== '');
    const ofRegion = judged.filter(({ city }) => city === '990000');
    // A region says what its only city says: it has no line beside it.
    expect(ofRegion).toHaveLength(count === 1 ? 0 : 1);
    expect(judged).toHaveLength(2 * count + ofRegion.length);
    expect(zh).toContain('<b>试验区2022年供电可靠性报告</b>');
    expect(zh).not.toContain('四川');
  });

  it('with thousands of refused claims', async () => {
    const outages = Array.from({ length: 3000 }, (_, i) =>
      outage(`E${i}`, '2022-02-03 10:00:00', '2022-02-03 12:00:00', 1 + (i % 9), {
        nature: 'safety_shutdown',
        avoidance_order: i % 2 === 0 ? '' : '令一',
      }),
    );
    const { zh, en } = await pagesOf(project({ outages, customers: [users] }, horizon), '2022');
    expect(zh).toContain('另有 2,970 条未列出');
    const [list] = find(parsePage(zh).root, 'table', (table) =>
      find(table, 'caption').some((caption) => words(caption).startsWith('不予扣除的申请')),
    );
    expect(list && find(list, 'tr')).toHaveLength(31);
    expect(en.length).toBeLessThan(250_000);
  });

  it('whose cells all fail names the worst and counts the rest', async () => {
    const cities = Array.from({ length: 9 }, (_, i) => sichuan.cities[i]?.code ?? '');
    const odd = project(
      {
        cities: cities.map((code) => ({ code, name: code })),
        outages: cities.map((city, i) =>
          outage(`E${i}`, '2022-02-03 10:00:00', '2022-02-05 12:00:00', 100, { city }),
        ),
        customers: cities.map((city) => customer(100, '2021-12-01', null, { city })),
        history: cities.map((city) => ({ city, area_tier: 'urban', year: 2021, hours: '1' })),
      },
      horizon,
    );
    const { zh } = await pagesOf(odd, '2022');
    const page = parsePage(zh);
    const [finding] = find(page.root, 'h1');
    expect(finding && words(finding)).toContain('9 个考核单元中 9 个超限，分布在 9 个市州');
    const [list] = find(page.root, 'table', (one) => hasClass(one, 'missing'));
    expect(list && find(list, 'tr')).toHaveLength(1 + 9);
  });
});
