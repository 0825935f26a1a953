import { describe, expect, it } from 'vitest';
import { pageFile } from '../../../reports/base/links.js';
import { type HeldReport, type IndexData, renderIndex } from '../../../reports/index-page.js';
import { sichuan } from '../../../schemas/region.js';
import { hostile } from '../../browser/hostile.js';
import { attribute, find, parsePage, words } from '../../support/reports/page.js';

function held(name: string, more: Partial<HeldReport> = {}): HeldReport {
  return {
    kind: name.length === 4 ? 'year' : name.includes('Q') ? 'quarter' : 'month',
    name,
    pages: ['zh'],
    workbooks: [{ language: 'zh', file: 'report.xlsx' }],
    cityPages: ['510100.html', '510300.html'],
    states: [],
    figures: { isFinal: true, until: `${Number(name.slice(0, 4)) + 1}-01-01`, hours: 9.147 },
    isStale: false,
    ...more,
  };
}

const data: IndexData = {
  region: sichuan.name,
  version: '0.1.0',
  synthetic: false,
  cities: sichuan.cities.map(({ code, name, nameEn }) => ({
    code,
    name: { zh: name, en: nameEn },
  })),
  reports: [
    held('2022-09', { pages: ['zh', 'en'] }),
    held('2022'),
    held('2021'),
    held('2022Q3', { figures: { isFinal: false, until: '2022-09-11', hours: null } }),
    held('2019', { figures: null, pages: [], cityPages: ['513400.en.html'] }),
    held('2020', { states: [{ name: 'known-at-ab12', file: 'index.html' }] }),
  ],
  verdicts: new Map([
    [2022, { met_absolute: 60, not_met: 10 }],
    [2021, { not_met: 78 }],
  ]),
  early: new Set([2021]),
};

const linksOf = (text: string) =>
  find(parsePage(text).root, 'a').map((a) => [attribute(a, 'href'), words(a)]);

describe('the index of reports', () => {
  it('lists the latest year first, and of each the year, its quarters and its months', () => {
    const page = parsePage(renderIndex(data, 'zh'));
    expect(page.errors).toEqual([]);
    expect(find(page.root, 'h2').map(words)).toEqual(['2022年', '2021年', '2020年', '2019年']);
    const rows = find(page.root, 'tbody').map((body) =>
      find(body, 'tr').map((tr) => find(tr, 'th').map(words).join()),
    );
    expect(rows[0]).toEqual(['2022年', '2022年第三季度', '2022年9月']);
  });

  it('says how final each is, and what the verdicts of its year are', () => {
    const text = renderIndex(data, 'zh');
    expect(text).toContain('达标 60 个，未达标 10 个。');
    expect(text).toContain('未达标 78 个（限值尚未到期');
    expect(text).toContain('2022年9月10日');
    expect(text).toMatch(/临时.*—/su);
    expect(renderIndex(data, 'en')).toContain('Met 60, Not met 10.');
  });

  it('leads to the pages that are there, the reader’s language first', () => {
    const links = linksOf(renderIndex(data, 'en'));
    expect(links).toContainEqual(['./2022-09/index.en.html', 'English']);
    expect(links).toContainEqual(['./2022/index.html', 'Chinese']);
    expect(links).toContainEqual(['./2022/report.xlsx', 'workbook (Chinese)']);
    expect(links).toContainEqual(['./2020/known-at-ab12/index.html', 'known-at-ab12']);
    expect(links).toContainEqual(['./2019/513400.en.html', 'Liangshan (English)']);
    expect(links).toContainEqual(['index.html', '中文']);
    expect(links.some(([href]) => href === './2022/index.en.html')).toBe(false);
  });

  it('lists a period that the database does not know, without figures', () => {
    const page = parsePage(renderIndex(data, 'zh'));
    const [row] = find(page.root, 'tr', (tr) => words(tr).startsWith('2019年'));
    expect(row && find(row, 'td').map(words).slice(0, 3)).toEqual([
      '已发布数据库中无此时段',
      '—',
      '—',
    ]);
  });

  it('says that there is nothing, is the same again, and only shows hostile text', () => {
    expect(renderIndex({ ...data, reports: [] }, 'en')).toContain('No report has been made yet.');
    expect(renderIndex(data, 'zh')).toBe(renderIndex(data, 'zh'));
    const bad = held('2022', {
      states: [{ name: hostile.image, file: 'index.html' }],
      cityPages: [`${hostile.link}.html`],
      pages: [],
    });
    const text = renderIndex(
      { ...data, region: { zh: hostile.script, en: hostile.script }, reports: [bad] },
      'zh',
    );
    expect(parsePage(text).errors).toEqual([]);
    expect(text).not.toMatch(/<img|alert\(1\)<\/script>/u);
    for (const [href = ''] of linksOf(text)) expect(href).toMatch(/^(?:\.\/|#|index\.)/u);
  });
});

describe('the file of a page', () => {
  it('is named by the city’s code where that can be a name', () => {
    expect(pageFile('zh')).toBe('index.html');
    expect(pageFile('en', '510100')).toBe('510100.en.html');
    expect(pageFile('zh', '成都-1')).toBe('成都-1.html');
  });

  it('stays in its folder and takes no other’s name, whatever the code', () => {
    const codes = [
      '../x',
      'a/b',
      'a\\b',
      'a b',
      'index',
      'INDEX',
      'report',
      'con',
      'a.en',
      '.',
      '',
      '长'.repeat(300),
      `${'长'.repeat(299)}x`,
    ];
    const names = codes.flatMap((code) => [pageFile('zh', code), pageFile('en', code)]);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length - 2);
    for (const name of names) {
      expect(name).toMatch(/^[\p{L}\p{N}_~-]+(?:\.en)?\.html$/u);
      expect(name).not.toMatch(/^(?:index|report|con)\./iu);
      expect(name.length).toBeLessThan(90);
    }
  });
});
