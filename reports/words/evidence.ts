import { fill, type WordTree } from '../../schemas/words/index.js';

export const evidenceNoticeWords = {
  heading: { zh: '判定依据不全：', en: 'Evidence is missing:' },
  meaning: {
    zh: '凡可能因此改变的判定均为“无法判定”。',
    en: 'every verdict that it could change is undetermined.',
  },
  fault: fill<'what' | 'about' | 'message'>(
    (p) => `${p.what}：${p.about}（${p.message}）`,
    (p) => `${p.what}: ${p.about} (${p.message})`,
  ),
  faultOfFile: fill<'what' | 'message'>(
    (p) => `${p.what}：${p.message}`,
    (p) => `${p.what}: ${p.message}`,
  ),
  more: fill<'count'>(
    (p) => `另有 ${p.count} 项，见“数据质量”。`,
    (p) => `${p.count} more: see “Data quality”.`,
  ),
} satisfies WordTree;
