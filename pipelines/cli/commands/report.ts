import { exit } from '../../base/errors.js';
import { toJson } from '../../base/json.js';
import { openProject } from '../../library/project.js';
import { report as writeReport } from '../../library/run.js';
import { parsePeriod } from '../../project/period.js';
import { say } from '../../terminal/say.js';
import { addCommand, type Cli } from '../command.js';
import type { CommonOptions } from '../options.js';
import { reportJson, reportLines } from '../written.js';

interface ReportOptions extends CommonOptions {
  readonly period: string;
  readonly city?: string;
  readonly explain?: boolean;
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
    .option(
      '--city <city>',
      say(
        l,
        '只写该市州的一页：代码、中文或英文名称',
        'write the page of this city alone: its code, or its name in Chinese or English',
      ),
    )
    .option(
      '--explain',
      say(
        l,
        '另写各市州、各地区特征指标的由来页，并从报告链接过去',
        'also a page for the figure of each city and tier that takes it apart, linked from the report',
      ),
    )
    .action(async (options: ReportOptions) => {
      const { city, explain, asOf, knownAt } = options;
      const project = await openProject(options.project);
      const period = parsePeriod(options.period);
      const language = cli.fileLanguage;
      const wanted = { language, city, explain, asOf, knownAt };
      const report = await writeReport(project, period.name, wanted);
      if (report.isRenewed) {
        io.note(
          say(
            l,
            '该文件夹中的报告出自较早的数据，已整份重新生成。',
            'The report in this folder was of earlier data; all of it was written again.',
          ),
        );
      }
      if (options.json) io.out(toJson({ period: period.name, ...reportJson(report) }));
      else for (const line of reportLines(report, l)) io.out(line);
      cli.finish(exit.done);
    });
}
