import type { Output } from '../../../schemas/outputs/index.js';
import { speaker } from '../../../schemas/words/index.js';
import { withDatabase } from '../../base/database.js';
import { toJson } from '../../base/json.js';
import { buildProject } from '../../run/run.js';
import { cliWords } from '../../words/cli.js';
import { helpWords } from '../../words/cli-help.js';
import { addCommand, type Cli } from '../command.js';
import { showPlan } from '../dry-run.js';
import {
  type CommonOptions,
  type DryRun,
  dryRunOption,
  engineOption,
  type Full,
  fullOption,
  type OnEngine,
} from '../options.js';
import { checksJson } from '../outputs.js';
import { progressOf } from '../progress.js';
import { projectOf } from '../project.js';
import { strictExit } from '../strict.js';
import { showChecks } from '../summary.js';

export function addBuild(cli: Cli): void {
  const { io } = cli;
  const say = speaker(io.language);
  addCommand(cli, 'build', say(helpWords.build.does))
    .addOption(fullOption(io.language))
    .addOption(engineOption(io.language))
    .addOption(dryRunOption(io.language))
    .action(async (options: CommonOptions & DryRun & Full & OnEngine) => {
      const project = await projectOf(cli, options);
      if (options.dryRun) return showPlan(cli, project, { do: 'build' }, options);
      const { checks } = await buildProject(
        project,
        { ...options, isFull: options.full },
        progressOf(io),
      );
      const { published } = project.paths;
      if (options.json) io.out(toJson<Output<'build'>>({ published, checks: checksJson(checks) }));
      else {
        showChecks(io, checks);
        io.out(`${say(cliWords.database)}  ${published}`);
      }
      cli.finish(
        await withDatabase(published, { readOnly: true }, (tables) => strictExit(tables, options)),
      );
    });
}
