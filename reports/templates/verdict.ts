import { type Html, html } from '../base/html.js';
import type { VerdictRow } from '../view/data.js';
import {
  evidenceWords,
  named,
  type Say,
  type VerdictCode,
  verdictSigns,
  verdictWords,
} from '../words/index.js';

/** The sign of a verdict, also of one that a later version of the data brings. */
export function signOf(code: string): string {
  return Object.hasOwn(verdictSigns, code) ? verdictSigns[code as VerdictCode] : '·';
}

/** From the best verdict to the worst. */
const ranks = ['met_absolute', 'met', 'met_reduction', 'on_course', 'undetermined', 'exceeded'];

export function verdictRank(code: string): number {
  const rank = ranks.indexOf(code);
  return rank < 0 ? ranks.length : rank;
}

/** Whether a verdict says that the notice is met, or so far kept to. */
export function passes(code: string): boolean {
  return ['met_absolute', 'met_reduction', 'met', 'on_course'].includes(code);
}

/** A verdict as a sign and a word; the colour only repeats them. */
export function verdictMark(code: string, say: Say): Html {
  const known = Object.hasOwn(verdictSigns, code) ? (code as VerdictCode) : null;
  return html`<span class="verdict ${known && `is-${known}`}"><i aria-hidden="true">${signOf(code)}</i>${say(named(verdictWords, code))}</span>`;
}

/** The same with why it can't be determined, where that is for want of evidence. */
export function judged(verdict: VerdictRow, say: Say): Html {
  const isOpen = verdict.verdict === 'undetermined' && verdict.evidence !== 'complete';
  const mark = verdictMark(verdict.verdict, say);
  return isOpen
    ? html`${mark} <small class="why">${say(named(evidenceWords, verdict.evidence))}</small>`
    : mark;
}

/** Whether the verdict says that the hours lie within the widest allowance; null where it doesn't. */
export function withinAllowance(verdict: VerdictRow): boolean | null {
  if (passes(verdict.verdict)) return true;
  return verdict.verdict === 'not_met' || verdict.verdict === 'exceeded' ? false : null;
}
