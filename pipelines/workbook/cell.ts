/**
 * A cell of a worksheet: text, number or boolean, and how a number is shown. There is no other kind, so
 * no value can become a formula.
 */
export interface SheetCell {
  readonly t: 's' | 'n' | 'b';
  readonly v: string | number | boolean;
  readonly z?: string;
}

export const formats = {
  date: 'yyyy-mm-dd',
  time: 'yyyy-mm-dd hh:mm:ss',
  milliseconds: 'yyyy-mm-dd hh:mm:ss.000',
} as const;

/** The most that Excel keeps of one text. */
const LONGEST_TEXT = 32_767;
/** Excel keeps 15 digits. */
const LARGEST = 10n ** 15n;
/** Excel counts days from 1900 and knows none before; the first two months are off by one. */
const FIRST_DAY = 61;
const LAST_DAY = 2_958_466;
const DAYS_TO_1970 = 25_569;
const DAY_MS = 86_400_000;

export function textCell(text: string): SheetCell {
  const isKept = text.length <= LONGEST_TEXT;
  return { t: 's', v: isKept ? text : `${text.slice(0, LONGEST_TEXT - 1)}…` };
}

/** A longer whole number stays text, so that no digit is lost. */
export function wholeCell(value: bigint, format?: string): SheetCell {
  const isKept = value > -LARGEST && value < LARGEST;
  return isKept ? numbered(Number(value), format) : textCell(value.toString());
}

/** Nothing for what is no number. */
export function numberCell(value: number, format?: string): SheetCell | undefined {
  return Number.isFinite(value) ? numbered(value, format) : undefined;
}

/** Some programs show a truth as a number unless its format says otherwise. */
const FLAG = '"TRUE";"TRUE";"FALSE"';

export function flagCell(value: boolean): SheetCell {
  return { t: 'b', v: value, z: FLAG };
}

/**
 * A date or time as Excel counts it.
 * @param days since 1970, with the time of day as a fraction
 * @param text what stands there for a day that Excel does not know
 */
export function dayCell(days: number, format: string, text: string): SheetCell {
  const serial = days + DAYS_TO_1970;
  const isKnown = serial >= FIRST_DAY && serial < LAST_DAY;
  return isKnown ? numbered(serial, format) : textCell(text);
}

/** The same from ISO 8601 in local civil time; any other text stays text. */
export function isoCell(iso: string): SheetCell {
  const match = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}:\d{2}))?$/u.exec(iso);
  const ms = match ? Date.parse(`${match[1]}T${match[2] ?? '00:00:00'}Z`) : Number.NaN;
  if (Number.isNaN(ms)) return textCell(iso);
  return dayCell(ms / DAY_MS, match?.[2] ? formats.time : formats.date, iso);
}

function numbered(value: number, format: string | undefined): SheetCell {
  return { t: 'n', v: value, ...(format && { z: format }) };
}
