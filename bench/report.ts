import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { writeSample } from '../data-samples/generator/sample.js';
import type { Measured } from './task.js';

export interface ReportBench {
  /** A project with data of many rows. */
  readonly folder: string;
  readonly rows: number;
  /** Where the sample project is made. */
  readonly sample: string;
  readonly measure: (...args: string[]) => Measured;
  readonly show: (what: string, measured: Measured, base?: Measured) => void;
}

/**
 * The whole report of a year, the region's page, 21 of cities and the workbook: of the sample, and of a
 * database of many rows, which should take no longer, since reports read small tables.
 */
export async function benchReport({ folder, rows, sample, measure, show }: ReportBench) {
  process.stdout.write('\nThe report of a year: 22 pages and the workbook\n');
  if (!existsSync(join(sample, 'shihu.yaml'))) await writeSample(sample, {});
  const own = report(sample, measure);
  show('the sample project', own);
  tellSizes(sample);
  show(`${rows} rows`, report(folder, measure), own);
  tellSizes(folder);
}

function report(project: string, measure: ReportBench['measure']): Measured {
  if (!existsSync(join(project, 'out', 'reliability.duckdb'))) {
    measure('shihu', 'run', '--project', project);
  }
  rmSync(join(project, 'out', 'reports'), { recursive: true, force: true });
  return measure('shihu', 'report', '--period', '2022', '--project', project);
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
  process.stdout.write(
    `  ${pages.length} pages, the largest ${largest.name} ${kilobytes(largest.size)}, workbook ${kilobytes(book?.size ?? 0)}\n`,
  );
}
