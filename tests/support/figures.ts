import { Database, type Row } from '../../pipelines/base/database.js';
import { fillPublished, next } from '../../pipelines/build/build.js';
import { seeProject } from '../../pipelines/ingest/documents.js';
import type { EnteredFile } from '../../pipelines/ingest/enter.js';
import { ingest } from '../../pipelines/ingest/ingest.js';
import { projectPaths } from '../../pipelines/project/paths.js';
import { loadSettings } from '../../pipelines/project/settings.js';
import { schemaStatements } from '../../pipelines/warehouse/schema.js';
import { type ProjectFiles, withFolder, writeFiles } from './folder.js';

export interface Figures {
  readonly ingested: readonly EnteredFile[];
  /** Rows of the published table, in its order, or of any query on the published tables. */
  readonly rows: (tableOrQuery: string) => Promise<Row[]>;
  /** The published tables. */
  readonly database: Database;
  readonly close: () => void;
}

/** Ingests the files and builds every table, all of it in memory. */
export async function openFigures(
  files: ProjectFiles,
  options: { asOf?: string } = {},
): Promise<Figures> {
  return withFolder(async (folder) => {
    writeFiles(folder, files);
    const paths = projectPaths(folder);
    const loaded = await loadSettings(paths.settings);
    const database = await Database.open(':memory:', { threads: 1 });
    for (const statement of schemaStatements()) await database.query(statement);
    const seen = await seeProject(paths, undefined, undefined, loaded.settings);
    const { files: ingested } = await ingest(database, { seen, isWhole: true }, loaded);
    await database.query(`attach ':memory:' as ${next}`);
    await fillPublished(database, loaded, options);
    await database.query(`use ${next}`);
    return {
      ingested,
      database,
      rows: (query) =>
        database.rows(/^\s*(select|with)\s/iu.test(query) ? query : `select * from ${query}`),
      close: () => database.close(),
    };
  });
}

export async function withFigures<T>(
  files: ProjectFiles,
  work: (figures: Figures) => Promise<T>,
  options: { asOf?: string } = {},
): Promise<T> {
  const figures = await openFigures(files, options);
  try {
    return await work(figures);
  } finally {
    figures.close();
  }
}
