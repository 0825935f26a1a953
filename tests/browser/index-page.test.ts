import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type IndexData, renderIndex } from '../../reports/index-page.js';
import { sichuan } from '../../schemas/region.js';
import { languages } from '../../schemas/words/index.js';
import { hasChromium } from './chromium.js';
import { hostile } from './hostile.js';
import { pages } from './pages.js';

const data: IndexData = {
  region: sichuan.name,
  version: '0.1.0',
  synthetic: true,
  cities: [],
  reports: ['2022', '2022Q3', '2022-09', '2021'].map((name) => ({
    kind: name.length === 4 ? 'year' : name.includes('Q') ? 'quarter' : 'month',
    name,
    pages: languages,
    workbooks: languages.map((language) => ({ language, file: 'report.xlsx' })),
    cityPages: ['510100.html'],
    states: [
      { name: 'known-at-0123456789abcdef', file: 'index.html' },
      { name: hostile.image, file: 'index.html' },
    ],
    figures: { isFinal: true, until: '2022-10-01', hours: 9.147 },
    isStale: name === '2022Q3',
  })),
  verdicts: new Map([[2022, { met_absolute: 60, not_met: 10 }]]),
  early: new Set(),
};

describe.skipIf(!hasChromium)('the index of reports in a browser', () => {
  const { folder, open } = pages();

  it.each(languages)('opens in peace in %s, and fits a phone', async (language) => {
    const file = join(folder, `index.${language}.html`);
    writeFileSync(file, renderIndex(data, language));
    for (const width of [1280, 390]) {
      const { page, misdeeds } = await open(pathToFileURL(file), width);
      expect(misdeeds).toEqual([]);
      const over = await page.evaluate(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      expect(over).toBeLessThanOrEqual(0);
      expect(await page.locator('tbody tr').count()).toBe(4);
      await page.close();
    }
  });
});
