import { z } from 'zod';
import { dateOrders, decimalMarks, thousandsMarks } from '../dialect.js';
import { type FeedColumn, type FeedName, feedColumns } from '../feeds/index.js';
import type { FieldKind } from '../fields.js';
import { sichuan } from '../region.js';
import { vocabularyOf } from '../vocabulary.js';
import type { Words } from '../words/index.js';
import { said } from './said.js';
import { text, timeFormat, zoneName } from './values.js';

/** In place of a header: that there is none, which a file has to be allowed in so many words. */
export const NONE = 'none';

/** Settings of cells, for all columns of a feed or for one. */
export const cellSettings = {
  decimal: said(z.enum(decimalMarks).optional(), { zh: '小数点符号', en: 'Decimal mark' }),
  thousands: said(z.enum(thousandsMarks).optional(), { zh: '千位分隔符', en: 'Thousands mark' }),
  blanks: said(z.array(text).optional(), {
    zh: '另外表示“无”的写法，如 NA、未恢复',
    en: 'Further marks of nothing, such as NA',
  }),
  date_order: said(z.enum(dateOrders).optional(), {
    zh: '日期中年月日的次序：year_first 年在前，day_first 日在前，month_first 月在前',
    en: 'Order of day, month and year in dates',
  }),
  two_digit_years_from: said(z.number().int().min(1900).max(2100).optional(), {
    zh: '两位数年份所在百年的首年，如 1970 表示 1970–2069；不写则不接受两位数年份',
    en: 'First of the hundred years that two-digit years lie in, as 1970 for 1970–2069; without it they are refused',
  }),
  time_format: said(timeFormat.optional(), {
    zh: '时间的格式：strptime 写法，如 %d/%m/%Y %H:%M；或 epoch（1970 年起的秒）、epoch_ms（毫秒）、excel（Excel 日期序号）',
    en: 'Format of times: as for strptime, such as %d/%m/%Y %H:%M; or epoch (seconds since 1970), epoch_ms (milliseconds), excel (day numbers of Excel)',
  }),
  time_zone: said(zoneName.optional(), {
    zh: '未写时差的时间所属时区，如 Europe/London（计夏令时）；默认为本区域的时间',
    en: 'Time zone of times without an offset, by IANA name, daylight saving included; default: the region’s own time',
  }),
};

const headers = z.union([text, z.array(text)]);
const { decimal, thousands, blanks, date_order, two_digit_years_from, time_format, time_zone } =
  cellSettings;

const ofTimes = { date_order, two_digit_years_from, time_format, time_zone };
const ofLengths = {
  decimal,
  thousands,
  unit: said(text.optional(), {
    zh: '单位，如 万户、分钟，换算为本列的单位',
    en: 'Unit, such as minutes, converted to the column’s own',
  }),
};
const ofNumbers = {
  ...ofLengths,
  scale: said(
    z.union([z.number().positive(), z.string().regex(/^\d+(?:\.\d+)?(?:\/\d+)?$/u)]).optional(),
    {
      zh: '倍数，如 10000 或 1/60',
      en: 'What values are multiplied by, such as 10000 or 1/60',
    },
  ),
};
const join = said(z.array(text).min(1).optional(), {
  zh: '由这些列的文字拼成',
  en: 'Made of the texts of these headers, joined by spaces',
});
const date = said(text.optional(), { zh: '日期所在列的表头', en: 'Header of the date' });
const time = said(text.optional(), { zh: '时刻所在列的表头', en: 'Header of the time of day' });
const split = said(text.optional(), {
  zh: '一格多个市州之间的分隔符；停电用户数平均分给各市州',
  en: 'What stands between several cities in a cell; each gets an equal share of the users',
});

const ofKinds: Readonly<Partial<Record<FieldKind, z.core.$ZodShape>>> = {
  text: { join },
  time: { date, time, ...ofTimes },
  date: ofTimes,
  month: ofTimes,
  count: ofNumbers,
  decimal: ofNumbers,
  duration: ofLengths,
  year: {},
};

/** Header of a column, or how it is made of several. */
function columnSetting({ name, kind }: FeedColumn, feed: FeedName) {
  const own = feed === 'outages' && name === 'city' ? { split } : ofKinds[kind];
  return z
    .union([
      text,
      z.array(text),
      z.strictObject({
        header: said(headers.optional(), {
          zh: '表头（可多个，视为同义）',
          en: 'Header, or several as synonyms',
        }),
        blanks,
        ...own,
      }) as unknown as z.ZodType<ColumnSetting>,
    ])
    .optional();
}

/** A column’s setting where it is more than a header; each kind of column has some of these. */
export interface ColumnSetting {
  readonly header?: string | string[] | undefined;
  readonly date?: string | undefined;
  readonly time?: string | undefined;
  readonly join?: string[] | undefined;
  readonly split?: string | undefined;
  readonly unit?: string | undefined;
  readonly scale?: string | number | undefined;
  readonly decimal?: (typeof decimalMarks)[number] | undefined;
  readonly thousands?: (typeof thousandsMarks)[number] | undefined;
  readonly blanks?: string[] | undefined;
  readonly date_order?: (typeof dateOrders)[number] | undefined;
  readonly two_digit_years_from?: number | undefined;
  readonly time_format?: string | undefined;
  readonly time_zone?: string | undefined;
}

const vocabulary = vocabularyOf(sichuan);

/** Columns of which a setting may say that the files have none. */
export function mayBeNone(feed: FeedName, { name, decisive }: FeedColumn): boolean {
  return decisive || (feed === 'outages' && name === 'event_id');
}

function noneWords(feed: FeedName, columns: readonly FeedColumn[]): Words {
  const names = columns.filter((column) => mayBeNone(feed, column)).map(({ name }) => name);
  if (names.length === 0) return { zh: '', en: '' };
  return {
    zh: `；${names.join('、')} 写 ${NONE} 表示文件中没有此列`,
    en: `; ${NONE} for ${names.join(', ')} if the files have no such column`,
  };
}

type ColumnSettings = Readonly<Record<string, string | string[] | ColumnSetting | undefined>>;

export function columnSettings(feed: FeedName) {
  const columns = feedColumns(feed, vocabulary);
  const none = noneWords(feed, columns);
  const shape = Object.fromEntries(
    columns.map((column) => [column.name, said(columnSetting(column, feed), column)]),
  );
  return said(
    z.strictObject(shape).optional() as unknown as z.ZodOptional<z.ZodType<ColumnSettings>>,
    {
      zh: `列 → 文件中的表头（可多个，视为同义），或如何由文件得出${none.zh}`,
      en: `Column → header in the file, several as synonyms, or how it is made of the file${none.en}`,
    },
  );
}
