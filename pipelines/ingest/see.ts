import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { type FeedName, feedNames, feeds } from '../../schemas/feeds/index.js';
import type { Words } from '../../schemas/words/index.js';
import { failure } from '../base/errors.js';
import { nearest } from '../base/nearest.js';
import type { Progress } from '../base/progress.js';
import { foldersIn } from '../files/folder.js';
import type { ProjectPaths } from '../project/paths.js';
import type { Project } from '../project/project.js';
import { ingestWords as w } from '../words/ingest.js';
import { seeProject } from './documents.js';
import type { ListedEntry } from './order-file.js';
import type { Seen } from './plan.js';
import type { Sightings } from './sightings.js';

/** Every document as it stands; says which feeds are missing and what they would hold. */
export async function seeDocuments(
  { paths, loaded }: Project,
  listed: readonly ListedEntry[] | undefined,
  tell: Progress,
  sightings?: Sightings,
): Promise<readonly Seen[]> {
  await requireData(paths);
  for (const name of await foldersIn(dirname(paths.feed('outages')))) {
    if ((feedNames as readonly string[]).includes(name)) continue;
    const guess = nearest(name, feedNames);
    tell.notice(w.folderNotRead({ name, guess: guess ?? '' }));
  }
  const documents = await seeProject(paths, listed, tell, loaded.settings, sightings);
  for (const feed of feedNames) {
    const isMissed = !feeds[feed].isExtra && !documents.some((one) => one.feed === feed);
    if (isMissed) tell.notice(missingFeed(feed));
  }
  return documents;
}

/**
 * A folder of data that is not there at all is a drive that is not connected rather than a project
 * whose every document was withdrawn.
 */
async function requireData(paths: ProjectPaths): Promise<void> {
  const data = dirname(paths.feed('outages'));
  if (existsSync(data) || !existsSync(paths.warehouse)) return;
  throw failure(w.dataGone({ folder: data }), w.restoreData).as('no_data');
}

export function missingFeed(feed: FeedName): Words {
  const { zh, en, grain } = feeds[feed];
  return w.emptyFeed({ feed, title: { zh, en }, grain, effect: w.without[feed] });
}

/** @throws UserError where there is nothing to make figures of */
export function requireOutages(documents: readonly Seen[], { paths }: Project): void {
  if (documents.some(({ feed }) => feed === 'outages') || existsSync(paths.warehouse)) return;
  const { grain } = feeds.outages;
  throw failure(w.noOutages({ folder: paths.feed('outages'), grain }), w.addOutages).as('no_data');
}
