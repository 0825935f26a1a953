import { statSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { type Say, speaker, type Words } from '../../schemas/words/index.js';
import { errorJson } from '../base/error-json.js';
import { UserError, usageError } from '../base/errors.js';
import { nearest } from '../base/nearest.js';
import { sqlNames } from '../models/files.js';
import { isData, type TextFormat, textFormats } from '../query/formats.js';
import { noValues, type Values, withParameter } from '../query/parameters.js';
import { giveText, type QueryRequest } from '../query/run-query.js';
import type { Io } from '../terminal/io.js';
import { shellWords as w } from '../words/shell.js';
import { dotCommands, type Names } from './completion.js';
import { help } from './help.js';

export interface SessionOptions {
  /** The published database. */
  readonly path: string;
  readonly io: Io;
  readonly format: TextFormat;
  readonly memory?: string | undefined;
  readonly timeout?: number | undefined;
  /** Whether errors are told as programs read them. */
  readonly isForPrograms?: boolean | undefined;
}

/** Rows of a table on a terminal, unless told otherwise. */
const SCREEN_ROWS = 200;

/**
 * What a prompt remembers between statements. The database is opened anew for each of them, so that
 * each sees the newest that was published, and a publisher never finds the file in use.
 */
export class Session {
  private readonly io: Io;
  private readonly say: Say;
  private readonly path: string;
  private format: TextFormat;
  private limit: number;
  private values: Values = noValues;
  private showsTime = false;
  private seen: string;
  private running: AbortController | undefined;
  private known: Names = { tables: new Map(), analyses: [] };
  /** Whether anything failed. */
  hasFailed = false;
  isOver = false;

  constructor(private readonly options: SessionOptions) {
    const { io, path, format } = options;
    this.io = io;
    this.say = speaker(io.language);
    this.path = path;
    this.format = format;
    this.limit = io.isTerminal ? SCREEN_ROWS : 0;
    this.seen = stampOf(path) ?? '';
  }

  /** What can be completed. */
  get names(): Names {
    return this.known;
  }

  get isRunning(): boolean {
    return this.running !== undefined;
  }

  /** Ends the query that runs. */
  interrupt(): void {
    this.running?.abort();
  }

  /** Looks up what can be completed. */
  async loadNames(): Promise<void> {
    const tables = new Map<string, string[]>();
    const sql = `select table_name, column_name from duckdb_columns()
       where database_name = current_database() and schema_name = 'main'
       order by table_name, column_index`;
    await giveText(this.requestOf(sql), 'ndjson', (block) => {
      for (const line of block.split('\n')) {
        const [table, column] = Object.values(JSON.parse(line)).map(String) as [string, string];
        tables.set(table, [...(tables.get(table) ?? []), column]);
      }
    });
    this.known = { tables, analyses: sqlNames('analyses') };
  }

  /** Runs a statement or a command with a dot. Trouble is told, and ends nothing. */
  async run(entry: string): Promise<void> {
    const begin = performance.now();
    this.running = new AbortController();
    try {
      await this.noticeNews();
      if (entry.startsWith('.')) await this.command(entry);
      else await this.show(entry);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      this.hasFailed = true;
      const { language } = this.io;
      const { isForPrograms } = this.options;
      this.io.note(isForPrograms ? errorJson(error, language) : error.tell(language));
    } finally {
      this.running = undefined;
    }
    if (this.showsTime) {
      const seconds = ((performance.now() - begin) / 1000).toFixed(3);
      this.io.note(this.say(w.took({ seconds })));
    }
  }

  private async noticeNews(): Promise<void> {
    const stamp = stampOf(this.path);
    if (stamp === undefined || stamp === this.seen) return;
    this.seen = stamp;
    this.io.note(this.say(w.published));
    await this.loadNames();
  }

  private async command(entry: string): Promise<void> {
    const [, name = '', written = ''] = /^(\.\S*)\s*(.*?)\s*;?\s*$/su.exec(entry) ?? [];
    switch (name) {
      case '.help':
        return this.io.out(help(this.io.language));
      case '.quit':
      case '.exit':
        this.isOver = true;
        return;
      case '.tables':
        return this.listTables();
      case '.describe':
        return this.describe(written);
      case '.mode':
        return this.setFormat(written);
      case '.limit':
        return this.setLimit(written);
      case '.timer':
        return this.setTimer(written);
      case '.param':
        return this.setParameter(written);
      case '.explain':
        return this.show(`explain ${written}`);
      case '.run':
        return this.runAnalysis(written);
      default:
        throw this.unknown(name);
    }
  }

  private async listTables(): Promise<void> {
    const { publishedTables } = await import('./catalogue.js');
    const { sql, values } = meanings('table_name', publishedTables, this.io);
    await this.show(
      `select table_name, estimated_size as rows, ${sql} as meaning from duckdb_tables()
       where database_name = current_database() and schema_name = 'main' order by table_name`,
      values,
    );
  }

  private async describe(table: string): Promise<void> {
    const tables = [...this.known.tables.keys()];
    if (!tables.includes(table.toLowerCase())) {
      const guess = nearest(table, tables);
      throw usageError(w.noSuchTable({ table, guess }), w.seeTables).as('unknown_table');
    }
    const { publishedTables, columnsOf } = await import('./catalogue.js');
    const declared = publishedTables.find(({ name }) => name === table.toLowerCase());
    const { sql, values } = meanings('column_name', declared ? columnsOf(declared) : [], this.io);
    await this.show(
      `select column_name, data_type, ${sql} as meaning from duckdb_columns()
       where database_name = current_database() and table_name = $shihu_table order by column_index`,
      new Map(values).set('shihu_table', table.toLowerCase()),
    );
  }

  private setFormat(written: string): void {
    const format = textFormats.find((one) => one === written);
    if (!format) {
      throw usageError(w.noSuchFormat({ written }), w.formats(textFormats));
    }
    this.format = format;
  }

  private setLimit(written: string): void {
    if (!/^\d{1,15}$/u.test(written)) {
      throw usageError(w.notACount({ written }), w.limitExample);
    }
    this.limit = Number(written);
  }

  private setTimer(written: string): void {
    if (written !== 'on' && written !== 'off') {
      throw usageError(w.timerUsage);
    }
    this.showsTime = written === 'on';
  }

  private setParameter(written: string): void {
    const [, name, value] = /^\$?([^\s=]+)(?:[\s=]\s*(.*))?$/su.exec(written) ?? [];
    if (name === undefined) {
      for (const [one, its] of this.values) this.io.out(`$${one} = ${its}`);
      return;
    }
    const others = new Map([...this.values].filter(([one]) => one !== name.toLowerCase()));
    this.values = value === undefined ? others : withParameter(`${name}=${value}`, others);
  }

  private async runAnalysis(written: string): Promise<void> {
    const { loadAnalysis } = await import('../models/analyses.js');
    const { sql, header } = await loadAnalysis(written.replace(/^@/u, ''));
    const optional = header.parameters.map(({ name }) => name);
    const values = [...this.values].filter(([name]) => optional.includes(name));
    await this.show(sql, new Map(values), optional);
  }

  private unknown(name: string): Error {
    const guess = nearest(name, dotCommands);
    return usageError(w.noSuchCommand({ name, guess }), w.seeHelp);
  }

  /** @param values where they are not those of the session, of which a statement may use some */
  private async show(sql: string, values?: Values, optional?: readonly string[]): Promise<void> {
    const { io, format } = this;
    const request = this.requestOf(sql, values ?? namedIn(sql, this.values), optional, this.limit);
    const give = isData(format) ? io.data : io.out;
    // A pipe leads to a program; what is copied from a screen may come into a spreadsheet.
    const csv = { isRaw: !io.isTerminal, nullText: '' };
    const { rowCount, heldBack } = await giveText({ ...request, csv }, format, async (block) => {
      give(block);
      await io.drained?.();
    });
    if (heldBack > 0) {
      const all = String(rowCount + heldBack);
      io.note(this.say(w.heldBack({ rows: String(heldBack), all })));
    }
  }

  private requestOf(
    sql: string,
    values: Values = noValues,
    optional?: readonly string[],
    limit = 0,
  ): QueryRequest {
    const { path, memory, timeout } = this.options;
    const signal = this.running?.signal;
    return { sql, values, optional, path, memory, limit, timeout, signal };
  }
}

/** The meaning of what is named, in the language spoken; else the comment, which is in both. */
function meanings(
  column: string,
  named: readonly (Words & { readonly name: string })[],
  { language }: Io,
): { sql: string; values: Values } {
  if (named.length === 0) return { sql: 'comment', values: noValues };
  const cases = named.map((_, i) => `when $name_${i} then $meaning_${i}`).join(' ');
  const values = named.flatMap((one, i): [string, string][] => [
    [`name_${i}`, one.name],
    [`meaning_${i}`, one[language]],
  ]);
  return { sql: `case ${column} ${cases} else comment end`, values: new Map(values) };
}

/** The values that a statement has a place for: the prompt keeps more than each needs. */
function namedIn(sql: string, values: Values): Values {
  const names = new Set(
    [...sql.matchAll(/\$([\p{L}_][\p{L}\p{N}_]*)/gu)].map(([, name]) => name?.toLowerCase()),
  );
  return new Map([...values].filter(([name]) => names.has(name)));
}

/** Tells one published file from the next. */
function stampOf(path: string): string | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  return found && `${found.ino} ${found.mtimeMs} ${found.size}`;
}
