import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { csvOf } from '../../../reports/base/csv.js';
import { type Dataset, datasetOf, publishedFields } from '../../../reports/base/dataset.js';
import { datasetsOf, html } from '../../../reports/base/html.js';
import { renderReport } from '../../../reports/index.js';
import { figure } from '../../../reports/templates/figure.js';
import { table } from '../../../reports/templates/table.js';
import { cssText } from '../../../reports/theme/paper.js';
import { viewOf } from '../../../reports/view/view.js';
import { verdicts } from '../../../schemas/published/outcomes.js';
import { reportData } from '../../support/reports/fixture.js';
import {
  attribute,
  elements,
  find,
  hasClass,
  parsePage,
  words,
} from '../../support/reports/page.js';

const title = { zh: '表', en: 'Table' };
const data = (rows: Dataset['rows'], names = ['name', 'value']): Dataset => ({
  name: 'things',
  title,
  columns: names.map((name) => ({ name })),
  rows,
});

describe('a dataset as CSV', () => {
  it('is UTF-8 for Excel, with lines as RFC 4180 has them', () => {
    expect(csvOf(data([['成都', 1]]))).toBe('\uFEFFname,value\r\n成都,1\r\n');
    expect(csvOf(data([['a,"b"\n', null]]))).toBe('\uFEFFname,value\r\n"a,""b""\n",\r\n');
    expect(csvOf(data([[null]], ['name']))).toBe('\uFEFFname\r\n""\r\n');
  });

  it('keeps figures whole and makes texts harmless', () => {
    const rows: Dataset['rows'] = [
      ['-1', -1],
      ['=1+1', 0.1 + 0.2],
      ['@x', 123456789012345678901234567890n],
      ['+x', true],
      ['\tx', Number.NaN],
    ];
    expect(csvOf(data(rows)).split('\r\n').slice(1, -1)).toEqual([
      "'-1,-1",
      "'=1+1,0.30000000000000004",
      "'@x,123456789012345678901234567890",
      "'+x,true",
      "'\tx,",
    ]);
  });
});

describe('datasetOf', () => {
  it('takes columns of published tables as they are declared', () => {
    const rows = reportData().verdicts.slice(0, 2);
    const made = datasetOf('x', title, rows, publishedFields(verdicts, ['city_code', 'hours']));
    expect(made.columns[0]).toEqual({
      name: 'city_code',
      label: expect.objectContaining({ zh: expect.stringContaining('代码') }),
    });
    expect(made.rows).toEqual(rows.map((row) => [row.city_code, row.hours]));
  });

  it('refuses names that name no file, and one column twice', () => {
    const field = { name: 'a', value: () => 1 };
    expect(() => datasetOf('../x', title, [1], [field])).toThrow('plain');
    expect(() => datasetOf('x', title, [1], [{ ...field, name: '=a' }])).toThrow('plain');
    expect(() => datasetOf('x', title, [1], [field, field])).toThrow('twice');
  });
});

