import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { reportData } from '../support/reports/fixture.js';
import { hasChromium } from './chromium.js';
import { hostile, withHostileText } from './hostile.js';
import { pages, sayIfSkipped, why } from './pages.js';

sayIfSkipped();

describe.skipIf(!hasChromium)(`a report's script${why}`, () => {
  const { browser, write, open } = pages();
  const data = reportData();
  let file: URL;

  beforeAll(async () => {
    file = await write('year', data);
  });

  const verdicts = 'table.verdicts';
  const header = (page: Page, name: string) =>
    page.locator(`${verdicts} th[data-column="${name}"] button`);

  interface Seen {
    readonly city: string;
    readonly tier: string;
    readonly value: string;
  }

  /** The rows of the table that can be seen, with what a column is sorted by. */
  function rows(page: Page, column = 2): Promise<Seen[]> {
    return page.locator(`${verdicts} tbody tr:visible`).evaluateAll(
      (all, at) =>
        all.map((row) => {
          const { cells } = row as HTMLTableRowElement;
          const shift = cells[0]?.classList.contains('city') ? 0 : 1;
          const cell = cells[at - shift];
          const value = (cell?.dataset.value ?? cell?.textContent ?? '').replace('—', '');
          const text = (cell: Element | undefined) => cell?.textContent ?? '';
          return { city: shift ? '' : text(cells[0]), tier: text(cells[1 - shift]), value };
        }),
      column,
    );
  }

  const html = (page: Page) =>
    page
      .locator(`${verdicts} tbody`)
      .evaluateAll((all) => all.map((body) => body.outerHTML.replace(/>\s+</gu, '><')).join('\n'));

  it('sorts by keyboard: up, down and back as it was', async () => {
    const { page, misdeeds } = await open(file);
    const before = await html(page);
    await page.locator('.filter button').focus();
    for (let i = 0; i < 3; i += 1) await page.keyboard.press('Tab');
    const focused = () =>
      page.evaluate(() => document.activeElement?.parentElement?.dataset.column);
    expect(await focused()).toBe('hours');
    for (const [key, direction] of [
      ['Enter', 'ascending'],
      ['Space', 'descending'],
    ] as const) {
      await page.keyboard.press(key);
      expect(await focused()).toBe('hours');
      const sorted = page.locator(`${verdicts} [aria-sort]`);
      expect(await sorted.count()).toBe(1);
      expect(await sorted.getAttribute('aria-sort')).toBe(direction);
      const seen = await rows(page);
      expect(seen).toHaveLength(110);
      // The region keeps the first place, and every row names its city.
      expect(seen.slice(0, 5).map(({ city }) => city)).toEqual(Array(5).fill('四川省'));
      expect(seen.filter(({ city }) => city === '')).toEqual([]);
      const values = seen.slice(5).map(({ value }) => Number(value));
      const sign = direction === 'ascending' ? 1 : -1;
      expect(values).toEqual([...values].sort((a, b) => sign * (a - b)));
      expect(new Set(values).size).toBeGreaterThan(80);
    }
    await page.keyboard.press('Enter');
    expect(await page.locator(`${verdicts} [aria-sort]`).count()).toBe(0);
    expect(await html(page)).toBe(before);
    expect(misdeeds).toEqual([]);
    await page.close();
  });

  it('sorts places as they are listed, equals as they came, and puts the empty last', async () => {
    const { page } = await open(file);
    const listed = (await rows(page)).map(({ city }) => city).filter((city) => city !== '');
    const city = page.locator(`${verdicts} thead button`).first();
    await city.click();
    await city.click();
    const order = (await rows(page)).slice(5).map((row) => row.city);
    expect([...new Set(order)]).toEqual(listed.slice(1).reverse());
    await header(page, 'limit').click();
    const byLimit = (await rows(page, 3)).slice(5);
    const place = (row: Seen) => listed.indexOf(row.city);
    byLimit.forEach((row, i) => {
      const last = byLimit[i - 1];
      if (last && last.value === row.value) expect(place(row)).toBeGreaterThanOrEqual(place(last));
    });
    for (const isDown of [false, true]) {
      if (isDown) await header(page, 'limit').click();
      const values = (await rows(page, 3)).slice(5).map(({ value }) => value);
      expect(values.slice(-21)).toEqual(Array(21).fill(''));
      expect(values.slice(0, -21)).not.toContain('');
    }
    await page.close();
  });

  it('can sort every column of every table, figures by their values', async () => {
    const { page, misdeeds } = await open(file);
    for (const summary of await page.locator('summary').all()) await summary.click();
    const stuck = await page.locator('main table').evaluateAll((tables) =>
      tables.flatMap((table) => {
        const { tHead, tBodies } = table as HTMLTableElement;
        const count = [...tBodies].reduce((n, body) => n + body.rows.length, 0);
        if (count < 3) return [];
        return [...(tHead?.rows[0]?.cells ?? [])]
          .filter((head) => !head.querySelector('button'))
          .map((head) => `${table.querySelector('caption')?.textContent}: ${head.textContent}`);
      }),
    );
    expect(stuck).toEqual([]);
    const wrong = await page.locator('main table thead button').evaluateAll((buttons) => {
      const found: string[] = [];
      for (const button of buttons as HTMLButtonElement[]) {
        const head = button.parentElement as HTMLTableCellElement;
        const table = head.closest('table') as HTMLTableElement;
        const at = head.cellIndex;
        const count = table.rows.length;
        button.click();
        if (head.classList.contains('number')) {
          const values = [...table.tBodies]
            .flatMap((body) => [...body.rows])
            .filter((row) => !row.closest('[data-pinned]') && row.dataset.pinned === undefined)
            .map((row) => row.cells[at]?.dataset.value ?? row.cells[at]?.textContent ?? '')
            .filter((value) => value !== '' && value !== '—')
            .map((value) => Number(value.replace('−', '-').replaceAll(',', '')));
          if (values.some((value, i) => !(value >= (values[i - 1] ?? -Infinity)))) {
            found.push(`${table.caption?.textContent}: ${head.textContent} ${values.join(' ')}`);
          }
        }
        button.click();
        button.click();
        if (table.rows.length !== count) found.push(`${head.textContent}: rows are lost`);
      }
      return found;
    });
    expect(wrong).toEqual([]);
    expect(misdeeds).toEqual([]);
    await page.close();
  });

  it('filters by keyboard, and prints all the same', async () => {
    const { page, misdeeds } = await open(file);
    const before = await html(page);
    const status = page.locator('.filter [role="status"]');
    expect(await status.textContent()).toBe('显示 110 行，共 110 行');
    const [tier, verdict] = await page.locator('.filter select').all();
    const search = page.getByLabel('市州', { exact: true });
    for (const text of ['凉山', 'ＬＩＡＮＧ shan', '513400']) {
      await search.focus();
      await page.keyboard.press('Control+A');
      await page.keyboard.type(text);
      expect(await status.textContent(), text).toBe('显示 5 行，共 110 行');
    }
    expect((await rows(page)).map(({ city }) => city)).toEqual(Array(5).fill('凉山彝族自治州'));
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    expect(await tier?.inputValue()).toBe('central');
    expect(await rows(page)).toHaveLength(1);
    await search.fill('');
    expect(await status.textContent()).toBe('显示 22 行，共 110 行');
    await verdict?.selectOption('not_met');
    const expected = data.verdicts.filter(
      (row) => row.year === 2022 && row.area_tier === 'central' && row.verdict === 'not_met',
    ).length;
    expect(expected).toBeGreaterThan(0);
    expect(await rows(page)).toHaveLength(expected);
    await header(page, 'hours').click();
    expect(await rows(page)).toHaveLength(expected);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator(`${verdicts} tbody tr:visible`).count()).toBe(110);
    expect(await page.locator('.filter:visible, .downloads:visible, .source:visible').count()).toBe(
      0,
    );
    await page.emulateMedia({ media: 'screen' });
    await verdict?.focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await html(page)).toBe(before);
    expect(await page.locator('[aria-sort]').count()).toBe(0);
    expect(await status.textContent()).toBe('显示 110 行，共 110 行');
    await search.fill('没有这样的地方');
    expect(await status.textContent()).toBe('显示 0 行，共 110 行');
    expect(misdeeds).toEqual([]);
    await page.close();
  });

  it('says what a mark is, to the pointer and to the keyboard', async () => {
    const { page, misdeeds } = await open(file);
    const tip = page.locator('.tip');
    const chart = page.locator('svg.chart').first();
    const marks = chart.locator('[tabindex]');
    expect(await page.locator('svg.chart title').count()).toBe(0);
    expect(await tip.isVisible()).toBe(false);
    await marks.nth(3).hover();
    expect(await tip.textContent()).toBe(await marks.nth(3).getAttribute('aria-label'));
    expect(await tip.textContent()).toMatch(/小时\/户/u);
    const box = await tip.boundingBox();
    expect((box?.x ?? -1) >= 0 && (box?.y ?? -1) >= 0).toBe(true);
    await page.keyboard.press('Escape');
    expect(await tip.isVisible()).toBe(false);
    expect(await chart.locator('[tabindex="0"]').count()).toBe(1);
    await chart.locator('[tabindex="0"]').focus();
    for (const [key, at] of [
      ['ArrowRight', 1],
      ['ArrowDown', 2],
      ['ArrowLeft', 1],
      ['End', (await marks.count()) - 1],
      ['ArrowRight', (await marks.count()) - 1],
      ['Home', 0],
    ] as const) {
      await page.keyboard.press(key);
      expect(await tip.textContent(), key).toBe(await marks.nth(at).getAttribute('aria-label'));
    }
    await page.keyboard.press('Tab');
    expect(await tip.isVisible()).toBe(false);
    expect(misdeeds).toEqual([]);
    await page.close();
  });

  it('hands out the figures behind the table', async () => {
    const { page, misdeeds } = await open(file);
    const link = page.locator('a.csv[download="510000-2022-verdicts.csv"]');
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    expect(download.suggestedFilename()).toBe('510000-2022-verdicts.csv');
    const text = readFileSync(await download.path(), 'utf8');
    expect(text.startsWith('\uFEFFyear,city_code,')).toBe(true);
    expect(text.split('\r\n')).toHaveLength(112);
    const { data: records } = Papa.parse<Record<string, string>>(text.slice(1), {
      header: true,
      skipEmptyLines: true,
    });
    const year = data.verdicts.filter((row) => row.year === 2022);
    for (const row of year) {
      const record = records.find(
        (one) => one.city_code === row.city_code && one.area_tier === row.area_tier,
      );
      expect(record?.hours).toBe(String(row.hours ?? ''));
      expect(record?.target_hours).toBe(String(row.target_hours ?? ''));
      expect(record?.allowance_used).toBe(String(row.allowance_used ?? ''));
      expect(record?.verdict).toBe(row.verdict);
    }
    expect(misdeeds).toEqual([]);
    await page.close();
  });

  it('is not needed: without it the page is complete, and shows no dead controls', async () => {
    const context = await browser().newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(file.href);
    expect(await page.locator(`${verdicts} tbody tr:visible`).count()).toBe(110);
    expect(await page.locator('button:visible, input:visible, select:visible').count()).toBe(0);
    expect(await page.locator('.tip').count()).toBe(0);
    expect(await page.locator('svg.chart title').count()).toBeGreaterThan(50);
    await page.locator('.source summary').first().click();
    expect(await page.locator('.source details[open] tbody tr:visible').count()).toBeGreaterThan(
      10,
    );
    await context.close();
  });

  it('neither runs nor breaks on hostile text', async () => {
    const spoilt = withHostileText(data);
    const { page, misdeeds } = await open(await write('hostile', spoilt));
    const search = page.locator('.filter input');
    for (const text of [...Object.values(hostile), '.*[(', '\\', '$&']) {
      await search.fill(text.slice(0, 200));
    }
    await search.fill(hostile.script);
    expect(await page.locator(`${verdicts} tbody tr:visible`).count()).toBeGreaterThan(0);
    await search.fill('');
    for (const button of await page.locator('main table:visible thead button').all()) {
      await button.click();
    }
    await page.locator('svg.chart [tabindex="0"]').last().focus();
    await page.keyboard.press('End');
    const link = page.locator('a.csv[download$="largest-events.csv"]');
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    const text = readFileSync(await download.path(), 'utf8');
    const { data: records } = Papa.parse<string[]>(text.slice(1), { skipEmptyLines: true });
    const cells = records.slice(1).flat();
    expect(cells.filter((cell) => /^[=+\-@\t\r]/u.test(cell))).toEqual([]);
    // Nothing is cut or lost: what was made harmless is all there.
    for (const { cause } of spoilt.events.filter((row) => row.city_code === '510000')) {
      if (cause === null) continue;
      expect(cells.some((cell) => cell === cause || cell === `'${cause}`)).toBe(true);
    }
    expect(cells.some((cell) => cell.startsWith(`'${hostile.formula}`))).toBe(true);
    expect(misdeeds).toEqual([]);
    await page.close();
  });
});
