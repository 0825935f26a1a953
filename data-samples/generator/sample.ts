/**
 * A synthetic project of Sichuan, the same byte for byte from the same options on every machine:
 *   1. world      cities, tiers, numbers of users, scale               (geography, network, customers)
 *   2. story      hours that each city, tier and year should have      (targets)
 *   3. incidents  outages drawn until those hours are spent            (months, incidents, shutdowns, claims)
 *   4. files      rows as text, with badRows                         (outage-files, other-feeds, badRows)
 * A file is made month by month and given in chunks, so that ten million rows need little memory. Rows of meters
 * are made one by one from the outages of a month, so that a hundred million need no more.
 */
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { inChunks } from './csv.js';
import { chineseProvider } from './geography.js';
import { customers, history, orders, restorations } from './other-feeds.js';
import { chineseOutages, meterMonths, plainOutages } from './outage-files.js';
import { readmeText, settingsText } from './texts.js';
import { type SampleOptions, type World, worldOf } from './world.js';

export type { SampleOptions } from './world.js';

export interface SampleFile {
  /** Relative to the project, with `/` on every system. */
  readonly path: string;
  /** The content in chunks; each call makes it anew. */
  readonly text: () => Iterable<string>;
}

/** Every file of the sample project. */
export function* sampleFiles(options: SampleOptions = {}): Generator<SampleFile> {
  const world = worldOf(options);
  yield { path: 'shihu.yaml', text: () => [settingsText(world)] };
  yield { path: 'README.md', text: () => [readmeText(world)] };
  yield file('data/customers/customers.csv', () => customers(world));
  yield file('data/history/history.csv', () => history(world));
  yield file('data/orders/orders.csv', () => orders(world));
  for (const year of world.meters ? world.years : []) {
    for (const { month, lines } of meterMonths(world, year)) {
      yield file(`data/outages/${year}-${String(month).padStart(2, '0')}.csv`, lines);
    }
  }
  for (const year of world.meters ? [] : world.years) {
    yield file(`data/outages/${year}.csv`, () => yearOfOutages(world, year));
    yield file(`data/restorations/${year}.csv`, () => restorations(world, year));
  }
  if (!world.clean) {
    yield file(`data/outages/${chineseProvider}.csv`, () => chineseOutages(world));
  }
}

function file(path: string, lines: () => Iterable<string>): SampleFile {
  return { path, text: () => inChunks(lines()) };
}

/** Spreadsheets save with a byte order mark: the second year has one. */
function* yearOfOutages(world: World, year: number): Generator<string> {
  if (!world.clean && year === world.years[1]) yield '\ufeff';
  yield* plainOutages(world, year);
}

/** Writes the sample project into a folder; files of the same names are replaced. */
export async function writeSample(dir: string, options: SampleOptions = {}): Promise<void> {
  await writeFiles(dir, sampleFiles(options));
}

export async function writeFiles(dir: string, files: Iterable<SampleFile>): Promise<void> {
  for (const { path, text } of files) {
    const target = join(dir, path);
    await mkdir(dirname(target), { recursive: true });
    await pipeline(Readable.from(text()), createWriteStream(target));
  }
}
