import { type Html, html, shown } from '../base/html.js';
import type { View } from '../view/view.js';
import { signatureWords as w } from '../words/index.js';

/** Names and lines of settings; longer ones would push everything else away. */
const longest = 80;

/** What stands above the title: the letterhead, and who makes the report. */
export function letterhead({ data }: View): Html | null {
  const { organisation = null, letterhead: lines = [] } = data.head ?? {};
  if (lines.length === 0 && organisation === null) return null;
  return html`${lines.map((line) => html`<p class="letterhead">${shown(line, longest)}</p>\n`)}${organisation !== null && html`<p class="organisation">${shown(organisation, longest)}</p>\n`}`;
}

/**
 * Where the report is signed: on paper always, on screen where the settings name somebody. Signatures
 * and dates are written by hand.
 */
export function signatures({ say, data }: View): Html {
  const { filledInBy = null, checkedBy = null, approvedBy = null } = data.head ?? {};
  const roles = [
    [w.filledIn, filledInBy],
    [w.checked, checkedBy],
    [w.approved, approvedBy],
  ] as const;
  const isNamed = roles.some(([, name]) => name !== null);
  return html`<table class="signatures short ${isNamed && 'named'}">
<caption>${say(w.caption)}</caption>
<thead><tr>${[w.role, w.name, w.signature, w.date].map((head) => html`<th scope="col">${say(head)}</th>`)}</tr></thead>
<tbody>
${roles.map(
  ([role, name]) =>
    html`<tr><th scope="row">${say(role)}</th><td class="text">${name !== null && shown(name, longest)}</td><td class="text"></td><td class="text"></td></tr>\n`,
)}</tbody>
</table>
`;
}
