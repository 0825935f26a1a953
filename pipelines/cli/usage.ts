import type { Command } from 'commander';
import type { Language } from '../../schemas/words/index.js';
import { usageTitles } from '../words/cli.js';

/** Puts the headings of the help into Chinese. */
export function translateUsage(program: Command, language: Language): void {
  if (language !== 'zh') return;
  for (const command of [program, ...program.commands]) {
    command.configureHelp({ styleTitle: (title) => usageTitles[title] ?? title });
  }
}
