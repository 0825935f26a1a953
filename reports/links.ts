import type { Language } from '../schemas/words.js';

/** File of a page within the folder of its report: the region's, or a city's. */
export function pageFile(language: Language, city?: string): string {
  const name = city === undefined ? 'index' : city.replace(/[^0-9A-Za-z_-]/gu, '_');
  return language === 'zh' ? `${name}.html` : `${name}.${language}.html`;
}
