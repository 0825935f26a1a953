import {
  baselineCodes,
  claimReasonCodes,
  evidenceCodes,
  feedCodes,
  natureCodes,
  outcomeCodes,
  rejectionCodes,
  routeCodes,
  type Severity,
  type Status,
  settingSourceCodes,
  severityCodes,
  statusCodes,
  tierOrAllCodes,
  type VerdictCode,
  verdictCodes,
} from '../../schemas/codes/index.js';
import type { Words } from '../../schemas/words/index.js';

export const baselineWords = baselineCodes.words;
export const claimReasonWords = claimReasonCodes.words;
export const evidenceWords = evidenceCodes.words;
export const feedWords = feedCodes.words;
export const natureWords = natureCodes.words;
export const outcomeWords = outcomeCodes.words;
export const rejectionWords = rejectionCodes.words;
export const routeWords = routeCodes.words;
export const severityWords = severityCodes.words;
export const sourceWords = settingSourceCodes.words;
export const statusWords = statusCodes.words;
export const tierWords = tierOrAllCodes.words;
export const verdictWords = verdictCodes.words;

/** Signs that every Chinese and Latin typeface has, so that no verdict hangs on colour. */
export const verdictSigns: Readonly<Record<VerdictCode, string>> = {
  met_absolute: '√',
  met_reduction: '↓',
  met: '√',
  not_met: '×',
  on_course: '→',
  exceeded: '×',
  undetermined: '?',
};

/** The sign of a verdict, also of one that a later version of the data brings. */
export function verdictSign(code: string): string {
  return verdictCodes.has(code) ? verdictSigns[code] : '·';
}

/** A failed check that is no error. */
type Finding = Exclude<Severity, 'error'>;

/** What such a finding comes to. */
export const findingWords: Readonly<Record<Finding, Words>> = {
  warning: { zh: '须核对', en: 'To review' },
  info: { zh: '供参考', en: 'For information' },
};

export const statusSigns: Readonly<Record<Status | Finding, string>> = {
  pass: '√',
  fail: '×',
  warning: '!',
  info: 'i',
};
