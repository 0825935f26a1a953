import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { feedNames } from '../../schemas/feeds/index.js';
import { type Database, quoted } from '../base/database.js';
import { ownPlace } from '../files/guard.js';
import { writeWhole } from '../files/whole.js';
import type { Storage } from '../spark/storage.js';
import { heldTable } from '../warehouse/schema.js';
import { type Store, storeOf } from '../warehouse/store.js';
import type { History } from './kept.js';

/**
 * Rows of the feeds in the storage, a folder a load: `<table>/load=<N>/rows.parquet` has the rows that the load
 * brought into force. They never change; which load took them out of force is told for each build anew.
 * What the manifest doesn't name isn't there.
 */
const manifestShape = z.object({
  version: z.literal(1),
  /** Number of the last load that is there, and what never changes of the loads up to it. */
  loads: z.int(),
  history: z.string(),
  /** Loads with rows, by table. */
  tables: z.record(z.string(), z.array(z.int())),
});
type Manifest = z.infer<typeof manifestShape>;

/** Where a build finds the rows of a table of the warehouse. */
export interface StoredTable {
  readonly name: string;
  readonly columns: readonly string[];
  /** Files of its loads, below one folder. */
  readonly files: readonly string[];
}

/** Brings the rows in the storage to those of the warehouse, by the loads that are not there yet. */
export async function storeRows(
  warehouse: Database,
  { rows: folder }: Storage,
  { loads, historyTo }: History,
): Promise<StoredTable[]> {
  const store = storeOf(warehouse);
  if (store) return rowsOfStore(warehouse, store);
  const held = await manifestIn(folder);
  const isBeginning =
    held !== null && held.loads <= loads && held.history === (await historyTo(held.loads));
  if (!isBeginning) await rm(folder, { recursive: true, force: true });
  const from = isBeginning ? held.loads : 0;
  const tables: Record<string, number[]> = isBeginning ? { ...held.tables } : {};
  const stored: StoredTable[] = [];
  for (const feed of feedNames) {
    const name = heldTable(feed);
    const columns = await columnsHeld(warehouse, name);
    const found = await warehouse.rows(
      `select distinct from_load as load from ${name} where from_load > $from order by load`,
      { from },
    );
    const added = found.map(({ load }) => Number(load));
    for (const load of added) {
      const place = loadFolder(folder, name, load);
      await mkdir(place, { recursive: true });
      await warehouse.query(
        `copy (select ${columns.join(', ')} from ${name} where from_load = ${load})
         to ${quoted(join(place, ROWS))} (format parquet)`,
      );
    }
    const all = [...(tables[name] ?? []), ...added];
    tables[name] = all;
    const files = all.map((load) => join(loadFolder(folder, name, load), ROWS));
    stored.push({ name, columns, files });
  }
  const manifest: Manifest = { version: 1, loads, history: await historyTo(loads), tables };
  await mkdir(folder, { recursive: true });
  await writeWhole(ownPlace(join(folder, 'manifest.json')), JSON.stringify(manifest));
  return stored;
}

/** A store has them as files already. */
async function rowsOfStore(warehouse: Database, store: Store): Promise<StoredTable[]> {
  const tables: StoredTable[] = [];
  for (const feed of feedNames) {
    const name = heldTable(feed);
    const columns = await columnsHeld(warehouse, name);
    tables.push({ name, columns, files: store.rowsOf(name) });
  }
  return tables;
}

const ROWS = 'rows.parquet';

function loadFolder(folder: string, table: string, load: number): string {
  return join(folder, table, `load=${load}`);
}

async function manifestIn(folder: string): Promise<Manifest | null> {
  try {
    const text = await readFile(join(folder, 'manifest.json'), 'utf8');
    return manifestShape.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** All columns but the load that took a row out of force, quoted. */
async function columnsHeld(warehouse: Database, name: string): Promise<string[]> {
  const found = await warehouse.rows(`describe ${name}`);
  return found
    .map(({ column_name }) => String(column_name))
    .filter((column) => column !== 'to_load')
    .map((column) => `"${column}"`);
}
