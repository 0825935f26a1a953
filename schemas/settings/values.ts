import { z } from 'zod';
import { isYear, YEARS, yearPattern } from '../parse.js';
import { tiers } from '../tiers.js';
import { faultOfFormat } from '../time-formats.js';

const inYears = `a year from ${YEARS.first} to ${YEARS.last}, such as 2022`;

/** A text; the reader of the file takes a number in its place as it is written. */
export const textOrNone = z.string().meta({ type: ['string', 'number'] });
export const text = textOrNone.min(1);
/** Of the years that a time may lie in, as are the names of years. */
export const isoDate = z.iso
  .date({ error: 'a date such as 2023-01-01', abort: true })
  .refine((date) => isYear(Number(date.slice(0, 4))), inYears);
/** The name of a year, where years are names. */
export const yearName = z.string().regex(new RegExp(`^${yearPattern}$`, 'u'), inYears);
export const year = z.number().int().min(1990).max(2100);
export const minutes = z.number().int().min(0).max(525_600);
export const cityList = z.array(text).min(1);

const hours = z.number().positive().max(9000).multipleOf(0.000001);
export const tierHours = z.partialRecord(z.enum(tiers), hours);

/** A time zone by its IANA name. */
export const zoneName = text.refine(isZone, 'an IANA time zone such as Asia/Shanghai');

/** How times are written; what is wrong with it is said in both languages. */
export const timeFormat = text.superRefine((format, context) => {
  const words = faultOfFormat(format);
  if (words) context.addIssue({ code: 'custom', message: words.en, params: { words } });
});

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== '';
  } catch {
    return false;
  }
}
