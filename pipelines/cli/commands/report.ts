import type { Output } from '../../../schemas/outputs/index.js';
import { speaker } from '../../../schemas/words/index.js';
import { exit, usageError } from '../../base/errors.js';
import { toJson } from '../../base/json.js';
import { cataloguePages, writeCatalogue } from '../../catalogue/catalogue.js';
import { stateName, withTables } from '../../history/state.js';
import type { Request } from '../../plan/plan.js';
import { findCity } from '../../project/cities.js';
import { parsePeriod } from '../../project/period.js';
import type { Form } from '../../report/plan.js';
import { writeReport } from '../../report/report.js';
import { helpWords } from '../../words/cli-help.js';
import { outputWords as w } from '../../words/cli-outputs.js';
import { portableWords } from '../../words/portable.js';
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
  readonly singleFile?: boolean;
  readonly charts?: boolean;
  readonly pdf?: boolean;
  readonly docx?: boolean;
}

export function addReport(cli: Cli): void {
  const { io } = cli;
  const l = io.language;
  const say = speaker(l);
  addCommand(cli, 'report', say(helpWords.report.does))
    .requiredOption('--period <period>', say(helpWords.report.period))
    .option('--city <city>', say(helpWords.report.city))
    .option('--explain', say(helpWords.report.explain))
    .option('--single-file', say(helpWords.report.singleFile))
    .option('--charts', say(helpWords.report.charts))
    .option('--pdf', say(helpWords.report.pdf))
    .option('--docx', say(helpWords.report.docx))
    .addOption(dryRunOption(l))
    .action(async (options: ReportOptions) => {
      const project = await projectOf(cli, options);
      const period = parsePeriod(options.period);
      const city =
        options.city === undefined ? undefined : findCity(options.city, project.loaded.region).code;
      const { explain, knownAt, asOf } = options;
      const also = formsIn(options);
      if (city !== undefined && also.includes('whole')) throw usageError(portableWords.oneCity);
      const language = cli.fileLanguage;
      const request = { language, city, explain, also };
      // Made while DuckDB is at work; nothing is written before the report is.
      const catalogue = options.dryRun ? undefined : cataloguePages();
      catalogue?.catch(() => undefined);
      const report = await withTables(project, options, async (tables) => {
        if (!options.dryRun) {
          return writeReport(tables, project, period, { ...request, knownAt, asOf });
        }
        const asked: Request = {
          do: 'report',
          report: { ...request, period, state: stateName(options) },
        };
        await showPlan(cli, project, asked, options, tables);
        return null;
      });
      if (!report) return;
      await writeCatalogue(project.paths, catalogue);
      if (report.isRenewed) {
        io.note(say(w.renewed));
      }
      for (const notice of report.notices) io.note(say(notice));
      if (options.json) io.out(toJson<Output<'report'>>(reportJson(period.name, report)));
      else for (const line of reportLines(report, l)) io.out(line);
      cli.finish(report.isIncomplete ? exit.failed : exit.done);
    });
}

function formsIn({ singleFile, charts, pdf, docx }: ReportOptions): Form[] {
  const wanted = { whole: singleFile, charts, pdf, docx };
  return (Object.keys(wanted) as Form[]).filter((form) => wanted[form]);
}
