import { createHash } from 'node:crypto';
import { type FeedName, feeds } from '../../schemas/feeds/index.js';
import type { Database } from '../base/database.js';
import type { LoadedSettings } from '../project/settings.js';
import { heldLog } from './log.js';
import type { ListedEntry } from './order-file.js';
import type { IngestState } from './plan.js';

/** Raised when the same file would be read differently by a newer program. */
const READER_VERSION = 3;

/** What a plan has to know besides the documents; of a warehouse that isn't there, that it holds nothing. */
export async function ingestState(
  warehouse: Database | null,
  loaded: LoadedSettings,
  listed: readonly ListedEntry[] | undefined,
): Promise<IngestState> {
  const readings = Object.fromEntries(
    (Object.keys(feeds) as FeedName[]).map((feed) => [feed, readingOf(feed, loaded)]),
  );
  if (!warehouse) return { held: [], listed, readings, isUnfinished: false };
  const { is_unfinished: isUnfinished } = await warehouse.one(
    'select is_unfinished from warehouse',
  );
  return { held: await heldLog(warehouse), listed, readings, isUnfinished: isUnfinished === true };
}

/** Fingerprint of everything besides the content that decides how a feed's files are read. */
export function readingOf(feed: FeedName, { settings, region }: LoadedSettings): string {
  const parts = [
    READER_VERSION,
    settings.feeds[feed] ?? {},
    region,
    feed === 'outages' ? settings.repeated_rows : '',
  ];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}
