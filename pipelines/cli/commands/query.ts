import { readFile } from 'node:fs/promises';
import { Option } from 'commander';
import { exit, usageError } from '../../base/errors.js';
import { toJson } from '../../base/json.js';
import type { AnalysisHeader } from '../../models/headers.js';
import { openFolder } from '../../project/project.js';
import type { Answer } from '../../query/answer.js';
import { parseTimeout } from '../../query/deadline.js';
import { type Format, formatFor, formats, isBinary } from '../../query/formats.js';
import { type Values, withParameter } from '../../query/parameters.js';
import type { Io } from '../../terminal/io.js';
import { say } from '../../terminal/say.js';
import { addCommand, type Cli } from '../command.js';
import type { CommonOptions } from '../options.js';
import { parseMemory, withPublished } from '../published.js';

interface QueryOptions extends CommonOptions {
  readonly format?: Format;
  readonly output?: string;
  readonly file?: string;
  readonly param?: Values;
  readonly limit?: number;
  readonly timeout?: number;
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
      '在已发布数据库上执行只读查询；@ 列出现成的分析，- 从标准输入读取',
      'read-only SQL on the published database; @ lists saved questions, - reads standard input',
    ),
  )
    .argument(
      '[sql]',
      say(
        l,
        '查询语句；@名称 为现成的分析，- 为标准输入',
        'the query; @NAME for a saved question, - for standard input',
      ),
    )
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
      '--param <name=value>',
      say(
        l,
        '给查询中的 $名称 赋值，可重复；值为文本，比较时按列的类型转换',
        'value of $NAME in the query, repeatable; text, cast to what it is compared with',
      ),
      withParameter,
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
    .option(
      '--timeout <time>',
      say(l, '时间上限，如 30s、5m', 'time limit, such as 30s or 5m'),
      parseTimeout,
    )
    .option('--memory <size>', say(l, '内存上限，如 2GB', 'memory limit, such as 2GB'), parseMemory)
    .action(async (sql: string | undefined, options: QueryOptions) => {
      if (sql === '@') await list(io, options.json === true);
      else await query(io, sql, options);
      cli.finish(exit.done);
    });
}

/** Titles of the saved questions. */
async function list(io: Io, isJson: boolean): Promise<void> {
  const { loadAnalyses } = await import('../../models/analyses.js');
  const analyses = await loadAnalyses();
  if (isJson) {
    const said = analyses.map(({ name, header: { zh, en, grain, reading, parameters } }) => ({
      name,
      title: { zh, en },
      grain,
      reading,
      parameters,
    }));
    io.out(toJson(said));
    return;
  }
  const { textTable } = await import('../../terminal/table.js');
  const l = io.language;
  io.out(
    textTable(
      [say(l, '名称', 'Name'), say(l, '问题', 'Question'), say(l, '参数', 'Parameters')],
      analyses.map(({ name, header }) => [
        `@${name}`,
        header[l],
        header.parameters.map((parameter) => parameter.name).join(', '),
      ]),
    ),
  );
}

async function query(io: Io, written: string | undefined, options: QueryOptions): Promise<void> {
  const { output } = options;
  const format = formatFor(options.format, options.json === true, output);
  if (isBinary(format) && output === undefined && io.isTerminal) throw binaryOnScreen(format);
  const { sql, parameters } = await queryText(io, written, options.file);
  const paths = openFolder(options.project);
  const { outputFile } = await import('../../project/outputs.js');
  const target = output === undefined ? undefined : await outputFile(output, paths);
  const values = parameters.length > 0 ? await readValues(parameters, options) : options.param;
  const { withAnswer, writeResult } = await import('../../query/perform.js');
  await withPublished(paths, options, async (path) => {
    const asked = {
      path,
      sql,
      values,
      optional: parameters.map(({ name }) => name),
      memory: options.memory,
      timeout: options.timeout,
      limit: options.limit ?? (format === 'table' && output === undefined ? SCREEN_ROWS : 0),
    };
    if (target !== undefined) {
      const { makeWhole } = await import('../../files/whole.js');
      await makeWhole(target, async (beside) => {
        const heldBack = await writeResult(asked, format, beside);
        if (heldBack > 0) io.note(heldBackNote(io, heldBack));
      });
    } else if (isBinary(format)) {
      const { bytesOf } = await import('../../query/output.js');
      for await (const bytes of bytesOf(async (file) => {
        const heldBack = await writeResult(asked, format, file);
        if (heldBack > 0) io.note(heldBackNote(io, heldBack));
      })) {
        io.outBytes(bytes);
        await io.drained?.();
      }
    } else {
      await withAnswer(asked, format, async (answer) => show(io, answer, format));
    }
  });
}

async function readValues(
  parameters: AnalysisHeader['parameters'],
  { param, project }: QueryOptions,
): Promise<Values> {
  const { givenValues } = await import('../../query/given.js');
  return givenValues(parameters, param, project);
}

async function show(io: Io, answer: Answer, format: Exclude<Format, 'arrow' | 'parquet' | 'xlsx'>) {
  const { blocksOf } = await import('../../query/output.js');
  const { planBlocks } = await import('../../query/text-formats.js');
  const { steerless } = await import('../../terminal/table.js');
  const isPlan = format === 'table' && answer.isPlan;
  for await (const block of isPlan ? planBlocks(answer) : blocksOf(answer, format)) {
    io.out(io.isTerminal ? steerless(block) : block);
    await io.drained?.();
  }
  if (answer.heldBack > 0) io.note(heldBackNote(io, answer.heldBack, answer.rowCount));
}

export function heldBackNote(io: Io, heldBack: number, given?: number): string {
  const all = given === undefined ? undefined : given + heldBack;
  return say(
    io.language,
    `另有 ${heldBack} 行未输出${all === undefined ? '' : `（共 ${all} 行）`}；--limit 0 输出全部，-o 文件 可写入文件。`,
    `${heldBack} more rows${all === undefined ? '' : ` of ${all}`}; --limit 0 gives all, -o FILE writes them to a file.`,
  );
}

async function queryText(
  io: Io,
  written: string | undefined,
  file: string | undefined,
): Promise<{ sql: string; parameters: AnalysisHeader['parameters'] }> {
  if (written !== undefined && file !== undefined) {
    throw usageError({
      zh: '查询语句与 -f 文件只能给出一个。',
      en: 'Give a query or a file with -f, not both.',
    });
  }
  if (written?.startsWith('@')) {
    const { loadAnalysis } = await import('../../models/analyses.js');
    const { sql, header } = await loadAnalysis(written.slice(1));
    return { sql, parameters: header.parameters };
  }
  const sql =
    file !== undefined && file !== '-' ? await readQuery(file) : await typedOrPiped(io, written);
  if (!sql?.trim()) {
    const { noQuery } = await import('../../query/trouble.js');
    throw noQuery();
  }
  return { sql: sql.replace(/^\ufeff/u, ''), parameters: [] };
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

function binaryOnScreen(format: Format): Error {
  return usageError(
    { zh: `${format} 是二进制格式，不能显示在屏幕上。`, en: `${format} is a binary format.` },
    { zh: '请用 -o 指定文件，或接入管道。', en: 'Give a file with -o, or pipe it.' },
  );
}
