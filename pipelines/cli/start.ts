import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ExitCode, exit } from '../base/errors.js';
import { packageRoot, version } from '../base/package.js';
import { inertIo, processEnds } from '../terminal/io.js';
import { commands, unlisted } from './commands.js';
import { languageOf } from './language.js';

/*
 * The way into the program that loads no more than is needed: all commands and their libraries take
 * ten times as long to load as an answer takes.
 */

/** Commands that show no progress, so that nothing has to be cut to the width of a terminal. */
const withoutProgress: readonly string[] = ['query', 'shell', 'complete'];

/** Commands that tell of all others. */
const ofAll: readonly string[] = ['completion'];

export async function start(
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<ExitCode> {
  if (isAlone(args, ['--help', '-h', 'help'])) {
    const help = await printedHelp(args, environment);
    if (help !== undefined) {
      inertIo(processEnds(languageOf(args, environment))).out(help.trimEnd());
      return exit.done;
    }
  }
  if (isAlone(args, ['--version', '-v'])) {
    inertIo(processEnds(languageOf(args, environment))).out(version);
    return exit.done;
  }
  const [name = ''] = args;
  const load = new Map(Object.entries({ ...commands, ...unlisted })).get(name);
  if (load === undefined || ofAll.includes(name)) {
    const { main } = await import('./program.js');
    return main(args, environment);
  }
  if (name === 'query') await startAhead(args);
  const [{ execute }, add] = await Promise.all([import('./execute.js'), load()]);
  if (withoutProgress.includes(name)) return execute([add], args, environment);
  const { shortened } = await import('../terminal/width.js');
  return execute([add], args, environment, (language) => processEnds(language, shortened));
}

/** Starts what runs the query, which takes as long to load as everything here. */
async function startAhead(args: readonly string[]): Promise<void> {
  if (args.some((arg) => /^(?:--memory|--help|--sql$|-h$|@$)/u.test(arg))) return;
  const { prepareChild } = await import('../query/ahead.js');
  prepareChild();
}

/** Whether one of these stands there, with nothing but the language beside it. */
function isAlone(args: readonly string[], wanted: readonly string[]): boolean {
  const at = args.indexOf('--lang');
  const others = args.filter((arg, i) => !arg.startsWith('--lang') && (at < 0 || i !== at + 1));
  return others.length === 1 && wanted.includes(others[0] ?? '');
}

/** The help as it was written down by `npm run docs`. */
async function printedHelp(
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<string | undefined> {
  const name = `help.${languageOf(args, environment)}.txt`;
  return readFile(join(packageRoot, 'docs', name), 'utf8').catch(() => undefined);
}
