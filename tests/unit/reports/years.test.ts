import { describe, expect, it } from 'vitest';
import { standingChart } from '../../../reports/charts/standing.js';
import { yearsChart } from '../../../reports/charts/years.js';
import { drawChart } from '../../../reports/vega/draw.js';
import type { ReportData } from '../../../reports/view/data.js';
import { viewOf } from '../../../reports/view/view.js';
import { reducedOf, standingOf, type YearPoint, yearsOf } from '../../../reports/view/years.js';
import { type FixtureOptions, reportData } from '../../support/reports/fixture.js';

const view = viewOf(reportData(), 'zh');
const point = (hours: number | null): YearPoint => ({
  year: 2022,
  hours,
  isWhole: true,
  limit: null,
  reduced: null,
  within: null,
});

describe('the years', () => {
  it('are those that anything is held of, with the past from the history', () => {
    const all = yearsOf(view);
    expect(all.years).toEqual([2019, 2020, 2021, 2022]);
    const [past, first, , last] = all.of('510300', 'rural');
    const row = view.data.history.find(
      (one) => one.city_code === '510300' && one.area_tier === 'rural',
    );
    expect(past).toEqual({
      year: 2019,
      hours: Number(row?.hours_e9) / 1e9,
      isWhole: true,
      limit: null,
      reduced: null,
      within: null,
    });
    expect(first?.hours).toBe(view.hours('year', '2020', '510300', 'rural')?.hours);
    const verdict = view.verdict('510300', 'rural');
    expect(last?.limit).toBe(15);
    expect(last?.reduced).toBeCloseTo(0.92 * (verdict?.baseline_hours ?? 0), 12);
    expect(last?.within).toBe(verdict?.verdict !== 'not_met');
  });

  it('stop five years back', () => {
    const history: ReportData['history'] = [2001, 2018, 2019].map((year) => ({
      city_code: '510300',
      area_tier: 'rural',
      year,
      hours_e9: 1n,
    }));
    const { years } = yearsOf(viewOf({ ...view.data, history }, 'zh'));
    expect(years).toEqual([2018, 2019, 2020, 2021, 2022]);
  });

  it('prefer outages to the history of the same year', () => {
    const history: ReportData['history'] = [
      { city_code: '510300', area_tier: 'rural', year: 2021, hours_e9: 1n },
    ];
    const all = yearsOf(viewOf({ ...view.data, history }, 'zh'));
    expect(all.of('510300', 'rural')[1]?.hours).toBe(
      view.hours('year', '2021', '510300', 'rural')?.hours,
    );
  });

  it('end with the period: a month shows nothing of later ones, and judges nothing', () => {
    const period = { kind: 'month', name: '2022-03' } as const;
    const early = viewOf(reportData({ period }), 'zh');
    const last = yearsOf(early).of('510300', 'rural').at(-1);
    const months = ['2022-01', '2022-02', '2022-03'].map((month) =>
      early.hours('month', month, '510300', 'rural'),
    );
    const sum = months.reduce((all, row) => all + (row?.hours ?? 0), 0);
    expect(last?.hours).toBeCloseTo(sum, 6);
    expect([last?.isWhole, last?.within]).toEqual([false, null]);
  });

  it('know the reduction as a mean since a base year, and where the route is closed', () => {
    const of = (options: FixtureOptions) => {
      const one = viewOf(reportData(options), 'zh');
      const verdict = one.verdict('510300', 'rural');
      return verdict ? [reducedOf(one, verdict), verdict.baseline_hours] : [];
    };
    const [mean, base] = of({ yaml: 'basis: {average_since: 2020}\nrate: 0.05' });
    expect(mean).toBeCloseTo(0.95 ** 2 * (base ?? 0), 12);
    expect(of({ yaml: 'rate_groups: [chengdu]' })[0]).toBeNull();
  });
});

describe('a city among all', () => {
  it('has a rank that equals share, and a median between the middle two', () => {
    const points = new Map([
      ['a', point(4)],
      ['b', point(1)],
      ['c', point(1)],
      ['d', point(2)],
      ['e', point(null)],
    ]);
    const shared = { least: 1, median: 1.5, most: 4, cities: 4 };
    expect(standingOf(points, 'b')).toEqual({ ...shared, rank: 1 });
    expect(standingOf(points, 'c')).toEqual({ ...shared, rank: 1 });
    expect(standingOf(points, 'd')).toEqual({ ...shared, rank: 3 });
    expect(standingOf(points, 'e')).toEqual({ ...shared, rank: null });
    expect(standingOf(new Map([['e', point(null)]]), 'e')).toBeNull();
  });

  it('is shown by tier and year with its rank', () => {
    const chart = standingChart(viewOf(reportData(), 'zh', '510300'), {
      code: '510300',
      name: '自贡市',
    });
    expect(chart.marks).toBe(4 * 4);
    const ranks = chart.rows.filter(({ kind }) => kind === 'rank').map(({ label }) => label);
    expect(ranks).toHaveLength(16);
    expect(ranks.every((rank) => /^\d+\/2[01]$/u.test(String(rank)))).toBe(true);
  });
});

describe('the grid of years', () => {
  it('has a cell for each city and tier, and says beyond what a bar is', () => {
    const chart = yearsChart(view);
    expect(chart.marks).toBe(84);
    const failed = chart.rows.filter(({ kind }) => kind === 'failed').length;
    const signs = chart.rows.filter(({ kind }) => kind === 'sign').length;
    expect(failed).toBeGreaterThan(0);
    expect(signs).toBe(failed + 1);
  });

  it('cuts what would flatten all others', () => {
    const periodHours = view.data.periodHours.map((row) =>
      row.period_kind === 'year' && row.city_code === '510300' && row.hours !== null
        ? { ...row, hours: 1e6 }
        : row,
    );
    const chart = yearsChart(viewOf({ ...view.data, periodHours }, 'zh'));
    const bars = chart.rows.filter(({ kind }) => kind === 'met' || kind === 'failed');
    const usual = bars.filter(({ y, y2 }) => Number(y2) - Number(y) > 4);
    expect(usual.length).toBeGreaterThan(bars.length / 2);
  });

  it('is drawn narrow too, and not at all of too many cities', async () => {
    expect((await drawChart(yearsChart(view), 'narrow')).length).toBeLessThan(60_000);
    const data = reportData();
    const cities = Array.from({ length: 61 }, (_, i) => ({
      city_code: String(990_001 + i),
      city_name: `第${i + 1}市`,
      city_name_en: `City ${i + 1}`,
      city_sort: i,
      target_group: 'others',
    }));
    const history: ReportData['history'] = cities.map(({ city_code }) => ({
      city_code,
      area_tier: 'rural',
      year: 2021,
      hours_e9: 5n,
    }));
    const chart = yearsChart(viewOf({ ...data, cities, history }, 'zh'));
    expect(chart.rows).toEqual([]);
    expect(chart.emptyNote).toContain('过多');
  });
});
