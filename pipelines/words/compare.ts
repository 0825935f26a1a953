import { fill, joined, type Words, type WordTree } from '../../schemas/words/index.js';

export const compareWords = {
  noSuch: fill<'name'>(
    (p) => `没有名为“${p.name}”的存档。`,
    (p) => `There is no submission named "${p.name}".`,
  ),
  namesAre: (names: readonly string[]): Words => {
    const all = joined(names);
    return { zh: `已有存档：${all.zh}。`, en: `Submissions: ${all.en}.` };
  },
  submitFirst: {
    zh: '尚无存档；用 shihu submit 存下一个。',
    en: 'Nothing was submitted yet; shihu submit does.',
  },
  otherPeriod: fill<'one' | 'of' | 'other' | 'by'>(
    (p) => `“${p.one}”是 ${p.of} 的存档，“${p.other}”是 ${p.by} 的，无法对比。`,
    (p) =>
      `"${p.one}" was submitted for ${p.of} and "${p.other}" for ${p.by}: they can't be compared.`,
  ),
  samePeriod: { zh: '请给出同一时段的两个存档。', en: 'Name two submissions of one period.' },
  onlySubmitted: {
    zh: 'compare 按存档对比，不接受 --known-at 与 --as-of。',
    en: 'compare takes the names of submissions, and no --known-at or --as-of.',
  },
  noChange: fill<'name'>(
    (p) => `与“${p.name}”上报时一致，没有变化。`,
    (p) => `Nothing differs from what was submitted as "${p.name}".`,
  ),
  title: fill<'period' | 'before' | 'after'>(
    (p) => `${p.period} 停电户秒：${p.before} → ${p.after}，差异按来源分解`,
    (p) =>
      `Outage user-seconds of ${p.period}: ${p.before} → ${p.after}, and what makes the difference`,
  ),
  usersTitle: { zh: '用户日数', en: 'User-days' },
  asSubmitted: fill<'name' | 'on'>(
    (p) => `${p.name}（${p.on}）`,
    (p) => `${p.name} (${p.on})`,
  ),
  now: { zh: '现值', en: 'now' },
  city: { zh: '市州', en: 'City' },
  tier: { zh: '地区特征', en: 'Tier' },
  marks: { zh: '标记', en: 'Marks' },
  before: { zh: '上报值', en: 'Submitted' },
  after: { zh: '对比值', en: 'Compared' },
  difference: { zh: '差异', en: 'Difference' },
  verdicts: { zh: '判定改变', en: 'Verdicts that changed' },
  all: { zh: '其余指标见 --json。', en: 'All other figures: --json.' },
} satisfies WordTree & { namesAre: unknown };
