import { Command, CommanderError } from 'commander';
import type { ErrorCode } from '../../schemas/codes/index.js';
import { type Language, speaker, type Words } from '../../schemas/words/index.js';
import { errorJson } from '../base/error-json.js';
import { type ExitCode, exit } from '../base/errors.js';
import { toldOf } from '../base/fault.js';
import { version } from '../base/package.js';
import { type Ends, type Io, inertIo, processEnds } from '../terminal/io.js';
import { usageFaults, cliWords as w } from '../words/cli.js';
import type { Cli } from './command.js';
import { addExamples } from './examples.js';
import { fileLanguageOf, languageOf } from './language.js';
import { translateUsage } from './usage.js';

/** What adds a command to the program. */
export type Addition = (cli: Cli) => void;

/**
 * Parses the arguments, runs the command and gives the exit code.
 * @param additions the commands that there are
 */
export async function execute(
  additions: readonly Addition[],
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
  makeEnds: (language: Language) => Ends = processEnds,
): Promise<ExitCode> {
  const language = languageOf(args, environment);
  const io = inertIo(makeEnds(language));
  let code: ExitCode = exit.done;
  const finish = (finished: ExitCode) => {
    code = finished;
  };
  const program = programWith(additions, io, finish, fileLanguageOf(args, environment));
  try {
    if (args.length === 0) {
      program.outputHelp();
      return exit.usage;
    }
    await program.parseAsync(withComments(args), { from: 'user' });
    return code;
  } catch (error) {
    const trouble = troubleOf(error, program);
    if (!trouble) return exit.done;
    io.note(args.includes('--json') ? errorJson(trouble, language) : told(trouble, language));
    return trouble.exit;
  }
}

/**
 * SQL that begins with a comment looks like an option. With a space before it, it does not, and says the
 * same. An option has no space after its dashes, and no line break before its value.
 */
export function withComments(args: readonly string[]): string[] {
  if (args[0] !== 'query') return [...args];
  return args.map((arg) => (/^--(?:\s|[^=\n]*\n)/u.test(arg) ? ` ${arg}` : arg));
}

/** @param finish told the exit code of a command that was done */
export function programWith(
  additions: readonly Addition[],
  io: Io,
  finish: Cli['finish'] = () => undefined,
  fileLanguage: Language = io.language,
): Command {
  const { language } = io;
  const say = speaker(language);
  const program = new Command('shihu');
  const cli: Cli = { program, io, fileLanguage, finish };
  program
    .description(say(w.program))
    .version(version, '-v, --version', say(w.version))
    .helpOption('-h, --help', say(w.help))
    .helpCommand('help [command]', say(w.helpCommand))
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.out(text.trimEnd()),
      writeErr: () => undefined,
    });
  for (const add of additions) add(cli);
  for (const command of program.commands) {
    command.exitOverride().helpOption('-h, --help', say(w.help));
    addExamples(command, language);
  }
  translateUsage(program, language);
  return program;
}

interface ErrorTold {
  readonly exit: ExitCode;
  readonly code: ErrorCode;
  readonly what: Words;
  readonly hint?: Words | undefined;
}

/** What to tell of anything that is thrown; nothing of the help that was asked for. */
function troubleOf(error: unknown, program: Command): ErrorTold | undefined {
  if (error instanceof CommanderError) {
    return error.exitCode === 0 ? undefined : usageTrouble(error, program);
  }
  const known = toldOf(error);
  if (known) {
    return { exit: known.exitCode, code: known.code, what: known.what, hint: known.hint };
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return {
    exit: exit.failed,
    code: 'defect',
    what: w.defect({ stack }),
  };
}

function told({ what, hint }: ErrorTold, l: Language): string {
  return [what[l], hint?.[l]].filter(Boolean).join('\n');
}

function usageTrouble(error: CommanderError, program: Command): ErrorTold {
  const subject = /'([^']*)'/u.exec(error.message)?.[1] ?? '';
  const guess = /Did you mean (?:one of )?(.+)\?/u.exec(error.message)?.[1];
  const { message } = error;
  const what = usageFaults[error.code]?.({ subject, message }) ?? message;
  return {
    exit: exit.usage,
    code: 'usage',
    what: {
      zh: `${what}${guess ? `；是否为 ${guess}？` : ''}`,
      en: message.replace(/^error: /u, ''),
    },
    hint: w.seeHelp({ command: `${program.name()} --help` }),
  };
}
