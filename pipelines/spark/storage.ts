import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { usageError } from '../base/errors.js';
import { sparkWords as w } from '../words/spark.js';

/**
 * A folder that this machine, the driver and all workers see under the same path: what goes to Spark and
 * what comes from it lies there as Parquet.
 */
export interface Storage {
  /** Names this project among all that use the folder. */
  readonly owner: string;
  /** Where the rows of the project are kept from build to build. */
  readonly rows: string;
  /** Where what is made by builds lies while they run. */
  readonly runs: string;
  /** Where detail stays that is too large for the published file. */
  readonly tables: string;
  /** Where the cluster is tried out. */
  readonly trials: string;
}

/**
 * @param place a path, or a `file:` address
 * @param project the project's folder
 */
export function storageOf(place: string, project: string): Storage {
  const folder = place.startsWith('file:') ? fileURLToPath(place) : resolve(project, place);
  if (/^[a-z][a-z0-9+.-]+:\/\//iu.test(place) && !place.startsWith('file:')) {
    throw usageError(w.notAFolder({ place }), w.whichStorage).as('bad_settings');
  }
  const of = createHash('sha256')
    .update(`${hostname()}\n${resolve(project)}`)
    .digest('hex');
  const owner = `shihu_${of.slice(0, 16)}`;
  const own = join(folder, owner);
  return {
    owner,
    rows: join(own, 'rows'),
    runs: join(own, 'runs'),
    tables: join(own, 'tables'),
    trials: join(own, 'trials'),
  };
}

/** The folder as Spark is told of it: Hadoop's paths are not percent-encoded. */
export function addressIn(folder: string): string {
  return `file://${folder.startsWith('/') ? '' : '/'}${folder.replaceAll('\\', '/')}`;
}

/** Makes a new folder for a run, where those of runs that were killed are taken away. */
export async function freshRun({ runs }: Storage, name: string): Promise<string> {
  await rm(runs, { recursive: true, force: true });
  const folder = join(runs, name);
  // The workers may run as somebody else, and have to write there.
  await mkdir(folder, { recursive: true });
  return folder;
}

/** How often, and how long apart, a folder has to be seen gone. */
const SEEN_GONE = 8;
const APART_MS = 250;
const MOST_LOOKS = 120;

/** Tasks that are called off write on for a moment, into folders that they make anew. */
export async function removeForGood(folder: string): Promise<void> {
  let gone = 0;
  for (let i = 0; i < MOST_LOOKS && gone < SEEN_GONE; i += 1) {
    gone = existsSync(folder) ? 0 : gone + 1;
    await rm(folder, { recursive: true, force: true }).catch(() => {});
    await pause(APART_MS);
  }
}

/** Parquet files that Spark has written for a table. */
export async function filesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => name.endsWith('.parquet')).map((name) => join(folder, name));
}
