import { describe, expect, it } from 'vitest';
import { causeFamiliesChart } from '../../../reports/charts/cause-families.js';
import { causeMonthsChart } from '../../../reports/charts/cause-months.js';
import { countiesChart } from '../../../reports/charts/counties.js';
import { courseChart } from '../../../reports/charts/course.js';
import { coverageChart } from '../../../reports/charts/coverage.js';
import { durationsChart } from '../../../reports/charts/durations.js';
import { exclusionsChart } from '../../../reports/charts/exclusions.js';
import { forecastChart } from '../../../reports/charts/forecast.js';
import { majorDaysChart } from '../../../reports/charts/major-days.js';
import { monthsChart } from '../../../reports/charts/months.js';
import { noticeChart } from '../../../reports/charts/notice.js';
import { paretoChart } from '../../../reports/charts/pareto.js';
import { plannedShareChart } from '../../../reports/charts/planned-share.js';
import { repeatedChart } from '../../../reports/charts/repeated.js';
import { rollingChart } from '../../../reports/charts/rolling.js';
import { standingChart } from '../../../reports/charts/standing.js';
import { tileMapChart } from '../../../reports/charts/tile-map.js';
import { timeOfDayChart } from '../../../reports/charts/time-of-day.js';
import { urbanRuralChart } from '../../../reports/charts/urban-rural.js';
import { yearsChart } from '../../../reports/charts/years.js';
import { phone } from '../../../reports/theme/chart-config.js';
import { palette } from '../../../reports/theme/palette.js';
import type { Chart, Width } from '../../../reports/vega/chart.js';
import { drawBoth, drawChart } from '../../../reports/vega/draw.js';
import { cellForecasts } from '../../../reports/view/forecast.js';
import { monthsOf } from '../../../reports/view/period.js';
import { type View, viewOf } from '../../../reports/view/view.js';
import { hostile } from '../../browser/hostile.js';
import { causes, counties, majorDays, repeated } from '../../support/reports/fixture/chart-rows.js';
import { reportData } from '../../support/reports/fixture.js';
import { cutOff, overlaps, pictureOf } from './picture.js';

const zh = viewOf(reportData(), 'zh');
const cityOf = (view: View, code: string) => {
  const city = view.cities.find((place) => place.code === code);
  if (!city) throw new Error(`no city ${code}`);
  return city;
};
const aba = (view: View) => cityOf(view, '513200');

const charts: Record<string, (view: View) => Chart> = {
  tileMap: tileMapChart,
  course: courseChart,
  courseOfCity: (view) => courseChart(view, aba(view)),
  months: monthsChart,
  monthsOfCity: (view) => monthsChart(view, aba(view)),
  rolling: rollingChart,
  rollingOfCity: (view) => rollingChart(view, aba(view)),
  pareto: (view) => paretoChart(view, causes()),
  paretoOfCity: (view) => paretoChart(view, causes(), aba(view)),
  counties: (view) => countiesChart(view, counties(), aba(view)),
  coverage: coverageChart,
  coverageOfThreeYears: (view) => coverageChart(view, [2020, 2021, 2022].flatMap(monthsOf)),
  forecast: (view) => forecastChart(view, cellForecasts(view)),
  repeated: (view) => repeatedChart(view, repeated()),
  majorDays: (view) => majorDaysChart(view, majorDays()),
  exclusions: exclusionsChart,
  causeFamilies: (view) => causeFamiliesChart(view, view.place),
  causeMonths: (view) => causeMonthsChart(view, view.place),
  causeMonthsOfCity: (view) => causeMonthsChart(view, aba(view)),
  durations: (view) => durationsChart(view, view.place),
  notice: noticeChart,
  noticeOfCity: (view) => noticeChart({ ...view, isCity: true, place: aba(view) }),
  plannedShare: (view) => plannedShareChart(view, view.place),
  standing: (view) => standingChart(view, aba(view)),
  timeOfDay: (view) => timeOfDayChart(view, view.place),
  urbanRural: urbanRuralChart,
  years: yearsChart,
};

/** What one drawing does for: it scrolls on a phone. */
const single: readonly string[] = [];

const lightColours = new Set<string>(Object.values(palette).map((colour) => colour.light));

