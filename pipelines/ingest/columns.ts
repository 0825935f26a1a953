import { type FeedColumn, type FeedName, feedColumns } from '../../schemas/feeds/index.js';
import { NONE } from '../../schemas/settings/feeds.js';
import { vocabularyOf } from '../../schemas/vocabulary.js';
import type { LoadedSettings } from '../project/settings.js';
import type { Constants } from './layout.js';

/** How the files of a feed are read in a project. */
export interface FeedReading {
  readonly feed: FeedName;
  readonly columns: readonly FeedColumn[];
  readonly constants: Constants;
  /** Further spellings of coded values that the settings give, by column: spelling → code. */
  readonly values: Readonly<Record<string, Readonly<Record<string, string>> | undefined>>;
  readonly readsHiddenSheets: boolean;
}

export function readColumns(
  feed: FeedName,
  { settings, region }: Pick<LoadedSettings, 'settings' | 'region'>,
): FeedReading {
  const own = settings.feeds[feed] ?? {};
  const columns = feedColumns(feed, vocabularyOf(region, own.values)).map((column) => {
    const written = [own.columns?.[column.name] ?? []].flat();
    const mayLack = column.decisive && written.includes(NONE);
    return {
      ...column,
      headers: mayLack ? written.filter((header) => header !== NONE) : written,
      decisive: column.decisive && !mayLack,
    };
  });
  return {
    feed,
    columns,
    constants: own.constants ?? {},
    values: own.values ?? {},
    readsHiddenSheets: own.hidden_sheets ?? false,
  };
}
