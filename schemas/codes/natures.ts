import { type CodeOf, codes } from './codes.js';

/** What kind of outage a row is. */
export const natureCodes = codes({
  fault: { zh: '故障停电', en: 'Fault' },
  planned: { zh: '预安排停电', en: 'Planned' },
  rationing: { zh: '限电', en: 'Rationing' },
  safety_shutdown: { zh: '停运避险', en: 'Safety shutdown' },
  other: { zh: '其他', en: 'Other' },
});
export type Nature = CodeOf<typeof natureCodes>;
