import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { renderReport, type Scope } from '../../reports/index.js';
import type { ReportData } from '../../reports/view/data.js';
import type { Language } from '../../schemas/words/index.js';
import { chromiumPath, hasChromium, launch, opened } from './chromium.js';

/** What the name of a suite says on a machine without a browser. */
export const why = hasChromium ? '' : ' (skipped: no Chromium)';

export function sayIfSkipped(): void {
  if (hasChromium) return;
  console.warn(
    `Browser tests are skipped: there is no Chromium at ${chromiumPath}; set CHROMIUM_PATH.`,
  );
}

/** Pages of a suite in a folder of their own, and a browser to open them in; both are gone at its end. */
export function pages() {
  const folder = mkdtempSync(join(tmpdir(), 'shihu-browser-'));
  let launched: Browser | undefined;
  beforeAll(async () => {
    launched = await launch();
  });
  afterAll(async () => {
    await launched?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const browser = () => {
    if (!launched) throw new Error('the browser has not begun');
    return launched;
  };
  return {
    folder,
    browser,
    open: (file: URL, width?: number) => opened(browser(), file, width),
    /** Writes a page of the region, or of a city. */
    async write(
      name: string,
      data: ReportData,
      language: Language = 'zh',
      scope: Scope = {},
    ): Promise<URL> {
      const file = join(folder, `${name}.${language}.html`);
      writeFileSync(file, await renderReport(data, language, scope));
      return pathToFileURL(file);
    },
  };
}
