import { exit } from '../../base/errors.js';
import { toJson } from '../../base/json.js';
import { withdrawGiven } from '../../ingest/given.js';
import { say } from '../../terminal/say.js';
import { withWarehouse } from '../../warehouse/warehouse.js';
import { addCommand, type Cli } from '../command.js';
import type { CommonOptions } from '../options.js';
import { projectOf } from '../project.js';

export function addWithdraw(cli: Cli): void {
  const { io } = cli;
  const l = io.language;
  addCommand(
    cli,
    'withdraw',
    say(
      l,
      '使用 ingest 载入的文件失效（仍可用 --known-at 查看此前的结果）',
      'take a document given to ingest out of force (--known-at still gives the figures before)',
    ),
  )
    .argument(
      '<document>',
      say(l, '文件，按 shihu batches 所列的名称', 'its name in shihu batches'),
    )
    .action(async (name: string, options: CommonOptions) => {
      const project = await projectOf(cli, options);
      const withdrawn = await withWarehouse(project, (warehouse) =>
        withdrawGiven(warehouse, project, name),
      );
      if (options.json) io.out(toJson(withdrawn));
      else {
        for (const { name: document, rows } of withdrawn) {
          io.out(
            say(
              l,
              `已撤回 ${document}：${rows} 行。运行 shihu run 或 shihu build 以更新结果。`,
              `${document} is withdrawn: ${rows} rows. shihu run or shihu build brings the figures up to date.`,
            ),
          );
        }
      }
      cli.finish(exit.done);
    });
}
