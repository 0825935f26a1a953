import { extname } from 'node:path';
import type { Member } from '../files/archive.js';
import { withScratch } from '../files/scratch.js';
import type { FeedReading } from '../ingest/columns.js';
import {
  examine,
  examineMember,
  memberPath,
  namedTwice,
  nameOf,
  notRead,
} from '../ingest/files.js';
import { isArchive, isText, kindOf } from '../ingest/formats/format.js';
import { readObject } from '../ingest/formats/jsonl.js';
import { findHeader, findLayout, layoutOf } from '../ingest/layout.js';
import { documentsOf, onDisk } from '../ingest/packed.js';
import { type RecordSource, whole } from '../ingest/parts.js';
import { openSource } from '../ingest/source.js';
import { headOf } from './head.js';

export interface Looked {
  /** Encoding of a text, else the format. */
  readonly kind: string;
  /** Its records are not there to be read: only how it is laid out was looked at. */
  readonly source: RecordSource;
  readonly isEmpty: boolean;
}

/** A document, and how to look at it. */
interface ToLook {
  readonly name: string;
  readonly look: (reading: FeedReading) => Promise<Looked>;
}

/** The documents that a file is: itself, or those packed in it. */
export async function documentsAt(path: string, root: string): Promise<ToLook[]> {
  const itself: ToLook = {
    name: nameOf(path, root),
    look: (reading) => lookAt(path, root, reading),
  };
  if (!isArchive(path)) return [itself];
  try {
    const { documents, namedTwice: others } = await documentsOf(path, root);
    const found = documents.map(
      (member): ToLook => ({
        name: nameOf(memberPath(member), root),
        look: (reading) => lookInto(member, root, reading),
      }),
    );
    const refused = others.map((member) => {
      const name = nameOf(memberPath(member), root);
      return { name, look: () => Promise.reject(namedTwice(name)) };
    });
    return [...found, ...refused];
  } catch (error) {
    return [{ ...itself, look: () => Promise.reject(error) }];
  }
}

/** How a file of a feed is laid out, from its beginning alone where it has one. */
async function lookAt(path: string, root: string, reading: FeedReading): Promise<Looked> {
  const known = kindOf(path);
  const name = nameOf(path, root);
  if (!known) throw notRead(name);
  const { format, isPacked } = known;
  const open = async () => {
    const file = await examine(reading.feed, path, root, reading.own.encoding);
    const source = await openSource(file, reading);
    await source.close();
    return { source, isEmpty: file.bytes === 0 };
  };
  // Their index, or what is to be known of them, stands at the end.
  if (format === 'json' || !isText(format)) {
    return { kind: extname(path).slice(1).toLowerCase(), ...(await open()) };
  }
  const { encoding, text } = await headOf(path, isPacked, reading);
  const isEmpty = text.trim() === '';
  if (format === 'delimited') {
    const layout = await findLayout(text, reading, name);
    return { kind: encoding, source: whole({ layout, records: nothing }), isEmpty };
  }
  const header = findHeader([{ line: 0, cells: namesIn(text) }], reading.columns);
  const layout = layoutOf(header, reading);
  // A name may come up for the first time in the last line.
  if (layout.missing.length > 0 && !isEmpty) return { kind: encoding, ...(await open()) };
  return { kind: encoding, source: whole({ layout, records: nothing }), isEmpty };
}

/** The same of a file in an archive. */
async function lookInto(member: Member, root: string, reading: FeedReading): Promise<Looked> {
  const file = await examineMember(reading.feed, member, root, reading.own.encoding);
  const { format, encoding } = file;
  return withScratch(async (folder) => {
    const source = await openSource(await onDisk(file, folder), reading);
    await source.close();
    return { kind: isText(format) ? encoding : format, source, isEmpty: file.bytes === 0 };
  });
}

async function* nothing(): AsyncGenerator<never> {}

function namesIn(text: string): string[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return [...new Set(lines.flatMap((line) => [...(readObject(line).members?.keys() ?? [])]))];
}
