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
    en: `; ${NONE} for ${names} where files have no such column`,
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
      zh: '是否读取工作簿中隐藏的工作表，默认不读',
      en: 'Whether hidden sheets of workbooks are read; they are not by default',
    }),
    columns: said(z.partialRecord(names, z.union([text, z.array(text)])).optional(), {
      zh: `列 → 文件中的表头（可多个，视为同义）${none.zh}`,
      en: `Column → header in the file, one or several that mean the same${none.en}`,
    }),
    values: said(values.optional(), {
      zh: '取值的其他写法：写法 → 代码（供电单位为名称）',
      en: 'Further spellings of values: spelling → code, of a provider its name',
    }),
    constants: said(z.partialRecord(names, textOrNone).optional(), {
      zh: '文件中没有的列的固定值',
      en: 'Value of a column that the file lacks',
    }),
    covers: said(z.record(z.string(), cityList).optional(), {
      zh: '文件所涉市州：文件 → 市州列表；该文件无法读取时，只有这些市州的判定受影响',
      en: 'Cities that a file is about: file → codes or names; should the file be unreadable, the verdicts of these alone suffer from it',
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
    en: 'How the files of each feed are read: headers, values and constants of other systems',
  },
);
