import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { FeedName } from '../../schemas/feeds/index.js';
import type { Settings } from '../../schemas/settings/settings.js';
import type { Member } from '../files/archive.js';
import { hashOf } from '../files/hash.js';
import type { ProjectPaths } from '../project/paths.js';
import { examine, examineMember, type FeedFile, memberPath, namedTwice, nameOf } from './files.js';
import { isArchive, kindOf } from './formats/format.js';
import { settingsOfFile } from './own-settings.js';
import type { Packed } from './packed.js';
import type { Seen } from './plan.js';
import type { Look, Sight, Sightings } from './sightings.js';
import { unreadBecause } from './unread.js';

/** What is to be known to look at a file. */
export interface Looking {
  readonly paths: ProjectPaths;
  readonly settings: Pick<Settings, 'feeds'>;
  /** What files were when they were last looked at; without it each is opened. */
  readonly sightings?: Sightings | undefined;
}

/**
 * The documents that a file is: itself, or those packed in it.
 * @param only the name of the one of these that is wanted
 */
export async function see(
  feed: FeedName,
  path: string,
  at: Looking,
  only?: string,
): Promise<readonly Seen[]> {
  const { sightings } = at;
  const key = `${feed} ${nameOf(path, at.paths.root)}`;
  const look = await sightings?.begin(path);
  const sights = look && sightings?.recall(key, look);
  const known = sights && recalled(feed, path, at, look, sights);
  if (known) return only === undefined ? known : known.filter(({ name }) => name === only);
  const seen = isArchive(path)
    ? await seePacked(feed, path, at, only)
    : [await seeFile(feed, path, at)];
  const isWhole = only === undefined && seen.every(({ file }) => file !== undefined);
  if (look && isWhole) sightings?.note(key, look, seen.flatMap(sightOf(at)));
  return seen;
}

/** The documents as they were seen; undefined where the settings name other encodings by now. */
function recalled(
  feed: FeedName,
  path: string,
  at: Looking,
  { stamp }: Look,
  sights: readonly Sight[],
): Seen[] | undefined {
  const seen: Seen[] = [];
  for (const { name, named, member, ...found } of sights) {
    const kind = kindOf(name);
    if (!kind || named !== encodingNamed(feed, name, at)) return undefined;
    const packed = member ? { archive: path, ...member } : undefined;
    const file = {
      ...{ feed, name, path: packed ? memberPath(packed) : path, ...kind, ...found },
      ...{ stamp: stamp.written, member: packed },
    };
    const isFrom = isGiven(feed, file.path, at.paths);
    seen.push({ feed, name, isGiven: isFrom, hash: file.hash, file });
  }
  return seen;
}

/** What of it will be known without its bytes. */
function sightOf(at: Looking): (seen: Seen) => Sight[] {
  return ({ feed, name, file }) => {
    if (!file) return [];
    const { hash, bytes, encoding, member } = file;
    const { isRegular, hasRareSpaces, openQuotes } = file.lines;
    const lines = { bytes: file.lines.bytes, lines: file.lines.lines };
    return [
      {
        ...{ name, member: member ? { name: member.name, size: member.size } : null },
        ...{ named: encodingNamed(feed, name, at), hash, bytes, encoding },
        lines: { ...lines, isRegular, hasRareSpaces, openQuotes },
      },
    ];
  };
}

function encodingNamed(feed: FeedName, name: string, { settings }: Looking): string | null {
  return settingsOfFile(settings, feed, name).encoding ?? null;
}

async function seePacked(
  feed: FeedName,
  path: string,
  at: Looking,
  only: string | undefined,
): Promise<readonly Seen[]> {
  const { documentsOf } = await import('./packed.js');
  const { root } = at.paths;
  const isWanted = (member: Member) => [undefined, nameOf(memberPath(member), root)].includes(only);
  let packed: Packed;
  try {
    packed = await documentsOf(path, root);
  } catch (error) {
    return [await seeFile(feed, path, at, () => Promise.reject(error))];
  }
  const seen: Seen[] = [];
  let whole: Promise<string> | undefined;
  const hashOfWhole = () => {
    whole ??= hashOf(path);
    return whole;
  };
  for (const member of packed.documents.filter(isWanted)) {
    seen.push(await seeMember(feed, member, at, hashOfWhole));
  }
  for (const [i, member] of packed.namedTwice.entries()) {
    const again = { ...member, name: `${member.name} (${i + 2})` };
    const refuse = (name: string) => Promise.reject(namedTwice(name));
    seen.push(await seeMember(feed, again, at, hashOfWhole, refuse));
  }
  return seen;
}

/** What a name in the list of loads stands for: it may be that of a file in an archive. */
export async function seeListed(
  feed: FeedName,
  path: string,
  at: Looking,
): Promise<readonly Seen[]> {
  let archive = dirname(path);
  while (!isArchive(archive) && dirname(archive) !== archive) archive = dirname(archive);
  const name = nameOf(path, at.paths.root);
  const isIn = isArchive(archive) && existsSync(archive);
  const found = isIn ? (await see(feed, archive, at, name)).filter((one) => one.name === name) : [];
  return found.length > 0 ? found : see(feed, path, at);
}

export function isGiven(feed: FeedName, path: string, paths: ProjectPaths): boolean {
  const inside = nameOf(path, paths.feed(feed));
  return inside.startsWith('../') || inside === '..' || /^(?:[a-z]:|\/)/iu.test(inside);
}

type Examine = (name: string, encoding: string | undefined) => Promise<FeedFile>;

function seeFile(
  feed: FeedName,
  path: string,
  at: Looking,
  look: Examine = (_, encoding) => examine(feed, path, at.paths.root, encoding),
): Promise<Seen> {
  return seeOne(feed, path, at, look, () => hashOf(path));
}

function seeMember(
  feed: FeedName,
  member: Member,
  at: Looking,
  hashOfWhole: () => Promise<string>,
  look: Examine = (_, encoding) => examineMember(feed, member, at.paths.root, encoding),
): Promise<Seen> {
  // Whatever is wrong with it, it is that of this archive.
  const hash = async () => {
    const content = `${await hashOfWhole()} ${member.name}`;
    return createHash('sha256').update(content).digest('hex');
  };
  return seeOne(feed, memberPath(member), at, look, hash);
}

/**
 * A document as it stands; one that can't be read is seen all the same, with the reason.
 * @param hash what its content is then told by
 */
async function seeOne(
  feed: FeedName,
  path: string,
  { paths, settings }: Looking,
  look: Examine,
  hash: () => Promise<string>,
): Promise<Seen> {
  const name = nameOf(path, paths.root);
  const seen = { feed, name, isGiven: isGiven(feed, path, paths) };
  try {
    const file = await look(name, settingsOfFile(settings, feed, name).encoding);
    return { ...seen, hash: file.hash, file };
  } catch (error) {
    const { why, isPassing, defect } = unreadBecause(error, path, name);
    return { ...seen, hash: isPassing ? '' : await hash().catch(() => ''), why, defect };
  }
}
