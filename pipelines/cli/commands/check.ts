import { resolve } from 'node:path';
import { z } from 'zod';
import { severityCodes } from '../../../schemas/codes/index.js';
import type { Output } from '../../../schemas/outputs/index.js';
import { checkFailures, checks as checksTable } from '../../../schemas/published/reference.js';
import { type Language, speaker } from '../../../schemas/words/index.js';
import { withDatabase } from '../../base/database.js';
import { exit, usageError } from '../../base/errors.js';
import { toJson } from '../../base/json.js';
import type { Place } from '../../files/guard.js';
import { writeTogether } from '../../files/whole.js';
import { withTables } from '../../history/state.js';
import { guardOf } from '../../project/outputs.js';
import type { Project } from '../../project/project.js';
import {
  type RejectedFile,
  rejectedContent,
  rejectedFiles,
  rejectedNames,
} from '../../rejects/rejects.js';
import type { Io } from '../../terminal/io.js';
import { type Cell, textTable } from '../../terminal/table.js';
import { helpWords } from '../../words/cli-help.js';
import { checkWords as w } from '../../words/cli-results.js';
import { addCommand, type Cli } from '../command.js';
import { type CommonOptions, parseLimit } from '../options.js';
import { projectOf } from '../project.js';
import { strictExit } from '../strict.js';

interface CheckOptions extends CommonOptions {
  readonly limit: number;
  readonly rejects?: boolean;
  readonly output?: string;
}

/** Rows of a failed check that are shown, unless told otherwise. */
const SHOWN = 10;

export function addCheck(cli: Cli): void {
  const { io } = cli;
  const say = speaker(io.language);
  addCommand(cli, 'check', say(helpWords.check.does))
    .option('--limit <n>', say(helpWords.check.limit), parseLimit, SHOWN)
    .option('--rejects', say(helpWords.check.rejects))
    .option('-o, --output <file>', say(helpWords.check.output))
    .action(async (options: CheckOptions) => {
      const project = await projectOf(cli, options);
      if (options.rejects) {
        const written = await writeRejects(project, options, cli.fileLanguage);
        if (options.json) io.out(toJson<Output<'check --rejects'>>(written));
        else if (written.length === 0) io.note(say(w.noRejects));
        else
          for (const { file, source_file, rows } of written)
            io.out(`${file}  (${rows}) ← ${source_file}`);
        cli.finish(options.strict && written.length > 0 ? exit.strict : exit.done);
        return;
      }
      await withTables(project, options, async (published) => {
        const checks = await published.read(checksTable);
        const failures = await published.read(checkFailures);
        const offendersOf = (name: string) =>
          failures
            .filter((failure) => failure.name === name)
            .map(({ offender }) => offenderShape.parse(JSON.parse(offender)));
        if (options.json) {
          const all = checks.map((one) => ({ ...one, offenders: offendersOf(one.name) }));
          io.out(toJson<Output<'check'>>(all));
        } else {
          const limit = options.limit === 0 ? undefined : options.limit;
          for (const check of checks) showCheck(io, check, offendersOf(check.name).slice(0, limit));
        }
        cli.finish(await strictExit(published, options));
      });
    });
}

const offenderShape = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.null()]),
);

function showCheck(
  io: Io,
  check: z.infer<typeof checksTable.row>,
  shown: readonly Record<string, Cell>[],
): void {
  const l = io.language;
  const say = speaker(l);
  const severity = say(severityCodes.words[check.severity]);
  const mark = check.status === 'pass' ? '✓' : '✗';
  const what = l === 'zh' ? check.what : check.what_en;
  const rows = check.failing_rows;
  io.out(`${mark} ${check.name} [${severity}] ${what}${rows > 0 ? ` (${rows})` : ''}`);
  const [first] = shown;
  if (!first) return;
  const head = Object.keys(first);
  io.out(
    textTable(
      head,
      shown.map((row) => head.map((column) => row[column] ?? null)),
    ),
  );
  const more = rows - shown.length;
  if (more > 0) {
    io.out(say(w.more({ more: String(more), rows: String(rows) })));
  }
}

/** Writes a file for each file that has rejected rows: FILE itself where there is one only. */
async function writeRejects(
  project: Project,
  options: CheckOptions,
  language: Language,
): Promise<Output<'check --rejects'>> {
  const { output } = options;
  if (output === undefined) {
    throw usageError(w.noOutput, w.outputExample);
  }
  const rejected = await withTables(project, options, (published) =>
    withDatabase(project.paths.warehouse, { readOnly: true }, (warehouse) =>
      rejectedFiles(published, warehouse, language),
    ),
  );
  const { paths } = project;
  // Documents may have been given from elsewhere.
  const sources = rejected.map(({ sourceFile }) => resolve(paths.root, sourceFile));
  const guard = guardOf(paths, sources);
  const names = rejectedNames(rejected, output);
  const files: { readonly place: Place; readonly of: RejectedFile }[] = [];
  for (const [i, of] of rejected.entries()) {
    files.push({ place: await guard.file(names[i] ?? output), of });
  }
  await writeTogether(
    files.map(({ place, of }) => ({ place, content: rejectedContent(of, language) })),
  );
  return files.map(({ place, of }) => ({
    file: place.path,
    source_file: of.sourceFile,
    rows: of.rows.length,
  }));
}
