import type { Output } from '../../../schemas/outputs/index.js';
import { speaker } from '../../../schemas/words/index.js';
import { type ExitCode, exit } from '../../base/errors.js';
import { toJson } from '../../base/json.js';
import { parsePeriod } from '../../project/period.js';
import type { Project } from '../../project/project.js';
import { horizonOf } from '../../published/horizon.js';
import { withPublishedIfAny } from '../../published/open.js';
import { keepsFinal, run } from '../../run/run.js';
import { cliWords } from '../../words/cli.js';
import { helpWords } from '../../words/cli-help.js';
import { outputWords as w } from '../../words/cli-outputs.js';
import { addCommand, type Cli } from '../command.js';
import {
  type CommonOptions,
  type DryRun,
  dryRunOption,
  engineOption,
  type Full,
  fullOption,
  type Jobs,
  jobsOption,
  type OnEngine,
  onOption,
} from '../options.js';
import { checksJson, fileJson, reportJson, withdrawnJson } from '../outputs.js';
import { progressOf } from '../progress.js';
import { projectOf } from '../project.js';
import { exitWith, strictExit } from '../strict.js';
import {
  type CountedFile,
  outlookTable,
  type RejectSummary,
  rejectSummary,
  showChecks,
  showEvidence,
  showHorizon,
  showIngested,
  showRejected,
  verdictTable,
  withFinalCounts,
} from '../summary.js';
import { reportLines } from '../written.js';

interface RunCommandOptions extends CommonOptions, DryRun, Full, Jobs, OnEngine {
  readonly period?: string;
  readonly on?: string;
}

export function addRun(cli: Cli): void {
  const { io } = cli;
  const l = io.language;
  const say = speaker(l);
  addCommand(cli, 'run', say(helpWords.run.does))
    .option('--period <period>', say(helpWords.run.period))
    .addOption(onOption(l))
    .addOption(fullOption(l))
    .addOption(jobsOption(l))
    .addOption(engineOption(l))
    .addOption(dryRunOption(l))
    .action(async (options: RunCommandOptions) => {
      const project = await projectOf(cli, options);
      if (options.dryRun) return planRun(cli, project, options);
      let files: readonly CountedFile[] = [];
      let rejects: RejectSummary[] = [];
      let code: ExitCode = exit.done;
      const result = await run(
        project,
        { ...options, isFull: options.full, language: cli.fileLanguage },
        progressOf(io),
        async ({ ingested, checks }, published) => {
          rejects = await rejectSummary(published);
          files = await withFinalCounts(published, ingested);
          code = exitWith(files, await strictExit(published, options));
          showIngested(io, ingested, files);
          showRejected(io, rejects);
          showChecks(io, checks);
          showHorizon(io, await horizonOf(published));
        },
      );
      const { published } = project.paths;
      const period = result.period.name;
      if (result.report.isKept) io.note(say(w.kept({ period })));
      else if (result.isReportUnchanged) io.note(say(w.unchanged({ period })));
      for (const notice of result.report.notices) io.note(say(notice));
      if (options.json) {
        io.out(
          toJson<Output<'run'>>({
            ...reportJson(period, result.report),
            is_report_unchanged: result.isReportUnchanged,
            published,
            verdicts: result.verdicts.map(({ cells, ...verdict }) => ({
              ...verdict,
              cell_count: cells,
            })),
            outlooks: result.outlooks.map(({ cells, ...outlook }) => ({
              ...outlook,
              cell_count: cells,
            })),
            missing_evidence: result.missingEvidence.map(({ cities, ...fault }) => ({
              ...fault,
              city_count: cities,
            })),
            ingested: files.map(fileJson),
            withdrawn: withdrawnJson(result.ingested.withdrawn),
            copies: result.ingested.copies.map(({ name, of }) => ({
              source_file: name,
              copy_of: of,
            })),
            rejected: rejects,
            checks: checksJson(result.checks),
          }),
        );
      } else {
        showEvidence(io, result.period.year, result.missingEvidence);
        const { year } = result.period;
        const isOver = result.outlooks.length === 0;
        io.out(
          isOver ? verdictTable(year, result.verdicts, l) : outlookTable(year, result.outlooks, l),
        );
        io.out(`${say(cliWords.database)}  ${published}`);
        for (const line of reportLines(result.report, l)) io.out(line);
      }
      cli.finish(code);
    });
}

/** The report follows from the figures that are published, unless others are asked for. */
async function planRun(cli: Cli, project: Project, options: RunCommandOptions): Promise<void> {
  const { showPlan } = await import('../dry-run.js');
  const language = cli.fileLanguage;
  const period = options.period === undefined ? undefined : parsePeriod(options.period);
  const isOther = options.asOf !== undefined || options.knownAt !== undefined;
  await withPublishedIfAny(project.paths, async (published) => {
    const tables = isOther ? null : published;
    const report = {
      ...{ language, period },
      keepsFinal: tables !== null && (await keepsFinal(tables, options.knownAt)),
    };
    await showPlan(cli, project, { do: 'run', report, on: options.on }, options, tables);
  });
}
