import { readFile } from 'node:fs/promises';
import { text as readAll } from 'node:stream/consumers';
import { Option } from 'commander';
import type { Result } from '../../base/database.js';
import { exit, usageError } from '../../base/errors.js';
import { withTables } from '../../history/state.js';
import { unreadable } from '../../ingest/files.js';
import { openProject } from '../../project/project.js';
import { binaryFormats, type Format, formats, formatted, writeResult } from '../../query/output.js';
import { ask, openSandbox } from '../../query/sandbox.js';
import { addCommand, type Cli } from '../command.js';
import type { CommonOptions } from '../options.js';
import { say } from '../summary.js';

interface QueryOptions extends CommonOptions {
  readonly format: Format;
  readonly output?: string;
  readonly file?: string;
  readonly limit: string;
  readonly memory?: string;
}

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
      new Option('--format <format>', say(l, '输出格式', 'format of the result'))
        .choices([...formats])
        .default('table'),
    )
    .option('-o, --output <file>', say(l, '写入文件', 'write to a file'))
    .option('-f, --file <file>', say(l, '从文件读取查询', 'read the query from a file'))
    .option(
      '--limit <n>',
      say(l, '表格最多显示的行数，0 为全部', 'rows of a table to show, 0 for all'),
      '200',
    )
    .option('--memory <size>', say(l, '内存上限，如 2GB', 'memory limit, such as 2GB'))
    .action(async (sql: string | undefined, options: QueryOptions) => {
      const project = await openProject(options.project);
      const query = await queryText(sql, options.file);
      const format: Format = options.json ? 'json' : options.format;
      if (binaryFormats.has(format) && !options.output && io.isTerminal) {
        throw usageError({
          zh: `${format} 是二进制格式，请用 -o 指定文件。`,
          en: `${format} is a binary format; give a file with -o.`,
        });
      }
      const result = await withTables(project, options, (_, path) =>
        askAt(path, query, options.memory),
      );
      const limit = Math.max(0, Number(options.limit) || 0);
      const content = await formatted(result, format, options.output ? 0 : limit);
      if (options.output) await writeResult(options.output, content, format);
      else if (typeof content === 'string') io.out(content.replace(/\r?\n$/u, ''));
      else io.outBytes(content);
      const hidden =
        format === 'table' && !options.output && limit > 0 ? result.values.length - limit : 0;
      if (hidden > 0) {
        io.note(
          say(
            l,
            `另有 ${hidden} 行未显示；--limit 0 显示全部。`,
            `${hidden} more rows; --limit 0 shows all.`,
          ),
        );
      }
      cli.finish(exit.done);
    });
}

async function askAt(path: string, sql: string, memory: string | undefined): Promise<Result> {
  const database = await openSandbox(path, { memory });
  try {
    return await ask(database, sql);
  } finally {
    database.close();
  }
}

async function queryText(sql: string | undefined, file: string | undefined): Promise<string> {
  if (file !== undefined) {
    return readFile(file, 'utf8').catch((error: unknown) => {
      throw unreadable(file, error);
    });
  }
  const query = sql === '-' ? await readAll(process.stdin) : sql;
  if (query?.trim()) return query;
  throw usageError(
    { zh: '缺少查询语句。', en: 'There is no query.' },
    {
      zh: '例如：shihu query "select * from verdicts"',
      en: 'For instance: shihu query "select * from verdicts"',
    },
  );
}
