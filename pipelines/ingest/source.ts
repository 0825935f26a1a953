import { unguarded } from '../../reports/base/live.js';
import type { FeedReading } from './columns.js';
import type { FeedFile } from './files.js';
import { openJson } from './formats/json.js';
import { openJsonLines } from './formats/jsonl.js';
import { openParquet } from './formats/parquet.js';
import { openWorkbook } from './formats/xlsx.js';
import { findLayout } from './layout.js';
import { type RecordSource, whole } from './parts.js';
import { recordsOf } from './records.js';
import { isSentBack, withoutGuards } from './sent-back.js';
import { textOf } from './text.js';

/** Enough of a file to see its header and what its rows look like. */
const HEAD = 1 << 16;

/** Finds out how the file is laid out. What is given must be closed. */
export async function openSource(file: FeedFile, reading: FeedReading): Promise<RecordSource> {
  switch (file.format) {
    case 'delimited':
      return openDelimited(file, reading);
    case 'json':
      return openJson(file, reading);
    case 'jsonl':
      return openJsonLines(file, reading);
    case 'xlsx':
      return openWorkbook(file, reading);
    case 'parquet':
      return openParquet(file, reading);
  }
}

async function openDelimited(file: FeedFile, reading: FeedReading): Promise<RecordSource> {
  const head = await headOf(file);
  const layout = await findLayout(head, reading, file.name);
  const { delimiter } = layout;
  const records = () => recordsOf(textOf(file), delimiter);
  if (!isSentBack(layout.header)) return whole({ layout, head, records });
  return whole({
    layout: await findLayout(unguarded(head, delimiter), reading, file.name),
    head,
    records: () => withoutGuards(records(), delimiter),
  });
}

async function headOf(file: FeedFile): Promise<string> {
  let head = '';
  for await (const chunk of textOf(file)) {
    head += chunk;
    if (head.length >= HEAD) break;
  }
  // A record cut off at the end must not look like a broken one.
  const cut = head.length >= HEAD ? head.lastIndexOf('\n') : -1;
  return cut > 0 ? head.slice(0, cut) : head;
}
