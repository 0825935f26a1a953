import { fill, type WordTree } from '../../schemas/words/index.js';

/** Charts of what the hours came from. */
export const whyWords = {
  userHours: { zh: '时户', en: 'User-hours' },
  pareto: {
    title: { zh: '停电原因（由大到小）', en: 'Causes, the largest first' },
    caption: fill<'place'>(
      (p) => `${p.place}，本期计入的停电时户按原因分列，由大到小；累计占比自上而下逐行相加。`,
      (p) =>
        `${p.place}: counted user-hours of the period by cause, the largest first; the running share adds up from the top.`,
    ),
    cause: { zh: '停电原因', en: 'Cause' },
    share: { zh: '占比', en: 'Share' },
    running: { zh: '累计占比', en: 'Running' },
    unknown: { zh: '（未填原因）', en: '(none given)' },
    rest: fill<'count'>(
      (p) => (p.count === '' ? '其余各项' : `其余 ${p.count} 项`),
      (p) => (p.count === '' ? 'All others' : `${p.count} others`),
    ),
    none: {
      zh: '本期没有计入的停电时户，故不绘图。',
      en: 'No user-hours count in this period, so there is no chart.',
    },
    mark: fill<'cause' | 'part' | 'hours' | 'all' | 'outages' | 'share' | 'running'>(
      (p) =>
        `${p.cause}：${p.part} ${p.hours} 时户；合计 ${p.all} 时户，停电 ${p.outages} 条，占 ${p.share}，累计 ${p.running}`,
      (p) =>
        `${p.cause}: ${p.part} ${p.hours} user-hours; in all ${p.all}, ${p.outages} outage rows, share ${p.share}, running ${p.running}`,
    ),
  },
  counties: {
    title: { zh: '各区县停电时户', en: 'User-hours by county' },
    caption: fill<'place'>(
      (p) => `${p.place}，本期计入的停电时户按区县分列，由大到小。`,
      (p) => `${p.place}: counted user-hours of the period by county, the largest first.`,
    ),
    captionHours: fill<'place'>(
      (p) => `${p.place}，各区县本期用户平均停电时间，由大到小；占比为占全市州计入时户的比例。`,
      (p) =>
        `${p.place}: hours per user of each county in the period, the largest first; the share is that of the city’s counted user-hours.`,
    ),
    county: { zh: '区县', en: 'County' },
    unknown: { zh: '（未填区县）', en: '(none given)' },
    rest: fill<'count'>(
      (p) => (p.count === '' ? '其余区县' : `其余 ${p.count} 个区县`),
      (p) => (p.count === '' ? 'All others' : `${p.count} others`),
    ),
    none: {
      zh: '本期没有计入的停电时户，故不绘图。',
      en: 'No user-hours count in this period, so there is no chart.',
    },
    mark: fill<'county' | 'part' | 'hours' | 'all' | 'outages' | 'share' | 'each'>(
      (p) =>
        `${p.county}：${p.part} ${p.hours} 时户；合计 ${p.all} 时户（户均 ${p.each} 小时），停电 ${p.outages} 条，占 ${p.share}`,
      (p) =>
        `${p.county}: ${p.part} ${p.hours} user-hours; in all ${p.all} (${p.each} h per user), ${p.outages} outage rows, share ${p.share}`,
    ),
  },
  repeated: {
    title: { zh: '重复停电的用户', en: 'Users with repeated interruptions' },
    caption: fill<'place' | 'year'>(
      (p) => `${p.place}，${p.year}年内停电超过若干次的用户占平均用户数的比例（CEMI-n）。`,
      (p) =>
        `${p.place}: users with more than so many interruptions in ${p.year}, as a share of the average users (CEMI-n).`,
    ),
    frequent: fill<'count' | 'users' | 'share'>(
      (p) => `任意60天内停电超过${p.count}次的用户：${p.users} 户（${p.share}）。`,
      (p) =>
        `Users with more than ${p.count} interruptions within any 60 days: ${p.users} (${p.share}).`,
    ),
    more: { zh: '停电次数超过（次）', en: 'More interruptions than' },
    share: { zh: '占平均用户数', en: 'Share of average users' },
    none: {
      zh: '没有填写停电设备的记录或没有用户基数，无法统计重复停电，故不绘图。',
      en: 'No row names an asset, or there are no users: repeated interruptions can’t be told, and there is no chart.',
    },
    mark: fill<'count' | 'users' | 'assets' | 'share'>(
      (p) => `停电超过${p.count}次：${p.users} 户（${p.assets} 个停电设备），占 ${p.share}`,
      (p) =>
        `More than ${p.count} interruptions: ${p.users} users (${p.assets} assets), ${p.share}`,
    ),
  },
  majorDays: {
    title: fill<'year'>(
      (p) => `${p.year}年逐日停电时间与重大事件日`,
      (p) => `Daily hours in ${p.year}, and major event days`,
    ),
    caption: fill<'place' | 'count' | 'days'>(
      (p) =>
        `${p.place}，停电计入其开始之日；超过门槛 exp(α + 2.5β) 者为重大事件日，共 ${p.count} 天${p.days === '' ? '' : `（${p.days}）`}。仅供参考，不作扣除。`,
      (p) =>
        `${p.place}: an outage counts on the day it began. Days above the threshold exp(α + 2.5β) are major event days: ${p.count} in all${p.days === '' ? '' : ` (${p.days})`}. For information only; none is excluded.`,
    ),
    captionAlone: fill<'place'>(
      (p) => `${p.place}，停电计入其开始之日。没有以前年度的数据，无法求得重大事件日的门槛。`,
      (p) =>
        `${p.place}: an outage counts on the day it began. No earlier year is held, so there is no threshold for major event days.`,
    ),
    minutes: { zh: '分钟/户', en: 'Minutes per user' },
    threshold: fill<'minutes'>(
      (p) => `门槛 ${p.minutes}`,
      (p) => `Threshold ${p.minutes}`,
    ),
    none: {
      zh: '该年没有逐日停电时间（没有停电记录或没有用户基数），故不绘图。',
      en: 'There are no daily hours of this year (no outages, or no users), so there is no chart.',
    },
    mark: fill<'day' | 'minutes'>(
      (p) => `${p.day}：${p.minutes} 分钟/户`,
      (p) => `${p.day}: ${p.minutes} min per user`,
    ),
    markMajor: fill<'day' | 'minutes'>(
      (p) => `${p.day}：${p.minutes} 分钟/户，重大事件日`,
      (p) => `${p.day}: ${p.minutes} min per user, a major event day`,
    ),
  },
} satisfies WordTree;
