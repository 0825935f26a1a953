import type { Rejection } from './codes/index.js';
import type { Fault } from './fields.js';
import type { Words } from './words/index.js';

/** A cell understood, as canonical text, or the fault in it. */
export type Parsed =
  | { readonly ok: true; readonly value: string | null }
  | { readonly ok: false; readonly fault: Fault };

/**
 * Years that a time may lie in; a mistyped one within them is caught by the check `stray_month`. What
 * programs write for "no time", such as 0001-01-01, is no time and not taken for an empty cell either: a
 * row without an end would be out until now.
 */
export const YEARS = { first: 1900, last: 2199 } as const;
/** The same as a regular expression, for what is declared by one. */
export const yearPattern = '(?:19|2[01])\\d\\d';

export function isYear(year: number): boolean {
  return Number.isInteger(year) && year >= YEARS.first && year <= YEARS.last;
}

/** No time, number or name is longer; and marks by the thousand take long to put in order. */
export const LONGEST_PLAIN = 1000;

/** Full-width digits, letters and punctuation as their plain forms. */
export function plain(text: string): string {
  return text.length > LONGEST_PLAIN ? text : text.normalize('NFKC');
}

/** Raised, lowered and circled digits: 120² is 120 with a note to it, and not 1202. */
const notes = /[\u00b2\u00b3\u00b9\u2070-\u209f\u2460-\u24ff\u2776-\u2793\u3200-\u33ff]/u;

/** The same of a text of which every digit counts. */
export function plainDigits(text: string): string {
  return notes.test(text) ? text : plain(text);
}

/** Several texts in one cell, joined by `;` of either width. */
export function parseList(text: string): Parsed {
  const items = text.split(/[;；]/u).map((item) => item.trim());
  return ok(items.filter((item) => item !== '').join(';'));
}

export function ok(value: string): Parsed {
  return { ok: true, value };
}

/** A fault that quotes the cell and says what was expected. */
export function bad(code: Rejection, cell: string, expected: Words): Parsed {
  const shown = cell.length > 60 ? `${cell.slice(0, 60)}…` : cell;
  return {
    ok: false,
    fault: {
      code,
      message: {
        zh: `“${shown}”无法识别：${expected.zh}`,
        en: `"${shown}" is not understood: ${expected.en}`,
      },
    },
  };
}

/** Years that are taken. */
export function yearsUpTo(last: number): Words {
  return {
    zh: `年份应在 ${YEARS.first} 至 ${last} 之间`,
    en: `expected a year from ${YEARS.first} to ${last}`,
  };
}
