import type { Database } from '../base/database.js';
import { heldLog } from './log.js';
import { type ListedEntry, writeOrderFile } from './order-file.js';
import { parseRuns } from './runs.js';

/**
 * The order file is edited to say which of two documents is the newer one, and when: that is taken over.
 * @returns whether it said anything else than the warehouse
 */
export async function confirmOrder(
  warehouse: Database,
  listed: readonly ListedEntry[] | undefined,
): Promise<boolean> {
  if (!listed) return false;
  let isOtherwise = false;
  const held = new Map((await heldLog(warehouse)).map((load) => [load.number, load]));
  for (const { number, orderedBy, loadedOn } of listed) {
    const load = held.get(number);
    if (load?.orderedBy === orderedBy && load.loadedOn === loadedOn) continue;
    isOtherwise = true;
    await warehouse.query(
      `update held_loads set ordered_by = $orderedBy, loaded_on = $loadedOn::date
       where load_no = $number`,
      { number, orderedBy, loadedOn },
    );
  }
  return isOtherwise;
}

/** Writes the order of loads beside the settings. */
export async function keepOrder(warehouse: Database, file: string | undefined): Promise<void> {
  if (file === undefined) return;
  const unchanged = new Map(
    (await warehouse.rows("select load_no, unchanged from held_loads where unchanged <> ''")).map(
      (row) => [Number(row.load_no), String(row.unchanged)],
    ),
  );
  const entries = (await heldLog(warehouse)).map((load) => ({
    ...load,
    unchanged: parseRuns(unchanged.get(load.number) ?? '') ?? [],
  }));
  await writeOrderFile(file, entries);
}
