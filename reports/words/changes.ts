import { fill, type WordTree } from '../../schemas/words/index.js';
import { many } from './many.js';

export const changesWords = {
  heading: { zh: '变化', en: 'What changed' },
  toMet: fill<'year' | 'count' | 'names'>(
    (p) => `与${p.year}年相比，${p.count} 个单元由未达标转为达标：${p.names}。`,
    (p) => `Since ${p.year}, ${many(p.count, 'cell')} moved from not met to met: ${p.names}.`,
  ),
  toNotMet: fill<'year' | 'count' | 'names'>(
    (p) => `与${p.year}年相比，${p.count} 个单元由达标转为未达标：${p.names}。`,
    (p) => `Since ${p.year}, ${many(p.count, 'cell')} moved from met to not met: ${p.names}.`,
  ),
  noMoves: fill<'year'>(
    (p) => `与${p.year}年相比，没有单元的判定在达标与未达标之间改变。`,
    (p) => `No cell moved between met and not met since ${p.year}.`,
  ),
  cells: fill<'place' | 'tiers'>(
    (p) => `${p.place}（${p.tiers}）`,
    (p) => `${p.place} (${p.tiers})`,
  ),
  more: fill<'names' | 'count'>(
    (p) => `${p.names}等`,
    (p) => `${p.names} and ${p.count} more`,
  ),
  movers: { zh: '停电时间升降最多的单元', en: 'Cells whose hours fell and rose the most' },
  span: fill<'from' | 'to'>(
    (p) => `小时/户，${p.from}至${p.to}，与上年同期比`,
    (p) => `hours per user, ${p.from} to ${p.to}, against the same months of the year before`,
  ),
  spanOne: fill<'month'>(
    (p) => `小时/户，${p.month}，与上年同月比`,
    (p) => `hours per user, ${p.month}, against the same month of the year before`,
  ),
  spanYear: {
    zh: '小时/户，全年，与上年比',
    en: 'hours per user, whole year, against the year before',
  },
  city: { zh: '市州', en: 'City' },
  tier: { zh: '地区特征', en: 'Tier' },
  before: { zh: '上年', en: 'Before' },
  now: { zh: '本年', en: 'Now' },
  change: { zh: '增减', en: 'Change' },
  ranks: { zh: '各市州名次', en: 'Ranking of the cities' },
  ranksNote: {
    zh: '按全部地区合计的停电时间，由少到多',
    en: 'by hours over all tiers, the fewest first',
  },
  rank: { zh: '名次', en: 'Rank' },
  rankBefore: { zh: '上年名次', en: 'Rank before' },
  ownRank: fill<'place' | 'rank' | 'of' | 'before'>(
    (p) =>
      `按全部地区合计的停电时间由少到多，${p.place}在 ${p.of} 个市州中居第 ${p.rank} 位，上年同期第 ${p.before} 位。`,
    (p) =>
      `By hours over all tiers, the fewest first, ${p.place} ranks ${p.rank} of ${p.of}; it ranked ${p.before} in the same span of the year before.`,
  ),
  ownRankOnly: fill<'place' | 'rank' | 'of'>(
    (p) => `按全部地区合计的停电时间由少到多，${p.place}在 ${p.of} 个市州中居第 ${p.rank} 位。`,
    (p) => `By hours over all tiers, the fewest first, ${p.place} ranks ${p.rank} of ${p.of}.`,
  ),
  since: fill<'name' | 'on'>(
    (p) => `上报以来（${p.name}，${p.on}）`,
    (p) => `Since it was submitted (${p.name}, ${p.on})`,
  ),
  unrevised: {
    zh: '各项停电时间与判定均与上报时一致。',
    en: 'Hours and verdicts are what was submitted.',
  },
  revised: fill<'count'>(
    (p) => `${p.count} 个单元或合计与上报时不同，所改数字在各表中以标记注明。`,
    (p) =>
      `${p.count} cells or totals differ from what was submitted; each revised figure is marked where it stands.`,
  ),
  revisions: { zh: '上报值与现值', en: 'As submitted, and now' },
  unit: { zh: '小时/户；差异为时户数', en: 'hours per user; the difference in user-hours' },
  marks: { zh: '标记', en: 'Marks' },
  submitted: { zh: '上报', en: 'Submitted' },
  present: { zh: '现在', en: 'Now' },
  difference: { zh: '差异', en: 'Difference' },
  verdict: { zh: '判定', en: 'Verdict' },
  verdictChanged: fill<'from' | 'to'>(
    (p) => `${p.from} → ${p.to}`,
    (p) => `${p.from} → ${p.to}`,
  ),
  parts: { zh: '差异的来源', en: 'What the differences are made of' },
  partsNote: {
    zh: '各部分依次算出，合计即差异；停电按时户列，因四舍五入末位可有出入，准确到户秒的数与其余各量见数据',
    en: 'taken in this order, the parts add up to the difference; user-hours are rounded here, and exact to the second in the data, as are all other figures',
  },
  figure: { zh: '量', en: 'Figure' },
  userHours: { zh: '时户', en: 'user-hours' },
  userDays: { zh: '户日', en: 'user-days' },
  noParts: {
    zh: '差异的来源无从分解：数据仓库中没有上报时的内容，或已发布的结果不是由本版程序从仓库现有内容按现行设置算出。先运行 shihu run，再出报告。',
    en: 'The differences are not split into parts: the warehouse lacks what was submitted, or what is published was not built by this version from what it holds now. Run shihu run, then report again.',
  },
  otherParts: {
    zh: '停电时户与用户数没有差异；不同的是中断次数等其他各量，见 shihu compare。',
    en: 'User-hours and users do not differ; other figures such as interruptions do: see shihu compare.',
  },
  legend: {
    zh: '标记：r 上报后已修订；p 上报时为临时数，此后已修订；c 判定改变。',
    en: 'Marks: r, revised since it was submitted; p, revised, and provisional when submitted; c, the verdict changed.',
  },
  triangle: { zh: '历次上报的修订', en: 'Revisions from one submission to the next' },
  triangleNote: {
    zh: '小时/户；各行为一次上报，各列为其后各次所作的修订',
    en: 'hours per user; a row for each submission, a column for each that revised it',
  },
  submission: { zh: '上报', en: 'Submission' },
  asSubmitted: { zh: '上报值', en: 'As submitted' },
} satisfies WordTree;
