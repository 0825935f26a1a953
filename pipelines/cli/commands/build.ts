import { withDatabase } from '../../base/database.js';
import { toJson } from '../../base/json.js';
import { buildProject } from '../../run/run.js';
import { withWarehouse } from '../../warehouse/warehouse.js';
import { addCommand, type Cli } from '../command.js';
import type { CommonOptions } from '../options.js';
import { progressOf } from '../progress.js';
import { projectOf } from '../project.js';
import { strictExit } from '../strict.js';
import { say, showChecks } from '../summary.js';

export function addBuild(cli: Cli): void {
  const { io } = cli;
  const l = io.language;
  addCommand(cli, 'build', say(l, '重新计算并发布数据库', 'rebuild the published database')).action(
    async (options: CommonOptions) => {
      const project = await projectOf(cli, options);
      const checks = await withWarehouse(project, (warehouse) =>
        buildProject(warehouse, project, options, progressOf(io)),
      );
      const { published } = project.paths;
      if (options.json) io.out(toJson({ published, checks }));
      else {
        showChecks(io, checks);
        io.out(`${say(l, '数据库', 'Database')}  ${published}`);
      }
      cli.finish(
        await withDatabase(published, { readOnly: true }, (tables) => strictExit(tables, options)),
      );
    },
  );
}
