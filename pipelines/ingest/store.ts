import type { FeedColumn } from '../../schemas/feeds/index.js';
import type { Database, Parameter } from '../base/database.js';
import { heldTable } from '../warehouse/schema.js';
import type { FeedFile } from './files.js';
import { faultTable, typedTable } from './interpret.js';
import type { Landed } from './landing.js';
import { repeatTable } from './repeats.js';

/** A date window of one provider (or of all) that a batch replaces, both days included. */
export interface Replacement {
  readonly from: string;
  readonly to: string;
  readonly provider: string | null;
}

export interface BatchCounts {
  readonly rowsRead: number;
  readonly rowsLoaded: number;
  readonly rowsRejected: number;
  readonly rowsSkipped: number;
}

/** Feeds whose rows can still be rejected when they are compared with other files. */
const keepsRaw = new Set(['restorations', 'customers']);

/** Moves the interpreted rows into the warehouse as batch `order`, and counts them. */
export async function storeBatch(
  database: Database,
  file: FeedFile,
  columns: readonly FeedColumn[],
  landed: Landed,
  batch: { order: number; id: string; reading: string; replacement: Replacement | undefined },
): Promise<BatchCounts> {
  const { order } = batch;
  const names = columns.map(({ name }) => `"${name}"`).join(', ');
  await database.query(
    `insert into ${heldTable(file.feed)} (batch_order, source_line, ${names}, extra, raw)
     select $order, source_line, ${names}, extra, ${keepsRaw.has(file.feed) ? 'raw' : 'null'}
     from ${typedTable}
     where source_line not in (select source_line from ${faultTable})
       and source_line not in (select source_line from ${repeatTable})
     order by source_line`,
    { order },
  );
  await database.query(
    `insert into held_rejects
     select $order, $feed, f.source_line, f.column_name, f.code, f.message, f.message_en,
       coalesce(t.raw, '')
     from ${faultTable} f join ${typedTable} t using (source_line)
     order by f.source_line, f.column_name, f.code`,
    { order, feed: file.feed },
  );
  const counted = await database.one(
    `select (select count(*) from ${heldTable(file.feed)} where batch_order = $order) as loaded,
       (select count(distinct source_line) from ${faultTable}) as rejected,
       (select count(*) from ${repeatTable}) as repeats`,
    { order },
  );
  const counts: BatchCounts = {
    rowsRead: landed.rowsRead,
    rowsLoaded: Number(counted.loaded),
    rowsRejected: Number(counted.rejected),
    rowsSkipped: landed.rowsSkipped + Number(counted.repeats),
  };
  const accounted = counts.rowsLoaded + counts.rowsRejected + counts.rowsSkipped;
  if (accounted !== counts.rowsRead) {
    throw new Error(`${file.name}: ${counts.rowsRead} rows read, ${accounted} accounted for`);
  }
  const values: Record<string, Parameter> = {
    order,
    id: batch.id,
    feed: file.feed,
    name: file.name,
    hash: file.hash,
    encoding: file.encoding,
    reading: batch.reading,
    read: counts.rowsRead,
    loaded: counts.rowsLoaded,
    rejected: counts.rowsRejected,
    skipped: counts.rowsSkipped,
    unknown: landed.layout.unknown.join(', '),
    replace_from: batch.replacement?.from ?? null,
    replace_to: batch.replacement?.to ?? null,
    replace_provider: batch.replacement?.provider ?? null,
  };
  await database.query(
    `insert into held_batches values ($order, $id, $feed, $name, $hash, $encoding, $reading, $read,
       $loaded, $rejected, $skipped, $unknown, $replace_from::date, $replace_to::date,
       $replace_provider)`,
    values,
  );
  return counts;
}

/** Takes a batch out again, to read its file anew. */
export async function withdrawBatch(
  database: Database,
  feed: FeedFile['feed'],
  order: number,
): Promise<void> {
  for (const table of [heldTable(feed), 'held_rejects', 'held_batches']) {
    await database.query(`delete from ${table} where batch_order = $order`, { order });
  }
}
