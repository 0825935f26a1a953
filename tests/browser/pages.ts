import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { renderReport, type Scope } from '../../reports/index.js';
import type { ReportData } from '../../reports/view/data.js';
import type { Language } from '../../schemas/words/index.js';
import { chromiumPath, hasChromium } from './chromium.js';

/** What the name of a suite says on a machine without a browser. */
export const why = hasChromium ? '' : ' (skipped: no Chromium)';

export function sayIfSkipped(): void {
  if (hasChromium) return;
  console.warn(
    `Browser tests are skipped: there is no Chromium at ${chromiumPath}; set CHROMIUM_PATH.`,
  );
}

/** Pages in a folder of their own. */
export function pages() {
  const folder = mkdtempSync(join(tmpdir(), 'shihu-browser-'));
  return {
    folder,
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
    remove(): void {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
