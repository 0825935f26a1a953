import { type OutlookCode, outlookCodes } from '../../schemas/codes/index.js';
import { fill, joined, type Words, type WordTree } from '../../schemas/words/index.js';
import { against, exact, fixed, percent } from '../base/figures.js';

/** What the sentence on a forecast is made of: a row of the table forecasts. */
export interface Forecast {
  readonly hours_so_far: number | null;
  readonly hours_low: number | null;
  readonly hours_high: number | null;
  readonly hours_expected: number | null;
  readonly hours_allowance: number | null;
  readonly hours_left: number | null;
  readonly left_user_seconds: bigint | null;
  readonly pace_minutes_per_day: number | null;
  readonly p_meet: number | null;
  readonly past_years: number;
}

export const outlookWords = outlookCodes.words;

const w = {
  soFar: fill<'hours'>(
    (p) => `至今 ${p.hours} 小时`,
    (p) => `so far ${p.hours} h`,
  ),
  allowed: fill<'hours'>(
    (p) => `全年限额 ${p.hours} 小时`,
    (p) => `allowed ${p.hours}`,
  ),
  left: fill<'hours' | 'minutes'>(
    (p) => `尚余 ${p.hours} 小时，合每天 ${p.minutes} 分钟`,
    (p) => `${p.hours} h left, that is ${p.minutes} minutes a day`,
  ),
  beyond: fill<'hours'>(
    (p) => `已超出 ${p.hours} 小时`,
    (p) => `${p.hours} h beyond it`,
  ),
  range: fill<'low' | 'high'>(
    (p) => `预计全年 ${p.low} 至 ${p.high} 小时`,
    (p) => `by the end of the year ${p.low} to ${p.high} h`,
  ),
  point: fill<'hours' | 'years'>(
    (p) => `预计全年约 ${p.hours} 小时（只有 ${p.years} 个过去年度，无区间）`,
    (p) => `by the end of the year about ${p.hours} h (no interval from ${p.years} past years)`,
  ),
  chance: fill<'share'>(
    (p) => `达标可能性 ${p.share}`,
    (p) => `${p.share} to make it`,
  ),
  noPast: { zh: '没有过去的完整年度，不作预测', en: 'no complete year before it, so no forecast' },
  between: { zh: '；', en: '; ' },
} satisfies WordTree;

/** So far, allowed, left a day, by the end of the year, and how likely that is to be within. */
export function outlookSentence(row: Forecast): Words {
  const { hours_allowance: allowed, left_user_seconds: left } = row;
  const isWithin = left === null ? null : left >= 0n;
  const parts: Words[] = [w.soFar({ hours: against(row.hours_so_far, allowed, isWithin) })];
  if (allowed !== null) {
    parts.push(w.allowed({ hours: allowance(allowed, row.hours_so_far, isWithin) }));
    const size = fixed(Math.abs(row.hours_left ?? 0));
    const pace = row.pace_minutes_per_day;
    const minutes = fixed(pace, pace !== null && pace < 1 ? 2 : 1);
    parts.push(isWithin ? w.left({ hours: size, minutes }) : w.beyond({ hours: size }));
  }
  if (row.hours_low !== null && row.hours_high !== null) {
    parts.push(w.range({ low: fixed(row.hours_low), high: fixed(row.hours_high) }));
  } else if (row.hours_expected !== null) {
    parts.push(w.point({ hours: fixed(row.hours_expected), years: row.past_years }));
  } else parts.push(w.noPast);
  if (row.p_meet !== null && row.hours_low !== null) {
    parts.push(w.chance({ share: chance(row.p_meet) }));
  }
  return joined(parts, w.between);
}

/** With more than two decimals only where two would put it on the other side of what is so far. */
function allowance(hours: number, soFar: number | null, isWithin: boolean | null): string {
  const short = Number(hours.toFixed(2));
  const isSame = soFar === null || soFar <= short === isWithin;
  return exact(isSame ? short : Number(hours.toFixed(6)));
}

/** A probability in whole per cent, never rounded onto a certainty or across a half. */
export function chance(probability: number): string {
  if (probability > 0 && probability < 0.01) return '<1%';
  if (probability > 0.99 && probability < 1) return '>99%';
  if (probability < 0.5 && probability >= 0.495) return '<50%';
  return percent(probability, null, null, 0);
}

/** The word for an outlook; of a later version's code, the code. */
export function outlookWord(code: OutlookCode | null): Words {
  return code === null ? { zh: '—', en: '—' } : outlookWords[code];
}
