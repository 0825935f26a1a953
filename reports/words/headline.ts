import { fill, type WordTree } from '../../schemas/words/index.js';

export const headlineWords = {
  openWhy: fill<'open' | 'reasons'>(
    (p) => `${p.open} 个单元无法判定：${p.reasons}。`,
    (p) => `Undetermined (${p.open}): ${p.reasons}.`,
  ),
  openUsers: fill<'count'>(
    (p) => `没有用户基数${p.count}`,
    (p) => `no users${p.count}`,
  ),
  emptyCities: fill<'year' | 'count' | 'names'>(
    (p) => `${p.names}没有${p.year}年的任何考核单元，全区域因此不能判定为达标。`,
    (p) =>
      `Without any cell in ${p.year}: ${p.names}; so the region as a whole can’t be judged as met.`,
  ),
  emptyCitiesMany: fill<'year' | 'count' | 'names'>(
    (p) =>
      `${p.names}等 ${p.count} 个市州没有${p.year}年的任何考核单元，全区域因此不能判定为达标。`,
    (p) =>
      `Without any cell in ${p.year}: ${p.names} and others, ${p.count} cities in all; so the region as a whole can’t be judged as met.`,
  ),
  openEvidence: fill<'count'>(
    (p) => `判定依据不全${p.count}`,
    (p) => `evidence missing${p.count}`,
  ),
  openBaseline: fill<'count'>(
    (p) => `未能凭限值判定，又没有基期可比${p.count}`,
    (p) => `not settled by a limit and without a baseline to compare with${p.count}`,
  ),
  openCount: fill<'count'>(
    (p) => `（${p.count} 个）`,
    (p) => ` (${p.count})`,
  ),
  stageYear: fill<'year' | 'deadline'>(
    (p) => `限值应于${p.deadline}年底前达到；${p.year}年按该年度的阶段目标判定。`,
    (p) =>
      `The limits are due by the end of ${p.deadline}; ${p.year} is judged by its own stage targets.`,
  ),
  earlyYear: fill<'year' | 'deadline'>(
    (p) =>
      `限值应于${p.deadline}年底前达到；${p.year}年没有设定阶段目标，此处按最终限值对照，表明当时的差距，并非该年度的考核结论。`,
    (p) =>
      `The limits are due by the end of ${p.deadline}. No stage targets are set for ${p.year}, so it is compared with the final limits: this shows the distance to them and is not a verdict on that year.`,
  ),
  trust: fill<'warnings' | 'rejected' | 'errors'>(
    (p) => `数据检查：没有错误级的问题，${p.warnings} 项警告；${p.rejected} 行数据被拒绝，未计入。`,
    (p) =>
      `Data checks: no errors, warnings: ${p.warnings}; rows rejected and not counted: ${p.rejected}.`,
  ),
  distrust: fill<'warnings' | 'rejected' | 'errors'>(
    (p) =>
      `数据检查有 ${p.errors} 项错误、${p.warnings} 项警告，${p.rejected} 行数据被拒绝而未计入：上述结论须待核实数据后方可采用。`,
    (p) =>
      `Data checks: errors: ${p.errors}, warnings: ${p.warnings}; rows rejected and not counted: ${p.rejected}. Look into these before relying on the findings.`,
  ),
  trustLink: { zh: '见“数据质量”', en: 'See “Data quality”' },
  partNote: {
    zh: '判定以全年为准，以上为年初至期末的进度：“限额之内”指至期末累计未超出适用的最宽限额，“已超限额”指已超出全部适用限额。期末以后的数据不在此报告之内。',
    en: 'A year is judged once it is over; this is its course up to the end of the period: “on course” means that the hours are within the widest allowance that applies, “exceeded” that they are above every one. Nothing of later months is in this report.',
  },
  provisionalNote: {
    zh: '该年度尚无完整数据，以上为进度而非达标结论：“限额之内”指至今累计仍未超出适用的最宽限额，“已超限额”指至今累计已超出全部适用限额。',
    en: 'The year’s data isn’t complete, so this is its course and no verdict yet: “on course” means that the hours so far are within the widest allowance that applies, “exceeded” that they are above every one.',
  },
  gross: { zh: '不扣除停运避险（小时/户）', en: 'Hours per user, nothing excluded' },
  planned: { zh: '其中非故障停电（小时/户）', en: 'Of which not faults (hours)' },
  asai: { zh: '平均供电可用率', en: 'Availability (ASAI)' },
  users: { zh: '等效总用户数（户）', en: 'Equivalent users' },
} satisfies WordTree;
