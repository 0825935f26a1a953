import { verdictCodes } from '../../schemas/codes/index.js';
import type { Words } from '../../schemas/words/index.js';
import { type Html, html, shown } from '../base/html.js';
import type { Line } from '../datasets/verdicts.js';
import type { View } from '../view/view.js';
import { allTiers } from '../view/view.js';
import { named, tierWords, verdictWords, dataWords as w } from '../words/index.js';

/** A table shorter than this is taken in at a glance. */
const mostUnfiltered = 12;

/**
 * Controls that narrow the table of verdicts down, hidden until the page's script unveils them: it
 * reads from `data-key` which attribute of a row, or of its group, each is held against.
 * @param verdict what the column of verdicts is called
 */
export function verdictFilter(
  { say, tiers }: View,
  table: string,
  lines: readonly Line[],
  verdict: string,
): Html | null {
  if (lines.length <= mostUnfiltered) return null;
  const held = new Set(lines.map(({ verdict }) => verdict?.verdict ?? ''));
  const known = verdictCodes.names.filter((code) => held.has(code));
  const options = (codes: readonly string[], names: Readonly<Record<string, Words>>) =>
    codes.map(
      (code) => html`<option value="${shown(code, 40)}">${say(named(names, code))}</option>`,
    );
  return html`<div class="filter" role="group" aria-label="${say(w.filter)}" data-filters="${table}" hidden>
<label>${say(w.city)} <input type="search" autocomplete="off" spellcheck="false" data-key="search"></label>
<label>${say(w.tier)} <select autocomplete="off" data-key="tier"><option value="">${say(w.any)}</option>${options([...tiers, allTiers], tierWords)}</select></label>
<label>${verdict} <select autocomplete="off" data-key="verdict"><option value="">${say(w.any)}</option>${options(known, verdictWords)}</select></label>
<button type="button">${say(w.reset)}</button>
<p role="status" data-words="${say(w.shown)}"></p>
</div>
`;
}
