import type { DuckDBAppender, DuckDBType, DuckDBValue } from '@duckdb/node-api';
import type { Database } from './database.js';
import { DuckDBDataChunk } from './duckdb.js';

const CHUNK_ROWS = 2048;

/** Appends rows to a temporary table, a chunk at a time. */
export class RowAppender {
  private rows: DuckDBValue[][] = [];

  private constructor(
    private readonly appender: DuckDBAppender,
    private readonly types: readonly DuckDBType[],
  ) {}

  static async open(
    database: Database,
    table: string,
    types: readonly DuckDBType[],
  ): Promise<RowAppender> {
    return new RowAppender(
      await database.connection.createAppender(table, undefined, 'temp'),
      types,
    );
  }

  push(row: DuckDBValue[]): void {
    this.rows.push(row);
    if (this.rows.length === CHUNK_ROWS) this.flush();
  }

  close(): void {
    this.flush();
    this.appender.closeSync();
  }

  private flush(): void {
    if (this.rows.length === 0) return;
    const chunk = DuckDBDataChunk.create([...this.types]);
    chunk.setRows(this.rows);
    this.appender.appendDataChunk(chunk);
    this.rows = [];
  }
}
