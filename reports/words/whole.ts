import type { WordTree } from '../../schemas/words/index.js';

export const wholeWords = {
  places: { zh: '区域与市州', en: 'Region and cities' },
  all: { zh: '全部依次显示', en: 'All below one another' },
} satisfies WordTree;
