import { exit } from '../../base/errors.js';
import { writeCatalogue } from '../../catalogue/catalogue.js';
import { stateName, withTables } from '../../history/state.js';
import { parsePeriod } from '../../project/period.js';
import { openProject } from '../../project/project.js';
import { writeReport } from '../../report/report.js';
import { addCommand, type Cli } from '../command.js';
import { toJson } from '../json.js';
import type { CommonOptions } from '../options.js';
import { say } from '../summary.js';

interface ReportOptions extends CommonOptions {
  readonly period: string;
}

export function addReport(cli: Cli): void {
  const { io } = cli;
  const l = io.language;
  addCommand(
    cli,
    'report',
    say(l, '由已发布数据库生成一个时段的报告', 'report on a period, from the published database'),
  )
    .requiredOption(
      '--period <period>',
      say(l, '2022、2022Q3 或 2022-09', '2022, 2022Q3 or 2022-09'),
    )
    .action(async (options: ReportOptions) => {
      const project = await openProject(options.project);
      const period = parsePeriod(options.period);
      const report = await withTables(project, options, (tables) =>
        writeReport(tables, project, period, cli.fileLanguage, stateName(options)),
      );
      await writeCatalogue(project.paths);
      io.out(
        options.json
          ? toJson({ period: period.name, report })
          : `${say(l, '报告', 'Report')}  ${report}`,
      );
      cli.finish(exit.done);
    });
}
