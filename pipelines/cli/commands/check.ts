import { severityWords } from '../../../reports/words.js';
import { checkFailures, checks as checksTable } from '../../../schemas/published/reference.js';
import { exit } from '../../base/errors.js';
import { withTables } from '../../history/state.js';
import { openProject } from '../../project/project.js';
import { addCommand, type Cli } from '../command.js';
import { type Cell, textTable } from '../io.js';
import { toJson } from '../json.js';
import type { CommonOptions } from '../options.js';
import { say } from '../summary.js';

interface CheckOptions extends CommonOptions {
  readonly limit: string;
}

export function addCheck(cli: Cli): void {
  const { io } = cli;
  const l = io.language;
  addCommand(
    cli,
    'check',
    say(l, '数据检查及其不符合的行', 'data checks, each with the rows that offend'),
  )
    .option('--limit <n>', say(l, '每项检查最多列出的行数', 'rows to list for each check'), '10')
    .action(async (options: CheckOptions) => {
      const project = await openProject(options.project);
      await withTables(project, options, async (published) => {
        const checks = await published.read(checksTable);
        const failures = await published.read(checkFailures);
        const offendersOf = (name: string) =>
          failures
            .filter((failure) => failure.name === name)
            .map(({ offender }) => JSON.parse(offender) as Record<string, Cell>);
        if (options.json) {
          io.out(toJson(checks.map((check) => ({ ...check, offenders: offendersOf(check.name) }))));
        } else {
          const limit = Math.max(0, Number(options.limit) || 0);
          for (const check of checks) {
            const severity = severityWords[check.severity as keyof typeof severityWords][l];
            const mark = check.status === 'pass' ? '✓' : '✗';
            const what = l === 'zh' ? check.what : check.what_en;
            const rows = check.failing_rows;
            io.out(`${mark} ${check.name} [${severity}] ${what}${rows > 0 ? ` (${rows})` : ''}`);
            const shown = offendersOf(check.name).slice(0, limit);
            const [first] = shown;
            if (!first) continue;
            const head = Object.keys(first);
            io.out(
              textTable(
                head,
                shown.map((row) => head.map((column) => row[column] ?? null)),
              ),
            );
            if (rows > shown.length) {
              io.out(
                say(
                  l,
                  `另有 ${rows - shown.length} 行；全部见 check_failures 表或 --limit ${rows}`,
                  `${rows - shown.length} more; table check_failures or --limit ${rows} has all`,
                ),
              );
            }
          }
        }
        const failed = checks.some(({ status }) => status === 'fail');
        cli.finish(options.strict && failed ? exit.strict : exit.done);
      });
    });
}
