import type { WordTree } from '../../schemas/words/index.js';

/** What stands between the parts of a list or a text. */
export const marks = {
  /** Between short names. */
  names: { zh: '、', en: ', ' },
  /** Between names that have commas of their own. */
  items: { zh: '、', en: '; ' },
  clauses: { zh: '，', en: ', ' },
  groups: { zh: '；', en: '; ' },
  sentences: { zh: '', en: ' ' },
  colon: { zh: '：', en: ': ' },
} satisfies WordTree;
