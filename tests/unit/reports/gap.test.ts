import { describe, expect, it } from 'vitest';
import { renderReport } from '../../../reports/index.js';
import { outlookLine } from '../../../reports/templates/forecast.js';
import type { ReportData } from '../../../reports/view/data.js';
import type { Gap } from '../../../reports/view/gap.js';
import { viewOf } from '../../../reports/view/view.js';
import { hostile, withHostileText } from '../../browser/hostile.js';
import { reportData } from '../../support/reports/fixture.js';
import {
  attribute,
  type Element,
  find,
  offences,
  parsePage,
  words,
} from '../../support/reports/page.js';

const whole = reportData();
const half = reportData({ asOf: '2022-07-01' });

/** The section whose heading has the name; null where there is none. */
async function sectionIn(
  data: ReportData,
  name: string,
  language: 'zh' | 'en',
  city?: string,
): Promise<Element | null> {
  const text = await renderReport(data, language, city === undefined ? {} : { city });
  const page = parsePage(text);
  expect(page.errors).toEqual([]);
  expect(offences(page)).toEqual([]);
  const isNamed = (one: Element) => attribute(one, 'id') === name;
  const sections = find(page.root, 'section');
  return sections.find((one) => find(one, 'h2', isNamed).length > 0) ?? null;
}

async function sectionOf(...asked: Parameters<typeof sectionIn>): Promise<string | null> {
  const section = await sectionIn(...asked);
  return section && words(section);
}

/** The cells of each row of the section's tables but their heads. */
async function rowsOf(...asked: Parameters<typeof sectionIn>): Promise<string[][]> {
  const section = await sectionIn(...asked);
  const rows = section ? find(section, 'tbody').flatMap((body) => find(body, 'tr')) : [];
  return rows.map((row) => [...find(row, 'th'), ...find(row, 'td')].map(words));
}

const gap: Gap = {
  city_code: '510100',
  area_tier: 'urban',
  allowance_hours: 2,
  margin_user_seconds: -360n,
  margin_hours: -0.0001,
  sufficing: 1,
  least: {
    events: [{ name: 'E<1>', provider: null, net_user_seconds: 720n }],
    lines: [{ name: 'L1', provider: null, net_user_seconds: 720n }],
  },
  before: { hours: 2.5, verdict: 'not_met', margin_hours: -0.5 },
};

describe('what it would have taken', () => {
  it('is said of each cell beyond its allowance, the farthest first', async () => {
    const far: Gap = {
      ...gap,
      area_tier: 'rural',
      allowance_hours: 11,
      margin_user_seconds: -36_000_000n,
      margin_hours: -1.25,
      sufficing: null,
      least: {
        events: ['A', 'B', 'C', 'D', 'E', 'F'].map((name) => ({
          name,
          provider: null,
          net_user_seconds: 1n,
        })),
        lines: [],
      },
      before: { hours: 10.5, verdict: 'met_absolute', margin_hours: 0.5 },
    };
    const near: Gap = {
      ...gap,
      area_tier: 'town',
      allowance_hours: 5,
      margin_user_seconds: 3600n,
      margin_hours: 0.04,
      sufficing: null,
      least: null,
      before: null,
    };
    const said = await sectionOf({ ...whole, gaps: [gap, near, far] }, 'gap', 'en');
    expect(said).toContain('Beyond their allowance: 2 of 3 cells, by 10,000 user-hours in all');
    expect(said).toContain(
      'By rerun: 1 would have kept it without their single largest event, 1 not even without their largest 5.',
    );
    // The farthest comes first; what is over is never shown as nothing.
    const rows = await rowsOf({ ...whole, gaps: [gap, near, far] }, 'gap', 'en');
    expect(rows.map(([, , ...cells]) => cells)).toEqual([
      [
        '11.00',
        '1.25',
        '10,000.0',
        'not even 5',
        '6: A, B, C, …',
        'all are not enough',
        '10.50 (0.50 left)',
      ],
      ['2.00', '0.0001', '0.1', '1', '1: E<1>', '1: L1', '2.50 (0.50 over)'],
      ['5.00', '0.04', '0.8%', '1.0', '—'],
    ]);
    const zh = await sectionOf({ ...whole, gaps: [gap, near, far] }, 'gap', 'zh');
    expect(zh).toContain('3 个单元中，2 个超出限额，合计超出 10,000 时户');
  });

  it('is about a city’s own cells on its page, and folds those with much room on the region’s', async () => {
    const region = await sectionOf(whole, 'gap', 'en');
    const within = whole.gaps.filter(({ margin_user_seconds: margin }) => margin >= 0n).length;
    expect(within).toBeGreaterThan(11);
    expect(region).toContain(`What the other ${within - 10} cells have left`);
    const city = await sectionOf(whole, 'gap', 'en', '510100');
    expect(city).not.toContain('What the other');
    expect(city).not.toContain('Zigong');
    expect(region).toContain('Zigong');
  });

  it('is silent about what is not over, a part of a year, and a database without it', async () => {
    expect(await sectionOf(half, 'gap', 'en')).toBeNull();
    const month = reportData({ period: { kind: 'month', name: '2022-09' } });
    expect(await sectionOf(month, 'gap', 'en')).toBeNull();
    expect(await sectionOf({ ...whole, gaps: [] }, 'gap', 'en')).toBeNull();
    const kept = whole.gaps.filter(({ margin_user_seconds: margin }) => margin >= 0n);
    expect(await sectionOf({ ...whole, gaps: kept }, 'gap', 'en')).toContain(
      `All ${kept.length} cells are within their allowance.`,
    );
  });
});

