import { fill, type WordTree } from '../../schemas/words/index.js';

export const exclusionWords = {
  heading: { zh: '停运避险扣除审查', en: 'Audit of exclusions' },
  summary: fill<'claims' | 'qualified' | 'refused' | 'excluded'>(
    (p) =>
      `本期开始的停电记录中有 ${p.claims} 条提出扣除：${p.qualified} 条予以扣除，共 ${p.excluded} 时户；${p.refused} 条不予扣除，其时户照常计入。`,
    (p) =>
      `${p.claims} outage rows that started in the period claim exclusion: ${p.qualified} qualify, excluding ${p.excluded} user-hours; ${p.refused} are refused and stay counted.`,
  ),
  noClaims: {
    zh: '本期开始的停电记录均未提出扣除。',
    en: 'No outage row that started in the period claims exclusion.',
  },
  sums: { zh: '扣除前后对照', en: 'With and without exclusion' },
  sumsNote: {
    zh: '时户按本期切分；全部 = 计入 + 扣除',
    en: 'user-hours clipped to the period; gross = counted + excluded',
  },
  place: { zh: '地区', en: 'Area' },
  gross: { zh: '全部时户', en: 'Gross user-hours' },
  excluded: { zh: '扣除时户', en: 'Excluded user-hours' },
  net: { zh: '计入时户', en: 'Counted user-hours' },
  hoursGross: { zh: '扣除前（小时/户）', en: 'Hours before' },
  hoursNet: { zh: '扣除后（小时/户）', en: 'Hours after' },
  reasons: { zh: '不予扣除的原因', en: 'Why claims were refused' },
  reasonsNote: {
    zh: '按记录开始时间归入本期，时户为其全程',
    en: 'rows by their start; user-hours over their whole life',
  },
  reason: { zh: '原因', en: 'Reason' },
  code: { zh: '代码', en: 'Code' },
  netSeconds: { zh: '计入户秒', en: 'Counted user-seconds' },
  claims: { zh: '条数', en: 'Claims' },
  noRefused: { zh: '本期没有不予扣除的申请。', en: 'No claim of the period was refused.' },
  list: { zh: '不予扣除的申请', en: 'Refused claims' },
  listNote: { zh: '按计入时户由大到小', en: 'by counted user-hours, largest first' },
  event: { zh: '事件编号', en: 'Event' },
  order: { zh: '批准文号', en: 'Order' },
  window: { zh: '批准时段', en: 'Approved window' },
  actual: { zh: '实际停电时段', en: 'Actual outage' },
  more: fill<'count'>(
    (p) => `另有 ${p.count} 条未列出，见发布库 exclusion_audit 表（outcome = 'refused'）。`,
    (p) =>
      `${p.count} more are not listed here; they are in exclusion_audit in the published database (outcome = 'refused').`,
  ),
} satisfies WordTree;
