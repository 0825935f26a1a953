import { z } from 'zod';
import { feedColumns, feedNames } from '../feeds/index.js';
import { sichuan } from '../region.js';
import { tiers } from '../tiers.js';
import { vocabularyOf } from '../vocabulary.js';
import type { Words } from '../words.js';

const isoDate = z.iso.date('a date such as 2023-01-01');
/** A text; the reader of the file takes a number in its place as it is written. */
const textOrNone = z.string().meta({ type: ['string', 'number'] });
const text = textOrNone.min(1);
const cityList = z.array(text).min(1);
const yearName = z.string().regex(/^\d{4}$/u, 'a year such as 2022');
const minutes = z.number().int().min(0).max(525_600);
const hours = z.number().positive().max(9000).multipleOf(0.000001);

const targetHours = z.partialRecord(z.enum(tiers), hours);

const targetGroup = z.strictObject({
  cities: z
    .union([z.literal('*'), cityList])
    .describe(
      '城市列表（代码或名称）；* 为其余所有城市。Codes or names of the cities; * is every other city',
    ),
  hours: targetHours.describe(
    '各地区特征的限值（小时/户·年）。Limit by tier, hours per user and year',
  ),
});

const cityEntry = z.strictObject({
  code: text.describe('代码。Code'),
  name: text.describe('名称。Name'),
  name_en: text.optional().describe('英文名称。Name in English'),
  aliases: z.array(text).optional().describe('其他写法。Further spellings'),
});

const customRegion = z.strictObject({
  code: text.describe('全区域汇总行的代码。Code of the roll-up of the whole region'),
  name: text.describe('区域名称。Name of the region'),
  name_en: text.optional().describe('英文名称。Name in English'),
  cities: z.array(cityEntry).min(1).describe('城市。Cities'),
});

const ledgerTask = z.strictObject({
  number: text.optional().describe('序号。Serial number of the task'),
  task: text.optional().describe('任务。The task'),
  units: z.array(text).min(1).optional().describe('责任单位。Responsible units'),
  emphasis: z
    .record(yearName, text)
    .optional()
    .describe('年度重点：年 → 文字；未设的年份写该年限值。Emphasis: year → text; else the limits'),
});

const plainVocabulary = vocabularyOf(sichuan);

/** In place of a header: that there is none, which a file has to be allowed in so many words. */
export const NONE = 'none';

/** What can be said of columns that a file has to have although their cells may be empty. */
function noneWords(feed: (typeof feedNames)[number]): Words {
  const decisive = feedColumns(feed, plainVocabulary).filter((column) => column.decisive);
  if (decisive.length === 0) return { zh: '', en: '' };
  const names = decisive.map(({ name }) => name).join(', ');
  return {
    zh: `；${names} 写 ${NONE} 表示文件中没有此列`,
    en: `; ${NONE} for ${names} where files have no such column`,
  };
}

function feedSettings(feed: (typeof feedNames)[number]) {
  const names = feedColumns(feed, plainVocabulary).map((column) => column.name);
  const decisiveWords = noneWords(feed);
  const spellings = z.record(z.string(), text);
  return z.strictObject({
    hidden_sheets: z
      .boolean()
      .optional()
      .describe(
        '是否读取工作簿中隐藏的工作表，默认不读。Whether hidden sheets of workbooks are read; they are not by default',
      ),
    columns: z
      .partialRecord(z.enum(names), z.union([text, z.array(text)]))
      .optional()
      .describe(
        `列 → 文件中的表头（可多个，视为同义）${decisiveWords.zh}。Column → header in the file, one or several that mean the same${decisiveWords.en}`,
      ),
    values: z
      .strictObject({
        city: spellings.optional().describe('市州。Cities'),
        area_tier: spellings.optional().describe('地区特征。Tiers'),
        nature: spellings.optional().describe('停电性质。Natures'),
        provider: spellings
          .optional()
          .describe('供电单位：写法 → 名称。Providers: spelling → name'),
      })
      .optional()
      .describe(
        '取值的其他写法：写法 → 代码（供电单位为名称）。Further spellings of values: spelling → code, of a provider its name',
      ),
    constants: z
      .partialRecord(z.enum(names), textOrNone)
      .optional()
      .describe('文件中没有的列的固定值。Value of a column that the file lacks'),
    covers: z
      .record(z.string(), cityList)
      .optional()
      .describe(
        '文件所涉市州：文件 → 市州列表；该文件无法读取时，只有这些市州的判定受影响。Cities that a file is about: file → codes or names; should the file be unreadable, the verdicts of these alone suffer from it',
      ),
  });
}

/**
 * The settings file, `shihu.yaml`. Every setting has a default, so the file may be absent.
 * This declaration gives the checks, the editor's JSON Schema and the reference in docs/.
 */
