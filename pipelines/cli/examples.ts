import type { Command } from 'commander';
import type { Language } from '../../schemas/words/index.js';
import { cliWords } from '../words/cli.js';
import { type Example, examples } from '../words/cli-examples.js';

export function examplesOf(command: string): readonly Example[] {
  return Object.hasOwn(examples, command) ? (examples[command] ?? []) : [];
}

/** Puts the examples below a command's help. */
export function addExamples(command: Command, l: Language): void {
  const own = examplesOf(command.name());
  if (own.length === 0) return;
  const lines = own.flatMap(({ line, ...what }) => [`  # ${what[l]}`, `  ${line}`]);
  command.addHelpText('after', ['', cliWords.examples[l], ...lines].join('\n'));
}
