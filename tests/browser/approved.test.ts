import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { reportData } from '../support/reports/fixture.js';
import { approve, approved, differences, isApproving } from './approval.js';
import { hasChromium } from './chromium.js';
import { pages, sayIfSkipped } from './pages.js';
import { hasPoppler, picturesOf, whyNoPaper } from './paper.js';

/*
 * How the province's page looks, beside pictures that somebody looked at and approved. After a change
 * that is meant to be seen: look at the pictures that the failure names, and then
 *
 *   SHIHU_APPROVE=1 npx vitest run tests/browser/approved.test.ts
 */

sayIfSkipped();
if (!hasPoppler) console.warn('Pictures of paper are skipped: install poppler-utils.');

/** Chromium can't picture more than 16,384 pixels at once. */
const mostTall = 4000;
const dotsPerInch = 70;

const hasAny = isApproving || approved('').length > 0;
if (!hasAny) console.warn('No picture was approved yet: run with SHIHU_APPROVE=1.');
const why = !hasChromium ? ' (skipped: no Chromium)' : hasAny ? '' : ' (skipped: none approved)';

/** Fonts are drawn a little differently from machine to machine, and more so on paper. */
const onScreen = 0.0002;
const onPaper = 0.003;

describe.skipIf(!hasChromium || !hasAny)(`a report looks as approved${why}`, () => {
  const { write, folder, open } = pages();
  let file: URL;

  beforeAll(async () => {
    file = await write('year', reportData());
  });

  function expectApproved(name: string, pictures: Map<string, Buffer>, tolerance: number) {
    expect(pictures.size).toBeGreaterThan(0);
    if (isApproving) approve(`${name}-`, pictures);
    expect(differences(`${name}-`, pictures, tolerance)).toEqual([]);
  }

  it.each([390, 1280, 1920])('at %i pixels', async (width) => {
    const { page } = await open(file, width);
    const pictures = new Map<string, Buffer>();
    const whole = await page.evaluate(() => document.documentElement.scrollHeight);
    for (let y = 0; y < whole; y += mostTall) {
      const clip = { x: 0, y, width, height: Math.min(mostTall, whole - y) };
      const name = `year-${width}-${y / mostTall + 1}`;
      pictures.set(name, await page.screenshot({ fullPage: true, clip }));
    }
    await page.close();
    expectApproved(`year-${width}`, pictures, onScreen);
  });

  it.skipIf(!hasPoppler)(`on A4${whyNoPaper}`, async () => {
    const { page } = await open(file);
    const pdf = join(folder, 'year.pdf');
    await page.pdf({ path: pdf, preferCSSPageSize: true });
    await page.close();
    const pictures = picturesOf(pdf, folder, dotsPerInch);
    const named = pictures.map((picture, i): [string, Buffer] => [`year-a4-${i + 1}`, picture]);
    expectApproved('year-a4', new Map(named), onPaper);
  });
});
