import type { Command } from 'commander';
import type { Language } from '../../schemas/words/index.js';
import type { ExitCode } from '../base/errors.js';
import { type Ends, inertIo, processEnds } from '../terminal/io.js';
import { shortened } from '../terminal/width.js';
import type { Cli } from './command.js';
import { addBatches } from './commands/batches.js';
import { addBuild } from './commands/build.js';
import { addCheck } from './commands/check.js';
import { addCompletion } from './commands/completion.js';
import { addDescribe } from './commands/describe.js';
import { addDiff } from './commands/diff.js';
import { addDoctor } from './commands/doctor.js';
import { addExplain } from './commands/explain.js';
import { addExport } from './commands/export.js';
import { addIngest } from './commands/ingest.js';
import { addInit } from './commands/init.js';
import { addQuery } from './commands/query.js';
import { addReport } from './commands/report.js';
import { addRun } from './commands/run.js';
import { addShell } from './commands/shell.js';
import { addSubmit } from './commands/submit.js';
import { addTables } from './commands/tables.js';
import { addWithdraw } from './commands/withdraw.js';
import { execute, programWith } from './execute.js';

const additions = [
  addInit,
  addRun,
  addIngest,
  addWithdraw,
  addBuild,
  addCheck,
  addReport,
  addQuery,
  addShell,
  addExport,
  addTables,
  addDescribe,
  addBatches,
  addDiff,
  addSubmit,
  addDoctor,
  addExplain,
  addCompletion,
];

/** Parses the arguments, runs the command and gives the exit code. */
export async function main(
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
  makeEnds = (language: Language): Ends => processEnds(language, shortened),
): Promise<ExitCode> {
  return execute(additions, args, environment, makeEnds);
}

/** The program with all of its commands. */
export function buildProgram(ends: Ends, finish?: Cli['finish']): Command {
  return programWith(additions, inertIo(ends), finish);
}
