import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Result } from 'axe-core';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds, each with the first element that it finds it in. */
export async function violations(page: Page, rules?: readonly string[]): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async (only) => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
    const { violations: found, passes } = await axe.run(document, {
      resultTypes: ['violations'],
      ...(only && { runOnly: [...only] }),
    });
    if (passes.length < (only?.length ?? 20)) throw new Error(`only ${passes.length} rules looked`);
    const line = ({ id, nodes }: Result) =>
      `${id}: ${nodes.length} × ${nodes[0]?.html.slice(0, 160)} ${nodes[0]?.failureSummary}`;
    return found.map(line);
  }, rules);
}

/**
 * Where axe can't tell a contrast, and why. The test of what is legible measures all texts itself, those of
 * charts against the shapes under them.
 */
export async function unsure(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
    const { incomplete } = await axe.run(document, { runOnly: ['color-contrast'] });
    const places = ['svg.chart', 'nav.contents', 'i', '.scroll'];
    const found = incomplete.flatMap(({ nodes }) =>
      nodes.map(({ target, any }) => {
        const element = document.querySelector(String(target[0]));
        const place = places.find((selector) => element?.closest(selector)) ?? String(target[0]);
        return place === 'svg.chart' ? place : `${place}: ${any[0]?.data?.messageKey}`;
      }),
    );
    return [...new Set(found)].sort();
  });
}
