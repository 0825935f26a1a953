import type { Language } from '../../schemas/words/index.js';
import { carrying, type Html, html } from '../base/html.js';

/**
 * Writes a section's heading with its number. Its name is where links from elsewhere lead, so it
 * stays when sections come and go; without one the number has to do.
 */
export type Heading = (text: string, name?: string) => Html;

const chinese = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/** Heads a section that stands outside the numbers, such as an annex. */
export function unnumbered(text: string, id: string): Html {
  return carrying(html`<h2 id="${id}">${text}</h2>`, { kind: 'heading', id, text });
}

/** Numbers sections in the order in which they are written. */
export function headings(language: Language): Heading {
  let count = 0;
  return (text, name) => {
    count += 1;
    const id = name ?? `section-${count}`;
    const number = language === 'zh' ? `${chinese[count - 1] ?? count}、` : `${count}. `;
    return carrying(html`<h2 id="${id}">${number}${text}</h2>`, {
      kind: 'heading',
      id,
      text: `${number}${text}`,
    });
  };
}
