import { expect, it } from 'vitest';
import {
  boxes,
  lineAt,
  outlines,
  planeRow,
  planeSpec,
  texts,
} from '../../../reports/charts/plane.js';
import { hits } from '../../../reports/charts/year-marks.js';
import type { Chart, Row } from '../../../reports/vega/chart.js';
import { drawChart } from '../../../reports/vega/draw.js';
import type { PlaneLayer } from '../../../reports/vega/plane.js';
import { pictureOf } from './picture.js';

const box = { x: 10, y: 0, x2: 60, y2: 20 };

function chart(rows: readonly Row[], layers: readonly PlaneLayer[], marks = 0): Chart {
  const words = { slug: 'plane', title: '', caption: '', emptyNote: '' };
  return { ...words, rows, marks, spec: planeSpec({ rows, layers }) };
}

it('draws each row by the layer of its kind, in the order of layers', async () => {
  const rows = [
    planeRow({ kind: 'name', box: lineAt(0, 10, 60), label: '甲' }),
    planeRow({ kind: 'cell', box, fill: '#1b456b', text: '甲：1' }),
    planeRow({ kind: 'edge', box }),
  ];
  const layers = [
    outlines('edge', { isData: false, dash: [2, 2] }),
    boxes('cell', { isData: true }),
    texts('name', { align: 'right' }),
  ];
  const svg = await drawChart(chart(rows, layers, 1));
  expect(svg.indexOf('stroke-dasharray="2,2"')).toBeLessThan(svg.indexOf('class="m"'));
  expect(svg).toContain('<path d="M10,0h50v20h-50Z"><title>甲：1</title></path>');
  expect(svg).toMatch(/<text x="60" y="14" [^>]*text-anchor="end">甲<\/text>/u);
  expect(svg).toContain('width="69" height="30"');
});

it('is wide enough for texts that reach beyond the boxes', async () => {
  const label = '一二三四五六七八九十';
  const rows = [
    planeRow({ kind: 'cell', box }),
    planeRow({ kind: 'name', box: lineAt(10, 10), label }),
    planeRow({ kind: 'head', box: lineAt(0, 5, 20), label }),
  ];
  const layers = [
    boxes('cell', { isData: false }),
    texts('name'),
    texts('head', { align: 'right' }),
  ];
  const { width, texts: drawn } = pictureOf(await drawChart(chart(rows, layers)));
  expect(drawn).toHaveLength(2);
  for (const { left, right } of drawn) {
    expect(left).toBeGreaterThanOrEqual(0);
    expect(right).toBeLessThanOrEqual(width);
  }
});

it('says what isn’t seen, and joins boxes that say nothing', async () => {
  const other = { ...box, x: 70, x2: 90 };
  const rows = [
    planeRow({ kind: 'hit', box, text: '甲 & <乙>' }),
    planeRow({ kind: 'swatch', box, fill: '#20262e' }),
    planeRow({ kind: 'swatch', box: other, fill: '#20262e' }),
  ];
  const svg = await drawChart(chart(rows, [boxes('swatch', { isData: false }), hits('hit')], 1));
  expect(svg).toContain('<path d="M10,0h50v20h-50ZM70,0h20v20h-20Z" fill="#20262e"/>');
  expect(svg).toContain('<title>甲 &amp; &lt;乙&gt;</title>');
});

it('leads to pages of its report and nowhere else', async () => {
  const to = (link: string) => {
    const row = planeRow({ kind: 'name', box: lineAt(0, 10, 60), label: '<甲>', link });
    return drawChart(chart([row], [texts('name', { isLink: true })]));
  };
  expect(await to('510100.html')).toMatch(
    /<a href="510100.html"><text[^>]*>&lt;甲&gt;<\/text><\/a>/u,
  );
  await expect(to('https://example.com/')).rejects.toThrow('may not lead to');
  await expect(to('javascript:alert(1)')).rejects.toThrow('may not lead to');
});

it('refuses rows that no layer draws', () => {
  const rows = [planeRow({ kind: 'lost', box })];
  expect(() => planeSpec({ rows, layers: [boxes('cell', { isData: true })] })).toThrow('kind lost');
});
