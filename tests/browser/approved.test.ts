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

interface Screen {
  readonly name: string;
  readonly width: number;
  /** So much of the page, in pixels from the top; the whole without it. */
  readonly most?: number;
  readonly colorScheme?: 'dark';
}

const screens: readonly Screen[] = [
  { name: '390', width: 390 },
  { name: '768', width: 768 },
  { name: '1280', width: 1280 },
  // Wider pages are as one of 1280 pixels with wider margins.
  { name: '1920', width: 1920, most: 1080 },
  { name: 'dark', width: 1280, colorScheme: 'dark' },
];

describe.skipIf(!hasChromium || !hasAny)(`a report looks as approved${why}`, () => {
  const { write, folder, open } = pages();

  function expectApproved(name: string, pictures: readonly Buffer[], tolerance: number) {
    expect(pictures.length).toBeGreaterThan(0);
    const named = new Map(pictures.map((picture, i) => [`${name}-${i + 1}`, picture]));
    if (isApproving) approve(`${name}-`, named);
    expect(differences(`${name}-`, named, tolerance)).toEqual([]);
  }

  describe.each(['zh', 'en'] as const)('in %s', (language) => {
    let file: URL;
    beforeAll(async () => {
      file = await write('year', reportData(), language);
    });

    it.each(screens)('on a screen: $name', async ({ name, width, most, colorScheme }) => {
      const { page } = await open(file, width);
      await page.emulateMedia({ colorScheme: colorScheme ?? 'light' });
      const pictures: Buffer[] = [];
      const own = await page.evaluate(() => document.documentElement.scrollHeight);
      const whole = most ?? own;
      for (let y = 0; y < whole; y += mostTall) {
        const clip = { x: 0, y, width, height: Math.min(mostTall, whole - y) };
        pictures.push(await page.screenshot({ fullPage: true, clip }));
      }
      await page.close();
      expectApproved(`${language}-${name}`, pictures, onScreen);
    });

    it.skipIf(!hasPoppler)(`on A4, in colour and in grey${whyNoPaper}`, async () => {
      const { page } = await open(file);
      const pdf = join(folder, `${language}.pdf`);
      await page.pdf({ path: pdf, preferCSSPageSize: true });
      await page.close();
      const paper = { dotsPerInch, folder };
      expectApproved(`${language}-a4`, picturesOf(pdf, paper), onPaper);
      expectApproved(`${language}-grey`, picturesOf(pdf, { ...paper, isGrey: true }), onPaper);
    });
  });
});
