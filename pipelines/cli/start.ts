import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExitCode } from '../base/errors.js';
import { packageRoot } from '../base/package.js';
import { inertIo, processEnds } from '../terminal/io.js';
import { languageOf } from './language.js';

/*
 * The way into the program that loads no more than is needed: all commands and their libraries take
 * ten times as long to load as an answer takes.
 */

/** Commands that people wait for, each loaded alone. */
const alone: Readonly<Record<string, () => Promise<(cli: never) => void>>> = {
  query: async () => (await import('./commands/query.js')).addQuery,
  complete: async () => (await import('./commands/complete.js')).addComplete,
  shell: async () => (await import('./commands/shell.js')).addShell,
};

export async function start(
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<ExitCode> {
  if (asksForHelp(args)) {
    const help = await printedHelp(args, environment);
    if (help !== undefined) {
      inertIo(processEnds(languageOf(args, environment))).out(help.trimEnd());
      return 0;
    }
  }
  const load = alone[args[0] ?? ''];
  if (load !== undefined) {
    if (args[0] === 'query') await startAhead(args);
    const [{ execute }, add] = await Promise.all([import('./execute.js'), load()]);
    return execute([add as never], args, environment);
  }
  const { main } = await import('./program.js');
  return main(args, environment);
}

/** Starts what runs the query, which takes as long to load as everything here. */
async function startAhead(args: readonly string[]): Promise<void> {
  if (args.some((arg) => /^(?:--memory|--help|-h$|@$)/u.test(arg))) return;
  const { prepareChild } = await import('../query/ahead.js');
  prepareChild();
}

/** `--help` of the program itself, with nothing but the language beside it. */
function asksForHelp(args: readonly string[]): boolean {
  const at = args.indexOf('--lang');
  const others = args.filter((arg, i) => !arg.startsWith('--lang') && (at < 0 || i !== at + 1));
  return others.length === 1 && ['--help', '-h', 'help'].includes(others[0] ?? '');
}

/** The help as it was written down by `npm run docs`. */
async function printedHelp(
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<string | undefined> {
  const name = `help.${languageOf(args, environment)}.txt`;
  return readFile(join(packageRoot, 'docs', name), 'utf8').catch(() => undefined);
}
