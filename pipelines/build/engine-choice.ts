import type { EngineKind } from '../../schemas/settings/engine-kinds.js';
import { usageError } from '../base/errors.js';
import type { LoadedSettings } from '../project/settings.js';
import type { SparkPlace } from '../spark/address.js';
import { sparkWords as w } from '../words/spark.js';

/** Where a build is to be made. */
export type EngineChoice = { readonly kind: 'duckdb' } | ({ readonly kind: 'spark' } & SparkPlace);

/**
 * @param project the project's folder
 * @param asked by an option; else the settings say it
 * @throws UserError where Spark is wanted and the settings don't say where
 */
export function engineChoice(
  { settings: { engine } }: LoadedSettings,
  project: string,
  asked: EngineKind | undefined,
): EngineChoice {
  const {
    kind,
    connect,
    storage,
    parquet_from: parquetFrom,
  } = { ...engine, ...(asked && { kind: asked }) };
  if (kind === 'duckdb') return { kind };
  if (connect === null || storage === null) {
    throw usageError(w.whereIsIt, w.sayWhere).as('bad_settings');
  }
  return { kind, connect, storage, parquetFrom, project };
}
