import { createRequire } from 'node:module';
import type * as Binding from '@duckdb/node-api';

/*
 * What the program takes of DuckDB's binding, which is CommonJS in nearly two hundred files. An `import` reads
 * each of them twice, to know its names before it runs: a third of the time that a query takes.
 */

const require = createRequire(import.meta.url);
const binding = require('@duckdb/node-api') as typeof Binding;

export const {
  BIGINT,
  DOUBLE,
  DuckDBArrayValue,
  DuckDBBlobValue,
  DuckDBDataChunk,
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBInstance,
  DuckDBListValue,
  DuckDBMapValue,
  DuckDBStructType,
  DuckDBStructValue,
  DuckDBTimestampMillisecondsValue,
  DuckDBTimestampNanosecondsValue,
  DuckDBTimestampSecondsValue,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  DuckDBTypeId,
  DuckDBUnionValue,
  INTEGER,
  LIST,
  listValue,
  StatementType,
  VARCHAR,
} = binding;

/** Types of the same names, where something needs both. */
export type DuckDBDateValue = Binding.DuckDBDateValue;
export type DuckDBInstance = Binding.DuckDBInstance;
export type DuckDBTypeId = Binding.DuckDBTypeId;
export type StatementType = Binding.StatementType;
