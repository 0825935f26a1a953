import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Data, keep } from './data.js';
import { type Measure, say, show } from './measure.js';
import type { Measured } from './task.js';

/**
 * The whole report of a year, the region's page, 21 of cities and the workbook: of the sample, and of a
 * database of many rows, which should take no longer, since reports read small tables.
 */
export async function benchReport(
  measure: Measure,
  { rows, folder }: Data,
  sample: string,
): Promise<void> {
  say('\nThe report of a year: 22 pages and the workbook');
  await keep(sample, {});
  const own = report(sample, measure);
  show('the sample project', own);
  tellSizes(sample);
  show(`${rows} rows`, report(folder, measure), own);
  tellSizes(folder);
}

function report(project: string, measure: Measure): Measured {
  if (!existsSync(join(project, 'out', 'reliability.duckdb'))) {
    measure.once('shihu', 'run', '--project', project);
  }
  return measure.middle(() => {
    rmSync(join(project, 'out', 'reports'), { recursive: true, force: true });
    return measure.once('shihu', 'report', '--period', '2022', '--project', project);
  });
}

function tellSizes(project: string): void {
  const folder = join(project, 'out', 'reports', '2022');
  const sizes = readdirSync(folder).map((name) => ({
    name,
    size: statSync(join(folder, name)).size,
  }));
  const pages = sizes.filter(({ name }) => name.endsWith('.html'));
  const largest = pages.reduce((most, one) => (one.size > most.size ? one : most));
  const book = sizes.find(({ name }) => name.endsWith('.xlsx'));
  const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(0)} kB`;
  say(
    `  ${pages.length} pages, the largest ${largest.name} ${kilobytes(largest.size)}, workbook ${kilobytes(book?.size ?? 0)}`,
  );
}