export const settingsSchema = z.strictObject({
  region: z
    .union([z.literal('sichuan'), customRegion])
    .default('sichuan')
    .describe('区域：sichuan 或自定义城市表。The region: sichuan or a list of one’s own'),
  user_basis: z
    .enum(['mv', 'lv'])
    .default('mv')
    .describe(
      '用户口径（仅作说明）：mv 每台公用配变为一户，lv 每块表为一户。What a user is, for information: mv, a public transformer, or lv, a meter',
    ),
  synthetic: z
    .boolean()
    .default(false)
    .describe('数据为合成示例，报告中予以注明。The data is made up; reports say so'),
  as_of: isoDate
    .optional()
    .describe(
      '数据完整至该日零时；默认取最后一个非零星月份之后的首日。Data is complete up to this midnight; default after the last month with more than a few rows',
    ),
  data_from: isoDate
    .optional()
    .describe(
      '数据自该日起完整；默认取第一个非零星月份的首日。Data is complete from this day on; default the first month with more than a few rows',
    ),
  repeated_rows: z
    .enum(['conflict', 'groups'])
    .default('conflict')
    .describe(
      '同一标识的多行：conflict 拒绝，groups 视为同一事件的不同用户群。Rows of one identity in a file: conflict rejects them, groups takes each for a group of users of its event',
    ),
  event_scope: z
    .enum(['project', 'document'])
    .default('project')
    .describe(
      '停电编号的范围：project 编号在整个项目中唯一，document 各文件各自编号。Where the number of an event is unique: project, in all files; document, in its own file only, as numbers start again in every file',
    ),
  no_outages_confirmed: z
    .record(yearName, cityList)
    .default({})
    .describe(
      '已核实全年无停电的市州：年 → 市州列表。Cities confirmed to have had no outage in a year: year → codes or names',
    ),
  overlap: z
    .enum(['first_cause', 'sum'])
    .default('first_cause')
    .describe(
      '同一设备的重叠停电：first_cause 先发生者计时，sum 全部相加（供对比）。Overlapping rows of one asset: the first cause counts, or all are added up (for comparison)',
    ),
  evidence: z
    .enum(['order', 'claim'])
    .default('order')
    .describe(
      '扣除依据：order 须与批准单相符，claim 只凭申请。What a claim to exclusion needs: an order of the register that fits, or the claim alone',
    ),
  start_tolerance: minutes
    .default(0)
    .describe('允许早于批准开始时间的分钟数。Minutes that a row may start before its window'),
  patrol_allowance: minutes
    .default(0)
    .describe('批准结束后巡线所允许的分钟数。Minutes added to the end of the window'),
  sustained_over: z
    .number()
    .int()
    .min(0)
    .max(86_400)
    .default(180)
    .describe(
      '历时不超过该秒数的停电不计入持续停电。An outage that lasts no longer than these seconds is momentary and left out of the sustained hours',
    ),
  targets: z
    .strictObject({
      groups: z
        .record(z.string().regex(/^[a-z][a-z0-9_]*$/u, 'a name of a-z, 0-9 and _'), targetGroup)
        .default({
          chengdu: { cities: ['510100'], hours: { central: 1, urban: 2, town: 5, rural: 11 } },
          other: { cities: '*', hours: { central: 2, urban: 5, town: 9, rural: 15 } },
        })
        .describe('限值分组。Target groups: their cities and limits'),
      deadline: z
        .number()
        .int()
        .min(1990)
        .max(2100)
        .default(2022)
        .describe('达标年份。Year by the end of which the limits are to be met'),
      stages: z
        .record(yearName, z.record(z.string(), targetHours))
        .default({})
        .describe('各年阶段目标：年 → 分组 → 限值。Stage targets: year → group → limits'),
    })
    .prefault({})
    .describe('限值。The limits and to whom they apply'),
  rate: z
    .number()
    .min(0)
    .lt(1)
    .multipleOf(0.000001)
    .default(0.08)
    .describe(
      '下降比例要求，如 0.08。Reduction on the baseline that meets the notice, such as 0.08',
    ),
  rate_groups: z
    .union([z.literal('all'), z.array(text)])
    .default('all')
    .describe(
      '下降条款适用的分组：all 或分组名列表。Groups that the reduction clause applies to: all or a list of their names',
    ),
  basis: z
    .union([
      z.literal('previous_year'),
      z.strictObject({
        average_since: z.number().int().min(1990).max(2100).describe('基准年。The base year'),
      }),
    ])
    .default('previous_year')
    .describe(
      '基期：previous_year 上一年；average_since 自该年起的年均下降。The baseline: the year before, or the mean annual reduction since a year',
    ),
  ledger: z
    .union([z.literal('default'), z.literal('none'), ledgerTask])
    .default('default')
    .describe(
      '任务台账：default 四川省用通知第 12 项任务，其他区域不设；none 不设；或自定义文字。The task ledger: default is task 12 of the notice in Sichuan and none elsewhere; none; or texts of one’s own',
    ),
  feeds: z
    .strictObject(
      Object.fromEntries(feedNames.map((feed) => [feed, feedSettings(feed).optional()])) as Record<
        (typeof feedNames)[number],
        z.ZodOptional<ReturnType<typeof feedSettings>>
      >,
    )
    .prefault({})
    .describe(
      '各类文件的读取方式。How the files of each feed are read: headers, values and constants of other systems',
    ),
});

export type Settings = z.infer<typeof settingsSchema>;
