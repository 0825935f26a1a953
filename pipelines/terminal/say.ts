import type { Language } from '../../schemas/words.js';

export function say(language: Language, zh: string, en: string): string {
  return language === 'zh' ? zh : en;
}
