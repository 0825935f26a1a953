import { describe, expect, it } from 'vitest';
import { fileLanguageOf, languageOf } from '../../pipelines/cli/language.js';

describe('the language', () => {
  it.each([
    [[], {}, 'zh'],
    [[], { LANG: 'C' }, 'zh'],
    [[], { LC_ALL: 'POSIX', LANG: 'en_US.UTF-8' }, 'zh'],
    [[], { LANG: 'C.UTF-8' }, 'zh'],
    [[], { LANG: 'zh_CN.GB18030' }, 'zh'],
    [[], { LANG: 'zh-TW' }, 'zh'],
    [[], { LANG: 'en_US.UTF-8' }, 'en'],
    [[], { LANG: 'de_DE' }, 'en'],
    [[], { LC_ALL: '', LC_MESSAGES: 'fr_FR', LANG: 'zh_CN' }, 'en'],
    [[], { LANG: 'en_US.UTF-8', SHIHU_LANG: 'zh' }, 'zh'],
    [[], { LANG: 'en_US.UTF-8', SHIHU_LANG: 'xx' }, 'en'],
    [['--lang', 'zh'], { LANG: 'en_US.UTF-8', SHIHU_LANG: 'en' }, 'zh'],
    [['--lang=en'], { LANG: 'zh_CN.UTF-8' }, 'en'],
  ] as const)('of %j with %j is %s', (args, environment, language) => {
    expect(languageOf(args, environment)).toBe(language);
  });

  it('of files does not hang on the locale', () => {
    expect(fileLanguageOf([], { LANG: 'en_US.UTF-8' })).toBe('zh');
    expect(fileLanguageOf([], { LANG: 'zh_CN', SHIHU_LANG: 'en' })).toBe('en');
    expect(fileLanguageOf(['--lang', 'zh'], { SHIHU_LANG: 'en' })).toBe('zh');
  });
});
