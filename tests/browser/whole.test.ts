import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { renderReport } from '../../reports/index.js';
import { type RenderedPage, wholeReport } from '../../reports/portable/whole.js';
import type { Language } from '../../schemas/words/index.js';
import { reportData } from '../support/reports/fixture.js';
import { violations } from './axe.js';
import { hasChromium } from './chromium.js';
import { pages, sayIfSkipped, why } from './pages.js';
import { hasPoppler, printed, whyNoPaper } from './paper.js';

sayIfSkipped();

const cities = ['510100', '513200'];

describe.skipIf(!hasChromium)(`a report as one file${why}`, () => {
  const { folder, write, open } = pages();
  const files = new Map<Language, URL>();

  beforeAll(async () => {
    const data = reportData();
    for (const language of ['zh', 'en'] as const) {
      const all: RenderedPage[] = [];
      for (const city of [undefined, ...cities]) {
        const page = await renderReport(data, language, city === undefined ? {} : { city });
        all.push({ city, page });
      }
      const file = join(folder, `whole.${language}.html`);
      writeFileSync(file, wholeReport(data, language, all));
      files.set(language, pathToFileURL(file));
    }
  });

  const at = (language: Language, anchor = '') =>
    new URL(anchor, files.get(language) ?? 'file:///');

  it.each([
    ['the region', ''],
    ['a city', '#part-510100'],
    ['all of it', '#part-all'],
  ])('showing %s: axe finds nothing', async (_, anchor) => {
    for (const language of ['zh', 'en'] as const) {
      const { page, misdeeds } = await open(at(language, anchor));
      // Words don't change colours: one language in the dark will do.
      const schemes = language === 'zh' ? (['light', 'dark'] as const) : (['light'] as const);
      for (const colorScheme of schemes) {
        for (const width of [1280, 390]) {
          await page.emulateMedia({ colorScheme });
          await page.setViewportSize({ width, height: 900 });
          const rules = colorScheme === 'dark' ? ['color-contrast'] : undefined;
          expect(await violations(page, rules), `${language} ${colorScheme} ${width}`).toEqual([]);
        }
      }
      expect(misdeeds).toEqual([]);
      await page.close();
    }
  });

  it.skipIf(!hasPoppler)(
    `prints what it shows, and all of it as its parts${whyNoPaper}`,
    async () => {
      const counts: number[] = [];
      const anchors = ['#part-index', ...cities.map((city) => `#part-${city}`), '#part-all'];
      for (const anchor of anchors) {
        const { page } = await open(at('zh', anchor));
        const texts = await printed(page, folder);
        const headings = await page
          .locator('h1, h2, h3, figcaption strong')
          .evaluateAll((all) => all.map((heading) => heading.textContent ?? ''));
        for (const [i, text] of texts.entries()) {
          const lines = text.split('\n').filter((line) => line.trim() !== '');
          expect(lines[0]).toContain('四川省2022年供电可靠性报告');
          expect(lines.at(-1)?.replace(/\s/gu, '')).toBe(`${i + 1}/${texts.length}`);
          // No heading stands alone at the foot of a page.
          expect(headings, `${anchor} ${i + 1}`).not.toContain(lines.at(-2)?.trim());
        }
        counts.push(texts.length);
        await page.close();
      }
      const whole = counts.pop();
      expect(whole).toBe(counts.reduce((sum, count) => sum + count, 0));
      const { page } = await open(await write('region', reportData()));
      expect(counts[0]).toBe((await printed(page, folder)).length);
      await page.close();
    },
  );
});
