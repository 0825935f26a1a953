import type { Command } from 'commander';
import type { Language } from '../../schemas/words/index.js';
import type { ExitCode } from '../base/errors.js';
import { type Ends, inertIo, processEnds } from '../terminal/io.js';
import { shortened } from '../terminal/width.js';
import type { Cli } from './command.js';
import { commands } from './commands.js';
import { execute, programWith } from './execute.js';

const additions = await Promise.all(Object.values(commands).map((load) => load()));

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
