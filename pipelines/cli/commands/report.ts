import type { Output } from '../../../schemas/outputs/index.js';
import { speaker } from '../../../schemas/words/index.js';
import { exit } from '../../base/errors.js';
import { toJson } from '../../base/json.js';
import { writeCatalogue } from '../../catalogue/catalogue.js';
import { stateName, withTables } from '../../history/state.js';
import type { Request } from '../../plan/plan.js';
import { findCity } from '../../project/cities.js';
import { parsePeriod } from '../../project/period.js';
import { writeReport } from '../../report/report.js';
import { helpWords } from '../../words/cli-help.js';
import { outputWords as w } from '../../words/cli-outputs.js';
import { addCommand, type Cli } from '../command.js';
import { showPlan } from '../dry-run.js';
import { type CommonOptions, type DryRun, dryRunOption } from '../options.js';
import { reportJson } from '../outputs.js';
import { projectOf } from '../project.js';
import { reportLines } from '../written.js';

interface ReportOptions extends CommonOptions, DryRun {
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
    .addOption(dryRunOption(l))
    .action(async (options: ReportOptions) => {
      const project = await projectOf(cli, options);
      const period = parsePeriod(options.period);
      const city =
        options.city === undefined ? undefined : findCity(options.city, project.loaded.region).code;
      const { explain } = options;
      const request = { language: cli.fileLanguage, city, explain, state: stateName(options) };
      const report = await withTables(project, options, async (tables) => {
        if (!options.dryRun) return writeReport(tables, project, period, request);
        const asked: Request = { do: 'report', report: { ...request, period } };
        await showPlan(cli, project, asked, options, tables);
        return null;
      });
      if (!report) return;
      await writeCatalogue(project.paths);
      if (report.isRenewed) {
        io.note(say(w.renewed));
      }
      if (options.json) io.out(toJson<Output<'report'>>(reportJson(period.name, report)));
      else for (const line of reportLines(report, l)) io.out(line);
      cli.finish(exit.done);
    });
}
