import { z } from 'zod';
import { type FeedName, feedColumns, feedNames } from '../feeds/index.js';
import { sichuan } from '../region.js';
import { vocabularyOf } from '../vocabulary.js';
import type { Words } from '../words/index.js';
import { said } from './said.js';
import { cityList, text, textOrNone } from './values.js';

/** In place of a header: that there is none, which a file has to be allowed in so many words. */
export const NONE = 'none';

const vocabulary = vocabularyOf(sichuan);

/** What can be said of columns that a file has to have although their cells may be empty. */
function noneWords(feed: FeedName): Words {
  const decisive = feedColumns(feed, vocabulary).filter((column) => column.decisive);
  if (decisive.length === 0) return { zh: '', en: '' };
  const names = decisive.map(({ name }) => name).join(', ');
  return {
    zh: `；${names} 写 ${NONE} 表示文件中没有此列`,
    en: `; ${NONE} for ${names} if the files have no such column`,
  };
}

const spellings = z.record(z.string(), text).optional();

const values = z.strictObject({
  city: said(spellings, { zh: '市州', en: 'Cities' }),
  area_tier: said(spellings, { zh: '地区特征', en: 'Tiers' }),
  nature: said(spellings, { zh: '停电性质', en: 'Natures' }),
  provider: said(spellings, { zh: '供电单位：写法 → 名称', en: 'Providers: spelling → name' }),
});

function feedSettings(feed: FeedName) {
  const names = z.enum(feedColumns(feed, vocabulary).map((column) => column.name));
  const none = noneWords(feed);
  return z.strictObject({
    hidden_sheets: said(z.boolean().optional(), {
      zh: '是否读取工作簿中的隐藏工作表，默认不读',
      en: 'Whether to read hidden sheets of workbooks; by default they are not read',
    }),
    columns: said(z.partialRecord(names, z.union([text, z.array(text)])).optional(), {
      zh: `列 → 文件中的表头（可多个，视为同义）${none.zh}`,
      en: `Column → header in the file, or several headers as synonyms${none.en}`,
    }),
    values: said(values.optional(), {
      zh: '取值的其他写法：写法 → 代码（供电单位为名称）',
      en: 'Other spellings of values: spelling → code (for a provider, its name)',
    }),
    constants: said(z.partialRecord(names, textOrNone).optional(), {
      zh: '文件中没有的列的固定值',
      en: 'Fixed value of a column that the files lack',
    }),
    covers: said(z.record(z.string(), cityList).optional(), {
      zh: '文件所涉市州：文件 → 市州列表；该文件无法读取时，只有这些市州的判定受影响',
      en: 'Cities that a file covers: file → codes or names; if the file cannot be read, only the verdicts of these cities are affected',
    }),
  });
}

type FeedSettings = z.ZodOptional<ReturnType<typeof feedSettings>>;

export const feeds = said(
  z
    .strictObject(
      Object.fromEntries(feedNames.map((feed) => [feed, feedSettings(feed).optional()])) as Record<
        FeedName,
        FeedSettings
      >,
    )
    .prefault({}),
  {
    zh: '各类文件的读取方式',
    en: 'How to read the files of each feed: headers, values and constants of other systems',
  },
);
