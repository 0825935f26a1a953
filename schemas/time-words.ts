import { isoOf, yearOf } from './civil.js';
import type { DateOrder } from './dialect.js';
import { joined, same, type Words } from './words/index.js';

/** A date as one order of its numbers has it. */
export interface DatedReading {
  readonly order: DateOrder;
  readonly seconds: number;
}

const dayOf = (seconds: number) => isoOf(seconds).slice(0, 10);
const or: Words = { zh: ' 或 ', en: ' or ' };
const CLOCK = '%H %I %p %M %S %f %a %A %z %Z %T %F %D %R %s %%';
const CENTURY = 'two_digit_years_from: 1970';

function listed(readings: readonly DatedReading[]): Words {
  return joined(
    readings.map(({ order, seconds }) => ({
      zh: `${dayOf(seconds)}（date_order: ${order}）`,
      en: `${dayOf(seconds)} (date_order: ${order})`,
    })),
    or,
  );
}

/** What is wrong with a cell that should be a time or a date. */
export const timeWords = {
  time: {
    zh: '应为时间，如 2022-03-05 14:30:00、2022/3/5 14:30 或 2022年3月5日14时30分',
    en: 'expected a time such as 2022-03-05 14:30:00 or 2022/3/5 14:30',
  },
  date: { zh: '应为日期，如 2022-03-05', en: 'expected a date such as 2022-03-05' },
  oneMoment: {
    zh: '这是一段时间，而此列应为一个时间；请将开始与结束分列填写',
    en: 'it is a range, but one time is expected; put its start and end in separate columns',
  },

  unknownOrder(readings: readonly DatedReading[], lacksCentury: boolean): Words {
    const { zh, en } = listed(readings);
    const more = lacksCentury
      ? { zh: `；年份只有两位，还须设置 ${CENTURY}`, en: `, and ${CENTURY} for its year` }
      : same('');
    return readings.length > 1
      ? {
          zh: `年月日的次序不明，可读作 ${zh}；请在设置中写明 date_order${more.zh}`,
          en: `it may be ${en}; set date_order${more.en}`,
        }
      : {
          zh: `只能读作 ${zh}，但整列须按同一次序读取；请在设置中写明 date_order${more.zh}`,
          en: `it can only be ${en}, but the whole column must be read in one order; set date_order${more.en}`,
        };
  },
  otherOrder(order: DateOrder, readings: readonly DatedReading[]): Words {
    const { zh, en } = listed(readings);
    return {
      zh: `按设置的 date_order: ${order} 没有这一天；只能读作 ${zh}`,
      en: `by date_order: ${order} there is no such day; it can only be ${en}`,
    };
  },
  noCentury: (seconds: number): Words => ({
    zh: `年份只有两位，是 ${yearOf(seconds)} 年还是 ${yearOf(seconds) - 100} 年不明；请设置 two_digit_years_from，如 ${CENTURY}（1970–2069 年）`,
    en: `its year has two digits, so it may be ${yearOf(seconds)} or ${yearOf(seconds) - 100}; set two_digit_years_from, such as ${CENTURY} for 1970–2069`,
  }),

  number: (readings: readonly (readonly [format: string, seconds: number])[]): Words => {
    const list = (signs: readonly [string, string], between: string) =>
      readings
        .map(([format, at]) => `${isoOf(at)}${signs[0]}time_format: ${format}${signs[1]}`)
        .join(between);
    return {
      zh: `应为时间，而这是一个数；可读作 ${list(['（', '）'], ' 或 ')}，请在设置中写明`,
      en: `it is a number, which may be ${list([' (', ')'], ' or ')}; say so in the settings`,
    };
  },
  /** What a format may be, as the settings say it. */
  formats: (unknown = ''): Words => ({
    zh: `strptime 写法，须含年（%Y、%y）、月（%m、%b、%B）、日（%d、%e）或年内第几日（%j），可含 ${CLOCK}，各一次${unknown && `，没有 ${unknown}`}；或 epoch、epoch_ms、excel`,
    en: `a format of strptime with a year (%Y, %y), a month (%m, %b, %B) and a day (%d, %e), or the day of the year (%j), and perhaps ${CLOCK}, each once${unknown && `; there is no ${unknown}`}; or epoch, epoch_ms, excel`,
  }),
  halves: {
    zh: '%I（12 小时制的时）与 %p（上午、下午）须一起使用；24 小时制为 %H',
    en: '%I (hours from 1 to 12) together with %p (AM or PM), or %H (hours from 0 to 23)',
  },
  format: (format: string): Words => ({
    zh: `不符合设置的 time_format: ${format}`,
    en: `it does not fit time_format: ${format}`,
  }),

  twice: (zone: string, readings: readonly (readonly [offset: string, home: number])[]): Words => {
    const list = (signs: readonly [string, string], between: string) =>
      readings
        .map(([offset, home]) => `${isoOf(home)}${signs[0]}${offset}${signs[1]}`)
        .join(between);
    return {
      zh: `夏令时结束时，这一时刻在 ${zone} 出现两次，换算后为 ${list(['（', '）'], ' 或 ')}；请在单元格中写明时差`,
      en: `clocks of ${zone} showed it twice, as daylight saving ended: converted, it is ${list([' (', ')'], ' or ')}; write the offset in the cell`,
    };
  },
  never: (zone: string): Words => ({
    zh: `夏令时开始时，${zone} 没有这一时刻`,
    en: `clocks of ${zone} never showed it, as daylight saving began`,
  }),
};
