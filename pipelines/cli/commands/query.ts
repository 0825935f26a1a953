import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Option } from 'commander';
import type { Output } from '../../../schemas/outputs/index.js';
import { speaker } from '../../../schemas/words/index.js';
import { exit, usageError } from '../../base/errors.js';
import { toJson } from '../../base/json.js';
import type { AnalysisHeader } from '../../models/headers.js';
import type { ProjectPaths } from '../../project/paths.js';
import { openFolder } from '../../project/project.js';
import type { CsvStyle } from '../../query/csv-cells.js';
import { parseTimeout } from '../../query/deadline.js';
import {
  type Format,
  formatFor,
  formats,
  isBinary,
  isData,
  isUnquoted,
} from '../../query/formats.js';
import { parseMemory } from '../../query/memory.js';
import { type Values, withParameter } from '../../query/parameters.js';
import type { Io } from '../../terminal/io.js';
import { helpWords } from '../../words/cli-help.js';
import { outputWords as w } from '../../words/cli-outputs.js';
import { narrowedNote, queryWords as q } from '../../words/query.js';
import { addCommand, type Cli } from '../command.js';
import { type CommonOptions, parseLimit } from '../options.js';
import { withPublished } from '../published.js';

interface QueryOptions extends CommonOptions {
  readonly format?: Format;
  readonly output?: string;
  readonly file?: string;
  readonly param?: Values;
  readonly raw?: boolean;
  readonly null?: string;
  readonly limit?: number;
  readonly timeout?: number;
  readonly memory?: string;
  readonly sql?: boolean;
}

/** Rows of a table on the screen, unless told otherwise. */
const SCREEN_ROWS = 200;

export function addQuery(cli: Cli): void {
  const { io } = cli;
  const say = speaker(io.language);
  addCommand(cli, 'query', say(helpWords.query.does))
    .argument('[sql]', say(helpWords.query.sql))
    .addOption(new Option('--format <format>', say(helpWords.query.format)).choices([...formats]))
    .option('-o, --output <file>', say(helpWords.query.output))
    .option('-f, --file <file>', say(helpWords.query.file))
    .option('--param <name=value>', say(helpWords.query.param), withParameter)
    .option('--sql', say(helpWords.query.printSql))
    .option('--raw', say(helpWords.query.raw))
    .option('--null <text>', say(helpWords.query.nullText), parseNull)
    .option('--limit <n>', say(helpWords.query.limit({ rows: String(SCREEN_ROWS) })), parseLimit)
    .option('--timeout <time>', say(helpWords.query.timeout), parseTimeout)
    .option('--memory <size>', say(helpWords.query.memory), parseMemory)
    .action(async (sql: string | undefined, options: QueryOptions) => {
      if (options.sql) await print(io, sql, options);
      else if (sql === '@') await list(io, options);
      else await query(io, sql, options);
      cli.finish(exit.done);
    });
}

/** Titles of the saved questions; what is no question is told beside them. */
async function list(io: Io, { project, json }: QueryOptions): Promise<void> {
  const { findAnalyses } = await import('../../models/analyses.js');
  const { analyses, broken } = await findAnalyses(openFolder(project).sql);
  for (const error of broken) io.note(error.tell(io.language));
  if (json) {
    const { domainText } = await import('../../models/domains.js');
    const said = analyses.map(({ name, from, header: { zh, en, grain, reading, parameters } }) => ({
      name,
      from,
      title: { zh, en },
      grain,
      reading,
      parameters: parameters.map(({ domain, ...said }) => ({ ...said, takes: domainText(domain) })),
    }));
    io.out(toJson<Output<'query @'>>(said));
    return;
  }
  const { textTable } = await import('../../terminal/table.js');
  const l = io.language;
  const say = speaker(l);
  io.out(
    textTable(
      [say(w.name), say(w.question), say(w.parameters)],
      analyses.map(({ name, header }) => [
        `@${name}`,
        header[l],
        header.parameters.map((parameter) => parameter.name).join(', '),
      ]),
    ),
  );
}

/** A saved question as it is written, to be copied and changed. */
async function print(io: Io, written: string | undefined, options: QueryOptions): Promise<void> {
  const { file, json, output, project } = options;
  if (!written?.startsWith('@') || written === '@' || file !== undefined) {
    throw usageError(q.onlySaved, q.savedExample);
  }
  const paths = openFolder(project);
  const { loadAnalysis } = await import('../../models/analyses.js');
  const { name, from, sql } = await loadAnalysis(written.slice(1), paths.sql);
  const text = json ? toJson<Output<'query --sql'>>({ name, from, sql }) : sql.trimEnd();
  if (output === undefined) {
    io.out(text);
    return;
  }
  const { guardOf } = await import('../../project/outputs.js');
  const { writeWhole } = await import('../../files/whole.js');
  await writeWhole(await guardOf(paths).file(output), `${text}\n`);
}

