import { Option } from 'commander';
import type { Output } from '../../../schemas/outputs/index.js';
import { speaker } from '../../../schemas/words/index.js';
import { exit, usageError } from '../../base/errors.js';
import { toJson } from '../../base/json.js';
import { submit } from '../../history/submit.js';
import { parseDay } from '../../project/period.js';
import { helpWords } from '../../words/cli-help.js';
import { submitWords as w } from '../../words/submit.js';
import { addCommand, type Cli } from '../command.js';
import type { CommonOptions } from '../options.js';
import { projectOf } from '../project.js';

interface SubmitOptions extends CommonOptions {
  readonly on: string;
  readonly period?: string;
}

export function addSubmit(cli: Cli): void {
  const { io } = cli;
  const say = speaker(io.language);
  addCommand(cli, 'submit', say(helpWords.submit.does), false)
    .argument('<name>', say(helpWords.submit.name))
    .addOption(
      new Option('--on <date>', say(helpWords.submit.on)).argParser(parseDay).makeOptionMandatory(),
    )
    .option('--period <period>', say(helpWords.submit.period))
    .action(async (name: string, options: SubmitOptions) => {
      if (options.knownAt !== undefined || options.asOf !== undefined) {
        throw usageError(w.onlyPublished, w.publishFirst);
      }
      const project = await projectOf(cli, options);
      const { on, period } = options;
      const { path, submission } = await submit(project, { name, on, period });
      if (options.json) {
        io.out(
          toJson<Output<'submit'>>({
            submission: path,
            name: submission.name,
            on: submission.on,
            period: submission.period,
            load: submission.load,
            file_count: submission.files.length,
            period_hours_rows: submission.period_hours.length,
            verdicts_rows: submission.verdicts.length,
          }),
        );
      } else {
        const { load } = submission;
        const parts = { name: submission.name, period: submission.period };
        io.out(`${say(w.file)}  ${path}`);
        io.note(say(w.submitted({ ...parts, load: String(load.number) })));
      }
      cli.finish(exit.done);
    });
}
