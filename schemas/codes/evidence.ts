import { type CodeOf, codes } from './codes.js';

/** What is missing of a verdict's evidence, the gravest first. */
export const missingEvidenceCodes = codes({
  unread_files: { zh: '文件未读取', en: 'File not read' },
  replaced_unlike: { zh: '编号冲突', en: 'Numbers collide' },
  mostly_open: { zh: '多数未复电', en: 'Mostly without an end' },
  no_outages: { zh: '全期无停电记录', en: 'No outage held' },
});
export type MissingEvidence = CodeOf<typeof missingEvidenceCodes>;

/** The state of a verdict's evidence: the first thing that is missing, or nothing. */
export const evidenceCodes = codes({
  ...missingEvidenceCodes.words,
  complete: { zh: '齐全', en: 'Complete' },
});
export type Evidence = CodeOf<typeof evidenceCodes>;
