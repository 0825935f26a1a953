import { fill, type Words, type WordTree } from '../../schemas/words/index.js';

export const monthsEn = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;
const quartersEn = ['first', 'second', 'third', 'fourth'] as const;
const quartersZh = ['一', '二', '三', '四'] as const;

type Month = { readonly year: string; readonly month: number };

/** Years, quarters, months and days in words. */
export const dateWords = {
  year: fill<'year'>(
    (p) => `${p.year}年`,
    (p) => p.year,
  ),
  quarter: ({ year, quarter }: { year: string; quarter: number }): Words => ({
    zh: `${year}年第${quartersZh[quarter - 1] ?? quarter}季度`,
    en: `${quartersEn[quarter - 1] ?? quarter} quarter of ${year}`,
  }),
  month: ({ year, month }: Month): Words => ({
    zh: `${year}年${month}月`,
    en: `${monthsEn[month - 1] ?? month} ${year}`,
  }),
  day: ({ year, month, day }: Month & { readonly day: number }): Words => ({
    zh: `${year}年${month}月${day}日`,
    en: `${day} ${monthsEn[month - 1] ?? month} ${year}`,
  }),
  shortMonth: ({ month }: { readonly month: number }): Words => ({
    zh: `${month}月`,
    en: monthsEn[month - 1]?.slice(0, 3) ?? String(month),
  }),
  /** A month of any year. */
  anyMonth: ({ month }: { readonly month: number }): Words => ({
    zh: `${month}月`,
    en: monthsEn[month - 1] ?? String(month),
  }),
  /** A month by its short name. */
  monthOfYear: ({ year, month }: { year: string; month: Words }): Words => ({
    zh: `${year}年${month.zh}`,
    en: `${month.en} ${year}`,
  }),
  dayOfMonth: ({ day, month }: { day: number; month: Words }): Words => ({
    zh: `${month.zh}${day}日`,
    en: `${day} ${month.en}`,
  }),
} satisfies WordTree;
