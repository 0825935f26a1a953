import { exit } from '../../base/errors.js';
import { openProject } from '../../project/project.js';
import { run } from '../../run.js';
import { addCommand, type Cli } from '../command.js';
import { toJson } from '../json.js';
import type { CommonOptions } from '../options.js';
import { progressOf } from '../progress.js';
import {
  type CountedFile,
  type RejectSummary,
  rejectSummary,
  say,
  showChecks,
  showIngested,
  showRejected,
  verdictTable,
  withFinalCounts,
} from '../summary.js';
import { reportJson, reportLines } from '../written.js';

interface RunCommandOptions extends CommonOptions {
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
    .action(async (options: RunCommandOptions) => {
      const project = await openProject(options.project);
      let files: readonly CountedFile[] = [];
      let rejects: RejectSummary[] = [];
      const result = await run(
        project,
        { ...options, language: cli.fileLanguage },
        progressOf(io),
        async ({ ingested, checks }, published) => {
          rejects = await rejectSummary(published);
          files = await withFinalCounts(published, ingested);
          showIngested(io, ingested, files);
          showRejected(io, rejects);
          showChecks(io, checks);
        },
      );
      const { published } = project.paths;
      if (options.json) {
        io.out(
          toJson({
            period: result.period.name,
            ...reportJson(result.report),
            published,
            verdicts: result.verdicts,
            ingested: files,
            withdrawn: result.ingested.withdrawn,
            copies: result.ingested.copies,
            rejected: rejects,
            checks: result.checks,
          }),
        );
      } else {
        io.out(verdictTable(result.period.year, result.verdicts, l));
        io.out(`${say(l, '数据库', 'Database')}  ${published}`);
        for (const line of reportLines(result.report, l)) io.out(line);
      }
      const isClean = rejects.length === 0 && result.checks.every((c) => c.failingRows === 0);
      cli.finish(options.strict && !isClean ? exit.strict : exit.done);
    });
}
