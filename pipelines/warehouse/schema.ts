import { type FeedName, feedColumns, feedNames } from '../../schemas/feeds/index.js';
import { sqlTypeOfKind } from '../../schemas/fields.js';
import { sichuan } from '../../schemas/region.js';
import { vocabularyOf } from '../../schemas/vocabulary.js';

/** Raised with every change of the tables below; an older warehouse is rebuilt from data/. */
export const warehouseVersion = 1;

const plainVocabulary = vocabularyOf(sichuan);

/** Table of the warehouse that holds a feed's rows: every row ever loaded, by batch. */
export function heldTable(feed: FeedName): string {
  return `held_${feed}`;
}

/** Columns of a feed with their SQL types, in the order of the declaration. */
export function typedColumns(feed: FeedName): { name: string; sqlType: string }[] {
  return feedColumns(feed, plainVocabulary).map(({ name, kind }) => ({
    name,
    sqlType: sqlTypeOfKind[kind],
  }));
}

export function schemaStatements(): string[] {
  return [
    'create table warehouse (version integer not null)',
    `insert into warehouse values (${warehouseVersion})`,
    `create table held_batches (
       batch_order integer not null, batch_id varchar not null, feed varchar not null,
       source_file varchar not null, content_hash varchar not null, encoding varchar not null,
       reading varchar not null, rows_read bigint not null, rows_loaded bigint not null,
       rows_rejected bigint not null, rows_skipped bigint not null,
       unknown_columns varchar not null, format varchar not null, delimiter varchar not null,
       header varchar not null,
       replace_from date, replace_to date, replace_provider varchar)`,
    `create table held_rejects (
       batch_order integer not null, feed varchar not null, source_line bigint not null,
       column_name varchar, code varchar not null, message varchar not null,
       message_en varchar not null, raw varchar not null)`,
    ...feedNames.map((feed) => {
      const columns = typedColumns(feed).map(({ name, sqlType }) => `"${name}" ${sqlType}`);
      return `create table ${heldTable(feed)} (
        batch_order integer not null, source_line bigint not null, ${columns.join(', ')},
        extra varchar, raw varchar)`;
    }),
  ];
}
