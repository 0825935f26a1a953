import { describe, expect, it } from 'vitest';
import { reportData } from '../support/reports/fixture.js';
import { hasChromium } from './chromium.js';
import { withHostileText } from './hostile.js';
import { pages, sayIfSkipped, why } from './pages.js';
import { hasPoppler, printed, whyNoPaper } from './paper.js';

sayIfSkipped();

/** A4 less the margins of the style sheet, in CSS pixels. */
const wide = ((210 - 28) / 25.4) * 96;
const tall = ((297 - 35) / 25.4) * 96;

describe.skipIf(!hasChromium)(`a report on paper${why}`, () => {
  const { write, folder, open } = pages();

  const cases = [
    ['year', 'zh', {}, '四川省2022年供电可靠性报告', '最终 · 数据至2022年12月31日'],
    [
      'course',
      'en',
      { asOf: '2022-10-01' },
      'of Sichuan, 2022',
      'Provisional · data to 30 September 2022',
    ],
  ] as const;

  it.skipIf(!hasPoppler).each(cases)(
    `of a %s in %s says on every page what it is${whyNoPaper}`,
    async (name, language, options, title, state) => {
      const { page, misdeeds } = await open(await write(name, reportData(options), language));
      // What is held back on the screen is there on paper.
      await page.locator('.filter select').first().selectOption('rural');
      await page.locator('.verdicts thead button').nth(2).click();
      const texts = await printed(page, folder);
      const headings = await page
        .locator('h1, h2, h3, figcaption strong')
        .evaluateAll((all) => all.map((heading) => heading.textContent ?? ''));
      const labels = language === 'zh' ? ['占限额', '上年'] : ['Tier', 'Allowance'];
      const tiers = language === 'zh' ? /市中心区|市区|城镇|农村/gu : /Central|Urban|Town|Rural/gu;
      const verdicts = language === 'zh' ? /[√×↓?]\s*(?:达标|未达标)/gu : /On course|Exceeded/gu;
      let listed = 0;
      texts.forEach((text, i) => {
        const lines = text.split('\n').filter((line) => line.trim() !== '');
        expect(lines[0]).toContain(title);
        expect(lines[0]).toContain(state);
        expect(lines.at(-1)?.replace(/\s/gu, '')).toBe(`${i + 1}/${texts.length}`);
        expect(headings).not.toContain(lines.at(-2)?.trim());
        const isTable =
          (text.match(tiers)?.length ?? 0) > 12 && (text.match(verdicts)?.length ?? 0) > 12;
        if (isTable) listed += 1;
        if (isTable) for (const label of labels) expect(text, `page ${i + 1}`).toContain(label);
      });
      expect(listed).toBeGreaterThanOrEqual(2);
      const cities = language === 'zh' ? '凉山彝族自治州' : 'Liangshan';
      expect(texts.join('\n').split(cities).length).toBeGreaterThan(5);
      expect(misdeeds).toEqual([]);
      await page.close();
    },
  );

  it.skipIf(!hasPoppler)(`is not confused by hostile names${whyNoPaper}`, async () => {
    const { page } = await open(await write('hostile', withHostileText(reportData())));
    const texts = await printed(page, folder);
    for (const text of texts) expect(text.split('\n', 1)[0]).toContain('四川<script>');
    const last = texts.at(-1)?.replace(/\s/gu, '') ?? '';
    expect(last.endsWith(`${texts.length}/${texts.length}`)).toBe(true);
    await page.close();
  });

  it('cuts no chart, and tells verdicts without colour', async () => {
    const { page } = await open(await write('whole', reportData()), Math.round(wide));
    await page.emulateMedia({ media: 'print' });
    const figures = await page.locator('figure').evaluateAll((all) =>
      all.map((figure) => ({
        height: figure.getBoundingClientRect().height,
        inside: getComputedStyle(figure).breakInside,
      })),
    );
    expect(figures.length).toBeGreaterThanOrEqual(4);
    for (const { height, inside } of figures) {
      expect(height).toBeLessThan(tall);
      expect(inside).toBe('avoid');
    }
    const marks = await page.locator('.verdicts .verdict').allInnerTexts();
    expect(marks.length).toBeGreaterThan(80);
    for (const mark of marks) expect(mark).toMatch(/^[√↓×?→]\s*[达未无已限]/u);
    await page.close();
  });
});
