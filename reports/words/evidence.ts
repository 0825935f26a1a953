import type { Words } from '../../schemas/words.js';
import { fill, type WordTree } from '../../schemas/words.js';

/** What is missing of a verdict's evidence, the gravest first. */
export const evidenceWords: Record<
  'unread_files' | 'replaced_unlike' | 'mostly_open' | 'no_outages' | 'complete',
  Words
> = {
  unread_files: { zh: '文件未读取', en: 'File not read' },
  replaced_unlike: { zh: '编号冲突', en: 'Numbers collide' },
  mostly_open: { zh: '多数未复电', en: 'Mostly without an end' },
  no_outages: { zh: '全期无停电记录', en: 'No outage held' },
  complete: { zh: '齐全', en: 'Complete' },
};

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
