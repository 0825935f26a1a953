import { Option } from 'commander';
import { speaker } from '../../../schemas/words/index.js';
import { exit } from '../../base/errors.js';
import { openFolder } from '../../project/project.js';
import { parseTimeout } from '../../query/deadline.js';
import { type TextFormat, textFormats } from '../../query/formats.js';
import { parseMemory } from '../../query/memory.js';
import { helpWords } from '../../words/cli-help.js';
import { addCommand, type Cli } from '../command.js';
import type { CommonOptions } from '../options.js';
import { withPublished } from '../published.js';

interface ShellOptions extends CommonOptions {
  readonly format?: TextFormat;
  readonly timeout?: number;
  readonly memory?: string;
}

export function addShell(cli: Cli): void {
  const { io } = cli;
  const say = speaker(io.language);
  addCommand(cli, 'shell', say(helpWords.shell.does))
    .addOption(
      new Option('--format <format>', say(helpWords.shell.format)).choices([...textFormats]),
    )
    .option('--timeout <time>', say(helpWords.shell.timeout), parseTimeout)
    .option('--memory <size>', say(helpWords.shell.memory), parseMemory)
    .action(async (options: ShellOptions) => {
      const { runShell } = await import('../../shell/shell.js');
      const { memory, timeout } = options;
      const format = options.format ?? (options.json ? 'json' : 'table');
      const paths = openFolder(options.project);
      await withPublished(paths, options, async (path) => {
        const { stdin: input, stdout: output } = process;
        const isInteractive = input.isTTY === true && output.isTTY === true;
        const isDone = await runShell(
          { path, paths, io, format, memory, timeout, isForPrograms: options.json },
          { input, output, isInteractive },
        );
        cli.finish(isDone ? exit.done : exit.failed);
      });
    });
}
