import { type FeedName, feedColumns, feedNames, keptColumns } from '../../schemas/feeds/index.js';
import { sqlTypeOfKind } from '../../schemas/fields.js';
import { sichuan } from '../../schemas/region.js';
import { vocabularyOf } from '../../schemas/vocabulary.js';

/** Raised with every change of the tables below; an older warehouse is rebuilt from data/. */
export const warehouseVersion = 6;

const plainVocabulary = vocabularyOf(sichuan);

/** Table of the warehouse that holds a feed's rows: every row ever loaded, with its loads. */
export function heldTable(feed: FeedName): string {
  return `held_${feed}`;
}

/** The log: documents, their loads, and what is known of these besides the rows. */
export const logTables = ['held_documents', 'held_loads', 'held_parts', 'held_rejects'] as const;

/** Everything that the models read of the warehouse. */
export const heldTables: readonly string[] = [...feedNames.map(heldTable), ...logTables];

/** Columns of a feed with their SQL types, in the order of the declaration. */
export function typedColumns(feed: FeedName): { name: string; sqlType: string }[] {
  return keptColumns(feedColumns(feed, plainVocabulary)).map(({ name, kind }) => ({
    name,
    sqlType: sqlTypeOfKind[kind],
  }));
}

/**
 * - held_documents: a path that rows came from; its number never changes.
 * - held_loads: the log, in the order of its numbers: a version of a document, or (kind withdraw)
 *   the word that it is gone. ended_by is the number that took the version out of force. A version
 *   that could not be read has no rows and says why in failure; one whose content was gone when the
 *   warehouse was made anew is lost. way says how its file was read: in bulk by DuckDB's reader, or
 *   rows, one by one. skipped_because says as JSON why rows were skipped. ordered_by says whether its place in the order is known (it
 *   arrived after those above) or is that of its name among those that arrived together. Rows of
 *   other documents that stand below window_no give way to its window. loaded_on is the day of the
 *   load, where it was told.
 * - held_parts: the sheets of a version; one part without a name where there are none. Where rows name
 *   several cities, all of it again for each further city that one of them has.
 * - held_<feed>: a row, from the number that brought it into force to the one that took it out of it
 *   (null while it is in force). Its standing is the number of the load in which its content came;
 *   source_line is its line in the versions that it belongs to.
 * - held_rejects: faults of the rows of a version, with the standing that the row would have.
 */
export function schemaStatements(): string[] {
  return [
    'create table warehouse (version integer not null, is_unfinished boolean not null)',
    `insert into warehouse values (${warehouseVersion}, false)`,
    `create table held_documents (
       document_no integer not null, feed varchar not null, source_file varchar not null,
       is_given boolean not null)`,
    `create table held_loads (
       load_no integer not null, document_no integer not null, kind varchar not null,
       ended_by integer, ordered_by varchar not null, is_lost boolean not null,
       batch_id varchar not null, content_hash varchar not null, encoding varchar not null,
       way varchar, reading varchar not null, failure varchar, failure_en varchar,
       rows_read bigint not null, rows_loaded bigint not null, rows_rejected bigint not null,
       rows_skipped bigint not null, skipped_because varchar not null,
       unknown_columns varchar not null, format varchar not null, delimiter varchar not null,
       matched_headers varchar not null, met_spellings varchar not null,
       passed_over varchar not null, unchanged varchar not null,
       replace_from date, replace_to date, replace_provider varchar, window_no integer,
       loaded_on date)`,
    `create table held_parts (
       load_no integer not null, part_no integer not null, name varchar, header varchar not null)`,
    `create table held_rejects (
       load_no integer not null, standing integer not null, source_line bigint not null,
       identity varchar, column_name varchar, code varchar not null, message varchar not null,
       message_en varchar not null, raw varchar not null)`,
    ...feedNames.map((feed) => rowsStatement(feed, heldTable(feed))),
  ];
}

/** Makes a table for a feed's rows. */
export function rowsStatement(feed: FeedName, table: string): string {
  const columns = rowColumns(feed).map(({ name, sqlType }) => `"${name}" ${sqlType}`);
  return `create table ${table} (${columns.join(', ')})`;
}

/** Columns of a feed's rows in the warehouse, in their order. */
export function rowColumns(feed: FeedName): { name: string; sqlType: string }[] {
  return [
    { name: 'document_no', sqlType: 'integer not null' },
    { name: 'standing', sqlType: 'integer not null' },
    { name: 'from_load', sqlType: 'integer not null' },
    { name: 'to_load', sqlType: 'integer' },
    { name: 'source_line', sqlType: 'bigint not null' },
    ...typedColumns(feed),
    { name: 'extra', sqlType: 'varchar' },
    { name: 'raw', sqlType: 'varchar' },
  ];
}
