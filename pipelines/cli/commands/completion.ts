import { Argument } from 'commander';
import { exit } from '../../base/errors.js';
import { completionScript, type Shell, shells } from '../../completion/completion.js';
import { say } from '../../terminal/say.js';
import { addCommand, type Cli } from '../command.js';

export function addCompletion(cli: Cli): void {
  const { io, program } = cli;
  const l = io.language;
  addCommand(
    cli,
    'completion',
    say(
      l,
      '输出命令行补全脚本：命令、选项、市州、数据类别、表名',
      'print a script that completes commands, options, cities, feeds and tables',
    ),
  )
    .addArgument(new Argument('<shell>', say(l, '命令行外壳', 'which shell')).choices([...shells]))
    .action((shell: Shell) => {
      io.out(completionScript(shell, program).trimEnd());
      cli.finish(exit.done);
    });
}
