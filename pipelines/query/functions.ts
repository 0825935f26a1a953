/*
 * Functions that a query may call. What stands after FROM can read files, write logs and change the process,
 * so there it is only what is listed here; a function that DuckDB gets in a later version is none of them.
 * What stands elsewhere computes, except for the few listed below.
 */

/** After FROM. */
export const tableFunctions: ReadonlySet<string> = new Set([
  // Rows out of nothing.
  'range',
  'generate_series',
  'repeat',
  'repeat_row',
  'unnest',
  'json_each',
  'json_tree',
  'icu_calendar_names',
  'pg_timezone_names',
  'test_all_types',
  'test_vector_types',
  // Rows of the published tables.
  'query',
  'query_table',
  'histogram',
  'histogram_values',
  // What there is.
  'duckdb_columns',
  'duckdb_constraints',
  'duckdb_databases',
  'duckdb_dependencies',
  'duckdb_functions',
  'duckdb_indexes',
  'duckdb_keywords',
  'duckdb_schemas',
  'duckdb_sequences',
  'duckdb_settings',
  'duckdb_tables',
  'duckdb_types',
  'duckdb_views',
  'pragma_collations',
  'pragma_database_size',
  'pragma_platform',
  'pragma_show',
  'pragma_storage_info',
  'pragma_table_info',
  'pragma_version',
]);

/** As PRAGMA, without or with one name. */
export const pragmas: ReadonlySet<string> = new Set([
  'collations',
  'database_list',
  'database_size',
  'functions',
  'platform',
  'show',
  'show_databases',
  'show_tables',
  'show_tables_expanded',
  'storage_info',
  'table_info',
  'version',
]);

/** Functions of one value that do more than compute it. */
export const refusedFunctions: ReadonlySet<string> = new Set([
  'currval',
  'getenv',
  'json_serialize_plan',
  'nextval',
  'setseed',
  'sleep_ms',
  'write_log',
]);
