import type { Command } from 'commander';
import type { Language } from '../../schemas/words.js';

const titles: Record<string, string> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Commands:': '命令：',
};

/** Puts the headings of the help into Chinese. */
export function translateUsage(program: Command, language: Language): void {
  if (language !== 'zh') return;
  for (const command of [program, ...program.commands]) {
    command.configureHelp({ styleTitle: (title) => titles[title] ?? title });
  }
}
