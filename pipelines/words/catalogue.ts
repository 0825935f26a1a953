import type { Words, WordTree } from '../../schemas/words/index.js';

export const feedWords = {
  /** What a feed is, and what a row of it is. */
  described: (p: { feed: Words; grain: Words }): Words => ({
    zh: `${p.feed.zh}：${p.grain.zh}`,
    en: `${p.feed.en}: ${p.grain.en}`,
  }),
} satisfies WordTree;
