import { csvRecord } from '../../../reports/base/csv.js';
import type { FeedReading } from '../columns.js';
import { changed, type FeedFile } from '../files.js';
import { findHeader, layoutOf } from '../layout.js';
import { type RecordSource, whole } from '../parts.js';
import type { TextRecord } from '../records.js';
import { readInChild } from './in-child.js';
import type { FromParquet, ParquetFile } from './parquet-rows.js';

/** A Parquet file, every column as text; DuckDB reads it in a process of its own. */
export async function openParquet(file: FeedFile, reading: FeedReading): Promise<RecordSource> {
  const { path, name } = file;
  const items = readInChild<ParquetFile, FromParquet>(
    'parquet-child.js',
    { path, name },
    'parquetMemory',
  );
  const close = async () => {
    await items.return();
  };
  try {
    const { value: first } = await items.next();
    const cells = first?.is === 'columns' ? first.names : [];
    const layout = layoutOf(findHeader([{ line: 0, cells }], reading.columns), reading);
    return whole({ layout, records: () => recordsIn(items, file) }, close);
  } catch (error) {
    await close();
    throw error;
  }
}

async function* recordsIn(
  items: AsyncGenerator<FromParquet, void, void>,
  file: FeedFile,
): AsyncGenerator<TextRecord[]> {
  for (;;) {
    const { value: item } = await items.next();
    if (item?.is !== 'rows') {
      if (item?.is !== 'end' || item.hash !== file.hash) throw changed(file);
      return;
    }
    yield item.rows.map(({ line, cells }) => ({ line, cells, raw: csvRecord(cells) }));
  }
}
