import type { FeedName, LoadKind, Ordering } from '../../schemas/codes/index.js';
import type { Database, Row } from '../base/database.js';

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

/** The log as held, in the order of its numbers. */
export async function heldLog(warehouse: Database): Promise<HeldLoad[]> {
  const rows = await warehouse.rows(
    `select l.load_no, l.kind, d.feed, d.source_file, l.content_hash, l.ordered_by, l.replace_from,
       l.replace_to, l.replace_provider, l.window_no, l.document_no, d.is_given, l.reading,
       l.ended_by, l.is_lost, l.failure is null as is_read
     from held_loads l join held_documents d on d.document_no = l.document_no
     order by l.load_no`,
  );
  return rows.map(heldLoadOf);
}

function heldLoadOf(row: Row): HeldLoad {
  return {
    number: Number(row.load_no),
    kind: row.kind as LoadKind,
    feed: row.feed as FeedName,
    document: String(row.source_file),
    hash: String(row.content_hash),
    orderedBy: row.ordered_by as Ordering,
    window:
      row.window_no === null
        ? null
        : {
            from: String(row.replace_from),
            to: String(row.replace_to),
            provider: row.replace_provider === null ? null : String(row.replace_provider),
            since: Number(row.window_no),
          },
    documentNo: Number(row.document_no),
    isGiven: row.is_given === true,
    reading: String(row.reading),
    endedBy: row.ended_by === null ? null : Number(row.ended_by),
    isLost: row.is_lost === true,
    isRead: row.is_read === true,
  };
}

/** What tells a document from all others. */
export function documentKey(feed: string, document: string): string {
  return `${feed}\n${document}`;
}
