import { Option } from 'commander';
import { exit } from '../../base/errors.js';
import { openFolder } from '../../project/project.js';
import { parseTimeout } from '../../query/deadline.js';
import { type TextFormat, textFormats } from '../../query/formats.js';
import { say } from '../../terminal/say.js';
import { addCommand, type Cli } from '../command.js';
import type { CommonOptions } from '../options.js';
import { parseMemory, withPublished } from '../published.js';

interface ShellOptions extends CommonOptions {
  readonly format?: TextFormat;
  readonly timeout?: number;
  readonly memory?: string;
}

export function addShell(cli: Cli): void {
  const { io } = cli;
  const l = io.language;
  addCommand(
    cli,
    'shell',
    say(
      l,
      '查询提示符：补全、历史与多行输入；.help 查看命令',
      'a prompt for queries, with completion, history and lines; .help lists its commands',
    ),
  )
    .addOption(
      new Option('--format <format>', say(l, '输出格式', 'format of results')).choices([
        ...textFormats,
      ]),
    )
    .option(
      '--timeout <time>',
      say(l, '每条查询的时间上限，如 30s、5m', 'time limit of each query, such as 30s or 5m'),
      parseTimeout,
    )
    .option('--memory <size>', say(l, '内存上限，如 2GB', 'memory limit, such as 2GB'), parseMemory)
    .action(async (options: ShellOptions) => {
      const { runShell } = await import('../../shell/shell.js');
      const { memory, timeout } = options;
      const format = options.format ?? (options.json ? 'json' : 'table');
      await withPublished(openFolder(options.project), options, async (path) => {
        const { stdin: input, stdout: output } = process;
        const isInteractive = input.isTTY === true && output.isTTY === true;
        const isDone = await runShell(
          { path, io, format, memory, timeout },
          { input, output, isInteractive },
        );
        cli.finish(isDone ? exit.done : exit.failed);
      });
    });
}
