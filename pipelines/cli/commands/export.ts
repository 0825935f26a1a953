import type { Output } from '../../../schemas/outputs/index.js';
import { speaker } from '../../../schemas/words/index.js';
import { exit } from '../../base/errors.js';
import { toJson } from '../../base/json.js';
import { exportTables } from '../../export/export.js';
import { guardOf } from '../../project/outputs.js';
import { helpWords } from '../../words/cli-help.js';
import { outputWords as w } from '../../words/cli-outputs.js';
import { addCommand, type Cli } from '../command.js';
import type { CommonOptions } from '../options.js';
import { projectOf } from '../project.js';

interface ExportCommandOptions extends CommonOptions {
  readonly to: string;
}

export function addExport(cli: Cli): void {
  const { io } = cli;
  const say = speaker(io.language);
  addCommand(cli, 'export', say(helpWords.export.does))
    .requiredOption('--to <dir>', say(helpWords.export.to))
    .action(async (options: ExportCommandOptions) => {
      const project = await projectOf(cli, options);
      const folder = await guardOf(project.paths).folder(options.to);
      const exported = await exportTables(project, folder, {
        asOf: options.asOf,
        knownAt: options.knownAt,
        progress: io.progress,
      });
      const files = exported.flatMap((one) => one.files);
      const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
      if (options.json) {
        const tables = exported.map((one) => ({
          name: one.table.name,
          rows: one.files.reduce((sum, { rows }) => sum + rows, 0),
          file_count: one.files.length,
        }));
        io.out(
          toJson<Output<'export'>>({
            folder: folder.path,
            tables,
            file_count: files.length,
            bytes,
          }),
        );
      } else {
        const size = `${(bytes / 1e6).toFixed(1)} MB`;
        io.out(`${say(w.exported)}  ${folder.path}`);
        io.note(
          say(
            w.exportedSize({ tables: String(exported.length), files: String(files.length), size }),
          ),
        );
      }
      cli.finish(exit.done);
    });
}
