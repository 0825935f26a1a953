import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { failure } from '../base/errors.js';
import { ownPlace } from '../files/guard.js';
import { writeWhole } from '../files/whole.js';
import { storeWords as w } from '../words/store.js';
import { warehouseVersion } from './schema.js';

const name = z.string().regex(/^[\w=./-]+$/u);
const byLoad = z.record(z.string().regex(/^\d+$/u), name);

/**
 * What a store has: files by table, and for rows by the number of their load. What isn't named here isn't
 * there, whatever lies in the folder.
 */
const manifestShape = z.object({
  store: z.literal(1),
  warehouse: z.int(),
  /** How often it was committed. */
  commit: z.int(),
  isUnfinished: z.boolean(),
  /** The log of loads, a file for each of its tables. */
  log: z.record(z.string(), name),
  /** Rows of the feeds, by the load that brought them into force. */
  rows: z.record(z.string(), byLoad),
  /** Which rows went out of force, by the load that took them out of it. */
  ended: z.record(z.string(), byLoad),
});
export type Manifest = z.infer<typeof manifestShape>;

/** Of a store that nothing has been put into yet. */
export const nothing: Manifest = {
  ...{ store: 1, warehouse: warehouseVersion, commit: 0, isUnfinished: false },
  ...{ log: {}, rows: {}, ended: {} },
};

const FILE = 'manifest.json';

/** @throws UserError where the store is of another version, or its manifest can't be read */
export async function manifestOf(folder: string): Promise<Manifest | null> {
  const path = join(folder, FILE);
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw failure(w.unreadable({ path, reason: error.code ?? error.message }), w.lookAtIt, error);
  });
  if (text === null) return null;
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch (error) {
    throw failure(w.unreadable({ path, reason: String(error) }), w.lookAtIt, error);
  }
  const manifest = manifestShape.safeParse(found);
  if (!manifest.success || manifest.data.warehouse !== warehouseVersion) {
    throw failure(w.otherVersion({ path }), w.fillAnother).as('other_version');
  }
  return manifest.data;
}

/** Puts the manifest in its place, and with it all that it names. */
export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  await writeWhole(ownPlace(manifestPath(folder)), JSON.stringify(manifest, null, 1));
}

export function manifestPath(folder: string): string {
  return join(folder, FILE);
}

/** Every file that it names. */
export function filesOf({ log, rows, ended }: Manifest): string[] {
  return [log, ...Object.values(rows), ...Object.values(ended)].flatMap((files) =>
    Object.values(files),
  );
}
