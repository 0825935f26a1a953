import { type Command, Help, type Option } from 'commander';
import type { Language } from '../../schemas/words/index.js';
import { usageChoices, usageDefault, usageTitles } from '../words/cli.js';

/** Puts what the parser of the command line says in the help into Chinese. */
export function translateUsage(program: Command, language: Language): void {
  if (language !== 'zh') return;
  for (const command of [program, ...program.commands]) {
    command.configureHelp({
      styleTitle: (title) => usageTitles[title] ?? title,
      optionDescription: chineseDescription,
    });
  }
}

/** A default and choices stand behind the description, which has no such brackets of its own. */
function chineseDescription(option: Option): string {
  return new Help()
    .optionDescription(option)
    .replace(/ ?\(choices: ([^()]*)\)$/u, (_, list: string) => {
      const choices = list.replaceAll('"', '').split(', ');
      return usageChoices(choices.join('、'));
    })
    .replace(/ ?\(default: "?([^()"]*)"?\)$/u, (_, value: string) => usageDefault(value));
}