describe('whether it will be met', () => {
  it('has a strip for each cell, the greatest risk first, and how intervals held', async () => {
    const text = await renderReport(half, 'en');
    expect(text).toContain('aria-labelledby="forecast-title');
    const said = await sectionOf(half, 'outlook', 'en');
    const count = (outlook: string) =>
      half.forecasts.filter((row) => row.outlook === outlook).length;
    expect(said).toContain(
      `already: ${count('exceeded')} cells; at risk, with less than an even chance: ${count('at_risk')};`,
    );
    const held = half.backtest.filter((row) => row.is_covered).length;
    expect(said).toContain(`${held} of ${half.backtest.length} (89%) contained`);
    const rows = await rowsOf(half, 'outlook', 'en');
    expect(rows.length).toBe(12);
    const shares = rows.map((row) => Number.parseFloat((row[6] ?? '').replace(/[<>%]/gu, '')));
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(await sectionOf(whole, 'outlook', 'en')).toBeNull();
  });

  it('says plainly where there is no forecast', async () => {
    const none = half.forecasts.map((row) => ({
      ...row,
      ...{ past_years: 0, residual_years: 0, p_meet: null, outlook: 'on_course' as const },
      ...{ hours_low: null, hours_mid: null, hours_high: null, hours_expected: null },
    }));
    const data = { ...half, forecasts: none };
    const said = await sectionOf(data, 'outlook', 'en');
    expect(said).toContain('There is no forecast: no complete year lies before this one');
    expect(await renderReport(data, 'zh')).not.toContain('forecast-title');
    expect(outlookLine(viewOf(data, 'zh'))).toBe('本年之前没有完整的年度，不作预测。');
    expect(await sectionOf({ ...half, forecasts: [] }, 'outlook', 'zh')).toContain('没有预测');
  });

  it('has the budget of the month at hand and of those after it on a city’s page alone', async () => {
    const city = await sectionOf(half, 'outlook', 'en', '510100');
    expect(city).toContain('Budget and use of July 2022, in user-hours');
    expect(city).toContain('August 2022');
    expect(city).not.toContain('May 2022');
    expect(await sectionOf(half, 'outlook', 'en')).not.toContain('Budget and use');
    const june = { ...half, period: { kind: 'month' as const, name: '2022-06' } };
    expect(await sectionOf(june, 'outlook', 'en', '510100')).toContain(
      'Budget and use of June 2022',
    );
  });

  it('shows nothing of months after the report’s', async () => {
    const march = { ...half, period: { kind: 'month' as const, name: '2022-03' } };
    expect(await sectionOf(march, 'outlook', 'en')).toBeNull();
    expect(outlookLine(viewOf(march, 'en'))).toBeNull();
  });

  it('is one line for the first screen', () => {
    const risk = half.forecasts.filter((row) => row.outlook === 'at_risk');
    expect(risk.length).toBeGreaterThan(0);
    const line = outlookLine(viewOf(half, 'en'));
    expect(line).toContain(`${risk.length} at risk`);
    expect(line).toContain('Likeliest to go beyond: ');
    expect(outlookLine(viewOf(whole, 'en'))).toBeNull();
    const city = outlookLine(viewOf(half, 'en', '510100'));
    expect(city).toMatch(/^By the end of the year: \d beyond already, \d at risk, \d on pace\./u);
  });
});

it('texts from outside are shown, and do nothing', async () => {
  for (const [data, city] of [
    [whole, undefined],
    [half, '510100'],
  ] as const) {
    const text = await renderReport(withHostileText(data), 'zh', city ? { city } : {});
    expect(text).not.toContain(hostile.script);
    expect(text).not.toContain(hostile.image);
    expect(offences(parsePage(text))).toEqual([]);
  }
});
