import { Argument } from 'commander';
import { speaker } from '../../../schemas/words/index.js';
import { exit } from '../../base/errors.js';
import { completionScript, type Shell, shells } from '../../completion/completion.js';
import { helpWords } from '../../words/cli-help.js';
import { addCommand, type Cli } from '../command.js';

export function addCompletion(cli: Cli): void {
  const { io, program } = cli;
  const say = speaker(io.language);
  addCommand(cli, 'completion', say(helpWords.completion.does))
    .addArgument(new Argument('<shell>', say(helpWords.completion.shell)).choices([...shells]))
    .action((shell: Shell) => {
      io.out(completionScript(shell, program).trimEnd());
      cli.finish(exit.done);
    });
}
