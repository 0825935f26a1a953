import { z } from 'zod';
import { type FeedName, feedColumns, feedNames } from '../feeds/index.js';
import { sichuan } from '../region.js';
import { vocabularyOf } from '../vocabulary.js';
import { cellSettings, columnSettings } from './columns.js';
import { said } from './said.js';
import { cityList, text, textOrNone } from './values.js';

const vocabulary = vocabularyOf(sichuan);

/** Marks between the cells of a line. */
export const delimiters = [',', '\t', ';', '|'] as const;

const spellings = z.record(z.string(), text).optional();
/** Cells, of which JSON has numbers and `true` and `false` as well. */
const cell = z.string().meta({ type: ['string', 'number', 'boolean'] });
const byHeader = z.record(z.string(), z.array(cell).min(1)).optional();

const values = z.strictObject({
  city: said(spellings, { zh: '市州', en: 'Cities' }),
  area_tier: said(spellings, { zh: '地区特征', en: 'Tiers' }),
  nature: said(spellings, { zh: '停电性质', en: 'Natures' }),
  provider: said(spellings, { zh: '供电单位：写法 → 名称', en: 'Providers: spelling → name' }),
});

const fileSettings = {
  encoding: said(text.optional(), {
    zh: '文字编码，如 windows-1252；默认自动识别',
    en: 'Encoding, such as windows-1252; found by default',
  }),
  delimiter: said(z.enum(delimiters).optional(), {
    zh: '分隔符；默认自动识别',
    en: 'Delimiter; found by default',
  }),
  json_path: said(text.optional(), {
    zh: '.json 中列表的位置，如 data.items；默认自动识别',
    en: 'Where in a .json the list is, as data.items; found by default',
  }),
  sheets: said(z.array(text).min(1).optional(), {
    zh: '只读这些工作表（* 与 ? 代表任意文字）；默认读取所有适合的工作表',
    en: 'Sheets to read, where * and ? stand for anything; default: all that fit',
  }),
  hidden_sheets: said(z.boolean().optional(), {
    zh: '是否读取工作簿中的隐藏工作表，默认不读',
    en: 'Whether to read hidden sheets of workbooks; by default they are not read',
  }),
  header_line: said(z.number().int().min(1).max(1_048_576).optional(), {
    zh: '表头所在行（多行表头为首行）；默认自动识别',
    en: 'Line on which the header begins; found by default',
  }),
  header_rows: said(z.number().int().min(1).max(5).optional(), {
    zh: '表头的行数，上下行的文字以空格相连，默认 1',
    en: 'Rows of the header, whose texts are joined by spaces from top to bottom; 1 by default',
  }),
  lines_below: said(z.number().int().min(0).max(1000).optional(), {
    zh: '末尾不是数据的行数，如备注、签字',
    en: 'Lines at the end that are no data, such as notes',
  }),
  ...cellSettings,
};

function rowSettings(feed: FeedName) {
  const names = z.enum(feedColumns(feed, vocabulary).map((column) => column.name));
  return {
    fill_down: said(z.array(names).optional(), {
      zh: '这些列的空格沿用上一行的值（如合并单元格）',
      en: 'Columns whose empty cells take the value of the row above, as in merged cells',
    }),
    where: said(byHeader, {
      zh: '表头或列 → 取值：只读取值在其中的行，其余跳过',
      en: 'Header or column → values: only rows that have one of them are read, the others skipped',
    }),
    except: said(byHeader, {
      zh: '表头或列 → 取值：跳过取值在其中的行',
      en: 'Header or column → values: rows that have one of them are skipped',
    }),
    columns: columnSettings(feed),
    values: said(values.optional(), {
      zh: '取值的其他写法：写法 → 代码（供电单位为名称），或 ignore 跳过该行',
      en: 'Other spellings of values: spelling → code (for a provider, its name), or ignore to skip the row',
    }),
    constants: said(z.partialRecord(names, textOrNone).optional(), {
      zh: '文件中没有的列的固定值',
      en: 'Fixed value of a column that the files lack',
    }),
  };
}

function feedSettings(feed: FeedName) {
  const ofFile = { ...fileSettings, ...rowSettings(feed) };
  return z.strictObject({
    ...ofFile,
    covers: said(z.record(z.string(), cityList).optional(), {
      zh: '文件所涉市州：文件 → 市州列表；该文件无法读取时，只有这些市州的判定受影响',
      en: 'Cities that a file covers: file → codes or names; if the file cannot be read, only the verdicts of these cities are affected',
    }),
    files: said(z.record(z.string(), z.strictObject(ofFile)).optional(), {
      zh: '部分文件的读取方式：文件名（* 与 ? 代表任意文字）→ 与上述相同的设置，优先于上述设置',
      en: 'How to read some of the files: pattern of a file’s name (* and ? stand for anything) → the same settings, which come before those above',
    }),
  });
}

/** How the files of a feed are read. */
export type FeedSettings = z.infer<ReturnType<typeof feedSettings>>;

export const feeds = said(
  z
    .strictObject(
      Object.fromEntries(feedNames.map((feed) => [feed, feedSettings(feed).optional()])) as Record<
        FeedName,
        z.ZodOptional<ReturnType<typeof feedSettings>>
      >,
    )
    .prefault({}),
  {
    zh: '各类文件的读取方式',
    en: 'How to read the files of each feed: headers, values and constants of other systems',
  },
);
