/*
 * Results that DuckDB's own COPY writes. Most go into the file as they come; where the rows decide on the
 * form of the file, or a limit holds some of them back, they are stored first:
 *
 *   COPY ─▶ scratch file ─▶ COPY        types that a Parquet file gives back as they were
 *   temporary table ─▶ COPY             the others
 */
import type { Database } from '../base/database.js';
import {
  type CopiedFormat,
  canCopy,
  canSpill,
  copyAs,
  inResultTable,
  mustStore,
  type StoredSource,
  spill,
  spilledIn,
} from './copy.js';
import { type CsvStyle, harmlessStyle } from './csv-cells.js';
import type { Format } from './formats.js';
import { canStore, type PreparedQuery, storeResult } from './prepared-query.js';
import { type QueryResult, shapeOf } from './query-result.js';

export interface CopyOptions {
  readonly format: CopiedFormat;
  /** Rows to write at most; 0 for all. */
  readonly limit: number;
  readonly csv?: CsvStyle | undefined;
  /** The new file. */
  readonly file: string;
  /** Where rows can be stored before. */
  readonly stored: string;
}

type Shape = Pick<QueryResult, 'rowCount' | 'heldBack'>;

/** The format, if the result can be written so. */
export function copiedFormat(
  prepared: PreparedQuery,
  format: Format,
  limit: number,
): CopiedFormat | undefined {
  if (!canCopy(prepared, format)) return undefined;
  const isStored = limit > 0 || mustStore(prepared, format);
  const canBeStored = format === 'parquet' || canSpill(prepared) || canStore(prepared);
  return isStored && !canBeStored ? undefined : format;
}

export async function copyResult(
  database: Database,
  prepared: PreparedQuery,
  { format, limit, csv = harmlessStyle, file, stored }: CopyOptions,
): Promise<Shape> {
  if (limit === 0 && !mustStore(prepared, format)) {
    const rowCount = await copyAs(format, database, prepared, 'query', file, csv);
    return { rowCount, heldBack: 0 };
  }
  let shape: Shape;
  let rows: StoredSource;
  if (canSpill(prepared)) {
    shape = shapeOf(await spill(database, prepared, stored), limit);
    rows = { ...spilledIn(stored), limit };
  } else {
    shape = await storeResult(database, prepared, limit);
    rows = { ...inResultTable, limit };
  }
  await copyAs(format, database, prepared, rows, file, csv);
  return { rowCount: shape.rowCount, heldBack: shape.heldBack };
}
