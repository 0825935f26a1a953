import type { VerdictRow } from '../data.js';
import { type Html, html } from '../html.js';
import { named, type Say, type VerdictCode, verdictSigns, verdictWords } from '../words.js';

/** A verdict as a sign and a word; the colour only repeats them. */
export function verdictMark(code: string, say: Say): Html {
  const known = Object.hasOwn(verdictSigns, code) ? (code as VerdictCode) : null;
  const sign = known ? verdictSigns[known] : '·';
  return html`<span class="verdict ${known && `is-${known}`}"><i aria-hidden="true">${sign}</i>${say(named(verdictWords, code))}</span>`;
}

/** Whether the verdict says that the hours lie within the widest allowance; null where it doesn't. */
export function withinAllowance(verdict: VerdictRow): boolean | null {
  if (['met_absolute', 'met_reduction', 'on_course'].includes(verdict.verdict)) return true;
  return verdict.verdict === 'not_met' || verdict.verdict === 'exceeded' ? false : null;
}
