import type { FeedName } from '../../schemas/feeds/index.js';
import type { Database } from '../base/database.js';
import { heldTables } from '../warehouse/schema.js';
import { batchIdOf } from './enter.js';
import type { Step } from './plan.js';
import { documentNoOf, noRows, storeLoad, storeWithdrawal } from './store.js';
import { endRows } from './versions.js';

export interface WithdrawnDocument {
  readonly feed: FeedName;
  readonly name: string;
  /** Rows of it that were in force. */
  readonly rows: number;
}

/** Empties the warehouse, so that it can be filled in another order. */
export async function reset(warehouse: Database): Promise<void> {
  await warehouse.transaction(async () => {
    for (const table of heldTables) await warehouse.query(`delete from ${table}`);
  });
}

/** A version that is known of and whose content is gone. */
export async function recall(
  warehouse: Database,
  { entry, isGiven }: Step & { readonly do: 'recall' },
): Promise<void> {
  const { feed, document, number, hash, orderedBy, window, loadedOn } = entry;
  await warehouse.transaction(async () => {
    const documentNo = await documentNoOf(warehouse, feed, document, isGiven);
    await endRows(warehouse, { feed, documentNo, number });
    await storeLoad(
      warehouse,
      { feed, documentNo, number },
      {
        ...noRows,
        orderedBy,
        loadedOn,
        batchId: await batchIdOf(warehouse, feed, hash, number),
        hash,
        encoding: '',
        way: null,
        reading: '',
        why: null,
        isLost: true,
        unknown: [],
        format: '',
        delimiter: '',
        unchanged: '',
        window,
      },
    );
  });
}

/** Takes a document out of force, and enters that into the log. */
export async function withdraw(
  warehouse: Database,
  { feed, document, number, orderedBy, loadedOn }: Step & { readonly do: 'withdraw' },
): Promise<WithdrawnDocument> {
  return warehouse.transaction(async () => {
    const documentNo = await documentNoOf(warehouse, feed, document, false);
    const { rows } = await warehouse.one(
      `select count(*) as rows from held_${feed}
       where document_no = $documentNo and to_load is null`,
      { documentNo },
    );
    await endRows(warehouse, { feed, documentNo, number });
    await storeWithdrawal(warehouse, { feed, documentNo, number }, { orderedBy, loadedOn });
    return { feed, name: document, rows: Number(rows) };
  });
}
