import { speaker } from '../../../schemas/words.js';
import { exit } from '../../base/errors.js';
import { toJson } from '../../base/json.js';
import { writeCatalogue } from '../../catalogue/catalogue.js';
import { stateName, withTables } from '../../history/state.js';
import { findCity } from '../../project/cities.js';
import { parsePeriod } from '../../project/period.js';
import { openProject } from '../../project/project.js';
import { writeReport } from '../../report/report.js';
import { helpWords } from '../../words/cli-help.js';
import { outputWords as w } from '../../words/cli-outputs.js';
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
  const say = speaker(l);
  addCommand(cli, 'report', say(helpWords.report.does))
    .requiredOption('--period <period>', say(helpWords.report.period))
    .option('--city <city>', say(helpWords.report.city))
    .option('--explain', say(helpWords.report.explain))
    .action(async (options: ReportOptions) => {
      const project = await openProject(options.project);
      const period = parsePeriod(options.period);
      const city =
        options.city === undefined ? undefined : findCity(options.city, project.loaded.region).code;
      const report = await withTables(project, options, (tables) =>
        writeReport(tables, project, period, {
          language: cli.fileLanguage,
          city,
          explain: options.explain,
          state: stateName(options),
        }),
      );
      await writeCatalogue(project.paths);
      if (report.isRenewed) {
        io.note(say(w.renewed));
      }
      if (options.json) io.out(toJson({ period: period.name, ...reportJson(report) }));
      else for (const line of reportLines(report, l)) io.out(line);
      cli.finish(exit.done);
    });
}
