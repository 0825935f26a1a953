import type { WordTree } from '../../schemas/words/index.js';

export const signatureWords = {
  caption: { zh: '签署', en: 'Signatures' },
  role: { zh: '职责', en: 'Role' },
  name: { zh: '姓名', en: 'Name' },
  signature: { zh: '签字', en: 'Signature' },
  date: { zh: '日期', en: 'Date' },
  filledIn: { zh: '填报', en: 'Filled in' },
  checked: { zh: '审核', en: 'Checked' },
  approved: { zh: '批准', en: 'Approved' },
} satisfies WordTree;
