import { z } from 'zod';
import type { LoadKind, Ordering } from '../../schemas/codes/index.js';
import { type FeedName, feedNames } from '../../schemas/feeds/index.js';
import type { Database } from '../base/database.js';

/** A date window of one provider (or of all) whose rows a load replaces, both days included. */
export interface Replacement {
  readonly from: string;
  readonly to: string;
  readonly provider: string | null;
}

/** A window, and the load since which rows that stand below it give way. */
export interface WindowInForce extends Replacement {
  readonly since: number;
}

/** An entry of the log of loads: a version of a document, or the word that it is gone. */
export interface LogEntry {
  readonly number: number;
  readonly kind: LoadKind;
  readonly feed: FeedName;
  readonly document: string;
  /** Empty for a withdrawal, and for content that nobody could look at. */
  readonly hash: string;
  readonly orderedBy: Ordering;
  readonly window: WindowInForce | null;
  /** The day on which it was loaded, where somebody said so: the program itself looks at no clock. */
  readonly loadedOn: string | null;
}

/** An entry as the warehouse holds it. */
export interface HeldLoad extends LogEntry {
  readonly documentNo: number;
  readonly isGiven: boolean;
  /** Fingerprint of the settings under which its file was read. */
  readonly reading: string;
  readonly endedBy: number | null;
  readonly isLost: boolean;
  readonly isRead: boolean;
}

const heldShape = z.object({
  load_no: z.int(),
  kind: z.enum(['load', 'withdraw']),
  feed: z.enum(feedNames),
  source_file: z.string(),
  content_hash: z.string(),
  ordered_by: z.enum(['arrival', 'name']),
  replace_from: z.string().nullable(),
  replace_to: z.string().nullable(),
  replace_provider: z.string().nullable(),
  window_no: z.int().nullable(),
  document_no: z.int(),
  is_given: z.boolean(),
  reading: z.string(),
  ended_by: z.int().nullable(),
  is_lost: z.boolean(),
  is_read: z.boolean(),
  loaded_on: z.string().nullable(),
});

/** The log as held, in the order of its numbers. */
export async function heldLog(warehouse: Database): Promise<HeldLoad[]> {
  const rows = await warehouse.rows(
    `select l.load_no, l.kind, d.feed, d.source_file, l.content_hash, l.ordered_by, l.replace_from,
       l.replace_to, l.replace_provider, l.window_no, l.document_no, d.is_given, l.reading,
       l.ended_by, l.is_lost, l.failure is null as is_read, l.loaded_on
     from held_loads l join held_documents d on d.document_no = l.document_no
     order by l.load_no`,
    {},
    heldShape,
  );
  return rows.map(heldLoadOf);
}

function heldLoadOf(row: z.infer<typeof heldShape>): HeldLoad {
  const { window_no: since, replace_from: from, replace_to: to } = row;
  const isWindow = since !== null && from !== null && to !== null;
  return {
    number: row.load_no,
    kind: row.kind,
    feed: row.feed,
    document: row.source_file,
    hash: row.content_hash,
    orderedBy: row.ordered_by,
    window: isWindow ? { from, to, provider: row.replace_provider, since } : null,
    documentNo: row.document_no,
    isGiven: row.is_given,
    reading: row.reading,
    endedBy: row.ended_by,
    isLost: row.is_lost,
    isRead: row.is_read,
    loadedOn: row.loaded_on,
  };
}

/** What tells a document from all others. */
export function documentKey(feed: string, document: string): string {
  return `${feed}\n${document}`;
}
