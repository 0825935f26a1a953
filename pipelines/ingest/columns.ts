import { type FeedColumn, type FeedName, feedColumns } from '../../schemas/feeds/index.js';
import { vocabularyOf } from '../../schemas/vocabulary.js';
import type { LoadedSettings } from '../project/settings.js';
import type { Constants } from './layout.js';

/** A feed's columns as the project reads them, and the values of those that its files lack. */
export function readColumns(
  feed: FeedName,
  { settings, region }: Pick<LoadedSettings, 'settings' | 'region'>,
): { columns: FeedColumn[]; constants: Constants } {
  const own = settings.feeds[feed] ?? {};
  const columns = feedColumns(feed, vocabularyOf(region, own.values)).map((column) => {
    // The settings' spellings come first: where a file has both, it is theirs.
    const aliases = [own.columns?.[column.name] ?? []].flat().concat(column.aliases);
    return { ...column, aliases };
  });
  return { columns, constants: own.constants ?? {} };
}
