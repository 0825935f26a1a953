import { Command, CommanderError } from 'commander';
import type { Language } from '../../schemas/words.js';
import { type ExitCode, exit, UserError } from '../base/errors.js';
import { version } from '../base/package.js';
import type { Cli } from './command.js';
import { addExamples } from './examples.js';
import { type Io, processIo } from './io.js';
import { fileLanguageOf, languageOf } from './language.js';
import { say } from './say.js';
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
  makeIo: (language: Language) => Io = processIo,
): Promise<ExitCode> {
  const language = languageOf(args, environment);
  const io = makeIo(language);
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
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    return report(io, error, program);
  }
}

/** @param finish told the exit code of a command that was done */
export function programWith(
  additions: readonly Addition[],
  io: Io,
  finish: Cli['finish'] = () => undefined,
  fileLanguage: Language = io.language,
): Command {
  const { language } = io;
  const program = new Command('shihu');
  const cli: Cli = { program, io, fileLanguage, finish };
  program
    .description(
      say(
        language,
        '时户：从停电事件文件到用户年均停电时间、达标判定与报告',
        'shihu: from outage event files to average outage hours per user, verdicts and reports',
      ),
    )
    .version(version, '-v, --version', say(language, '版本', 'print the version'))
    .helpOption('-h, --help', say(language, '帮助', 'print this help'))
    .helpCommand('help [command]', say(language, '某个命令的帮助', 'help for a command'))
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.out(text.trimEnd()),
      writeErr: () => undefined,
    });
  for (const add of additions) add(cli);
  for (const command of program.commands) {
    command.exitOverride().helpOption('-h, --help', say(language, '帮助', 'print this help'));
    addExamples(command, language);
  }
  translateUsage(program, language);
  return program;
}

function report(io: Io, error: unknown, program: Command): ExitCode {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return exit.done;
    io.note(usageMessage(error, program, io.language));
    return exit.usage;
  }
  if (error instanceof UserError) {
    io.note(error.tell(io.language));
    return error.exitCode;
  }
  const stack = error instanceof Error ? error.stack : String(error);
  io.note(
    say(
      io.language,
      `程序内部错误，请报告以下内容：\n${stack}`,
      `This is a defect of the program; please report:\n${stack}`,
    ),
  );
  return exit.failed;
}

function usageMessage(error: CommanderError, program: Command, l: Language): string {
  const subject = /'([^']*)'/u.exec(error.message)?.[1] ?? '';
  const guess = /Did you mean (?:one of )?(.+)\?/u.exec(error.message)?.[1];
  const zh: Record<string, string> = {
    'commander.unknownCommand': `没有命令 ${subject}`,
    'commander.unknownOption': `没有选项 ${subject}`,
    'commander.missingArgument': `缺少参数 ${subject}`,
    'commander.excessArguments': '参数过多',
    'commander.optionMissingArgument': `选项 ${subject} 缺少值`,
    'commander.missingMandatoryOptionValue': `缺少必需的选项 ${subject}`,
    'commander.invalidArgument': `选项 ${subject} 的值无效：${error.message}`,
  };
  const help = `${program.name()} --help`;
  if (l === 'en') return `${error.message.replace(/^error: /u, '')}\nSee ${help}`;
  const what = zh[error.code] ?? error.message;
  return `${what}${guess ? `；是否为 ${guess}？` : ''}\n用法见 ${help}`;
}
