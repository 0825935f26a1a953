import { type CodeOf, codes } from './codes.js';

/**
 * How grave it is when a check fails: the figures can't be relied on as they are; someone should
 * look; worth knowing.
 */
export const severityCodes = codes({
  error: { zh: '错误', en: 'Error' },
  warning: { zh: '警告', en: 'Warning' },
  info: { zh: '提示', en: 'Information' },
});
export type Severity = CodeOf<typeof severityCodes>;

/** The same of a check's file: a broken invariant is a defect of the program, and never published. */
export const checkSeverityCodes = codes({
  ...severityCodes.words,
  invariant: { zh: '自检', en: 'Invariant' },
});
export type CheckSeverity = CodeOf<typeof checkSeverityCodes>;

/** What a check comes to. */
export const statusCodes = codes({
  pass: { zh: '通过', en: 'Pass' },
  fail: { zh: '未通过', en: 'Fail' },
});
export type Status = CodeOf<typeof statusCodes>;
