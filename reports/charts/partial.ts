import { monthsOf, monthsUpTo, shortMonth } from '../period.js';
import { allTiers, type View } from '../view.js';
import { chartWords } from '../words.js';

/** Says which months of the year are short of days, so that a low last bar isn't read as a success. */
export function partialNote(view: View): string {
  const { say, year, region, data } = view;
  const shown = data.period.kind === 'year' ? monthsOf(year) : monthsUpTo(data.period);
  const short = shown.filter((month) => {
    const row = view.hours('month', month, region.code, allTiers);
    return row !== undefined && !row.is_final;
  });
  if (short.length === 0) return '';
  const months = short.map((month) => say(shortMonth(month))).join(say({ zh: '、', en: ', ' }));
  return say({ zh: '', en: ' ' }) + say(chartWords.partial({ months }));
}
