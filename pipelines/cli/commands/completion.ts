import { Argument } from 'commander';
import type { Output } from '../../../schemas/outputs/index.js';
import { speaker } from '../../../schemas/words/index.js';
import { exit } from '../../base/errors.js';
import { toJson } from '../../base/json.js';
import { completionScript, type Shell, shells } from '../../completion/completion.js';
import { helpWords } from '../../words/cli-help.js';
import { addCommand, type Cli } from '../command.js';
import type { CommonOptions } from '../options.js';

export function addCompletion(cli: Cli): void {
  const { io, program } = cli;
  const say = speaker(io.language);
  addCommand(cli, 'completion', say(helpWords.completion.does))
    .addArgument(new Argument('<shell>', say(helpWords.completion.shell)).choices([...shells]))
    .action((shell: Shell, options: CommonOptions) => {
      const script = completionScript(shell, program).trimEnd();
      io.out(options.json ? toJson<Output<'completion'>>({ shell, script }) : script);
      cli.finish(exit.done);
    });
}
