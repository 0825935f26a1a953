import { type Dialect, usualDialect } from './dialect.js';
import { bad, isYear, ok, type Parsed, plainDigits, YEARS, yearsUpTo } from './parse.js';
import type { Words } from './words/index.js';

/** More users than any country has; of so many, even the user-seconds of all those years fit in 64 bits. */
export const MOST_USERS = 900_000_000;

/** A whole number of users: thousands separators and a 户 suffix are allowed. */
export function parseCount(text: string, _dialect: Dialect = usualDialect): Parsed {
  const digits = numberText(text)?.replace(/\.0+$/u, '');
  if (!digits || !/^0*\d{1,9}$/u.test(digits)) return bad('bad_number', text, countForms);
  const users = Number(digits);
  return users > MOST_USERS ? bad('bad_number', text, countForms) : ok(String(users));
}

/** Decimals are kept as 18 digits, nine of them behind the point. */
const DECIMAL_LIMIT = 10n ** 18n;

/** A number not below zero, kept to nine decimals, rounded half up. */
export function parseDecimal(text: string, _dialect: Dialect = usualDialect): Parsed {
  const written = plainDigits(text);
  const [, whole, group] = /^\+?(\d{1,3}),(\d{3})(?=\D*$)(?!\.)/u.exec(written) ?? [];
  if (whole && group) return bad('bad_number', text, eitherOf(whole, group));
  const digits = numberText(text);
  const m = digits && /^0*(\d{1,9})(?:\.(\d*))?$/u.exec(digits);
  if (!m) return bad('bad_number', text, decimalForms);
  const fraction = (m[2] ?? '').padEnd(10, '0');
  let scaled = BigInt((m[1] ?? '0') + fraction.slice(0, 9));
  if ((fraction[9] ?? '0') >= '5') scaled += 1n;
  if (scaled >= DECIMAL_LIMIT) return bad('bad_number', text, decimalForms);
  const padded = scaled.toString().padStart(10, '0');
  return ok(`${padded.slice(0, -9)}.${padded.slice(-9)}`);
}

function numberText(text: string): string | null {
  const written = plainDigits(text);
  const unit = /(?:户|小时|时户|h)$/iu.exec(written);
  const bare = unit ? written.slice(0, unit.index).trimEnd() : written;
  if (/^\d{1,3}(,\d{3})+(\.\d*)?$/u.test(bare)) return bare.replaceAll(',', '');
  return /^\+?\d+(\.\d*)?$|^\.\d+$/u.test(bare)
    ? bare.replace('+', '').replace(/^\./u, '0.')
    : null;
}

export function parseYear(text: string): Parsed {
  const year = plainDigits(text)
    .replace(/年度?$/u, '')
    .replace(/\.0+$/u, '');
  const n = Number(year);
  if (!/^\d{4}$/u.test(year) || !isYear(n)) {
    return bad('bad_number', text, yearsUpTo(YEARS.last));
  }
  return ok(year);
}

const countForms = {
  zh: `应为 0 至 ${MOST_USERS} 的整数`,
  en: `expected a whole number from 0 to ${MOST_USERS}`,
};
/** Some write 4,125 for four and an eighth, some for four thousand one hundred and twenty-five. */
function eitherOf(whole: string, rest: string): Words {
  return {
    zh: `逗号可能是千位分隔符（${whole}${rest}），也可能是小数点（${whole}.${rest}）；请去掉逗号或改用小数点`,
    en: `the comma may separate thousands (${whole}${rest}) or decimals (${whole}.${rest}); remove it or use a point`,
  };
}
const decimalForms = {
  zh: '应为不小于 0 的数，整数部分至多 9 位',
  en: 'expected a number, 0 or more, with at most 9 digits before the decimal point',
};
