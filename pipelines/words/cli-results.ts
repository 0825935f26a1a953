import { fill, type Words, type WordTree } from '../../schemas/words/index.js';
import { type Guessed, meant } from './guess.js';

/** What the commands print, and what is wrong with what they were given. */
export const batchesWords = {
  none: { zh: '尚未载入任何文件。', en: 'No file is loaded yet.' },
  on: { zh: '载入日期', en: 'Loaded on' },
  batch: { zh: '批次', en: 'Batch' },
  state: { zh: '状态', en: 'State' },
  replaces: { zh: '替换时段', en: 'Replaces' },
  withdrawal: { zh: '撤回', en: 'withdrawal' },
  until: fill<'batch'>(
    (p) => `止于 ${p.batch}`,
    (p) => `until ${p.batch}`,
  ),
  notRead: { zh: '未能读取', en: 'not read' },
  inForce: { zh: '有效', en: 'in force' },
  comma: { zh: '，', en: ', ' },
} satisfies WordTree;

export const checkWords = {
  noRejects: { zh: '没有被拒绝的行。', en: 'There are no rejected rows.' },
  more: fill<'more' | 'rows'>(
    (p) => `另有 ${p.more} 行；全部见 check_failures 表或 --limit ${p.rows}`,
    (p) => `${p.more} more; see all in table check_failures or with --limit ${p.rows}`,
  ),
  noOutput: {
    zh: '请用 -o 指定要写入的文件。',
    en: 'Name the file to write with -o.',
  },
  outputExample: {
    zh: '例如：shihu check --rejects -o 退回.csv',
    en: 'For example: shihu check --rejects -o rejects.csv',
  },
} satisfies WordTree;

export const describeWords = {
  grain: { zh: '粒度：', en: 'Grain: ' },
  key: { zh: '主键：', en: 'Key: ' },
  column: { zh: '列', en: 'Column' },
  type: { zh: '类型', en: 'Type' },
  nullable: { zh: '可空', en: 'Null' },
  unit: { zh: '单位或取值', en: 'Unit or values' },
  formula: { zh: '算法或出处', en: 'Formula or source' },
  noSuchTable: ({ written, guess }: Guessed): Words => ({
    zh: `没有名为 ${written} 的表${meant.zh(guess)}`,
    en: `There is no table ${written}${meant.en(guess)}`,
  }),
  tables: (names: readonly string[]): Words => ({
    zh: `可用：${names.join('、')}`,
    en: `The tables are ${names.join(', ')}`,
  }),
} satisfies WordTree;

export const tablesWords = {
  notPublished: {
    zh: '尚未发布数据库，因此没有行数；运行 shihu run 后即有。',
    en: 'Nothing is published yet, so there are no row counts. Run shihu run.',
  },
  table: { zh: '表', en: 'Table' },
  grain: { zh: '粒度', en: 'Grain' },
} satisfies WordTree;

export const diffWords = {
  noChange: { zh: '停电时间和判定均无变化。', en: 'No hours or verdicts changed.' },
  year: { zh: '年度', en: 'Year' },
  city: { zh: '市州', en: 'City' },
  tier: { zh: '地区特征', en: 'Tier' },
  hoursBefore: { zh: '原小时数', en: 'Hours before' },
  hoursAfter: { zh: '现小时数', en: 'Hours after' },
  verdict: { zh: '判定', en: 'Verdict' },
  rows: fill<'count'>(
    (p) => `引起变化的停电记录 ${p.count} 条，影响最大的在前：`,
    (p) => `${p.count} outage rows changed, largest effect first:`,
  ),
  change: { zh: '变化', en: 'Change' },
  event: { zh: '事件', en: 'Event' },
  asset: { zh: '设备', en: 'Asset' },
  userHoursBefore: { zh: '原时户', en: 'User-hours before' },
  userHoursAfter: { zh: '现时户', en: 'User-hours after' },
  sourceBefore: { zh: '原来源', en: 'Source before' },
  sourceAfter: { zh: '现来源', en: 'Source after' },
  all: { zh: '全部见 --json。', en: 'Use --json to see all of them.' },
  users: fill<'count'>(
    (p) => `用户基数变化 ${p.count} 处（--json 可列出）。`,
    (p) => `User counts changed in ${p.count} places (--json lists them).`,
  ),
  changes: {
    added: { zh: '新增', en: 'added' },
    withdrawn: { zh: '撤回', en: 'withdrawn' },
    changed: { zh: '更正', en: 'changed' },
  },
} satisfies WordTree;

export const ingestWords = {
  onlyOutages: {
    zh: '--replace 只用于停电记录（outages）。',
    en: '--replace works for outages only.',
  },
  windowWithdrawn: fill<'rows'>(
    (p) => `该时段内其他文件的 ${p.rows} 行已撤回。`,
    (p) => `Withdrew ${p.rows} rows of other files between these dates.`,
  ),
  noSuchProvider: ({ written, guess }: Guessed): Words => ({
    zh: `停电记录中没有供电单位“${written}”${meant.zh(guess)}`,
    en: `No outage row has the provider "${written}"${meant.en(guess)}`,
  }),
  providers: (names: readonly string[]): Words => {
    const [first, more] = [names.slice(0, 20), names.length > 20 ? ' …' : ''];
    return {
      zh: `已有：${first.join('、')}${more}`,
      en: `The providers are ${first.join(', ')}${more}`,
    };
  },
} satisfies WordTree;

export const initWords = {
  made: fill<'root'>(
    (p) => `已建立项目 ${p.root}`,
    (p) => `Created a project in ${p.root}`,
  ),
  kept: fill<'names'>(
    (p) => `原有文件未改动：${p.names}`,
    (p) => `Existing files left unchanged: ${p.names}`,
  ),
  nextRun: fill<'root'>(
    (p) => `下一步：shihu run --project ${p.root}`,
    (p) => `Next: shihu run --project ${p.root}`,
  ),
  nextData: fill<'root'>(
    (p) => `下一步：把文件放入 ${p.root}/data/，然后运行 shihu run --project ${p.root}`,
    (p) => `Next: put files into ${p.root}/data/, then run shihu run --project ${p.root}`,
  ),
  sampleOfCity: {
    zh: '示例数据含全省各市州，--sample 不能与 --city 一起使用。',
    en: 'The sample covers all cities of the province. --sample cannot be used with --city.',
  },
  onlyForSample: {
    zh: '--outages 与 --seed 只用于示例数据，须与 --sample 一起使用。',
    en: '--outages and --seed are for sample data. Use them with --sample.',
  },
  notWhole: fill<'option' | 'written'>(
    (p) => `选项 ${p.option} 的值“${p.written}”不是整数。`,
    (p) => `${p.option}: "${p.written}" is not a whole number.`,
  ),
  wholeExample: { zh: '例如 60000。', en: 'Use for example 60000.' },
} satisfies WordTree;
