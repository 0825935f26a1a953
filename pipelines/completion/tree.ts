import type { Argument, Command, Option } from 'commander';
import { type Values, valuesOf } from './values.js';

export interface CompletedOption {
  /** `-o` and `--output`. */
  readonly flags: readonly string[];
  readonly what: string;
  /** Nothing for an option that takes no value. */
  readonly values: Values | undefined;
}

export interface CompletedCommand {
  readonly name: string;
  readonly what: string;
  readonly options: readonly CompletedOption[];
  /** Values of each argument; the last one goes for all that follow where it can be given often. */
  readonly arguments: readonly Values[];
  readonly isVariadic: boolean;
}

/** What can be typed, from the program that parses it. */
export function treeOf(program: Command): CompletedCommand[] {
  return program.commands.map((command) => ({
    name: command.name(),
    what: command.description(),
    options: command.options.filter(({ hidden }) => !hidden).map(optionOf),
    arguments: command.registeredArguments.map(argumentOf),
    isVariadic: command.registeredArguments.at(-1)?.variadic === true,
  }));
}

/** Flags, of any command, that are followed by a value. */
export function valueFlags(tree: readonly CompletedCommand[]): string[] {
  const options = tree.flatMap((command) => command.options);
  const taking = options.filter(({ values }) => values !== undefined);
  return [...new Set(taking.flatMap(({ flags }) => flags))].sort();
}

function optionOf(option: Option): CompletedOption {
  const placeholder = /[<[]([^>\]]+)[>\]]/u.exec(option.flags)?.[1];
  return {
    flags: [option.short, option.long].filter((flag) => flag !== undefined && flag !== null),
    what: option.description,
    values: placeholder === undefined ? undefined : valuesOf(placeholder, option.argChoices),
  };
}

function argumentOf(argument: Argument): Values {
  return valuesOf(argument.name(), argument.argChoices);
}
