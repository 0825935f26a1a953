import type { Language } from '../../schemas/words.js';
import { type Html, html } from '../html.js';

/** Writes a section's heading with its number. */
export type Heading = (text: string) => Html;

const chinese = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/** Numbers sections in the order in which they are written. */
export function headings(language: Language): Heading {
  let count = 0;
  return (text) => {
    count += 1;
    const number = language === 'zh' ? `${chinese[count - 1] ?? count}、` : `${count}. `;
    return html`<h2>${number}${text}</h2>`;
  };
}
