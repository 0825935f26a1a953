import { exit } from '../../base/errors.js';
import { toJson } from '../../base/json.js';
import { exportTables } from '../../export/export.js';
import { outputFolder } from '../../project/outputs.js';
import { say } from '../../terminal/say.js';
import { addCommand, type Cli } from '../command.js';
import type { CommonOptions } from '../options.js';
import { projectOf } from '../project.js';

interface ExportCommandOptions extends CommonOptions {
  readonly to: string;
}

export function addExport(cli: Cli): void {
  const { io } = cli;
  const l = io.language;
  addCommand(
    cli,
    'export',
    say(
      l,
      '把已发布的表导出为 Parquet，停电记录按年份和市州分区',
      'write the published tables as Parquet, outage rows by year and city',
    ),
  )
    .requiredOption(
      '--to <dir>',
      say(
        l,
        '目标文件夹：新建的、空的，或先前导出的（整体替换）',
        'folder: a new one, an empty one, or an earlier export, which is replaced whole',
      ),
    )
    .action(async (options: ExportCommandOptions) => {
      const project = await projectOf(cli, options);
      const folder = await outputFolder(options.to, project.paths);
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
          files: one.files.length,
        }));
        io.out(toJson({ folder, tables, files: files.length, bytes }));
      } else {
        const size = `${(bytes / 1e6).toFixed(1)} MB`;
        io.out(`${say(l, '导出', 'Exported')}  ${folder}`);
        io.note(
          say(
            l,
            `${exported.length} 张表，${files.length} 个文件，${size}`,
            `${exported.length} tables, ${files.length} files, ${size}`,
          ),
        );
      }
      cli.finish(exit.done);
    });
}
