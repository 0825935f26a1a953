import { describe, expect, it } from 'vitest';
import { causeFamiliesChart, familySums } from '../../../reports/charts/cause-families.js';
import { causeMonths, causeMonthsChart } from '../../../reports/charts/cause-months.js';
import { durationsChart } from '../../../reports/charts/durations.js';
import { noticeChart } from '../../../reports/charts/notice.js';
import { plannedShareChart } from '../../../reports/charts/planned-share.js';
import { timeOfDayChart } from '../../../reports/charts/time-of-day.js';
import { urbanRuralChart } from '../../../reports/charts/urban-rural.js';
import { renderReport } from '../../../reports/index.js';
import type { Chart } from '../../../reports/vega/chart.js';
import { drawChart } from '../../../reports/vega/draw.js';
import { areaSum } from '../../../reports/view/areas.js';
import { familyOf } from '../../../reports/view/cause-families.js';
import type { CauseRow, ReportData } from '../../../reports/view/data.js';
import { monthsOf } from '../../../reports/view/period.js';
import { type View, viewOf } from '../../../reports/view/view.js';
import { reportData } from '../../support/reports/fixture.js';
import { attribute, find, parsePage, words } from '../../support/reports/page.js';

const zh = viewOf(reportData(), 'zh');
const dataOf = ({ data }: Chart) => data?.rows ?? [];
const texts = (chart: Chart) => chart.rows.map((row) => String(row.text));

describe('causes by month', () => {
  const row = (period: string, cause: string | null, net: bigint, over = {}): CauseRow => ({
    period_kind: 'month',
    period,
    city_code: '510000',
    rank: 1,
    cause,
    is_rest: false,
    net_user_seconds: net,
    fault_user_seconds: 0n,
    outages: 1,
    hours: null,
    ...over,
  });
  const withCauses = (monthlyCauses: CauseRow[], total: bigint): View => {
    const data = reportData();
    const periodHours = data.periodHours.map((one) => ({ ...one, net_user_seconds: total }));
    return viewOf({ ...data, monthlyCauses, periodHours }, 'zh');
  };

  it('adds up to the month, and says of what a list leaves out that it is among the others', () => {
    const view = withCauses(
      [
        row('2022-01', '雷击', 7n),
        row('2022-01', null, 2n),
        row('2022-01', null, 1n, { is_rest: true }),
        row('2022-02', '雷击', 10n),
        row('2022-02', null, 5n, { city_code: '510100' }),
      ],
      10n,
    );
    const found = causeMonths(view, view.place, ['2022-01', '2022-02']);
    expect(found).toEqual([
      { name: '雷击', seconds: [7n, 10n] },
      { name: '（未填原因）', seconds: [2n, 0n] },
      { name: '其余', seconds: [1n, 0n] },
    ]);
    const other = causeMonths(
      withCauses(
        [
          row('2022-01', '雷击', 7n),
          row('2022-02', '树障', 3n),
          row('2022-02', null, 7n, { is_rest: true }),
        ],
        10n,
      ),
      view.place,
      ['2022-01', '2022-02'],
    );
    // 7 of February are the others': whether any of them is lightning is not told.
    expect(other).toEqual([
      { name: '雷击', seconds: [7n, null] },
      { name: '树障', seconds: [0n, 3n] },
      { name: '其余', seconds: [3n, 7n] },
    ]);
  });

  it('shows nothing of the months after the period', () => {
    const view = viewOf(reportData({ period: { kind: 'month', name: '2022-03' } }), 'zh');
    const heads = causeMonthsChart(view, view.place)
      .rows.filter(({ kind }) => kind === 'head')
      .map(({ label }) => label);
    expect(heads).toEqual(['1月', '2月', '3月']);
  });
});

describe('families of causes', () => {
  it('are found by the words of either language, works before weather', () => {
    const families = {
      计划检修: 'maintenance',
      清理树障: 'maintenance',
      树障: 'nature',
      '雷击,避雷器损坏': 'weather',
      '配合"雪亮工程"迁改': 'works',
      大雪压断树枝: 'weather',
      用户设备故障: 'users',
      '外力破坏,挖断电缆': 'external',
      '大风高温,防范线路引发山火': 'avoidance',
      '高温干旱,负荷缺口有序用电': 'shortage',
      原因不明: 'unknown',
      Lightning: 'weather',
      'device winding': 'other',
      'Tree contact': 'nature',
      '': 'other',
    };
    for (const [cause, family] of Object.entries(families)) {
      expect([cause, familyOf(cause)]).toEqual([cause, family]);
    }
    expect(familyOf(null)).toBe('unknown');
  });

  it('add up to all causes, with what the list leaves out at the end', () => {
    const own = zh.data.causes.filter(({ city_code }) => city_code === '510000');
    const sums = familySums(own);
    const total = own.reduce((sum, row) => sum + row.net_user_seconds, 0n);
    expect(sums.reduce((sum, { net }) => sum + net, 0n)).toBe(total);
    expect(sums.at(-1)?.family).toBe('rest');
    expect(sums.length).toBeGreaterThan(3);
  });
});

