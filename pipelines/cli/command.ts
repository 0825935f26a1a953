import type { Command } from 'commander';
import type { Language } from '../../schemas/words/index.js';
import type { ExitCode } from '../base/errors.js';
import type { Io } from '../terminal/io.js';
import { commonOptions } from './options.js';

/** What a command adds itself with; `finish` sets the exit code of a run that was done. */
export interface Cli {
  readonly program: Command;
  readonly io: Io;
  /** Language of what is written to files, whatever the locale. */
  readonly fileLanguage: Language;
  readonly finish: (code: ExitCode) => void;
}

/** Of commands that are about published states themselves, and refuse a state of the data. */
const stateOptions: readonly string[] = ['asOf', 'knownAt'];

/**
 * Adds a command with the options that every command takes.
 * @param hasState whether it is of a state of the data; else it says itself why it takes none
 */
export function addCommand(
  { program, io }: Cli,
  nameAndArguments: string,
  what: string,
  hasState = true,
): Command {
  const command = program.command(nameAndArguments).description(what);
  for (const option of commonOptions(io.language)) {
    command.addOption(option);
    if (!hasState && stateOptions.includes(option.attributeName())) option.hideHelp();
  }
  return command;
}
