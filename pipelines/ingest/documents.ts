import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type FeedName, feedNames } from '../../schemas/feeds/index.js';
import { usageError } from '../base/errors.js';
import type { Progress } from '../base/progress.js';
import type { ProjectPaths } from '../project/paths.js';
import { ingestWords as w } from '../words/ingest.js';
import { nameOf } from './files.js';
import { findDocuments, linkWords } from './find.js';
import type { ListedEntry } from './order-file.js';
import type { Seen } from './plan.js';
import { isGiven, type Looking, see, seeListed } from './seen.js';
import type { Sightings } from './sightings.js';
import { unreadBecause } from './unread.js';

/** Every document of data/, and those given from elsewhere that the order file still lists. */
export async function seeProject(
  paths: ProjectPaths,
  listed: readonly ListedEntry[] | undefined,
  tell: Progress = nobody,
  settings: Looking['settings'] = { feeds: {} },
  sightings?: Sightings,
): Promise<Seen[]> {
  const looking = { paths, settings, sightings };
  const documents: Seen[] = [];
  for (const feed of feedNames) {
    const { files, unreadable, notFollowed } = await findDocuments(paths.feed(feed));
    for (const link of notFollowed) tell.notice(linkWords(link, paths.root));
    for (const path of files) {
      tell.progress(w.lookingAt({ path }));
      for (const one of await see(feed, path, looking)) documents.push(one);
    }
    for (const { path, error } of unreadable) documents.push(unseen(feed, path, paths, error));
  }
  const gone = new Set<string>();
  for (const { kind, feed, document } of [...(listed ?? [])].reverse()) {
    const path = resolve(paths.root, document);
    if (gone.has(`${feed}\n${document}`)) continue;
    gone.add(`${feed}\n${document}`);
    if (kind !== 'load' || !isGiven(feed, path, paths)) continue;
    for (const one of await seeListed(feed, path, looking)) documents.push(one);
  }
  return documents;
}

/** Files named on the command line. @throws UserError for one that does not exist */
export async function seeGiven(
  feed: FeedName,
  names: readonly string[],
  paths: ProjectPaths,
  settings: Looking['settings'] = { feeds: {} },
  sightings?: Sightings,
): Promise<Seen[]> {
  const looking = { paths, settings, sightings };
  const documents = new Map<string, Seen>();
  for (const name of names) {
    const path = resolve(name);
    if (!existsSync(path)) {
      throw usageError(w.noFile({ path }), w.checkPath).as('unreadable');
    }
    for (const one of await see(feed, path, looking)) documents.set(one.name, one);
  }
  return [...documents.values()];
}

const nobody: Progress = { progress: () => undefined, notice: () => undefined };

/** What stands in the folder and can't be looked into, with all that it may hold. */
function unseen(feed: FeedName, path: string, { root }: ProjectPaths, error: Error): Seen {
  const name = nameOf(path, root);
  const { why, defect } = unreadBecause(error, path, name);
  return { feed, name, isGiven: false, hash: '', why, defect };
}
