import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { reportData } from '../support/reports/fixture.js';
import { hasChromium } from './chromium.js';
import { pages, sayIfSkipped, why } from './pages.js';

sayIfSkipped();

/** Where the tab key stops. */
interface Stop {
  readonly tag: string;
  /** Title of the chart that the stop is in, if it is. */
  readonly chart: string | null;
  readonly label: string | null;
  readonly tip: string | null;
  readonly isStill: boolean;
}

function stopOf(page: Page): Promise<Stop> {
  return page.evaluate(() => {
    const at = document.activeElement ?? document.body;
    const tip = document.querySelector<HTMLElement>('.tip');
    const isOpen = (box: Element) => getComputedStyle(box).overflowX === 'visible';
    const fits = (box: Element) =>
      box.scrollWidth <= box.clientWidth + 1 && box.scrollHeight <= box.clientHeight + 1;
    return {
      tag: at.tagName,
      chart: at.closest('svg.chart')?.getAttribute('aria-labelledby') ?? null,
      label: at.getAttribute('aria-label'),
      tip: tip && !tip.hidden ? tip.textContent : null,
      isStill: at.matches('.scroll') && (isOpen(at) || fits(at)),
    };
  });
}

async function tabUntil(page: Page, chart: string): Promise<Stop> {
  for (let i = 0; i < 300; i += 1) {
    await page.keyboard.press('Tab');
    const stop = await stopOf(page);
    if (stop.chart === chart) return stop;
  }
  throw new Error(`no stop in ${chart}`);
}

/** Every stop on the way through the page, with what the arrow keys reach in each chart. */
async function walk(page: Page): Promise<Stop[]> {
  const stops: Stop[] = [];
  for (let i = 0; i < 1500; i += 1) {
    await page.keyboard.press('Tab');
    const stop = await stopOf(page);
    if (stop.tag === 'BODY' || stop.tag === 'HTML') return stops;
    stops.push(stop);
    if (stop.chart === null || stop.label === null) continue;
    for (const key of ['ArrowRight', 'End', 'Home']) {
      await page.keyboard.press(key);
      stops.push(await stopOf(page));
    }
  }
  throw new Error('the page has no end');
}

describe.skipIf(!hasChromium)(`a report by keyboard${why}`, () => {
  const { write, open } = pages();

  it.each([1280, 390])(
    'tells every chart’s marks at %s px, and stops at nothing still',
    async (width) => {
      const file = await write('keys', reportData(), 'zh', { city: '510400' });
      const { page, misdeeds } = await open(file, width);
      const charts = await page
        .locator('svg.chart:visible')
        .evaluateAll((all) => all.map((chart) => chart.getAttribute('aria-labelledby')));
      expect(charts.length).toBeGreaterThanOrEqual(5);
      const stops = await walk(page);
      const told = stops.filter(({ chart }) => chart !== null);
      expect([...new Set(told.map(({ chart }) => chart))]).toEqual(charts);
      expect(told.filter(({ label, tip }) => !label || label !== tip)).toEqual([]);
      for (const chart of charts) {
        const [first, second, last, home, ...others] = told.filter((stop) => stop.chart === chart);
        expect(others, `${chart} is one stop`).toEqual([]);
        expect(second?.label, `${chart}`).not.toBe(first?.label);
        expect(home?.label, `${chart}`).toBe(first?.label);
        expect(last?.label, `${chart}`).toBeTruthy();
      }
      expect(stops.filter(({ isStill }) => isStill)).toEqual([]);
      expect(misdeeds).toEqual([]);
      await page.close();
    },
  );

  it('goes back into a chart to the mark that was left', async () => {
    const { page } = await open(await write('back', reportData(), 'zh', { city: '510400' }));
    await tabUntil(page, 'months-title');
    for (let i = 0; i < 3; i += 1) await page.keyboard.press('ArrowRight');
    const left = await stopOf(page);
    expect(left.chart).toBe('months-title');
    await page.keyboard.press('Tab');
    expect((await stopOf(page)).chart).toBeNull();
    await page.keyboard.press('Shift+Tab');
    expect(await stopOf(page)).toEqual(left);
    await page.close();
  });

  it('keeps heads and contents in sight, and says where a box goes on', async () => {
    const { page } = await open(await write('sight', reportData()), 390);
    const box = page.locator('.scroll:has(table.verdicts)');
    expect(await box.getAttribute('tabindex')).toBe('0');
    await box.focus();
    const head = page.locator('table.verdicts thead th').first();
    await box.evaluate((one) => one.scrollTo(0, 900));
    const seen = async () => {
      const [outer, inner] = [await box.boundingBox(), await head.boundingBox()];
      return Math.abs((inner?.y ?? 0) - (outer?.y ?? -99));
    };
    expect(await seen()).toBeLessThan(2);
    const shadow = () => box.evaluate((one) => Number(getComputedStyle(one, '::after').opacity));
    expect(await shadow()).toBe(1);
    await box.evaluate((one) => one.scrollTo(one.scrollWidth, 900));
    await page.waitForTimeout(100);
    expect(await shadow()).toBeLessThan(0.1);
    const nav = page.locator('nav.contents');
    await page.locator('footer').scrollIntoViewIfNeeded();
    expect((await nav.boundingBox())?.y).toBe(0);
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.locator('table.verdicts tbody').nth(15).scrollIntoViewIfNeeded();
    const below = (await nav.boundingBox())?.height ?? 0;
    expect((await head.boundingBox())?.y).toBeCloseTo(below, 0);
    expect(await box.getAttribute('tabindex')).toBeNull();
    await page.close();
  });
});
