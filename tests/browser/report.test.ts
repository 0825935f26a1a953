import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { renderReport } from '../../reports/index.js';
import { reportData } from '../support/reports/fixture.js';
import { hasChromium } from './chromium.js';
import { hostile, withHostileText } from './hostile.js';
import { pages, sayIfSkipped, why } from './pages.js';

sayIfSkipped();

describe.skipIf(!hasChromium)(`a report in a browser${why}`, () => {
  const { folder, open, write } = pages();

  const cases = [
    ['year', {}],
    ['course', { asOf: '2022-10-01' }],
    ['quarter', { period: { kind: 'quarter', name: '2022Q3' }, asOf: '2022-10-01' }],
    ['month', { period: { kind: 'month', name: '2022-09' } }],
  ] as const;

  describe.each(['zh', 'en'] as const)('in %s', (language) => {
    it.each(cases)('of a %s opens in peace and fits the screen', async (name, options) => {
      const file = await write(name, reportData(options), language);
      for (const width of [1280, 390]) {
        const { page, misdeeds } = await open(file, width);
        expect(misdeeds).toEqual([]);
        expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
        expect(await page.locator('svg.chart').count()).toBeGreaterThanOrEqual(3);
        await page.close();
      }
    });

    it('is legible: no text is tiny, pale or cut off', async () => {
      const file = await write('legible', reportData(), language);
      for (const [width, scheme] of [
        [1280, 'light'],
        [1280, 'dark'],
        [390, 'light'],
        [390, 'dark'],
      ] as const) {
        const { page } = await open(file, width);
        await page.emulateMedia({ colorScheme: scheme });
        expect(await illegible(page)).toEqual([]);
        expect(await brokenNames(page)).toEqual([]);
        await page.close();
      }
    });

    it('prints on A4, with every verdict', async () => {
      const data = reportData();
      const { page } = await open(await write('print', data, language));
      const pdf = await page.pdf({ preferCSSPageSize: true });
      const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/gu)?.length;
      expect(pages).toBeGreaterThanOrEqual(5);
      expect(pages).toBeLessThanOrEqual(22);
      expect(pdf.toString('latin1')).toMatch(/\/MediaBox\s*\[0 0 59[45](\.\d+)? 84[12](\.\d+)?\]/u);
      await page.emulateMedia({ media: 'print' });
      await page.setViewportSize({ width: 688, height: 1000 });
      expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
      const rows = await page.locator('table.verdicts tr[data-city]:visible').count();
      expect(rows).toBe(22 * 5);
      await page.close();
    });

    it('neither runs nor breaks on hostile text in every column', async () => {
      const file = await write('hostile', withHostileText(reportData()), language);
      for (const width of [1280, 390]) {
        const { page, misdeeds } = await open(file, width);
        await page.locator('nav.contents a').first().click();
        expect(misdeeds).toEqual([]);
        expect(await page.locator('body script, img, iframe, object, embed').count()).toBe(0);
        expect(await page.locator('script').count()).toBe(1);
        expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
        expect(await page.locator('main > section').count()).toBe(9);
        const text = await page.locator('body').innerText();
        for (const [name, attack] of Object.entries(hostile)) {
          if (name !== 'long' && name !== 'turned') expect(text, name).toContain(attack);
        }
        expect(text).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/u);
        expect(text).not.toContain('长'.repeat(500));
        await page.close();
      }
    });
  });

  it('runs nothing even where a script is slipped into the file', async () => {
    const text = await renderReport(reportData(), 'zh');
    const file = join(folder, 'tampered.html');
    const slipped = '<script>alert(1)</script><img src="https://example.com/x" onerror="alert(1)">';
    writeFileSync(file, text.replace('</main>', `${slipped}</main>`));
    const { page, misdeeds } = await open(pathToFileURL(file));
    expect(misdeeds.some((misdeed) => misdeed.startsWith('dialog'))).toBe(false);
    expect(misdeeds.join('\n')).toMatch(/policy: script-src/u);
    expect(misdeeds.join('\n')).toMatch(/policy: img-src/u);
    await page.close();
  });
});

function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
}

/** Latin words, and Chinese names of places, that are broken over two lines at the head of a row. */
function brokenNames(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found = new Set<string>();
    for (const head of document.querySelectorAll('main tbody th:not(.hash, .code)')) {
      const walker = document.createTreeWalker(head, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        for (const word of (node.nodeValue ?? '').matchAll(
          /[A-Za-z]{2,20}|\p{Script=Han}{2,9}/gu,
        )) {
          const range = document.createRange();
          range.setStart(node, word.index);
          range.setEnd(node, word.index + word[0].length);
          const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
          if (lines.size > 1) found.add(word[0]);
        }
      }
    }
    return [...found];
  });
}

/**
 * Texts below 9 px, or 11 px in a drawing for a phone, and those below a contrast of 4.5 to what they stand on:
 * in a chart that is the last shape drawn before them at that place.
 */
function illegible(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found = new Set<string>();
    const channels = (colour: string) => (colour.match(/[\d.]+/gu) ?? []).map(Number);
    const luminance = (colour: string) => {
      const [r = 0, g = 0, b = 0] = channels(colour).map((value) => {
        const share = value / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const ground = (element: Element | null): string => {
      if (!element) return 'rgb(255, 255, 255)';
      const colour = getComputedStyle(element).backgroundColor;
      return channels(colour)[3] === 0 ? ground(element.parentElement) : colour;
    };
    /** The colour that a text of a chart stands on. */
    const under = (text: SVGElement): string => {
      const svg = text.closest('svg');
      const middle = text.getBoundingClientRect();
      const [x, y] = [middle.left + middle.width / 2, middle.top + middle.height / 2];
      const shapes = [...(svg?.querySelectorAll<SVGElement>('path, rect, circle') ?? [])];
      const below = shapes.filter((shape) => {
        const isBefore = shape.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING;
        const { fill, display } = getComputedStyle(shape);
        if (!isBefore || fill === 'none' || display === 'none' || channels(fill)[3] === 0)
          return false;
        // Boxes of one look are one path, which has nothing between them.
        const place = (shape as SVGGeometryElement).getScreenCTM()?.inverse();
        const at = new DOMPoint(x, y).matrixTransform(place);
        return (shape as SVGGeometryElement).isPointInFill(at);
      });
      const shape = below.at(-1);
      return shape ? getComputedStyle(shape).fill : ground(svg);
    };
    /** How much smaller a drawing is shown than it was made. Wide drawings may shrink with the window. */
    const zoom = (element: Element): number => {
      const svg = element.closest<SVGSVGElement>('.narrow svg');
      return svg ? svg.getBoundingClientRect().width / svg.viewBox.baseVal.width : 1;
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      const text = node.nodeValue?.trim();
      if (!element || !text || element.tagName === 'title' || element.closest('.unseen')) continue;
      const look = getComputedStyle(element);
      const isDrawn = element instanceof SVGElement;
      if (isDrawn && element.getClientRects().length === 0) continue;
      const colour = isDrawn ? look.fill : look.color;
      const [a, b] = [luminance(colour), luminance(isDrawn ? under(element) : ground(element))];
      const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
      if (contrast < 4.5) found.add(`pale ${contrast.toFixed(2)}: ${element.tagName} ${text}`);
      const isForPhone = element.closest('.narrow') !== null;
      if (Number.parseFloat(look.fontSize) * zoom(element) < (isForPhone ? 10.99 : 9))
        found.add(`tiny: ${element.tagName} ${text}`);
    }
    return [...found].slice(0, 10);
  });
}
