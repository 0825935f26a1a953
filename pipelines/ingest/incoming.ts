import { type FeedColumn, keptColumns } from '../../schemas/feeds/index.js';
import { sqlTypeOfKind } from '../../schemas/fields.js';
import type { Database } from '../base/database.js';

/**
 * Typed rows of one file on their way into the warehouse: `source_line`, the feed's columns, `extra`
 * and `raw`. A line below zero marks a row that is not to be stored: one to be
 * read again cell by cell, or a repeat; of what the settings leave out, the line is zero. Everything is
 * settled here, so that the warehouse sees one insertion and no deletion: DuckDB stores an insertion
 * as it is written, but stores it once more at the commit if a row of it was changed or taken out.
 */
export const incomingTable = 'incoming';

export async function makeIncoming(
  database: Database,
  columns: readonly FeedColumn[],
): Promise<void> {
  const typed = keptColumns(columns)
    .map(({ name, kind }) => `"${name}" ${sqlTypeOfKind[kind]}`)
    .join(', ');
  await database.query(
    `create or replace temp table ${incomingTable} (source_line bigint, ${typed}, extra varchar, raw varchar)`,
  );
}
