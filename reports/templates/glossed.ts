import { type Html, html } from '../base/html.js';

const mostUnbroken = 12;

/** A name and what it means: a line may end between the two, not within a short one. */
export function glossed(text: string): Html | string {
  const [, name = '', meaning] = /^(.+?) (\([^()]+\))$/u.exec(text) ?? [];
  if (meaning === undefined || name.length > mostUnbroken) return text;
  return html`<span class="unbroken">${name}</span> ${meaning}`;
}