describe('times, durations and notice', () => {
  it('show every cell of the week for faults and for the rest, and say what is in those with any', async () => {
    const chart = timeOfDayChart(zh, zh.place);
    const cells = chart.rows.filter(({ kind }) => kind === 'nothing' || /^count/u.test(`${kind}`));
    expect(cells).toHaveLength(2 * 7 * 8);
    expect(chart.marks).toBe(cells.filter(({ kind }) => kind !== 'nothing').length);
    expect(texts(chart).filter((text) => text.startsWith('周一 0–3时 非故障'))).toEqual([]);
    expect(dataOf(chart)).toHaveLength(14);
    expect(await drawChart(chart, 'narrow')).toContain('<svg');
  });

  it('count all outages by duration, and those without an end apart', () => {
    const own = (city: string) =>
      zh.data.profile.filter((row) => row.part === 'duration' && row.city_code === city);
    const outages = own('510000').reduce((sum, row) => sum + row.outages, 0);
    const chart = durationsChart(zh, zh.place);
    const told = dataOf(chart).map((row) => Number(row.at(-2)));
    expect(told.reduce((sum, one) => sum + one, 0)).toBe(outages);
    expect(texts(chart).some((text) => text.startsWith('尚未结束'))).toBe(true);
    const ended = zh.data.profile.filter(({ lasted }) => lasted !== 'open');
    const without = durationsChart(viewOf({ ...zh.data, profile: ended }, 'zh'), zh.place);
    expect(texts(without).some((text) => text.startsWith('尚未结束'))).toBe(false);
  });

  it('set the region first, then the cities with the largest share of late or missing notice', () => {
    const names = noticeChart(zh)
      .rows.filter(({ kind }) => kind === 'name')
      .map(({ label }) => label);
    expect(names).toHaveLength(11);
    expect(names[0]).toBe('四川省');
    const city = viewOf(reportData(), 'zh', '510100');
    const own = noticeChart(city)
      .rows.filter(({ kind }) => kind === 'name')
      .map(({ label }) => label);
    expect(own).toEqual(['成都市', '四川省']);
  });

  it('say so where there is nothing to draw', () => {
    const empty: ReportData = { ...reportData(), profile: [], monthlyCauses: [] };
    const view = viewOf(empty, 'zh');
    for (const chart of [
      timeOfDayChart(view, view.place),
      durationsChart(view, view.place),
      noticeChart(view),
    ]) {
      expect(chart.rows).toEqual([]);
      expect(chart.emptyNote).toContain('不绘图');
    }
    const due = zh.data.profile.filter(({ notice }) => notice === 'due' || notice === null);
    const punctual = noticeChart(viewOf({ ...zh.data, profile: due }, 'zh'));
    expect(punctual.rows).toEqual([]);
    expect(punctual.emptyNote).toContain('均提前 7 天');
  });
});

describe('towns and the country', () => {
  it('are put together by their sums', () => {
    const of = (tier: string) => zh.hours('year', '2022', '510100', tier);
    const rows = ['central', 'urban', 'town'].map(of);
    const net = rows.reduce((sum, row) => sum + Number(row?.net_user_seconds), 0);
    const users = rows.reduce((sum, row) => sum + Number(row?.user_days), 0);
    const found = areaSum(zh, 'year', '2022', '510100', 'urban');
    expect(found.hours).toBeCloseTo((net * 365) / (3600 * users), 9);
    expect(areaSum(zh, 'year', '2022', '510100', 'rural').hours).toBeCloseTo(
      of('rural')?.hours ?? 0,
      9,
    );
  });

  it('have a mark for each place, a city beside the region', () => {
    expect(urbanRuralChart(zh).marks).toBe(22);
    expect(urbanRuralChart(viewOf(reportData(), 'zh', '510100')).marks).toBe(2);
  });

  it('have the planned share of each month', () => {
    const chart = plannedShareChart(zh, zh.place);
    expect(dataOf(chart).map(([name]) => name)).toEqual(['全部', '城镇', '农村']);
    const [first] = monthsOf(2022);
    const row = zh.hours('month', first ?? '', '510000', 'all');
    const share = Number(row?.planned_user_seconds) / Number(row?.net_user_seconds);
    expect(Number(dataOf(chart)[0]?.[1])).toBeCloseTo(share, 3);
  });

  it('group causes in a chart whose marks are its parts', () => {
    const chart = causeFamiliesChart(zh, zh.place);
    expect(chart.marks).toBe(texts(chart).filter((text) => text !== '').length);
    expect(chart.marks).toBeGreaterThan(4);
  });
});

describe('repair times', () => {
  it.each(['zh', 'en'] as const)(
    'are a table of hours by cause in %s, and nothing without faults',
    async (l) => {
      const text = await renderReport(reportData(), l, { city: '510100' });
      const { root } = parsePage(text);
      const [table] = find(root, 'table', (one) =>
        find(one, 'caption').some((caption) => attribute(caption, 'id') === 'repairs-caption'),
      );
      const lines = table ? find(table, 'tr').slice(1) : [];
      expect(lines).toHaveLength(3);
      const cells = lines.map((line) => [...find(line, 'th'), ...find(line, 'td')].map(words));
      expect(cells[0]?.slice(1)).toEqual(['30', '1.50', '4.00', '25.00', '277.8']);
      expect(cells[2]?.[0]).toBe({ zh: '（未填）', en: '(not given)' }[l]);
      const none = await renderReport({ ...reportData(), repairs: [] }, l);
      expect(none).not.toContain('repairs-caption');
    },
  );
});
