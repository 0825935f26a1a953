import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type SampleOptions, writeSample } from '../data-samples/generator/sample.js';

/** Data of a number of rows, made once and kept. */
export interface Data {
  readonly rows: number;
  /** A project with data and no state. */
  readonly folder: string;
  /** Files of the outage feed. */
  readonly outages: readonly string[];
}

/** Three years of clean rows. */
export async function yearsOf(data: string, rows: number): Promise<Data> {
  const folder = await keep(join(data, String(rows)), { outages: rows, clean: true });
  const outages = [2020, 2021, 2022].map((year) => join(folder, 'data', 'outages', `${year}.csv`));
  return { rows, folder, outages };
}

/** One year of clean rows of single meters, in a file for each month. */
export function metersOf(data: string, rows: number): Promise<string> {
  const options = { outages: rows, clean: true, meters: true };
  return keep(join(data, `meters-${rows}`), options);
}

export async function keep(folder: string, options: SampleOptions): Promise<string> {
  if (existsSync(join(folder, 'shihu.yaml'))) return folder;
  // Made beside, so that data of which the making was broken off is never measured.
  const unfinished = `${folder}.part`;
  rmSync(unfinished, { recursive: true, force: true });
  await writeSample(unfinished, options);
  renameSync(unfinished, folder);
  return folder;
}
