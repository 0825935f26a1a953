import type { Language } from '../../schemas/words.js';

/** The language is needed before anything is parsed, for the help and the errors themselves. */
export function languageOf(args: readonly string[], environment: NodeJS.ProcessEnv): Language {
  const inline = args.find((arg) => arg.startsWith('--lang='))?.slice('--lang='.length);
  const at = args.indexOf('--lang');
  const asked = inline ?? (at >= 0 ? args[at + 1] : undefined) ?? environment.SHIHU_LANG;
  return asked === 'en' ? 'en' : 'zh';
}