async function query(io: Io, written: string | undefined, options: QueryOptions): Promise<void> {
  const { output } = options;
  const format = formatFor(options.format, options.json === true, output);
  if (isBinary(format) && output === undefined && io.isTerminal) throw binaryOnScreen(format);
  const csv = csvStyle(io, format, options);
  const paths = openFolder(options.project);
  const { sql, parameters } = await queryText(io, paths, written, options.file);
  const { guardOf } = await import('../../project/outputs.js');
  const target =
    output === undefined ? undefined : await guardOf(paths, readIn(options)).file(output);
  const { giveText, writeResult } = await import('../../query/run-query.js');
  await withPublished(paths, options, async (path) => {
    const request = {
      path,
      sql,
      values: await readValues(parameters, options, path),
      optional: parameters.map(({ name }) => name.toLowerCase()),
      memory: options.memory,
      timeout: options.timeout,
      csv,
      screen: io.columns,
      limit: options.limit ?? (format === 'table' && output === undefined ? SCREEN_ROWS : 0),
    };
    if (target !== undefined) {
      const { writeResultFile } = await import('../../query/result-file.js');
      tellHeldBack(io, (await writeResultFile(request, format, target)).heldBack);
    } else if (isBinary(format)) {
      const { bytesOf } = await import('../../query/piped.js');
      for await (const bytes of bytesOf(async (file) => {
        tellHeldBack(io, (await writeResult(request, format, file)).heldBack);
      })) {
        io.outBytes(bytes);
        await io.drained?.();
      }
    } else {
      const give = isData(format) ? io.data : io.out;
      const { rowCount, heldBack, narrowed } = await giveText(request, format, async (block) => {
        give(block);
        await io.drained?.();
      });
      tellHeldBack(io, heldBack, rowCount);
      if (narrowed) io.note(narrowedNote({ ...narrowed, how: '--format line' })[io.language]);
    }
  });
}

function tellHeldBack(io: Io, heldBack: number, given?: number): void {
  if (heldBack > 0) io.note(heldBackNote(io, heldBack, given));
}

async function readValues(
  parameters: AnalysisHeader['parameters'],
  { param, project }: QueryOptions,
  path: string,
): Promise<Values | undefined> {
  if (parameters.length === 0) return param;
  const { analysisValues } = await import('../../query/analysis-values.js');
  return analysisValues(parameters, param, project, path);
}

export function heldBackNote(io: Io, heldBack: number, given?: number): string {
  const all = given === undefined ? undefined : given + heldBack;
  return w.heldBack({ rows: heldBack, all })[io.language];
}

async function queryText(
  io: Io,
  paths: ProjectPaths,
  written: string | undefined,
  file: string | undefined,
): Promise<{ sql: string; parameters: AnalysisHeader['parameters'] }> {
  if (written !== undefined && file !== undefined) {
    throw usageError(w.queryAndFile);
  }
  if (written?.startsWith('@')) {
    const { loadAnalysis } = await import('../../models/analyses.js');
    const { sql, header } = await loadAnalysis(written.slice(1), paths.sql);
    return { sql, parameters: header.parameters };
  }
  const sql =
    file !== undefined && file !== '-' ? await readQuery(file) : await typedOrPiped(io, written);
  if (!sql?.trim()) {
    const { noQuery } = await import('../../query/query-errors.js');
    throw noQuery();
  }
  return { sql: sql.replace(/^\ufeff/u, ''), parameters: [] };
}

/** The file that the query itself comes from, if it does. */
function readIn({ file }: QueryOptions): string[] {
  return file === undefined || file === '-' ? [] : [resolve(file)];
}

async function typedOrPiped(io: Io, written: string | undefined): Promise<string | undefined> {
  return written === undefined || written === '-' ? io.input?.() : written;
}

async function readQuery(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(async (error: unknown) => {
    const { unreadable } = await import('../../files/unreadable.js');
    throw unreadable(file, error);
  });
}

/** A pipe leads to a program; a file, or what is copied from a screen, may come into a spreadsheet. */
function csvStyle(io: Io, format: Format, { raw, null: nullText, output }: QueryOptions): CsvStyle {
  if (format !== 'csv' && format !== 'tsv') {
    if (raw) throw usageError(w.onlyCsv({ option: '--raw', format }));
    if (nullText !== undefined) throw usageError(w.onlyCsv({ option: '--null', format }));
  }
  const isPiped = output === undefined && !io.isTerminal;
  return { isRaw: raw ?? isPiped, nullText: nullText ?? '' };
}

function parseNull(written: string): string {
  if (isUnquoted(written)) return written;
  throw usageError(w.badNull({ written }), w.nullExample);
}

function binaryOnScreen(format: Format): Error {
  return usageError(w.binary({ format }), w.binaryTo);
}
