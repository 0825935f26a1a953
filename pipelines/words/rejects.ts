import type { WordTree } from '../../schemas/words/index.js';

export const rejectsWords = {
  /** Heading of the column that is added to rejected rows. */
  reason: { zh: '拒绝原因', en: 'reject_reason' },
} satisfies WordTree;
