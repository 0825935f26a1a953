import { SSF } from '@e965/xlsx';
import { civilTime, isoOf } from '../../../schemas/civil.js';

/** The texts of numbers in a sheet: what their values are, not how a column's width shows them. */
export class NumberReader {
  private readonly kinds = new Map<string, NumberKind>();

  /** @param date1904 whether the workbook counts days from 1904, as those of old Macs do */
  constructor(private readonly date1904: boolean) {}

  textOf(value: number, format: string): string {
    switch (this.kindOf(format)) {
      case 'day':
        return dayOf(civilTime(value, this.date1904)) ?? digitsOf(value);
      case 'date':
        return civilTime(value, this.date1904) ?? digitsOf(value);
      case 'clock':
        // A moment of which only the time of day is shown is a moment still.
        if (value >= FIRST_MOMENT) return civilTime(value, this.date1904) ?? digitsOf(value);
        return SSF.format(format, value, { date1904: this.date1904 }) as string;
      case 'padded':
        return digitsOf(value).padStart(format.length, '0');
      case 'plain':
        return digitsOf(value);
    }
  }

  /** A moment that is written out and not counted in days. What is no local time stays as it is written. */
  momentText(written: string, format: string): string {
    if (!/^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:\.\d+)?)?$/u.test(written)) return written;
    const moment = Date.parse(`${written.includes('T') ? written : `${written}T00:00:00`}Z`);
    if (Number.isNaN(moment)) return written;
    const time = isoOf(Math.round(moment / 1000));
    const isDay = this.kindOf(format) === 'day' || !written.includes('T');
    return (isDay ? dayOf(time) : time) ?? written;
  }

  private kindOf(format: string): NumberKind {
    const known = this.kinds.get(format);
    if (known) return known;
    const kind = kindOfFormat(format);
    this.kinds.set(format, kind);
    return kind;
  }
}

type NumberKind = 'day' | 'date' | 'clock' | 'padded' | 'plain';

/** No span of time is of so many days: it is a day of 1990 or later, by either way of counting. */
const FIRST_MOMENT = 31_412;

/** Excel's own limit; what is longer says nothing of a number. */
const LONGEST_FORMAT = 255;

function kindOfFormat(format: string): NumberKind {
  if (format.length > LONGEST_FORMAT) return 'plain';
  if (/^0{2,}$/u.test(format)) return 'padded';
  if (format === 'General' || !(SSF.is_date(format) as boolean)) return 'plain';
  // Without literals, colours, locales and the words for the halves of a day.
  const letters = format.replace(/"[^"]*"|\\.|\[[^\]]*\]|am\/pm|a\/p/giu, '');
  const hasDay = /[dye]/iu.test(letters);
  const hasTime = /[hs]|\[(?:h+|m+|s+)\]/iu.test(format.replace(/"[^"]*"|\\./gu, ''));
  if (!hasTime) return 'day';
  return hasDay ? 'date' : 'clock';
}

/** What shows as a date alone is one, unless a time of day is behind it. */
function dayOf(time: string | undefined): string | undefined {
  return time?.replace(/ 00:00:00$/u, '');
}

/** A number in digits, never with an exponent, to the fifteen significant ones that Excel keeps. */
export function digitsOf(value: number): string {
  if (Number.isInteger(value)) {
    return Math.abs(value) < 1e21 ? String(value) : BigInt(value).toString();
  }
  const kept = Number(value.toPrecision(15));
  const text = String(kept);
  return text.includes('e') ? kept.toFixed(20).replace(/\.?0+$/u, '') : text;
}
