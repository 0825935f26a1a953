import { fill, type Words, type WordTree } from '../../schemas/words/index.js';
import { type Guessed, meant } from './guess.js';

/** Values of a list that are worth showing where none of them was meant. */
const SHOWN = 12;

/** What `shihu whatif` says. */
export const whatIfWords = {
  fields: {
    line: { zh: '线路', en: 'line' },
    event: { zh: '事件', en: 'event' },
    cause: { zh: '原因', en: 'cause' },
    county: { zh: '区县', en: 'county' },
    nature: { zh: '性质', en: 'nature' },
  },
  /** What follows a number of them. */
  units: {
    lines: { zh: '条线路', en: 'lines' },
    events: { zh: '起事件', en: 'events' },
    causes: { zh: '种原因', en: 'causes' },
    counties: { zh: '个区县', en: 'counties' },
  },
  kinds: {
    lines: { zh: '线路', en: 'Line' },
    events: { zh: '事件', en: 'Event' },
    causes: { zh: '原因', en: 'Cause' },
    counties: { zh: '区县', en: 'County' },
  },

  notAChange: fill<'option' | 'written'>(
    (p) => `${p.option} 的值“${p.written}”看不出要改动什么。`,
    (p) => `${p.option}: "${p.written}" does not say what to change.`,
  ),
  withoutExample: {
    zh: '例如 --without line=10kV城北线、--without event=E-1024、--without cause=雷击。',
    en: 'For example --without line=L1, --without event=E-1024 or --without cause=雷击.',
  },
  fasterExample: {
    zh: '例如 --faster cause=雷击:20%。',
    en: 'For example --faster cause=雷击:20%.',
  },
  noSuchField: ({ written, guess }: Guessed): Words => ({
    zh: `不能按“${written}”选取停电记录${meant.zh(guess)}`,
    en: `Rows cannot be chosen by "${written}"${meant.en(guess)}`,
  }),
  fieldsAre: {
    zh: '可用：line（线路）、event（事件）、cause（原因）、county（区县）、nature（性质）。',
    en: 'Use line, event, cause, county or nature.',
  },
  notAPercentage: fill<'option' | 'written'>(
    (p) => `${p.option} 的值“${p.written}”不是百分数。`,
    (p) => `${p.option}: "${p.written}" is not a percentage.`,
  ),
  percentages: {
    zh: '请写 0% 至 100%，小数最多四位，如 20%、12.5%。',
    en: 'Use 0% to 100% with at most four decimals, such as 20% or 12.5%.',
  },
  noSuchValue: ({ written, guess, field }: Guessed & { field: Words }): Words => ({
    zh: `该地区该年的停电记录中没有${field.zh}“${written}”${meant.zh(guess)}`,
    en: `No outage row of this city, tier and year has the ${field.en} "${written}"${meant.en(guess)}`,
  }),
  valuesAre: (names: readonly string[]): Words => {
    const [first, isMore] = [names.slice(0, SHOWN), names.length > SHOWN];
    if (names.length === 0) return { zh: '一个也没有。', en: 'There are none.' };
    return {
      zh: `有：${first.join('、')}${isMore ? ` 等 ${names.length} 个` : ''}。`,
      en: `There are ${first.join(', ')}${isMore ? `, … (${names.length} in all)` : ''}.`,
    };
  },
  notACell: {
    zh: '只能就一个市州的一种地区特征的一年来设想。',
    en: 'It takes one city, one tier and one year.',
  },
  cellExample: {
    zh: '例如：shihu whatif 成都 市区 2022 --without cause=雷击',
    en: 'For example: shihu whatif 成都 urban 2022 --without cause=雷击',
  },
  nothingAsked: {
    zh: '请说明要改动什么：--without、--faster、--planned-less，或用 --least 找出最少的项。',
    en: 'Say what to change with --without, --faster or --planned-less, or use --least to find the fewest.',
  },
  eitherOr: {
    zh: '--least 不能与 --without、--faster、--planned-less 一起使用。',
    en: '--least cannot be used with --without, --faster or --planned-less.',
  },

  title: fill<'city' | 'tier' | 'year'>(
    (p) => `${p.city} · ${p.tier} · ${p.year} 年：若有改动（整个方法重算，数据未动）`,
    (p) =>
      `${p.city}, ${p.tier}, ${p.year}: what if (the whole method run again; no data is changed)`,
  ),
  leastTitle: fill<'city' | 'tier' | 'year' | 'kind'>(
    (p) =>
      `${p.city} · ${p.tier} · ${p.year} 年：至少不计哪些${p.kind}才在限额之内（从大到小逐项去掉并重算，再退回不必要的）`,
    (p) =>
      `${p.city}, ${p.tier}, ${p.year}: the fewest ${p.kind} to leave out (largest first, run again each time; what is not needed is given back)`,
  ),
  state: { zh: '情形', en: 'Case' },
  hours: { zh: '户均小时', en: 'Hours/user' },
  userHours: { zh: '计入时户', en: 'User-hours' },
  margin: { zh: '余量时户', en: 'Margin' },
  verdict: { zh: '判定', en: 'Verdict' },
  asItIs: { zh: '原样', en: 'As it is' },
  changed: { zh: '改动后', en: 'Changed' },
  allowed: { zh: '最多可有', en: 'Allowed' },
  part: { zh: '改动', en: 'Change' },
  rows: { zh: '记录', en: 'Rows' },
  alone: { zh: '单独少计', en: 'Saves alone' },
  added: { zh: '依次少计', en: 'Saves in turn' },
  together: { zh: '合计', en: 'Together' },
  shares: {
    zh: '“单独”只作这一项；“依次”在前面各项之后再作这一项，相加即合计。几项都能省下的归先列的一项，几项都改才省下的归后列的一项。原先被其他停电盖住的部分已重新计入。',
    en: '"Alone" is one change by itself. "In turn" comes after those before it, and adds up to all together: what several changes could each save goes to the first of them, what only several save together to the last. What other outages had hidden is counted again.',
  },
  without: fill<'field' | 'value'>(
    (p) => `不计 ${p.field} ${p.value}`,
    (p) => `without ${p.field} ${p.value}`,
  ),
  faster: fill<'field' | 'value' | 'percent'>(
    (p) => `${p.field} ${p.value}：时长缩短 ${p.percent}%`,
    (p) => `${p.field} ${p.value}: ${p.percent}% shorter`,
  ),
  plannedLess: fill<'percent'>(
    (p) => `非故障停电的用户减少 ${p.percent}%`,
    (p) => `${p.percent}% fewer users in outages that are not faults`,
  ),
  item: { zh: '位次', en: 'Rank' },
  isWithin: {
    zh: '原样已在限额之内，无需去掉任何一项。',
    en: 'It is within what is allowed as it is. Nothing has to go.',
  },
  nothingAllowed: {
    zh: '没有适用的限值或降幅，或没有用户数，因此没有限额可言。',
    en: 'No limit and no reduction applies, or there are no users, so there is nothing to be met.',
  },
  notEnough: fill<'of' | 'unit'>(
    (p) => `不计全部 ${p.of} ${p.unit}，仍超出限额。`,
    (p) => `Even without all ${p.of} ${p.unit} it is beyond what is allowed.`,
  ),
  enough: fill<'count' | 'of' | 'unit'>(
    (p) => `去掉 ${p.count} ${p.unit}即可，共有 ${p.of} ${p.unit}。`,
    (p) => `It takes ${p.count} of ${p.of} ${p.unit}.`,
  ),
  yearsAfter: fill<'count' | 'unit'>(
    (p) => `往年经验：当年计入时户最多的 ${p.count} ${p.unit}，次年还有多少时户`,
    (p) =>
      `In past years: the largest ${p.unit} (${p.count}), and their user-hours in the year after`,
  ),
  year: { zh: '年度', en: 'Year' },
  inYear: { zh: '当年', en: 'In the year' },
  yearAfter: { zh: '次年', en: 'Year after' },
  share: { zh: '次年／当年', en: 'Share' },
  everywhere: { zh: '各市州各特征', en: 'All cells' },
  notPromised: {
    zh: '治理它们，此后能省下的是“次年”一列，不是“当年”一列：一年里最严重的，下一年未必还是最严重的。',
    en: 'Work on them saves what they have in the year after, not what they had in the year: the worst of one year need not be the worst of the next.',
  },
  noYearAfter: {
    zh: '还没有相邻的两个完整年度，无从知道这样的治理在次年值多少。',
    en: 'There are no two complete years in a row yet that could tell what such work is worth in the year after.',
  },
} satisfies WordTree;
