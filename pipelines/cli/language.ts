import { type Language, languages } from '../../schemas/words/index.js';

/**
 * The language of what is said: `--lang`, else `SHIHU_LANG`, else the locale. It is needed before
 * anything is parsed, for the help and the errors themselves.
 */
export function languageOf(args: readonly string[], environment: NodeJS.ProcessEnv): Language {
  return languageAsked(args, environment) ?? languageOfLocale(environment);
}

/**
 * The language of what is written to files. A locale does not decide it: what a bureau is sent must not
 * hang on the machine that it was made on.
 */
export function fileLanguageOf(args: readonly string[], environment: NodeJS.ProcessEnv): Language {
  return languageAsked(args, environment) ?? 'zh';
}

function languageAsked(
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
): Language | undefined {
  const inline = args.find((arg) => arg.startsWith('--lang='))?.slice('--lang='.length);
  const at = args.indexOf('--lang');
  const asked = inline ?? (at >= 0 ? args[at + 1] : undefined) ?? environment.SHIHU_LANG;
  return languages.find((language) => language === asked);
}

/** English where the locale names a language and this is not Chinese; C and POSIX name none. */
function languageOfLocale({ LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): Language {
  const locale = LC_ALL || LC_MESSAGES || LANG || '';
  const language = /^[a-z]+/iu.exec(locale)?.[0].toLowerCase() ?? '';
  return ['', 'c', 'posix', 'zh'].includes(language) ? 'zh' : 'en';
}
