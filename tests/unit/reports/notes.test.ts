import { describe, expect, it } from 'vitest';
import { parseSettings } from '../../../pipelines/project/settings.js';
import { reportHead } from '../../../pipelines/report/head.js';
import { noteBlocks } from '../../../pipelines/report/markdown.js';
import { renderReport } from '../../../reports/index.js';
import type { ReportData } from '../../../reports/view/data.js';
import { reportData } from '../../support/reports/fixture.js';
import { offences, parsePage } from '../../support/reports/page.js';

async function withNotes(zh: string, en?: string): Promise<ReportData> {
  const notes = { zh: await noteBlocks(zh), ...(en && { en: await noteBlocks(en) }) };
  return { ...reportData(), notes };
}

const framed = (page: string) =>
  [...page.matchAll(/<div class="own"[^>]*>\n([\s\S]*?)<\/div>\n/gu)].map(
    ([, inner]) => inner ?? '',
  );

describe('the planner’s own text', () => {
  it('stands after the finding, at the sections that it names, and else at the end', async () => {
    const data = await withNotes(
      '开头。\n\n# 原因\n\n三条线路。\n\n## 细目\n\n- 甲\n- 乙\n\n# 别的\n\n其他。\n\n# quality\n\n数据。\n',
    );
    const left: string[] = [];
    const page = await renderReport(data, 'zh', { leftNote: (heading) => left.push(heading) });
    expect(left).toEqual(['别的']);
    const [start = '', why = '', quality = '', end = ''] = framed(page);
    expect(start).toContain('<p>开头。</p>');
    expect(start).toContain('编制单位的说明');
    expect(why).toMatch(/<p>三条线路。<\/p>\n<h3>细目<\/h3>\n<ul>\n<li>甲<\/li>\n<li>乙<\/li>/u);
    expect(page).toMatch(/<h2 id="why">[^<]*<\/h2>\n<div class="own"/u);
    expect(page.indexOf('<p>开头。</p>')).toBeLessThan(page.indexOf('<h2 id="verdicts">'));
    expect(quality).toContain('<p>数据。</p>');
    expect(end).toMatch(/<h3>别的<\/h3>\n<p>其他。<\/p>/u);
    expect(page.indexOf('<h3>别的</h3>')).toBeGreaterThan(page.indexOf('<h2 id="method">'));
    expect(framed(page)).toHaveLength(4);
  });

  it('is on a city’s page where it names the city, and nowhere else', async () => {
    const { cities } = reportData();
    const [first, second] = cities;
    const data = await withNotes(
      `总述。\n\n# ${first?.city_name}\n\n此市。\n\n## 原因\n\n当地。\n`,
    );
    const city = (code = '') => renderReport(data, 'zh', { city: code });
    expect(framed(await city(first?.city_code)).join('')).toContain('<p>此市。</p>');
    expect(framed(await city(second?.city_code))).toEqual([]);
    expect((await renderReport(data, 'zh')).includes('此市')).toBe(false);
  });

  it('is in the page’s language where there is one of its own', async () => {
    const both = await withNotes('中文。', 'In English.');
    expect(await renderReport(both, 'en')).toContain('<p>In English.</p>');
    expect(await renderReport(both, 'en')).not.toContain('中文。');
    expect(await renderReport(await withNotes('中文。'), 'en')).toContain('<p>中文。</p>');
  });

  it('keeps emphasis, numbers and levels, and leaves no level of headings out', async () => {
    const data = await withNotes(
      '# 原因\n\n甲**乙***丙*\n\n3. 三\n4. 四\n   - 内\n\n#### 深\n\n文\n\n##### 更深\n\n行一\n行二 two\nthree\n',
    );
    const [why = ''] = framed(await renderReport(data, 'zh'));
    expect(why).toContain('甲<strong>乙</strong><em>丙</em>');
    expect(why).toContain('<ol start="3">\n<li>三</li>');
    expect(why).toContain('<ul>\n<li>内</li>');
    expect(why).toMatch(/<h3>深<\/h3>[\s\S]*<h4>更深<\/h4>/u);
    expect(why).toContain('行一行二 two three');
  });

  it('shows whatever else it holds as it is written', async () => {
    const data = await withNotes(
      [
        '<script>alert(1)</script>',
        '',
        'a <img src=x onerror=alert(1)> [链接](javascript:alert(2)) ![图](http://x/y.png) `<b>` &amp; \\*',
        '',
        '[ref]: http://example.org/',
        '',
        '> 引<b>文',
        '',
        '```html\n<iframe src="//x">\n```',
        '',
        '| a | b |\n|---|---|\n| <i> | 2 |',
        '',
        '</div></main><h2 id="why">',
        '',
        '# <svg onload=alert(3)>',
        '',
        'x\u202ey\u001b[2J',
      ].join('\n'),
    );
    for (const language of ['zh', 'en'] as const) {
      const page = await renderReport(data, language);
      const parsed = parsePage(page);
      expect([parsed.errors, offences(parsed)]).toEqual([[], []]);
      expect(page.match(/<script/gu)).toHaveLength(1);
      const notes = framed(page).join('');
      for (const forbidden of [
        '<img',
        '<iframe',
        '<b>',
        '<i>',
        '<svg onload',
        'href="javascript',
      ]) {
        expect(notes).not.toContain(forbidden);
      }
      for (const shown of [
        '&lt;script&gt;alert(1)&lt;/script&gt;',
        '[链接](javascript:alert(2))',
        '&lt;b&gt;',
        '&amp;amp;',
        '&lt;/div&gt;&lt;/main&gt;',
        '&lt;svg onload=alert(3)&gt;',
        '‹U+202E›',
      ]) {
        expect(notes).toContain(shown);
      }
      expect(page.match(/id="why"/gu)).toHaveLength(1);
    }
  });

  it('does not go deeper than anybody writes', async () => {
    const deep = `${'> '.repeat(300)}x\n\n${Array.from({ length: 60 }, (_, i) => `${'  '.repeat(i)}- y`).join('\n')}`;
    const page = await renderReport(await withNotes(deep), 'zh');
    expect(framed(page).join('')).toContain('y');
  });
});

describe('who makes and signs', () => {
  const hostile = '"><b>李';
  const source = `report: {organisation: 某局, letterhead: [甲, 乙], filled_in_by: 张三, checked_by: ${JSON.stringify(hostile)}}`;

  it('stands on the head and in the table of signatures', async () => {
    const head = reportHead(parseSettings(source));
    if (!head) throw new Error('no head');
    const page = await renderReport({ ...reportData(), head }, 'zh');
    expect(page).toMatch(
      /<p class="letterhead">甲<\/p>\n<p class="letterhead">乙<\/p>\n<p class="organisation">某局<\/p>\n<p class="title">/u,
    );
    expect(page).toContain('<table class="signatures short named">');
    expect(page).toContain(
      '<th scope="row">填报</th><td class="text">张三</td><td class="text"></td><td class="text"></td>',
    );
    expect(page).toContain('<td class="text">&quot;&gt;&lt;b&gt;李</td>');
    expect(page).toContain('<th scope="row">批准</th><td class="text"></td>');
  });

  it('is left to the pen where the settings name nobody', async () => {
    expect(reportHead(parseSettings(''))).toBeUndefined();
    const page = await renderReport(reportData(), 'zh');
    expect(page).toContain('<table class="signatures short ">');
    expect(page).not.toContain('class="letterhead"');
    expect(() => parseSettings('report: {signed_by: x}')).toThrow();
    expect(() => parseSettings('report: {letterhead: [a, b, c, d, e, f, g]}')).toThrow();
  });
});
