import { type Dialect, usualDialect } from './dialect.js';
import {
  bad,
  isYear,
  LONGEST_PLAIN,
  ok,
  type Parsed,
  plainDigits,
  YEARS,
  yearsUpTo,
} from './parse.js';
import { parseDate } from './times.js';

/** A year and a month with nothing behind them: `2022-07`, `2022/7`, `202207`, `2022年7月`, `2022年07月份`. */
const yearAndMonth = /^(\d{4})(?:[-/. ](\d{1,2})|(\d\d)|年\s?(\d{1,2})月份?)$/u;

const forms = {
  zh: '应为带年份的月份，如 2022-07、202207 或 2022年7月',
  en: 'expected a month with its year, such as 2022-07, 202207 or 2022年7月',
};

/** A month as its first day. Sheets keep months so, and any other day of one is refused. */
export function parseMonth(text: string, dialect: Dialect = usualDialect): Parsed {
  const written = plainDigits(text);
  if (written.length > LONGEST_PLAIN) return bad('bad_time', text, forms);
  const [, year, ...found] = yearAndMonth.exec(written) ?? [];
  const month = Number(found.find((one) => one !== undefined));
  if (year !== undefined) {
    if (month < 1 || month > 12) return bad('bad_time', text, forms);
    if (!isYear(Number(year))) return bad('bad_time', text, yearsUpTo(YEARS.last));
    return ok(`${year}-${String(month).padStart(2, '0')}-01`);
  }
  const day = parseDate(text, dialect);
  return day.ok && day.value?.endsWith('-01') ? day : bad('bad_time', text, forms);
}
