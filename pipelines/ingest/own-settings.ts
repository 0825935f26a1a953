import type { FeedName } from '../../schemas/feeds/index.js';
import type { FeedSettings } from '../../schemas/settings/feeds.js';
import type { Settings } from '../../schemas/settings/settings.js';
import { isArchive } from './formats/format.js';

/** What the settings say of one file. */
export type FileSettings = Omit<FeedSettings, 'covers' | 'files'>;

/**
 * The settings of a feed as they are for one document of it: those of a pattern that fits come before the
 * feed's own, and of several patterns the later ones before the earlier.
 * @param document its name; without one, the feed's own settings
 */
export function settingsOfFile(
  { feeds }: Pick<Settings, 'feeds'>,
  feed: FeedName,
  document?: string,
): FileSettings {
  const { covers: _, files = {}, ...own } = feeds[feed] ?? {};
  if (document === undefined) return own;
  const fitting = Object.entries(files).filter(([pattern]) => isNamedBy(document, feed, pattern));
  return fitting.reduce<FileSettings>((before, [, after]) => merged(before, after), own);
}

/** Maps are joined key by key; anything else is replaced. */
function merged(before: FileSettings, after: FileSettings): FileSettings {
  const { values } = before;
  const joined = {
    columns: { ...before.columns, ...after.columns },
    constants: { ...before.constants, ...after.constants },
    values: {
      city: { ...values?.city, ...after.values?.city },
      area_tier: { ...values?.area_tier, ...after.values?.area_tier },
      nature: { ...values?.nature, ...after.values?.nature },
      provider: { ...values?.provider, ...after.values?.provider },
    },
  };
  return { ...before, ...after, ...joined };
}

/**
 * Whether a pattern fits the document's name, or its path in the project or in the feed's folder; or that of
 * an archive that it is in.
 */
export function isNamedBy(document: string, feed: FeedName, pattern: string): boolean {
  const written = pattern.replaceAll('\\', '/').replace(/^\.\//u, '');
  const inFeed = document.startsWith(`data/${feed}/`) ? document.slice(feed.length + 6) : document;
  const parts = inFeed.split('/');
  const outer = parts.flatMap((name, i) => {
    const isIn = i < parts.length - 1 && isArchive(name);
    return isIn ? [name, parts.slice(0, i + 1).join('/')] : [];
  });
  const names = [document, inFeed, parts.at(-1) ?? document, ...outer];
  return names.some((name) => fitsPattern(name, written));
}

/** `*` stands for any characters and `?` for one; everything else, brackets too, for itself. */
export function fitsPattern(name: string, pattern: string): boolean {
  const literal = (text: string) => text.replace(/[.+^${}()|[\]\\]/gu, '\\$&');
  const expression = literal(pattern).replace(/\*+/gu, '.*').replaceAll('?', '.');
  return new RegExp(`^${expression}$`, 'isu').test(name.normalize('NFC'));
}
