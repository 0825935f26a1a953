/**
 * The published tables as Parquet files, for tools that read these:
 *   1. beside   a new folder next to the one asked for            (target)
 *   2. write    every table as a file; outage rows by year, city  (parquet)
 *   3. say      a manifest and a README on what the files are     (manifest, readme)
 *   4. swap     the new folder takes the place of the old one     (target)
 * The same published tables give the same bytes.
 */
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { outageFacts } from '../../schemas/published/events.js';
import { publishedTables } from '../../schemas/published/index.js';
import type { Words } from '../../schemas/words/index.js';
import { type Database, quoted, withDatabase } from '../base/database.js';
import type { Place } from '../files/guard.js';
import { type StateOf, withTables } from '../history/state.js';
import type { Project } from '../project/project.js';
import { exportWords as w } from '../words/export.js';
import { type ExportedTable, manifestFile, manifestOf } from './manifest.js';
import { source, writePartitioned, writeTable } from './parquet.js';
import { readmeOf } from './readme.js';
import { swapIn } from './target.js';

export interface ExportOptions extends StateOf {
  /** DuckDB's memory_limit. */
  readonly memory?: string | undefined;
  readonly progress?: (words: Words) => void;
}

/** Enough to put a year of millions of rows in order on disk. */
const MEMORY = '750MB';

/** @throws UserError when nothing is published, or the folder holds anything but an export. */
export async function exportTables(
  project: Project,
  folder: Place,
  options: ExportOptions = {},
): Promise<ExportedTable[]> {
  return swapIn(folder, (beside) =>
    withTables(project, options, async (published, path) => {
      const exported = await writeTables(path, beside, options);
      const manifest = await manifestOf(published, exported, options);
      await writeFile(join(beside, manifestFile), `${JSON.stringify(manifest, null, 2)}\n`);
      await writeFile(join(beside, 'README.md'), readmeOf(exported));
      return exported;
    }),
  );
}

async function writeTables(
  path: string,
  beside: string,
  { memory = MEMORY, progress }: ExportOptions,
): Promise<ExportedTable[]> {
  const scratch = join(beside, '.scratch');
  try {
    return await withDatabase(':memory:', { memory }, async (database) => {
      await database.query(`set temp_directory = ${quoted(scratch)}`);
      await database.query(`attach ${quoted(path)} as ${source} (read_only)`);
      return writeEach(database, beside, progress);
    });
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function writeEach(
  database: Database,
  beside: string,
  progress: ExportOptions['progress'],
): Promise<ExportedTable[]> {
  const exported: ExportedTable[] = [];
  for (const table of publishedTables) {
    progress?.(w.exporting({ table: table.name }));
    const write = table.name === outageFacts.name ? writePartitioned : writeTable;
    exported.push(await write(database, table, beside));
  }
  return exported;
}
