import type { DuckDBConnection, DuckDBType, DuckDBValue } from '@duckdb/node-api';
import type { z } from 'zod';
import type { TableDeclaration } from '../../schemas/column.js';
import { databaseWords as w } from '../words/base.js';
import { BIGINT, DuckDBInstance, LIST, listValue } from './duckdb.js';
import { failure, messageOf } from './errors.js';
import { faultOf, toldOf } from './fault.js';
import { rowMaker, type Shape } from './shape.js';
import { type Plain, toPlain } from './values.js';

export type Parameter = string | number | bigint | boolean | null | readonly bigint[];
export type Parameters = Record<string, Parameter>;
export type Row = Record<string, Plain>;

export interface Result {
  readonly columns: readonly string[];
  readonly types: readonly DuckDBType[];
  readonly values: readonly (readonly DuckDBValue[])[];
}

export interface OpenOptions {
  readonly readOnly?: boolean;
  /** DuckDB's memory_limit, such as `1GB`. */
  readonly memory?: string;
  readonly threads?: number;
  /** Make a new file in the newest storage format, which other programs may be too old to read. */
  readonly newestStorage?: boolean;
}

/** One DuckDB file (or `:memory:`) with one connection; statements run one after the other. */
export class Database {
  private constructor(
    readonly path: string,
    private readonly instance: DuckDBInstance,
    readonly connection: DuckDBConnection,
    private readonly isBeside = false,
  ) {}

  /** @throws UserError when another process holds the file, or it is not a DuckDB file. */
  static async open(path: string, options: OpenOptions = {}): Promise<Database> {
    const config: Record<string, string> = {
      // Nothing is ever downloaded: the closed network has nothing to download from.
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
    };
    if (options.readOnly) config.access_mode = 'READ_ONLY';
    if (options.memory) config.memory_limit = options.memory;
    if (options.newestStorage) config.storage_compatibility_version = 'latest';
    if (options.threads) config.threads = String(options.threads);
    let instance: DuckDBInstance;
    try {
      instance = await DuckDBInstance.create(path, config);
    } catch (error) {
      throw explainOpen(path, error);
    }
    return new Database(path, instance, await instance.connect());
  }

  /** Another connection to the same database, with temporary tables of its own. */
  async beside(): Promise<Database> {
    const { name } = await this.one('select current_database() as name');
    const beside = new Database(this.path, this.instance, await this.instance.connect(), true);
    await beside.query(`use "${String(name).replaceAll('"', '""')}"`);
    return beside;
  }

  /** Runs the statement and gives its whole result. Never streams: a stream hides errors. */
  async query(sql: string, parameters: Parameters = {}): Promise<Result> {
    const bound = Object.entries(parameters);
    const values: Record<string, DuckDBValue> = {};
    const types: Record<string, DuckDBType> = {};
    for (const [name, value] of bound) {
      const isList = typeof value === 'object' && value !== null;
      values[name] = isList ? listValue(value) : value;
      if (isList) types[name] = LIST(BIGINT);
    }
    const reader = await (bound.length > 0
      ? this.connection.runAndReadAll(sql, values, types)
      : this.connection.runAndReadAll(sql)
    ).catch((error: unknown) => {
      throw explainResources(error);
    });
    return {
      columns: reader.columnNames(),
      types: reader.columnTypes(),
      values: reader.getRows() as DuckDBValue[][],
    };
  }

  /** All rows; with a shape, each value is of its column's type, or an error says which isn't. */
  async rows(sql: string, parameters?: Parameters): Promise<Row[]>;
  async rows<S extends Shape>(
    sql: string,
    parameters: Parameters | undefined,
    shape: S,
  ): Promise<z.infer<S>[]>;
  async rows(sql: string, parameters: Parameters = {}, shape?: Shape): Promise<unknown[]> {
    const { columns, values } = await this.query(sql, parameters);
    if (shape) {
      const make = rowMaker(shape, columns);
      return values.map((row) => make(row.map(toPlain)));
    }
    return values.map((row) => {
      const out: Row = {};
      columns.forEach((name, i) => {
        out[name] = toPlain(row[i] ?? null);
      });
      return out;
    });
  }

  /** Rows of a declared table, each checked against its declaration. */
  async read<T extends TableDeclaration>(
    table: T,
    clause = '',
    parameters: Parameters = {},
  ): Promise<z.infer<T['row']>[]> {
    const columns = Object.keys(table.row.shape)
      .map((name) => `"${name}"`)
      .join(', ');
    const order = table.key.map((name) => `"${name}"`).join(', ');
    const tail = clause || `order by ${order}`;
    const sql = `select ${columns} from ${table.name} ${tail}`;
    return this.rows<T['row']>(sql, parameters, table.row);
  }

  /** The one row that there must be. */
  async one(sql: string, parameters?: Parameters): Promise<Row>;
  async one<S extends Shape>(
    sql: string,
    parameters: Parameters | undefined,
    shape: S,
  ): Promise<z.infer<S>>;
  async one(sql: string, parameters?: Parameters, shape?: Shape): Promise<unknown> {
    const [row] = await (shape ? this.rows(sql, parameters, shape) : this.rows(sql, parameters));
    if (!row) throw new Error(`no row: ${sql}`);
    return row;
  }

  /** Runs the work in one transaction: all of it is kept, or nothing. */
  async transaction<T>(work: () => Promise<T>): Promise<T> {
    await this.query('begin transaction');
    try {
      const result = await work();
      await this.query('commit');
      return result;
    } catch (error) {
      // A statement that failed fatally has ended the transaction already.
      await this.query('rollback').catch(() => undefined);
      throw error;
    }
  }

  close(): void {
    this.connection.closeSync();
    if (!this.isBeside) this.instance.closeSync();
  }
}

export async function withDatabase<T>(
  path: string,
  options: OpenOptions,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  const database = await Database.open(path, options);
  try {
    return await work(database);
  } finally {
    database.close();
  }
}

export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A path as SQL text for DuckDB's readers, which would take `[1]` in a name for a pattern. */
export function quotedPath(path: string): string {
  return quoted(path.replace(/[[*?]/gu, '[$&]'));
}

/** An error of IO without a word of the system is about what the file holds. */
function explainOpen(path: string, error: unknown): Error {
  const { kind, code } = faultOf(error);
  const reason = messageOf(error);
  if (kind === 'busy') {
    const holder = /PID (\d+)/.exec(reason)?.[1] ?? '';
    return failure(w.inUse({ path, holder }), w.waitForIt, error).as('busy');
  }
  if (kind === 'content' || kind === 'fatal' || code === 'IO') {
    return failure(w.damaged({ path, reason }), w.rebuildIt, error).as('damaged');
  }
  return failure(w.cannotOpen({ path, reason }), w.checkFolder, error);
}

/** A lack of disk or memory is no defect of the program: it is told in words. */
function explainResources(error: unknown): unknown {
  return faultOf(error).kind === 'machine' ? toldOf(error) : error;
}
