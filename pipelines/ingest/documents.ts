import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type FeedName, feedNames } from '../../schemas/feeds/index.js';
import { usageError } from '../base/errors.js';
import type { Progress } from '../base/progress.js';
import { hashOf } from '../files/hash.js';
import type { ProjectPaths } from '../project/paths.js';
import { ingestWords as w } from '../words/ingest.js';
import { examine, examineMember, type FeedFile, memberPath, namedTwice, nameOf } from './files.js';
import { findDocuments, linkWords } from './find.js';
import { isArchive } from './formats/format.js';
import type { ListedEntry } from './order-file.js';
import { documentsOf, type Packed } from './packed.js';
import type { Seen } from './plan.js';
import { unreadBecause } from './unread.js';

/** Every document of data/, and those given from elsewhere that the order file still lists. */
export async function seeProject(
  paths: ProjectPaths,
  listed: readonly ListedEntry[] | undefined,
  tell: Progress = nobody,
): Promise<Seen[]> {
  const documents: Seen[] = [];
  for (const feed of feedNames) {
    const { files, unreadable, notFollowed } = await findDocuments(paths.feed(feed));
    for (const link of notFollowed) tell.notice(linkWords(link, paths.root));
    for (const path of files) {
      tell.progress(w.lookingAt({ path }));
      documents.push(...(await see(feed, path, paths)));
    }
    for (const { path, error } of unreadable) documents.push(unseen(feed, path, paths, error));
  }
  const gone = new Set<string>();
  for (const { kind, feed, document } of [...(listed ?? [])].reverse()) {
    const path = resolve(paths.root, document);
    if (gone.has(`${feed}\n${document}`)) continue;
    gone.add(`${feed}\n${document}`);
    if (kind !== 'load' || !isGiven(feed, path, paths)) continue;
    documents.push(...(await seeListed(feed, path, paths)));
  }
  return documents;
}

/** Files named on the command line. @throws UserError for one that does not exist */
export async function seeGiven(
  feed: FeedName,
  names: readonly string[],
  paths: ProjectPaths,
): Promise<Seen[]> {
  const documents = new Map<string, Seen>();
  for (const name of names) {
    const path = resolve(name);
    if (!existsSync(path)) {
      throw usageError(w.noFile({ path }), w.checkPath).as('unreadable');
    }
    for (const one of await see(feed, path, paths)) documents.set(one.name, one);
  }
  return [...documents.values()];
}

/** The documents that a file is: itself, or those packed in it. */
async function see(feed: FeedName, path: string, paths: ProjectPaths): Promise<readonly Seen[]> {
  const { root } = paths;
  if (!isArchive(path)) {
    return [
      await seeOne(
        feed,
        path,
        paths,
        () => examine(feed, path, root),
        () => hashOf(path),
      ),
    ];
  }
  let packed: Packed;
  try {
    packed = await documentsOf(path, root);
  } catch (error) {
    return [
      await seeOne(
        feed,
        path,
        paths,
        () => Promise.reject(error),
        () => hashOf(path),
      ),
    ];
  }
  // Whatever is wrong with one of them, it is that of this archive.
  const hashIn = async (name: string) => {
    return createHash('sha256')
      .update(`${await hashOf(path)} ${name}`)
      .digest('hex');
  };
  const seen: Seen[] = [];
  for (const member of packed.documents) {
    const at = memberPath(member);
    const look = () => examineMember(feed, member, root);
    seen.push(await seeOne(feed, at, paths, look, () => hashIn(member.name)));
  }
  for (const [i, member] of packed.namedTwice.entries()) {
    const at = `${memberPath(member)} (${i + 2})`;
    const refuse = () => Promise.reject(namedTwice(nameOf(at, root)));
    seen.push(await seeOne(feed, at, paths, refuse, () => hashIn(nameOf(at, root))));
  }
  return seen;
}

/** What a name in the list of loads stands for: it may be that of a file in an archive. */
async function seeListed(
  feed: FeedName,
  path: string,
  paths: ProjectPaths,
): Promise<readonly Seen[]> {
  let archive = path;
  while (!(isArchive(archive) && existsSync(archive)) && dirname(archive) !== archive) {
    archive = dirname(archive);
  }
  const isIn = archive !== path && isArchive(archive);
  const name = nameOf(path, paths.root);
  const found = isIn ? (await see(feed, archive, paths)).filter((one) => one.name === name) : [];
  return found.length > 0 ? found : see(feed, path, paths);
}

/** A document as it stands; one that can't be read is seen all the same, with the reason. */
async function seeOne(
  feed: FeedName,
  path: string,
  paths: ProjectPaths,
  look: () => Promise<FeedFile>,
  hash: () => Promise<string>,
): Promise<Seen> {
  const name = nameOf(path, paths.root);
  const seen = { feed, name, isGiven: isGiven(feed, path, paths) };
  try {
    const file = await look();
    return { ...seen, hash: file.hash, file };
  } catch (error) {
    const { why, isPassing, defect } = unreadBecause(error, path, name);
    return { ...seen, hash: isPassing ? '' : await hash().catch(() => ''), why, defect };
  }
}

const nobody: Progress = { progress: () => undefined, notice: () => undefined };

/** What stands in the folder and can't be looked into, with all that it may hold. */
function unseen(feed: FeedName, path: string, { root }: ProjectPaths, error: Error): Seen {
  const name = nameOf(path, root);
  const { why, defect } = unreadBecause(error, path, name);
  return { feed, name, isGiven: false, hash: '', why, defect };
}

function isGiven(feed: FeedName, path: string, paths: ProjectPaths): boolean {
  const inside = nameOf(path, paths.feed(feed));
  return inside.startsWith('../') || inside === '..' || /^(?:[a-z]:|\/)/iu.test(inside);
}
