import { verdictCodes } from '../../schemas/codes/index.js';
import { type Html, html } from '../base/html.js';
import type { VerdictRow } from '../view/data.js';
import { evidenceWords, named, type Say, verdictSign, verdictWords } from '../words/index.js';

/** A verdict as a sign and a word; the colour only repeats them. */
export function verdictMark(code: string, say: Say): Html {
  const known = verdictCodes.has(code) ? code : null;
  return html`<span class="verdict ${known && `is-${known}`}"><i aria-hidden="true">${verdictSign(code)}</i>${say(named(verdictWords, code))}</span>`;
}

/** The same with why it can't be determined, where that is for want of evidence. */
export function judged(verdict: VerdictRow, say: Say): Html {
  const isOpen = verdict.verdict === 'undetermined' && verdict.evidence !== 'complete';
  const mark = verdictMark(verdict.verdict, say);
  return isOpen
    ? html`${mark} <small class="why">${say(named(evidenceWords, verdict.evidence))}</small>`
    : mark;
}
