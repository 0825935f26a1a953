import { afterEach, describe, expect, it, vi } from 'vitest';
import { courseChart } from '../../../reports/charts/course.js';
import { exclusionsChart } from '../../../reports/charts/exclusions.js';
import { monthsChart } from '../../../reports/charts/months.js';
import type { Chart, Row } from '../../../reports/vega/chart.js';
import { drawChart } from '../../../reports/vega/draw.js';
import { widthInEms } from '../../../reports/vega/text-width.js';
import { viewOf } from '../../../reports/view/view.js';
import { reportData } from '../../support/reports/fixture.js';

const rows: Row[] = [
  { place: '甲', hours: 1, text: '甲：1' },
  { place: '乙', hours: 2, text: '乙：2' },
];

function dots(over: Partial<Chart> = {}): Chart {
  return {
    slug: 'dots',
    title: '',
    caption: '',
    emptyNote: '',
    rows,
    marks: rows.length,
    spec: {
      data: { name: 'rows' },
      mark: { type: 'point', clip: true },
      encoding: {
        x: { field: 'hours', type: 'quantitative' },
        y: { field: 'place', type: 'nominal' },
        description: { field: 'text', type: 'nominal' },
      },
    },
    ...over,
  };
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('drawChart', () => {
  it('draws every mark with a native tooltip, and ids of its own', async () => {
    const svg = await drawChart(dots());
    expect(svg.match(/<title>/gu)).toHaveLength(2);
    expect(svg).toContain('<title>甲：1</title>');
    expect(svg).toContain('id="dots-1"');
    expect(svg).toContain('url(#dots-1)');
    expect(svg).not.toMatch(/ style=|<script|axis titled|aria-roledescription/u);
  });

  it('gives the same picture again, whatever was drawn before or meanwhile', async () => {
    const first = await drawChart(dots());
    const again = await Promise.all([drawChart(dots()), drawChart(dots()), drawChart(dots())]);
    expect(new Set([first, ...again]).size).toBe(1);
  });

  it('refuses a field that the rows lack, and a name that Vega reads as a path', async () => {
    const spec = (field: string) =>
      dots({ spec: { data: { name: 'rows' }, mark: 'point', encoding: { x: { field } } } });
    await expect(drawChart(spec('houres'))).rejects.toThrow('no column "houres"');
    await expect(drawChart(spec('a.b'))).rejects.toThrow('not a plain name');
  });

  it('refuses values that Vega would drop in silence', async () => {
    for (const hours of [1n, Number.NaN, Number.POSITIVE_INFINITY, undefined]) {
      const bad = [{ ...rows[0], hours }] as unknown as Row[];
      await expect(drawChart(dots({ rows: bad, marks: 1 }))).rejects.toThrow('column "hours"');
    }
  });

  it('fails when a mark is missing', async () => {
    await expect(drawChart(dots({ marks: 3 }))).rejects.toThrow('2 marks drawn where 3 were due');
  });

  it('loads nothing', async () => {
    const spec = { ...dots().spec, data: { url: 'https://example.com/x.csv' } } as Chart['spec'];
    await expect(drawChart(dots({ spec }))).rejects.toThrow('chart dots');
  });

  it('raises what Vega only logs', async () => {
    const spec = {
      ...dots().spec,
      transform: [{ calculate: 'nothing(datum.hours)', as: 'x' }],
    } as Chart['spec'];
    await expect(drawChart(dots({ spec }))).rejects.toThrow();
  });

  it('keeps hostile text as text', async () => {
    const text = `"><img src=x onerror=alert(1)></title><script>alert(1)</script>`;
    const svg = await drawChart(dots({ rows: [{ place: text, hours: 1, text }], marks: 1 }));
    expect(svg).not.toMatch(/<img|<script/u);
  });
});

describe('the charts of the report', () => {
  const view = viewOf(reportData(), 'zh');
  const charts = { monthsChart, courseChart, exclusionsChart };

  it.each(Object.entries(charts))('%s needs no code generation', async (_, chart) => {
    const expected = await drawChart(chart(view));
    const refuse = () => {
      throw new EvalError('code generation');
    };
    vi.stubGlobal('Function', new Proxy(Function, { apply: refuse, construct: refuse }));
    expect(await drawChart(chart(view))).toBe(expected);
  });

  it.each(Object.entries(charts))('%s fits its labels', async (_, chart) => {
    const svg = await drawChart(chart(view));
    expect(svg).not.toContain('…');
    expect(svg).not.toMatch(/undefined|NaN|\[object/u);
  });

  it('has nothing to draw where no city has exclusions', () => {
    const july = viewOf(reportData({ period: { kind: 'month', name: '2022-07' } }), 'en');
    expect(exclusionsChart(july).rows).toHaveLength(0);
  });
});

it('measures Chinese as full-width', () => {
  expect(widthInEms('阿坝藏族羌族自治州')).toBe(9);
  expect(widthInEms('Aba')).toBeLessThan(2.2);
  expect(widthInEms('e\u0301')).toBe(widthInEms('e'));
});