async function expectLegible(chart: Chart, width: Width = 'wide') {
  const svg = await drawChart(chart, width);
  const picture = pictureOf(svg);
  expect(overlaps(picture)).toEqual([]);
  expect(cutOff(picture)).toEqual([]);
  expect(picture.texts.filter(({ size }) => size < 11)).toEqual([]);
  expect(picture.width).toBeLessThanOrEqual(width === 'wide' ? 960 : phone.width);
  // What isn't a colour of the palette stays as it is on dark screens.
  expect([...picture.colours].filter((colour) => !lightColours.has(colour))).toEqual([]);
  expect(picture.titles).toHaveLength(chart.marks);
  expect(picture.titles.every((title) => title.trim() !== '')).toBe(true);
  expect(svg).not.toMatch(/undefined|NaN|null|\[object|Infinity/u);
  expect(svg.length).toBeLessThan(120_000);
  return { svg, picture };
}

describe.each(['zh', 'en'] as const)('every chart in %s', (language) => {
  const year = viewOf(reportData(), language);
  const soFar = viewOf(reportData({ asOf: '2022-10-01' }), language);

  it.each(Object.entries(charts))('%s is legible, and the same again', async (_, chart) => {
    const { svg, picture } = await expectLegible(chart(year));
    expect(await drawChart(chart(year))).toBe(svg);
    expect(picture.texts.filter(({ text }) => text.includes('…'))).toEqual([]);
  });

  const drawnTwice = Object.entries(charts).filter(([name]) => !single.includes(name));

  it.each(drawnTwice)('%s is as legible on a phone, with the same marks', async (_, chart) => {
    for (const view of [year, soFar]) {
      const { wide, narrow } = await drawBoth(chart(view));
      const { picture } = await expectLegible(chart(view), 'narrow');
      expect(picture.texts.filter(({ text }) => text.includes('…'))).toEqual([]);
      expect(picture.titles).toEqual(pictureOf(wide).titles);
      expect(narrow).not.toContain('<title>');
    }
  });

  it.each(Object.entries(charts))('%s is legible while the year isn’t over', async (_, chart) => {
    await expectLegible(chart(soFar));
  });

  it.each(Object.entries(charts))('%s bears names as long as they come', async (_, chart) => {
    const data = reportData();
    const long = {
      ...data,
      cities: data.cities.map((city, i) => ({
        ...city,
        city_name: i % 2 === 0 ? `${city.city_name}${'长名'.repeat(9)}自治州` : hostile.script,
        city_name_en:
          i % 2 === 0
            ? `${city.city_name_en} Tibetan and Qiang Autonomous Prefecture of the Far North`
            : hostile.image,
      })),
    };
    const drawn = chart(viewOf(long, language));
    if (drawn.narrow) await expectLegible(drawn, 'narrow');
    const { svg } = await expectLegible(drawn);
    expect(svg).not.toMatch(/<img|<script/u);
  });
});

describe('the tile map', () => {
  it('has a cell for each city and tier, and every city a place of its own', () => {
    const { rows } = tileMapChart(zh);
    expect(rows.filter((row) => row.kind === 'cell')).toHaveLength(84);
    const tiles = rows.filter((row) => row.kind === 'tile').map((row) => `${row.x}/${row.y}`);
    expect(new Set(tiles).size).toBe(21);
  });

  it('lays cities out as they lie', () => {
    const { rows } = tileMapChart(zh);
    const at = (name: string) => {
      const row = rows.find((one) => one.kind === 'name' && one.label === name);
      return { x: Number(row?.x), y: Number(row?.y) };
    };
    const [chengdu, mianyang, aba, ganzi] = ['成都', '绵阳', '阿坝州', '甘孜州'].map(at);
    const [panzhihua, dazhou, luzhou, deyang] = ['攀枝花', '达州', '泸州', '德阳'].map(at);
    expect(mianyang?.y).toBeLessThan(deyang?.y ?? 0);
    expect(aba?.y).toBeLessThan(chengdu?.y ?? 0);
    expect(ganzi?.x).toBeLessThan(chengdu?.x ?? 0);
    expect(dazhou?.x).toBeGreaterThan(luzhou?.x ?? 0);
    expect(panzhihua?.y).toBeGreaterThan(luzhou?.y ?? 0);
  });

  it('shows the side that was decided by figure, colour and outline, and the reduction by an arrow', () => {
    const data = reportData();
    const [cell] = viewOf(data, 'zh').cells;
    const near = (over: object) => {
      const verdicts = data.verdicts.map((row) =>
        row.year === 2022 && row.city_code === cell?.city_code && row.area_tier === cell.area_tier
          ? { ...row, target_hours: 1, ...over }
          : row,
      );
      const { rows } = tileMapChart(viewOf({ ...data, verdicts }, 'zh'));
      const index = rows.findIndex((row) => row.kind === 'cell');
      const own = rows.slice(
        index,
        rows.findIndex((row, i) => i > index && row.kind === 'cell'),
      );
      return own.map((row) => row.label || row.fill || row.kind);
    };
    const met = { allowance_used: 0.9999, verdict: 'met_absolute' };
    expect(near(met)).toEqual([palette.within3.light, '<100']);
    const missed = { allowance_used: 1.0004, verdict: 'not_met' };
    expect(near(missed)).toEqual([palette.beyond1.light, 'beyond', '>100']);
    const reduced = { hours: 1.3, allowance_used: 0.93, verdict: 'met_reduction' };
    expect(near(reduced)).toEqual([palette.within3.light, '93↓']);
    const equal = { allowance_used: 1, verdict: 'met_absolute' };
    expect(near(equal)).toEqual([palette.within3.light, '100']);
    const allowed = { hours: 2, target_hours: null, allowance_used: 0.7, verdict: 'met_reduction' };
    expect(near(allowed)).toEqual([palette.within2.light, '70↓']);
    const nothing = { hours: null, allowance_used: null, verdict: 'undetermined' };
    expect(near(nothing)).toEqual([palette.panel.light, '?']);
  });

  it('shows the share of the allowance while the year isn’t over', () => {
    const view = viewOf(reportData({ asOf: '2022-10-01' }), 'zh');
    const [cell] = view.cells;
    const { rows, title } = tileMapChart(view);
    const index = rows.findIndex((row) => row.kind === 'cell');
    expect(rows[index + 1]?.label).toBe(((cell?.allowance_used ?? 0) * 100).toFixed(0));
    expect(rows[index]?.text).toContain('已用限额');
    expect(title).toContain('至今');
  });

  it('shows a tier that a city lacks as lacking', () => {
    const data = reportData();
    const verdicts = data.verdicts.filter(
      (row) => row.city_code !== '513200' || row.area_tier !== 'central',
    );
    const chart = tileMapChart(viewOf({ ...data, verdicts }, 'zh'));
    const absent = chart.rows.filter((row) => row.kind === 'absent');
    expect(absent.map((row) => row.text)).toEqual([
      '阿坝藏族羌族自治州 市中心区：没有用户，也没有停电记录',
    ]);
    expect(chart.rows.some((row) => row.label === '无此特征')).toBe(true);
  });

  it('sets cities that it doesn’t know in the order of their list, and too many not at all', async () => {
    const data = reportData();
    const own = (count: number) => {
      const cities = Array.from({ length: count }, (_, i) => ({
        city_code: String(990_001 + i),
        city_name: `第${i + 1}市`,
        city_name_en: `City ${i + 1}`,
        city_sort: i,
        target_group: 'others',
      }));
      const [cell] = zh.cells;
      const verdicts = cities.flatMap(({ city_code }) =>
        cell ? [{ ...cell, city_code, area_tier: 'urban' as const }] : [],
      );
      return tileMapChart(viewOf({ ...data, cities, verdicts, periodHours: [] }, 'zh'));
    };
    for (const count of [1, 2, 60]) await expectLegible(own(count));
    expect(own(7).caption).toContain('按名录顺序');
    expect(own(61).rows).toEqual([]);
    expect(own(61).emptyNote).toContain('见下表');
  });
});

describe('the course', () => {
  it('holds a city against both allowances, and the region against none', () => {
    const named = (chart: Chart) =>
      chart.rows.filter((row) => /^(?:限值|降幅限额)/u.test(String(row.label)));
    const rows = named(courseChart(zh, aba(zh)));
    expect(rows.map((row) => row.label)).toEqual(
      ['central', 'urban', 'town', 'rural'].flatMap((tier) => {
        const verdict = zh.verdict('513200', tier);
        const reduced = (verdict?.baseline_hours ?? 0) * (1 - zh.rate);
        return [`限值 ${verdict?.target_hours}`, `降幅限额 ${reduced.toFixed(2)}`];
      }),
    );
    expect(named(courseChart(zh))).toEqual([]);
  });

  it('tells in one mark of a month of both years', () => {
    const { rows, marks } = courseChart(zh, aba(zh));
    expect(marks).toBe(4 * 12);
    const [first] = rows.filter((row) => row.text !== '');
    expect(first?.text).toMatch(/^市中心区 2022年1月至1月：[\d.]+ 小时\/户，2021年 [\d.]+$/u);
  });

  it('ends with the period, and marks that month', () => {
    const view = viewOf(reportData({ period: { kind: 'quarter', name: '2022Q3' } }), 'zh');
    const { rows } = courseChart(view);
    const months = rows.filter((row) => row.kind === 'point' && row.series === '2022');
    expect(months.at(-1)?.month).toBe('9月');
    expect(rows.filter((row) => row.kind === 'marker').map((row) => row.month)).toEqual(
      Array(5).fill('9月'),
    );
  });

  it('shows by its last point the hours of the year', () => {
    const [city] = zh.cities;
    const { rows } = courseChart(zh, city);
    const last = rows.filter((row) => row.kind === 'point' && row.series === '2022')[11];
    const hours = zh.hours('year', '2022', city?.code ?? '', 'central')?.hours ?? 0;
    expect(Number(last?.hours)).toBeCloseTo(hours, 9);
  });

  it('leaves a limit out of a tier that has none', async () => {
    const data = reportData();
    const verdicts = data.verdicts.map((row) =>
      row.area_tier === 'town' ? { ...row, target_hours: null } : row,
    );
    const view = viewOf({ ...data, verdicts }, 'en');
    const { picture } = await expectLegible(courseChart(view, aba(view)));
    expect(picture.texts.filter(({ text }) => text.startsWith('Limit'))).toHaveLength(3);
  });
});

describe('rolling twelve months', () => {
  it('ends with the hours of the year, by exact sums', () => {
    const { rows } = rollingChart(zh);
    const last = rows.filter((row) => row.tier === '农村' && row.kind === 'point').at(-1);
    const hours = zh.hours('year', '2022', '510000', 'rural')?.hours ?? 0;
    expect(last?.month).toBe('2022-12');
    expect(Number(last?.hours)).toBeCloseTo(hours, 9);
  });

  it('counts no month that isn’t complete', () => {
    const view = viewOf(reportData({ asOf: '2022-09-16' }), 'zh');
    const months = rollingChart(view).rows.map((row) => row.month);
    expect(months).toContain('2022-08');
    expect(months).not.toContain('2022-09');
  });

  it('has nothing to draw before a whole year is held', () => {
    const view = viewOf(reportData({ period: { kind: 'month', name: '2020-11' } }), 'zh');
    expect(rollingChart(view).rows).toEqual([]);
  });
});

describe('causes', () => {
  it('lists twelve and the rest, whose shares add up', () => {
    const { rows } = paretoChart(zh, causes());
    const names = rows.filter((row) => row.kind === 'name').map((row) => row.label);
    expect(names).toHaveLength(13);
    expect(names[8]).toBe('（未填原因）');
    expect(names.at(-1)).toBe('其余各项');
    expect(rows.filter((row) => row.kind === 'figure').at(-1)?.label).toBe('100.0%');
  });

  it('counts user-hours where there are no users', () => {
    const rows = causes().map((row) => ({ ...row, hours: null }));
    const heads = paretoChart(zh, rows).rows.filter((row) => row.kind === 'figureHead');
    expect(heads.map((row) => row.label)).toEqual(['时户', '占比', '累计占比']);
  });

  it('shortens a long cause, says it in full, and never runs it', async () => {
    const cause = `${hostile.image}${'极长的停电原因'.repeat(8)}`;
    const [row] = causes();
    const rows = row ? [{ ...row, cause }] : [];
    const { svg, picture } = await expectLegible(paretoChart(zh, rows));
    expect(picture.texts.some(({ text }) => text.endsWith('…'))).toBe(true);
    expect(picture.titles[0]).toContain(cause.slice(0, 70));
    expect(svg).not.toContain('<img');
  });

  it('has nothing to draw in another period, or without hours', () => {
    const other = viewOf(reportData({ period: { kind: 'month', name: '2022-07' } }), 'zh');
    expect(paretoChart(other, causes()).rows).toEqual([]);
    const none = causes().map((row) => ({ ...row, net_user_seconds: 0n, fault_user_seconds: 0n }));
    expect(paretoChart(zh, none).rows).toEqual([]);
  });
});

describe('counties', () => {
  it('stand by hours per user where users are known, else by user-hours', () => {
    const heads = (chart: Chart) =>
      chart.rows.filter((row) => row.kind === 'figureHead').map((row) => row.label);
    expect(heads(countiesChart(zh, counties(), aba(zh)))).toEqual(['小时/户', '时户', '占比']);
    const without = countiesChart(zh, counties({ hasUsers: false }), aba(zh));
    expect(heads(without)).toEqual(['时户', '占比']);
  });

  it('of many keep the largest thirty, and the rest as one where it adds up', async () => {
    const chart = countiesChart(zh, counties({ count: 60, hasUsers: false }), aba(zh));
    await expectLegible(chart);
    const names = chart.rows.filter((row) => row.kind === 'name').map((row) => row.label);
    expect(names).toHaveLength(31);
    expect(names.at(-1)).toBe('其余 30 个区县');
  });
});

describe('coverage', () => {
  it('shows months without rows, without users and without outages by signs', () => {
    const data = reportData();
    const periodHours = data.periodHours.flatMap((row) => {
      if (row.city_code !== '510300' || row.period_kind !== 'month') return [row];
      if (row.period === '2022-02') return [];
      if (row.period === '2022-03') return [{ ...row, user_days: 0n }];
      return row.period === '2022-04' ? [{ ...row, outages: 0 }] : [row];
    });
    const chart = coverageChart(viewOf({ ...data, periodHours }, 'zh'));
    const legend = 2;
    const signs = chart.rows.filter((row) => row.kind === 'sign').slice(legend);
    expect(signs.map((row) => row.label)).toEqual(['×', '!', '0']);
    expect(chart.marks).toBe(21 * 12);
  });

  it('prints the counts that fit', async () => {
    const { picture } = await expectLegible(coverageChart(zh));
    const count = zh.hours('month', '2022-05', '510100', 'all')?.outages;
    expect(picture.texts.some(({ text }) => text === String(count))).toBe(true);
  });

  it('has nothing to draw without any month, or of too many', () => {
    const years = [2018, 2019, 2020, 2021, 2022].flatMap(monthsOf);
    const many = viewOf(
      { ...reportData(), cities: Array(3).fill(reportData().cities).flat() },
      'zh',
    );
    expect(coverageChart(many, years).rows).toEqual([]);
    expect(coverageChart(many, years).emptyNote).toContain('过多');
    const view = viewOf({ ...reportData(), periodHours: [] }, 'zh');
    expect(coverageChart(view).rows).toEqual([]);
  });
});

describe('repeated interruptions', () => {
  it('say the share of each number, and the screen for frequent outages', () => {
    const chart = repeatedChart(zh, repeated());
    expect(chart.rows.map((row) => row.label).slice(0, 2)).toEqual(['74.0%', '44.4%']);
    expect(chart.caption).toContain('任意60天内停电超过3次的用户：1,344 户（0.42%）');
  });

  it('has nothing to draw without assets or users', () => {
    expect(repeatedChart(zh, []).rows).toEqual([]);
    const none = repeated().map((row) => ({ ...row, share: null }));
    expect(repeatedChart(zh, none).rows).toEqual([]);
  });
});

describe('major event days', () => {
  it('stand out with their dates, over the threshold', () => {
    const chart = majorDaysChart(zh, majorDays());
    const majors = chart.rows.filter((row) => row.kind === 'major');
    expect(majors).toHaveLength(
      majorDays().filter((row) => row.city_code === '510000' && row.is_major).length,
    );
    expect(chart.rows.find((row) => row.kind === 'limit')?.label).toBe('门槛 4.20');
    expect(chart.caption).toContain('7月20日');
  });

  it('are not told without a threshold', async () => {
    const days = majorDays().map((row) => ({ ...row, threshold_hours: null, is_major: false }));
    const chart = majorDaysChart(zh, days);
    await expectLegible(chart);
    expect(chart.caption).toContain('无法求得');
  });

  it('has nothing to draw of a year without hours', () => {
    expect(majorDaysChart(zh, majorDays(2021)).rows).toEqual([]);
    expect(majorDaysChart(zh, []).rows).toEqual([]);
  });
});
