import type { Output } from '../../../schemas/outputs/index.js';
import { speaker } from '../../../schemas/words/index.js';
import { exit } from '../../base/errors.js';
import { toJson } from '../../base/json.js';
import { withdrawGiven } from '../../ingest/given.js';
import { withWarehouse } from '../../warehouse/warehouse.js';
import { helpWords } from '../../words/cli-help.js';
import { outputWords as w } from '../../words/cli-outputs.js';
import { addCommand, type Cli } from '../command.js';
import { type CommonOptions, onOption } from '../options.js';
import { withdrawnJson } from '../outputs.js';
import { projectOf } from '../project.js';

export function addWithdraw(cli: Cli): void {
  const { io } = cli;
  const say = speaker(io.language);
  addCommand(cli, 'withdraw', say(helpWords.withdraw.does))
    .argument('<document>', say(helpWords.withdraw.document))
    .addOption(onOption(io.language))
    .action(async (name: string, options: CommonOptions & { readonly on?: string }) => {
      const project = await projectOf(cli, options);
      const withdrawn = await withWarehouse(project, (warehouse) =>
        withdrawGiven(warehouse, project, name, options.on),
      );
      if (options.json) io.out(toJson<Output<'withdraw'>>(withdrawnJson(withdrawn)));
      else {
        for (const { name: document, rows } of withdrawn) {
          io.out(say(w.withdrawn({ document, rows: String(rows) })));
        }
      }
      cli.finish(exit.done);
    });
}
