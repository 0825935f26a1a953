import { fill, type Words, type WordTree } from '../../schemas/words/index.js';
import { type Guessed, meant } from './guess.js';

/** Why a figure can't be explained as it was asked for. */
export const explainWords = {
  noSuchCity: ({ written, guess }: Guessed): Words => ({
    zh: `“${written}”不是市州${meant.zh(guess)}`,
    en: `"${written}" is not a city${meant.en(guess)}`,
  }),
  cities: (p: { code: string; name: Words; region: Words; regionCode: string }): Words => ({
    zh: `请写市州的代码或名称，如 ${p.code}、${p.name.zh}；全区域写“${p.region.zh}”或 ${p.regionCode}。`,
    en: `Use the code or name of a city, such as ${p.code} or ${p.name.en}. For the whole region use ${p.regionCode} or all.`,
  }),
  noSuchTier: ({ written, guess }: Guessed): Words => ({
    zh: `“${written}”不是地区特征${meant.zh(guess)}`,
    en: `"${written}" is not a tier${meant.en(guess)}`,
  }),
  tiers: {
    zh: '请写 市中心区、市区、城镇、农村（或 central、urban、town、rural），合计写 all。',
    en: 'Use central, urban, town or rural (or 市中心区, 市区, 城镇, 农村), or all for the total.',
  },
  notAQuarter: fill<'period'>(
    (p) => `--ytd 只能与季度连用，“${p.period}”不是季度。`,
    (p) => `--ytd needs a quarter, and ${p.period} is not one.`,
  ),
  ytdExample: {
    zh: '年初至季末写 2022Q3 --ytd；全年写 2022。',
    en: 'Use 2022Q3 --ytd for the year up to the end of a quarter, or 2022 for the whole year.',
  },
  tooManyRows: fill<'rows' | 'most'>(
    (p) => `共 ${p.rows} 条停电记录，超出 --rows 可列出的 ${p.most} 条。`,
    (p) => `There are ${p.rows} outage rows. --rows lists at most ${p.most}.`,
  ),
  askForLess: {
    zh: '请选较小的地区或时段，或用 shihu query 查询 outage_months 与 outage_facts。',
    en: 'Choose a smaller area or period, or use shihu query on outage_months and outage_facts.',
  },
  noFigure: (p: { city: Words; period: string; tier: string }): Words => ({
    zh: `${p.city.zh}在 ${p.period} 没有 ${p.tier} 类地区的用户，也没有停电。`,
    en: `${p.city.en} has no users and no outages of tier ${p.tier} in ${p.period}.`,
  }),
  tiersHeld: (tiers: readonly string[]): Words => ({
    zh: `有数据的地区特征：${tiers.join('、')}。`,
    en: `Tiers with data: ${tiers.join(', ')}.`,
  }),
  nothingAtAll: (city: Words): Words => ({
    zh: `${city.zh}在该时段没有任何数据。`,
    en: `There is no data for ${city.en} in that period.`,
  }),
  olderVersion: {
    zh: '已发布数据库由较早版本的程序生成，缺少逐月明细。',
    en: 'The published database was made by an earlier version and lacks the monthly detail.',
  },
  buildFirst: { zh: '请先运行 shihu build。', en: 'Run shihu build first.' },
  noSuchEvent: ({ written, guess }: Guessed): Words => ({
    zh: `没有事件编号为“${written}”的停电记录${meant.zh(guess)}`,
    en: `No outage row has the event "${written}"${meant.en(guess)}`,
  }),
  seeEvents: {
    zh: '事件编号见不带 --event 的结果，或 outage_facts 表。',
    en: 'Run it without --event to list the events. Table outage_facts has them all.',
  },
} satisfies WordTree;
