import { Database, type Row } from '../../pipelines/base/database.js';
import { seeProject } from '../../pipelines/ingest/documents.js';
import type { EnteredFile } from '../../pipelines/ingest/enter.js';
import { reset } from '../../pipelines/ingest/gone.js';
import { ingest } from '../../pipelines/ingest/ingest.js';
import type { Way } from '../../pipelines/ingest/read.js';
import { projectPaths } from '../../pipelines/project/paths.js';
import { parseSettings } from '../../pipelines/project/settings.js';
import { schemaStatements } from '../../pipelines/warehouse/schema.js';
import type { FeedName } from '../../schemas/feeds/index.js';
import { withFolder, writeFiles } from './folder.js';

export type Feed = FeedName;

export interface Document {
  readonly feed: Feed;
  /** Its extension decides how it is read. */
  readonly name: string;
  readonly text: string | Uint8Array;
  /** Which way is tried; a file that isn't regular is read row by row all the same. */
  readonly way: Way;
  readonly settings?: string;
}

export interface ReadDocument {
  readonly file: EnteredFile;
  /** Rows as the warehouse has them, every value as text. */
  readonly held: readonly Row[];
  readonly rejects: readonly Row[];
}

/**
 * What becomes of one document in a warehouse of its own.
 * @param database a warehouse to empty and use, for those who read many
 */
export async function readDocument(
  { feed, name, text, way, settings = '' }: Document,
  database?: Database,
): Promise<ReadDocument> {
  return withFolder(async (folder) => {
    writeFiles(folder, [[`data/${feed}/${name}`, text]]);
    const own = database ?? (await emptyWarehouse());
    if (database) await reset(database);
    try {
      const loaded = parseSettings(settings);
      const seen = await seeProject(projectPaths(folder), undefined, undefined, loaded.settings);
      const bulkFrom = way === 'bulk' ? 0 : Number.POSITIVE_INFINITY;
      const { files } = await ingest(own, { seen, isWhole: true }, loaded, {
        bulkFrom,
      });
      const [file] = files;
      if (!file) throw new Error('the document was not looked at');
      const held = await own.rows(
        `select cast(columns(*) as varchar) from held_${feed} order by all`,
      );
      const rejects = await own.rows(
        'select cast(columns(*) as varchar) from held_rejects order by all',
      );
      return { file, held, rejects };
    } finally {
      if (!database) own.close();
    }
  });
}

/** In memory, without a row in it. */
export async function emptyWarehouse(): Promise<Database> {
  const database = await Database.open(':memory:', { threads: 1 });
  for (const statement of schemaStatements()) await database.query(statement);
  return database;
}
