import type { Language } from '../../../schemas/words.js';
import { type ExitCode, exit } from '../../base/errors.js';
import { toJson } from '../../base/json.js';
import { parsePeriod } from '../../project/period.js';
import type { Project } from '../../project/project.js';
import { horizonOf } from '../../published/horizon.js';
import { withPublishedIfAny } from '../../published/open.js';
import { keepsFinal, run } from '../../run/run.js';
import { addCommand, type Cli } from '../command.js';
import { showPlan } from '../dry-run.js';
import { type CommonOptions, type DryRun, dryRunOption } from '../options.js';
import { progressOf } from '../progress.js';
import { projectOf } from '../project.js';
import { strictExit } from '../strict.js';
import {
  type CountedFile,
  type RejectSummary,
  rejectSummary,
  say,
  showChecks,
  showEvidence,
  showHorizon,
  showIngested,
  showRejected,
  verdictTable,
  withFinalCounts,
} from '../summary.js';
import { reportJson, reportLines } from '../written.js';

interface RunCommandOptions extends CommonOptions, DryRun {
  readonly period?: string;
}

export function addRun(cli: Cli): void {
  const { io } = cli;
  const l = io.language;
  addCommand(
    cli,
    'run',
    say(
      l,
      '载入 data/ 中的新文件，计算、检查、发布并生成报告',
      'ingest what is new in data/, build, check, publish and report',
    ),
  )
    .option(
      '--period <period>',
      say(
        l,
        '报告时段：2022、2022Q3 或 2022-09；默认为最近一年',
        'period of the report; default the latest year',
      ),
    )
    .addOption(dryRunOption(l))
    .action(async (options: RunCommandOptions) => {
      const project = await projectOf(cli, options);
      if (options.dryRun) return planRun(cli, project, options);
      let files: readonly CountedFile[] = [];
      let rejects: RejectSummary[] = [];
      let code: ExitCode = exit.done;
      const result = await run(
        project,
        { ...options, language: cli.fileLanguage },
        progressOf(io),
        async ({ ingested, checks }, published) => {
          rejects = await rejectSummary(published);
          files = await withFinalCounts(published, ingested);
          code = await strictExit(published, options);
          showIngested(io, ingested, files);
          showRejected(io, rejects);
          showChecks(io, checks);
          showHorizon(io, await horizonOf(published));
        },
      );
      const { published } = project.paths;
      if (result.report.isKept) io.note(keptNote(result.period.name, l));
      if (options.json) {
        io.out(
          toJson({
            period: result.period.name,
            ...reportJson(result.report),
            published,
            verdicts: result.verdicts,
            missing_evidence: result.missingEvidence,
            ingested: files,
            withdrawn: result.ingested.withdrawn,
            copies: result.ingested.copies,
            rejected: rejects,
            checks: result.checks,
          }),
        );
      } else {
        showEvidence(io, result.period.year, result.missingEvidence);
        io.out(verdictTable(result.period.year, result.verdicts, l));
        io.out(`${say(l, '数据库', 'Database')}  ${published}`);
        for (const line of reportLines(result.report, l)) io.out(line);
      }
      cli.finish(code);
    });
}

/** The report follows from the figures that are published, unless others are asked for. */
async function planRun(cli: Cli, project: Project, options: RunCommandOptions): Promise<void> {
  const language = cli.fileLanguage;
  const period = options.period === undefined ? undefined : parsePeriod(options.period);
  const isOther = options.asOf !== undefined || options.knownAt !== undefined;
  await withPublishedIfAny(project.paths, async (published) => {
    const tables = isOther ? null : published;
    const report = {
      ...{ language, period },
      keepsFinal: tables !== null && (await keepsFinal(tables, options.knownAt)),
    };
    await showPlan(cli, project, { do: 'run', report }, options, tables);
  });
}

function keptNote(period: string, l: Language): string {
  return say(
    l,
    `${period} 的报告是最终报告，未被覆盖：本次未给 --as-of，按数据推断该时段尚不完整。请在 shihu.yaml 中设置 as_of，或重新运行时加 --as-of；确要改为临时报告，请运行 shihu report --period ${period}。`,
    `The report of ${period} is a final one and stays: without --as-of, the data alone says that the period is not complete. Set as_of in shihu.yaml or run again with --as-of; for a provisional report in its place, shihu report --period ${period}.`,
  );
}