describe('markup', () => {
  it('carries the data of its pieces, in their order', () => {
    const view = viewOf(reportData(), 'zh');
    const piece = (name: string) =>
      table({ id: name, caption: name, columns: [], rows: [], data: { ...data([]), name }, view });
    const page = html`<p>${[piece('a'), html`${piece('b')}`]}${null}${piece('c')}</p>`;
    expect(datasetsOf(page).map(({ name }) => name)).toEqual(['a', 'b', 'c']);
  });

  it('sorts a table by its data, and hands out no more than it shows', () => {
    const view = viewOf(reportData(), 'zh');
    const rows: Dataset['rows'] = [
      ['甲', 2],
      ['乙', null],
      ['丙', 3],
    ];
    const made = table({
      id: 'x',
      caption: 'x',
      columns: [{ label: 'n' }, { label: 'v', kind: 'number', by: 'value' }],
      rows: rows.slice(0, 2).map(([name, value]) => [`${name}`, value === null ? '—' : `${value}`]),
      pinned: 1,
      data: data(rows),
      isCut: true,
      view,
    });
    expect(made.text).toContain('<tr data-pinned=""><th scope="row" class="text">甲</th>');
    expect(made.text).toContain('<td>2</td>');
    expect(made.text).toContain('<td>—</td>');
    expect(datasetsOf(made)[0]?.rows).toHaveLength(3);
    const [, encoded = ''] = /charset=utf-8,([^"]+)"/u.exec(made.text) ?? [];
    expect(decodeURIComponent(encoded)).toBe(csvOf(data(rows.slice(0, 2))));
  });

  it('refuses to sort by what is not there, and data without words for it', () => {
    const columns = [{ label: 'v', by: 'nothing' }];
    expect(() => table({ id: 'x', caption: 'x', columns, rows: [['1']] })).toThrow('nothing');
    expect(() => table({ id: 'x', caption: 'x', columns: [], rows: [], data: data([]) })).toThrow(
      'view',
    );
  });
});

describe('a chart', () => {
  const chart = {
    slug: 'dots',
    title: 't',
    caption: 'c',
    emptyNote: 'e',
    rows: [{ hours: 1, text: 'x' }],
    marks: 1,
    spec: {
      data: { name: 'rows' },
      mark: 'point',
      encoding: {
        x: { field: 'hours', type: 'quantitative' },
        description: { field: 'text', type: 'nominal' },
      },
    },
    data: {
      columns: [{ name: 'city_code' }, { name: 'city', label: title }, { name: 'h', label: title }],
      rows: [
        ['2', '乙', 1.25],
        ['1', '甲', 2],
        ['2', '乙', null],
      ],
    },
  } as const;

  it('hands out its data, and shows what has a name, names in the order they come', async () => {
    const made = await figure(chart, viewOf(reportData(), 'zh'));
    expect(datasetsOf(made)).toEqual([
      { name: 'dots', title: { zh: 't', en: 't' }, ...chart.data },
    ]);
    const { root } = parsePage(made.text);
    const cells = find(root, 'tr').map((tr) =>
      [...elements(tr)].map((cell) => [words(cell), attribute(cell, 'data-value')]),
    );
    expect(cells.slice(1)).toEqual([
      [
        ['乙', '0'],
        ['1.250', undefined],
      ],
      [
        ['甲', '1'],
        ['2.000', undefined],
      ],
      [
        ['乙', '0'],
        ['—', undefined],
      ],
    ]);
  });

  it('without anything to draw has no data to hand out', async () => {
    const empty = await figure({ ...chart, rows: [] }, viewOf(reportData(), 'zh'));
    expect(datasetsOf(empty)).toEqual([]);
    expect(empty.text).not.toContain('csv');
  });
});

it('puts any text into a style sheet as a text', () => {
  expect(cssText('四川"}</style>\\\n\u202E')).toMatch(/^"(?:[\p{L}\p{N}]|\\[0-9a-f]+ )+"$/u);
  expect(cssText('a"b')).toBe('"a\\22 b"');
});

describe.each(['zh', 'en'] as const)('the page in %s', (language) => {
  it('gives every table and chart its data', async () => {
    const page = parsePage(await renderReport(reportData(), language));
    const links = find(page.root, 'a', (a) => hasClass(a, 'csv'));
    const names = links.map((a) => attribute(a, 'download'));
    expect(new Set(names).size).toBe(names.length);
    const figures = find(page.root, 'figure');
    const inFigures = figures.flatMap((one) => find(one, 'table'));
    // The map shows what the table of verdicts hands out.
    const [map, ...others] = figures.map((one) => find(one, 'a', (a) => hasClass(a, 'csv')).length);
    expect(map).toBe(0);
    expect(others).toEqual(others.map(() => 1));
    const tables = find(page.root, 'table', (one) => !hasClass(one, 'signatures'));
    expect(links.length).toBe(tables.length - inFigures.length + others.length);
    for (const link of links) {
      const content = (attribute(link, 'href') ?? '').replace(/^[^,]*,/u, '');
      const text = decodeURIComponent(content);
      const { data: records, errors } = Papa.parse<string[]>(text.slice(1), {
        skipEmptyLines: true,
      });
      expect(errors).toEqual([]);
      expect(records.length).toBeGreaterThan(1);
      expect(new Set(records.map((record) => record.length)).size).toBe(1);
    }
  });

  it('names its files by the place and period that it is about', async () => {
    const city = parsePage(await renderReport(reportData(), language, { city: '510400' }));
    const names = find(city.root, 'a', (a) => hasClass(a, 'csv')).map((a) =>
      attribute(a, 'download'),
    );
    expect(names.length).toBeGreaterThan(10);
    expect(names.filter((name) => !name?.startsWith('510400-2022-'))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
  });

  it('has a value in every cell of figures, to be sorted by, and writes it once', async () => {
    const page = parsePage(await renderReport(reportData(), language));
    const byValue = { text: 0, attribute: 0 };
    for (const cell of elements(page.root)) {
      if (cell.tagName !== 'td' || attribute(cell, 'class') !== undefined) continue;
      const row = cell.parentNode;
      if (row && 'attrs' in row && attribute(row, 'data-pinned') !== undefined) continue;
      const value = attribute(cell, 'data-value');
      byValue[value === undefined ? 'text' : 'attribute'] += 1;
      const text = words(cell).replace('−', '-').replaceAll(',', '');
      if (value === undefined) expect(text).toMatch(/^—$|^-?\d+(\.\d+)?$/u);
      else expect(value).toMatch(/^-?\d+(\.\d+)?(e-?\d+)?$|^$/u);
    }
    expect(byValue.text).toBeGreaterThan(100);
    expect(byValue.attribute).toBeGreaterThan(100);
  });
});
