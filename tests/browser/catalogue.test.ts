import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { catalogueData } from '../../pipelines/catalogue/catalogue.js';
import { renderCatalogue } from '../../reports/catalogue/index.js';
import { languages } from '../../schemas/words/index.js';
import { hasChromium } from './chromium.js';
import { pages, why } from './pages.js';

describe.skipIf(!hasChromium)(`the catalogue in a browser${why}`, () => {
  const { folder, open } = pages();

  async function write(language: (typeof languages)[number]): Promise<URL> {
    const example = {
      name: 'long',
      what: { zh: '长', en: 'long' },
      sql: `select ${'x, '.repeat(99)}1`,
    };
    const data = { ...(await catalogueData()), examples: [example] };
    const file = join(folder, `${language}.html`);
    writeFileSync(file, renderCatalogue(data, language));
    return pathToFileURL(file);
  }

  it.each(languages)('in %s opens in peace and fits screen and phone', async (language) => {
    const file = await write(language);
    for (const width of [1280, 390]) {
      const { page, misdeeds } = await open(file, width);
      expect(misdeeds).toEqual([]);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(over).toBeLessThanOrEqual(0);
      await page.close();
    }
  });

  it('draws labels within their boxes, boxes apart, and all of it within the picture', async () => {
    const { page } = await open(await write('zh'));
    const boxes = await page.locator('svg.lineage g.flow').evaluateAll((flows) =>
      flows.map((flow) => {
        const at = (name: string) => {
          const { left, right, top, bottom } =
            flow.querySelector(name)?.getBoundingClientRect() ?? new DOMRect();
          return { left, right, top, bottom };
        };
        return { label: at('text'), box: at('rect') };
      }),
    );
    const frame = await page.locator('svg.lineage').boundingBox();
    expect(boxes.length).toBeGreaterThan(35);
    boxes.forEach(({ label, box }, i) => {
      expect(label.left).toBeGreaterThan(box.left);
      expect(label.right).toBeLessThan(box.right);
      expect(box.left).toBeGreaterThanOrEqual(frame?.x ?? 0);
      expect(box.right).toBeLessThanOrEqual((frame?.x ?? 0) + (frame?.width ?? 0));
      for (const { box: other } of boxes.slice(i + 1)) {
        const isApart =
          other.left > box.right ||
          other.right < box.left ||
          other.top > box.bottom ||
          other.bottom < box.top;
        expect(isApart).toBe(true);
      }
    });
    await page.close();
  });

  it('prints on A4, with the drawing whole on a page', async () => {
    const { page } = await open(await write('zh'));
    const pdf = await page.pdf({ preferCSSPageSize: true });
    const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/gu)?.length ?? 0;
    expect(pages).toBeGreaterThan(5);
    expect(pages).toBeLessThan(30);
    await page.setViewportSize({ width: 703, height: 1000 });
    await page.emulateMedia({ media: 'print' });
    const drawing = await page.locator('svg.lineage').boundingBox();
    expect(drawing?.width).toBeLessThanOrEqual(703);
    // A4 less its margins, at 96 px an inch.
    expect(drawing?.height).toBeLessThan(940);
    await page.close();
  });
});
