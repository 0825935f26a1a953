import { statSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { type Say, speaker } from '../../schemas/words/index.js';
import { errorJson } from '../base/error-json.js';
import { UserError, usageError } from '../base/errors.js';
import { nearest } from '../base/nearest.js';
import type { ProjectPaths } from '../project/paths.js';
import { isData, type TextFormat, textFormats } from '../query/formats.js';
import { noValues, type Values, withParameter } from '../query/parameters.js';
import { giveRows, giveText, type QueryRequest } from '../query/run-query.js';
import type { Io } from '../terminal/io.js';
import { narrowedNote } from '../words/query.js';
import { shellWords as w } from '../words/shell.js';
import { dotCommands, type Names } from './completion.js';
import { Destination } from './destination.js';
import { help } from './help.js';
import { Reading } from './reading.js';
import { oneWord, wordsOf } from './words.js';

export interface SessionOptions {
  /** The published database. */
  readonly path: string;
  readonly paths: ProjectPaths;
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
  private readonly destination: Destination;
  private readonly reading = new Reading();
  private isStopped = false;
  /** Whether anything failed. */
  hasFailed = false;
  isOver = false;

  constructor(private readonly options: SessionOptions) {
    const { io, path, format } = options;
    this.io = io;
    this.say = speaker(io.language);
    this.destination = new Destination(io, options.paths);
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
    return this.running !== undefined || this.reading.isOn;
  }

  /** Ends the query that runs, and the reading of files. */
  interrupt(): void {
    this.isStopped = true;
    this.running?.abort();
  }

  /** Finishes what is being written. */
  async close(): Promise<void> {
    await this.attempt(() => this.destination.close());
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
    const { loadAnalyses } = await import('../models/analyses.js');
    const analyses = await loadAnalyses(this.options.paths.sql);
    const parameters = analyses.map(({ name, header }): [string, string[]] => [
      name,
      header.parameters.map((parameter) => parameter.name),
    ]);
    this.known = {
      tables,
      analyses: analyses.map(({ name }) => name),
      parameters: new Map(parameters),
    };
  }

  /** Runs a statement or a command with a dot. Trouble is told, and ends nothing. */
  async run(entry: string): Promise<void> {
    if (!this.reading.isOn) this.isStopped = false;
    const begin = performance.now();
    this.running = new AbortController();
    await this.attempt(async () => {
      await this.noticeNews();
      if (entry.startsWith('.')) await this.command(entry);
      else await this.show(entry);
    });
    this.running = undefined;
    if (this.showsTime) {
      const seconds = ((performance.now() - begin) / 1000).toFixed(3);
      this.io.note(this.say(w.took({ seconds })));
    }
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      this.hasFailed = true;
      const { language } = this.io;
      const { isForPrograms } = this.options;
      this.io.note(isForPrograms ? errorJson(error, language) : error.tell(language));
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
      case '.schema':
        return this.showSchema(written);
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
      case '.read':
        return this.readFrom(written);
      case '.once':
        return this.destination.once(fileNamed('.once', written), this.format);
      case '.output':
        return this.writeTo(written);
      default:
        throw this.unknown(name);
    }
  }

  private async listTables(): Promise<void> {
    const { tablesQuery } = await import('./tables.js');
    const { sql, values } = tablesQuery(this.io.language);
    await this.show(sql, { values, isWhole: true });
  }

  private async describe(written: string): Promise<void> {
    const { columnsQuery } = await import('./tables.js');
    const { sql, values } = columnsQuery(this.tableNamed(written), this.io.language);
    await this.show(sql, { values, isWhole: true });
  }

  private async showSchema(written: string): Promise<void> {
    const { columnsQuery, schemaText } = await import('./tables.js');
    const named = oneWord(written, w.schemaUsage);
    const tables = named === undefined ? [...this.known.tables.keys()] : [this.tableNamed(named)];
    for (const table of tables) {
      const { sql, values } = columnsQuery(table, this.io.language);
      const lines: unknown[][] = [];
      await giveRows(this.requestOf(sql, { values }), (rows) => {
        for (const row of rows) lines.push(row);
      });
      await this.destination.print(schemaText(table, lines));
    }
  }

  private tableNamed(written: string): string {
    const tables = [...this.known.tables.keys()];
    const table = tables.find((one) => one.toLowerCase() === written.toLowerCase());
    if (table !== undefined) return table;
    throw usageError(
      w.noSuchTable({ table: written, guess: nearest(written, tables) }),
      w.seeTables,
    ).as('unknown_table');
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
      for (const [one, its] of this.values) this.io.out(`$${one} = ${its ?? 'NULL'}`);
      return;
    }
    const others = new Map([...this.values].filter(([one]) => one !== name.toLowerCase()));
    this.values = value === undefined ? others : withParameter(`${name}=${value}`, others);
  }

  /** `.run worst_lines city=成都 year=2022`; what is not given here is as `.param` has it. */
  private async runAnalysis(written: string): Promise<void> {
    const [name, ...given] = wordsOf(written);
    if (name === undefined) throw usageError(w.noName, w.runUsage);
    const { loadAnalysis } = await import('../models/analyses.js');
    const { analysisValues } = await import('../query/analysis-values.js');
    const { paths, path } = this.options;
    const { sql, header } = await loadAnalysis(name.replace(/^@/u, ''), paths.sql);
    const optional = header.parameters.map((parameter) => parameter.name.toLowerCase());
    const kept = [...this.values].filter(([one]) => optional.includes(one));
    const here = given.reduce((values, one) => withParameter(one, values), noValues);
    const values = new Map([...kept, ...here]);
    const read = await analysisValues(header.parameters, values, paths.root, path);
    await this.show(sql, { values: read, optional });
  }

  private async readFrom(written: string): Promise<void> {
    await this.reading.read(fileNamed('.read', written), async ({ text }) => {
      if (!this.isStopped && !this.isOver) await this.run(text);
    });
  }

  private async writeTo(written: string): Promise<void> {
    if (written === '') await this.destination.close();
    else await this.destination.open(fileNamed('.output', written), this.format);
  }

  private unknown(name: string): Error {
    const guess = nearest(name, dotCommands);
    return usageError(w.noSuchCommand({ name, guess }), w.seeHelp);
  }

  private async show(sql: string, asked: Asked = {}): Promise<void> {
    const request = this.requestOf(sql, { values: namedIn(sql, this.values), ...asked });
    if (!(await this.destination.take(request))) await this.showHere(request, asked);
  }

  private async showHere(request: QueryRequest, { isWhole }: Asked): Promise<void> {
    const { io, format, limit } = this;
    const screen = isWhole ? undefined : io.columns;
    const give = isData(format) ? io.data : io.out;
    // A pipe leads to a program; what is copied from a screen may come into a spreadsheet.
    const csv = { isRaw: !io.isTerminal, nullText: '' };
    const asked = { ...request, csv, limit, screen };
    const { rowCount, heldBack, narrowed } = await giveText(asked, format, async (block) => {
      give(block);
      await io.drained?.();
    });
    if (heldBack > 0) {
      const all = String(rowCount + heldBack);
      io.note(this.say(w.heldBack({ rows: String(heldBack), all })));
    }
    if (narrowed) io.note(this.say(narrowedNote({ ...narrowed, how: '.mode line' })));
  }

  private requestOf(sql: string, { values = noValues, optional }: Asked = {}): QueryRequest {
    const { path, memory, timeout } = this.options;
    const signal = this.running?.signal;
    return { sql, values, optional, path, memory, limit: 0, timeout, signal };
  }
}

/** The one file that a command takes. */
function fileNamed(command: string, written: string): string {
  const usage = w.fileUsage({ command });
  const file = oneWord(written, usage);
  if (file === undefined) throw usageError(w.noFileNamed, usage);
  return file;
}

/** What is asked besides the statement. */
interface Asked {
  /** Where they are not those of the session, of which a statement may use some. */
  readonly values?: Values;
  /** Parameters that may be left out. */
  readonly optional?: readonly string[];
  /** Whether all columns are to be shown, however narrow the screen. */
  readonly isWhole?: boolean;
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
