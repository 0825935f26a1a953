import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { reportData } from '../support/reports/fixture.js';
import { hasChromium } from './chromium.js';
import { pages, sayIfSkipped, why } from './pages.js';

sayIfSkipped();

/** On both sides of each width at which a page changes. */
const widths = [320, 360, 390, 720, 721, 759, 760, 768, 900, 1000, 1032, 1033, 1280, 1920];

describe.skipIf(!hasChromium)(`charts at every width${why}`, () => {
  const { write, open } = pages();

  const cases = [
    ['the region', 'zh', {}],
    ['the region', 'en', {}],
    ['a city', 'zh', { city: '513200' }],
    ['a city', 'en', { city: '513200' }],
  ] as const;

  it.each(cases)(
    'of %s, in %s, are shown once, with texts of 11 px or more',
    async (name, language, scope) => {
      const soFar = { asOf: '2022-10-01' };
      for (const [kind, data] of [
        ['year', reportData()],
        ['so far', reportData(soFar)],
      ] as const) {
        const file = await write(`${name}-${kind}`, data, language, scope);
        const { page } = await open(file);
        for (const width of widths) {
          await page.setViewportSize({ width, height: 900 });
          const { small, shown, charts, beyond } = await measured(page);
          const at = `${kind} at ${width} px`;
          expect(small, at).toEqual([]);
          expect(shown, at).toEqual(charts);
          // Nothing but the box around a chart may scroll, and only on the smallest phones.
          expect(width >= 360 ? beyond : [], at).toEqual([]);
        }
        await page.close();
      }
    },
  );
});

/**
 * Texts of charts that are shown smaller than 11 px, by how large their drawing is shown; which drawings are
 * shown; and which of these are wider than their boxes.
 */
function measured(page: Page) {
  return page.evaluate(() => {
    const small = new Set<string>();
    const beyond: string[] = [];
    const isShown = (svg: Element) => svg.getBoundingClientRect().width > 0;
    const figures = [...document.querySelectorAll('figure')].filter((one) =>
      one.querySelector('svg'),
    );
    for (const svg of document.querySelectorAll<SVGSVGElement>('svg.chart')) {
      if (!isShown(svg)) continue;
      const name = svg.getAttribute('aria-labelledby') ?? '';
      const zoom = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
      for (const text of svg.querySelectorAll('text')) {
        const size = Number.parseFloat(getComputedStyle(text).fontSize) * zoom;
        if (size < 10.99) small.add(`${name}: ${text.textContent} ${size.toFixed(2)}`);
      }
      const box = svg.parentElement;
      if (box && box.scrollWidth > box.clientWidth + 1) beyond.push(name);
    }
    return {
      small: [...small],
      beyond,
      charts: figures.map(() => 1),
      shown: figures.map((one) => [...one.querySelectorAll('svg.chart')].filter(isShown).length),
    };
  });
}
