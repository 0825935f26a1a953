import { type CodeOf, codes } from './codes.js';

/** Whether a city and tier meets the notice: those of a complete year, and of one that isn't. */
export const verdictCodes = codes({
  met_absolute: { zh: '达标', en: 'Met' },
  met_reduction: { zh: '达标（降幅）', en: 'Met by reduction' },
  met: { zh: '达标', en: 'Met' },
  not_met: { zh: '未达标', en: 'Not met' },
  on_course: { zh: '限额之内', en: 'On course' },
  exceeded: { zh: '已超限额', en: 'Exceeded' },
  undetermined: { zh: '无法判定', en: 'Undetermined' },
});
export type VerdictCode = CodeOf<typeof verdictCodes>;

/** Where a year that is not over is heading, the gravest first. */
export const outlookCodes = codes({
  exceeded: { zh: '已超限额', en: 'Exceeded' },
  undetermined: { zh: '无法判定', en: 'Undetermined' },
  at_risk: { zh: '有超限风险', en: 'At risk' },
  on_course: { zh: '限额之内', en: 'On course' },
  on_pace: { zh: '可望达标', en: 'On pace' },
});
export type OutlookCode = CodeOf<typeof outlookCodes>;

/** What a forecast is of. */
export const levelCodes = codes({
  cell: { zh: '市州的一类地区', en: 'City and tier' },
  city: { zh: '市州', en: 'City' },
  tier: { zh: '全区域的一类地区', en: 'Tier of the region' },
  region: { zh: '全区域', en: 'Region' },
});
export type Level = CodeOf<typeof levelCodes>;

/** On which side of the widest allowance that applies the hours lie; null where nobody knows. */
const sides: Readonly<Record<VerdictCode, 'within' | 'beyond' | null>> = {
  met_absolute: 'within',
  met_reduction: 'within',
  met: 'within',
  not_met: 'beyond',
  on_course: 'within',
  exceeded: 'beyond',
  undetermined: null,
};

/** Whether a verdict says that the notice is met or so far kept to; null where it says neither. */
export function isWithin(verdict: string): boolean | null {
  const side = verdictCodes.has(verdict) ? sides[verdict] : null;
  return side && side === 'within';
}

/** Verdicts for which one cell is enough to give them to its city and to the region, the gravest first. */
export const verdictsOfOne: readonly VerdictCode[] = ['not_met', 'exceeded', 'undetermined'];

const bestFirst: readonly string[] = [
  'met_absolute',
  'met',
  'met_reduction',
  'on_course',
  'undetermined',
  'exceeded',
  'not_met',
] satisfies VerdictCode[];

/** Place of a verdict from the best to the worst, by which tables are sorted. */
export function verdictRank(verdict: string): number {
  const rank = bestFirst.indexOf(verdict);
  return rank < 0 ? bestFirst.length - 1 : rank;
}

/** The condition of the notice by which a verdict is met. */
export const routeCodes = codes({
  limit: { zh: '限值', en: 'Limit' },
  reduction: { zh: '降幅', en: 'Reduction' },
  none: { zh: '—', en: '—' },
});
export type Route = CodeOf<typeof routeCodes>;

/** Where the hours of the baseline year are taken from. */
export const baselineCodes = codes({
  history: { zh: '历史指标', en: 'history' },
  events: { zh: '停电事件', en: 'events' },
});
export type BaselineSource = CodeOf<typeof baselineCodes>;
