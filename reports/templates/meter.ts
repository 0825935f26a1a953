import { type Html, html, raw } from '../base/html.js';

const width = 44;
const height = 9;

/** A share as a small bar; the figure stands beside it. */
export function meter(share: number, kind: 'over' | 'in'): Html {
  const length = Math.max(1, Math.round(Math.min(1, share) * width));
  return html`<svg class="meter ${kind}" width="${width}" height="${height}" viewBox="0 0 ${raw(`${width} ${height}`)}" preserveAspectRatio="none" aria-hidden="true"><rect width="${length}" height="${height}"/></svg>`;
}
