import { speaker } from '../../../schemas/words.js';
import { withDatabase } from '../../base/database.js';
import { toJson } from '../../base/json.js';
import { openProject } from '../../project/project.js';
import { buildProject } from '../../run/run.js';
import { withWarehouse } from '../../warehouse/warehouse.js';
import { cliWords } from '../../words/cli.js';
import { helpWords } from '../../words/cli-help.js';
import { addCommand, type Cli } from '../command.js';
import type { CommonOptions } from '../options.js';
import { progressOf } from '../progress.js';
import { strictExit } from '../strict.js';
import { showChecks } from '../summary.js';

export function addBuild(cli: Cli): void {
  const { io } = cli;
  const say = speaker(io.language);
  addCommand(cli, 'build', say(helpWords.build.does)).action(async (options: CommonOptions) => {
    const project = await openProject(options.project);
    const checks = await withWarehouse(project, (warehouse) =>
      buildProject(warehouse, project, options, progressOf(io)),
    );
    const { published } = project.paths;
    if (options.json) io.out(toJson({ published, checks }));
    else {
      showChecks(io, checks);
      io.out(`${say(cliWords.database)}  ${published}`);
    }
    cli.finish(
      await withDatabase(published, { readOnly: true }, (tables) => strictExit(tables, options)),
    );
  });
}
