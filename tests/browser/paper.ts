import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** Whether the tools that read a PDF back are installed: `poppler-utils` on Debian. */
export const hasPoppler = ['pdftoppm', 'pdftotext'].every(
  (tool) => spawnSync(tool, ['-v']).error === undefined,
);

export const whyNoPaper = hasPoppler ? '' : ' (skipped: no pdftoppm and pdftotext)';

export interface Paper {
  readonly folder: string;
  readonly dotsPerInch: number;
  readonly isGrey?: boolean;
}

/** The pages of a PDF as pictures, in their order. */
export function picturesOf(pdf: string, { folder, dotsPerInch, isGrey }: Paper): Buffer[] {
  const own = mkdtempSync(join(folder, 'pictures-'));
  const grey = isGrey ? ['-gray'] : [];
  run('pdftoppm', ['-r', String(dotsPerInch), ...grey, '-png', pdf, join(own, 'page')]);
  const number = (name: string) => Number(/\d+/u.exec(name)?.[0]);
  return readdirSync(own)
    .sort((a, b) => number(a) - number(b))
    .map((name) => readFileSync(join(own, name)));
}

/** The page as it is printed: the text of each sheet. */
export async function printed(page: Page, folder: string): Promise<string[]> {
  const pdf = join(mkdtempSync(join(folder, 'pdf-')), 'page.pdf');
  await page.pdf({ path: pdf, preferCSSPageSize: true });
  return textsOf(pdf);
}

/** The text of each page as it is laid out. */
export function textsOf(pdf: string): string[] {
  return run('pdftotext', ['-layout', '-enc', 'UTF-8', pdf, '-']).split('\f').slice(0, -1);
}

function run(tool: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(tool, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${tool}: ${stderr}`);
  return stdout;
}
