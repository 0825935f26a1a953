import { columnsOf, type TableDeclaration } from '../../schemas/column.js';
import { batches, settingsInForce } from '../../schemas/published/reference.js';
import { settingsFromRows } from '../../schemas/settings/rows.js';
import type { Database } from '../base/database.js';
import { version } from '../base/package.js';
import type { StateOf } from '../history/state.js';

export const manifestFile = 'manifest.json';

export interface ExportedFile {
  /** Below the folder of the export, with slashes. */
  readonly path: string;
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
}

export interface ExportedTable {
  readonly table: TableDeclaration;
  /** Columns that stand in the paths of the files instead of in the files. */
  readonly partitionedBy: readonly string[];
  readonly files: readonly ExportedFile[];
}

/** Everything that is needed to know what the files are and to make them again. No clock. */
export async function manifestOf(
  published: Database,
  exported: readonly ExportedTable[],
  { asOf, knownAt }: StateOf,
): Promise<object> {
  const settings = await published.read(settingsInForce);
  const inputs = await published.read(batches);
  const { as_of, data_from } = settingsFromRows(settings);
  return {
    program: { name: 'shihu', version },
    as_of,
    data_from,
    options: { as_of: asOf ?? null, known_at: knownAt ?? null },
    tables: exported.map(tableEntry),
    inputs: inputs.map((batch) => ({
      number: batch.ingested_order,
      loaded_on: batch.loaded_on,
      batch_id: batch.batch_id,
      feed: batch.feed,
      source_file: batch.source_file,
      sha256: batch.content_hash,
      rows_loaded: batch.rows_loaded,
    })),
    settings,
  };
}

function tableEntry({ table, partitionedBy, files }: ExportedTable): object {
  const { name, zh, en, grain, key } = table;
  return {
    name,
    zh,
    en,
    grain,
    key,
    partitioned_by: partitionedBy,
    rows: files.reduce((sum, { rows }) => sum + rows, 0),
    columns: columnsOf(table).map(({ name: column, sqlType: type, nullable, ...note }) => ({
      name: column,
      type,
      nullable,
      ...note,
    })),
    files,
  };
}
