import type { z } from 'zod';
import type { Database, Parameters } from '../base/database.js';
import type { Shape } from '../base/shape.js';
import { type SqlFile, sqlFile } from './files.js';
import { bodyOf, readHeader } from './header.js';
import { type QueryHeader, queryHeader } from './headers.js';

/** A query of the program's own: one SELECT under sql/queries. */
export interface Query extends SqlFile {
  readonly header: QueryHeader;
}

const held = new Map<string, Promise<Query>>();

/** @param name folder and name below sql/queries, such as `explain/rows` */
export function loadQuery(name: string): Promise<Query> {
  const found = held.get(name) ?? readQuery(name);
  held.set(name, found);
  return found;
}

async function readQuery(name: string): Promise<Query> {
  const file = await sqlFile('queries', name);
  return { ...file, header: readHeader(queryHeader, file.sql, file.file) };
}

/** Rows that a query finds. */
export async function ask<S extends Shape>(
  database: Database,
  name: string,
  parameters: Parameters,
  shape: S,
): Promise<z.infer<S>[]> {
  return database.rows((await loadQuery(name)).sql, parameters, shape);
}

/** The one row that a query finds. */
export async function askOne<S extends Shape>(
  database: Database,
  name: string,
  parameters: Parameters,
  shape: S,
): Promise<z.infer<S>> {
  return database.one((await loadQuery(name)).sql, parameters, shape);
}

/** Keeps what a query finds as a table of the connection; the file may be open for reading only. */
export async function setAside(
  database: Database,
  table: string,
  name: string,
  parameters: Parameters = {},
): Promise<void> {
  const { sql } = await loadQuery(name);
  await database.query(`create or replace temp table ${table} as ${bodyOf(sql)}`, parameters);
}
