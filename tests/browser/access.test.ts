import { describe, expect, it } from 'vitest';
import { reportData } from '../support/reports/fixture.js';
import { unsure, violations } from './axe.js';
import { hasChromium } from './chromium.js';
import { pages, sayIfSkipped, why } from './pages.js';

sayIfSkipped();
describe.skipIf(!hasChromium)(`access to a report${why}`, () => {
  const { write, open } = pages();

  const allWidths = [1280, 1920, 768, 390];
  const cases = [
    ['year', {}],
    ['course', { asOf: '2022-10-01' }],
    ['quarter', { period: { kind: 'quarter', name: '2022Q3' }, asOf: '2022-10-01' }],
  ] as const;

  describe.each(['zh', 'en'] as const)('in %s', (language) => {
    it.each(cases)('of a %s: axe finds nothing', async (name, options) => {
      const { page } = await open(await write(name, reportData(options), language));
      // Words don't change colours: one language in the dark will do.
      const schemes = language === 'zh' ? (['light', 'dark'] as const) : (['light'] as const);
      for (const colorScheme of schemes) {
        for (const width of name === 'year' && colorScheme === 'light' && language === 'zh'
          ? allWidths
          : [1280, 390]) {
          await page.emulateMedia({ colorScheme });
          await page.setViewportSize({ width, height: 900 });
          // Of all that axe looks at, only colours differ between the schemes.
          const rules = colorScheme === 'dark' ? ['color-contrast'] : undefined;
          expect(await violations(page, rules), `${colorScheme} ${width}`).toEqual([]);
        }
      }
      await page.close();
    });
  });

  it('of a city: axe finds nothing', async () => {
    const file = await write('city', reportData(), 'zh', { city: '510400' });
    const { page, misdeeds } = await open(file);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      for (const width of allWidths) {
        await page.setViewportSize({ width, height: 900 });
        const rules = colorScheme === 'dark' ? ['color-contrast'] : undefined;
        expect(await violations(page, rules), `${colorScheme} ${width}`).toEqual([]);
      }
    }
    expect(misdeeds).toEqual([]);
    await page.close();
  });

  it('leaves axe unsure only of charts, signs of one letter and what is scrolled away', async () => {
    const { page } = await open(await write('unsure', reportData(), 'zh', { city: '510400' }));
    const known = ['i: nonBmp', 'nav.contents: elmPartiallyObscured', 'svg.chart'];
    expect(await unsure(page)).toEqual(known);
    await page.setViewportSize({ width: 390, height: 900 });
    expect(await unsure(page)).toEqual([
      '.scroll: elmPartiallyObscured',
      '.scroll: shortTextContent',
      ...known,
    ]);
    await page.close();
  });

  it('has tables of charts that axe finds nothing in either, once opened', async () => {
    const { page } = await open(await write('opened', reportData()));
    for (const summary of await page.locator('summary').all()) await summary.click();
    await page.locator('svg.chart [tabindex="0"]').first().focus();
    expect(await page.locator('.tip').isVisible()).toBe(true);
    expect(await violations(page)).toEqual([]);
    await page.close();
  });

  it('shows axe what it can find', async () => {
    const { page } = await open(await write('spoilt', reportData()));
    await page.evaluate(() => {
      document.querySelector('main')?.insertAdjacentHTML('beforeend', '<input><h6>x</h6>');
    });
    expect((await violations(page)).join('\n')).toMatch(/label: 1 ×/u);
    await page.close();
  });

  it('leads past the head and to every section by keyboard', async () => {
    const { page } = await open(await write('skip', reportData()));
    await page.keyboard.press('Tab');
    const skip = page.locator('a.skip');
    expect(await skip.evaluate((link) => link === document.activeElement)).toBe(true);
    expect((await skip.boundingBox())?.x).toBeGreaterThanOrEqual(0);
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
    const links = await page
      .locator('nav.contents a')
      .evaluateAll((all) =>
        all.map((link) => [link.getAttribute('href')?.slice(1), link.textContent]),
      );
    const headings = await page
      .locator('h2')
      .evaluateAll((all) => all.map((heading) => [heading.id, heading.textContent]));
    expect(links.length).toBeGreaterThanOrEqual(7);
    expect(links).toEqual(headings);
    await page.close();
  });
});
