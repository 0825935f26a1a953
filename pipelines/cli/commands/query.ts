import { readFile } from 'node:fs/promises';
import { text as readAll } from 'node:stream/consumers';
import { StatementType } from '@duckdb/node-api';
import { Option } from 'commander';
import { exit, usageError } from '../../base/errors.js';
import { withTables } from '../../history/state.js';
import { unreadable } from '../../ingest/files.js';
import { openProject } from '../../project/project.js';
import type { Answer } from '../../query/answer.js';
import { type Format, formatFor, formats, isBinary } from '../../query/formats.js';
import { blocksOf, bytesOf, writeAnswer } from '../../query/output.js';
import { ask, openSandbox } from '../../query/sandbox.js';
import { planBlocks } from '../../query/text-formats.js';
import { noQuery } from '../../query/trouble.js';
import { addCommand, type Cli } from '../command.js';
import { type Io, steerless } from '../io.js';
import type { CommonOptions } from '../options.js';
import { say } from '../summary.js';

interface QueryOptions extends CommonOptions {
  readonly format?: Format;
  readonly output?: string;
  readonly file?: string;
  readonly limit?: number;
  readonly memory?: string;
}

/** Rows of a table on the screen, unless told otherwise. */
const SCREEN_ROWS = 200;

export function addQuery(cli: Cli): void {
  const { io } = cli;
  const l = io.language;
  addCommand(
    cli,
    'query',
    say(
      l,
      '在已发布数据库上执行只读查询；- 从标准输入读取',
      'read-only SQL on the published database; - reads standard input',
    ),
  )
    .argument('[sql]', say(l, '查询语句，- 为标准输入', 'the query; - for standard input'))
    .addOption(
      new Option(
        '--format <format>',
        say(
          l,
          '输出格式；默认由 -o 的文件名决定，否则为 table',
          'format of the result; default what the name after -o says, else table',
        ),
      ).choices([...formats]),
    )
    .option('-o, --output <file>', say(l, '写入文件', 'write to a file'))
    .option(
      '-f, --file <file>',
      say(l, '从文件读取查询，- 为标准输入', 'read the query from a file; - is standard input'),
    )
    .option(
      '--limit <n>',
      say(
        l,
        `最多输出的行数，0 为全部；屏幕上的表格默认 ${SCREEN_ROWS}，其余默认全部`,
        `rows to give, 0 for all; default ${SCREEN_ROWS} for a table on the screen, else all`,
      ),
      parseLimit,
    )
    .option('--memory <size>', say(l, '内存上限，如 2GB', 'memory limit, such as 2GB'), parseMemory)
    .action(async (sql: string | undefined, options: QueryOptions) => {
      const { output } = options;
      const format = formatFor(options.format, options.json === true, output);
      if (isBinary(format) && output === undefined && io.isTerminal) throw binaryOnScreen(format);
      const project = await openProject(options.project);
      const query = await queryText(sql, options.file);
      const limit = options.limit ?? (format === 'table' && output === undefined ? SCREEN_ROWS : 0);
      await withTables(project, options, async (_, path) => {
        const database = await openSandbox(path, options);
        try {
          const answer = await ask(database, query, limit);
          const { settings, warehouse, published } = project.paths;
          if (output === undefined) await show(io, answer, format);
          else await writeAnswer(answer, format, output, [settings, warehouse, published]);
          tellHeldBack(io, answer);
        } finally {
          database.close();
        }
      });
      cli.finish(exit.done);
    });
}

async function show(io: Io, answer: Answer, format: Format): Promise<void> {
  if (isBinary(format)) return io.outBytes(await bytesOf(answer, format));
  const isPlan = format === 'table' && answer.result.statementType === StatementType.EXPLAIN;
  const blocks = isPlan ? planBlocks(answer) : blocksOf(answer, format);
  for (const block of blocks) io.out(io.isTerminal ? steerless(block) : block);
}

function tellHeldBack(io: Io, { heldBack }: Answer): void {
  if (heldBack === 0) return;
  io.note(
    say(
      io.language,
      `另有 ${heldBack} 行未输出；--limit 0 输出全部。`,
      `${heldBack} more rows; --limit 0 gives all.`,
    ),
  );
}

async function queryText(sql: string | undefined, file: string | undefined): Promise<string> {
  if (sql !== undefined && file !== undefined) {
    throw usageError({
      zh: '查询语句与 -f 文件只能给出一个。',
      en: 'Give a query or a file with -f, not both.',
    });
  }
  const source = file ?? (sql === '-' ? sql : undefined);
  const query = source === undefined ? sql : await readQuery(source);
  if (!query?.trim()) throw noQuery();
  return query.replace(/^\ufeff/u, '');
}

async function readQuery(source: string): Promise<string> {
  if (source === '-') return readAll(process.stdin);
  return readFile(source, 'utf8').catch((error: unknown) => {
    throw unreadable(source, error);
  });
}

function parseLimit(written: string): number {
  if (/^\d{1,15}$/u.test(written)) return Number(written);
  throw usageError(
    {
      zh: `--limit 的值“${written}”不是行数。`,
      en: `--limit is "${written}", which is no number of rows.`,
    },
    { zh: '例如 1000；0 为全部。', en: 'For instance 1000; 0 for all.' },
  );
}

function parseMemory(written: string): string {
  if (/^\d+(\.\d+)?\s*([KMGT]i?B|%)$/iu.test(written)) return written;
  throw usageError(
    {
      zh: `--memory 的值“${written}”不是内存大小。`,
      en: `--memory is "${written}", which is no size of memory.`,
    },
    { zh: '例如 2GB、500MB。', en: 'For instance 2GB or 500MB.' },
  );
}

function binaryOnScreen(format: Format): Error {
  return usageError(
    { zh: `${format} 是二进制格式，不能显示在屏幕上。`, en: `${format} is a binary format.` },
    { zh: '请用 -o 指定文件，或接入管道。', en: 'Give a file with -o, or pipe it.' },
  );
}
