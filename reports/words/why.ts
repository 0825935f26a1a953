import { fill, type WordTree } from '../../schemas/words/index.js';

export const whyWords = {
  heading: { zh: '停电从何而来', en: 'What the hours were made of' },
  parts: fill<'hours' | 'fault' | 'planned' | 'faultShare' | 'plannedShare'>(
    (p) =>
      `本期户均 ${p.hours} 小时中，故障停电 ${p.fault} 小时（${p.faultShare}），预安排及其他停电 ${p.planned} 小时（${p.plannedShare}）。`,
    (p) =>
      `Of ${p.hours} hours per user in the period, ${p.fault} (${p.faultShare}) came from faults and ${p.planned} (${p.plannedShare}) from planned and other outages.`,
  ),
  causesHeading: { zh: '停电原因', en: 'Causes' },
  repairs: { zh: '故障修复时间，按停电原因', en: 'How long faults took to repair, by cause' },
  repairsNote: {
    zh: '小时；本期开始、已经复电的故障停电，由停电到全部复电，时户最多的原因在前',
    en: 'hours from the interruption to the last restoration, of faults that began in the period and have ended; the causes with the most user-hours first',
  },
  faults: { zh: '故障条数', en: 'Fault rows' },
  median: { zh: '中位数', en: 'Median' },
  p90: { zh: '九成不超过', en: 'Nine in ten within' },
  longest: { zh: '最长', en: 'Longest' },
  timesHeading: { zh: '停电的时段与历时', en: 'When outages began and how long they lasted' },
  plannedHeading: { zh: '预安排停电与通知', en: 'Planned outages and their notice' },
  areasHeading: { zh: '城镇与农村', en: 'Town and country' },
  eventsHeading: { zh: '主要停电事件与线路', en: 'The largest events and lines' },
  lines: fill<'count'>(
    (p) => `计入时户最多的 ${p.count} 条线路`,
    (p) => `The ${p.count} lines with the most counted user-hours`,
  ),
  linesNote: { zh: '时户按本期切分', en: 'user-hours clipped to the period' },
  noLines: { zh: '来源未填线路编号。', en: 'The source names no lines.' },
  line: { zh: '线路', en: 'Line' },
  faultShare: { zh: '故障占比', en: 'Fault share' },
  share: { zh: '占全部', en: 'Share' },
  outages: { zh: '停电条数', en: 'Outage rows' },
  countiesHeading: { zh: '区县', en: 'Counties' },
  noCounties: { zh: '来源未填区县。', en: 'The source names no counties.' },
  repeated: fill<'year'>(
    (p) => `重复停电的用户（${p.year}年）`,
    (p) => `Users with repeated interruptions, ${p.year}`,
  ),
  repeatedByCity: fill<'year'>(
    (p) => `重复停电的用户（${p.year}年），各市州`,
    (p) => `Users with repeated interruptions, ${p.year}, by city`,
  ),
  repeatedNote: {
    zh: '只统计填有停电设备的记录；用户数为该设备历次停电用户数的最大值；占比以等效总用户数为分母。',
    en: 'Rows that name an asset only; the users of an asset are the most that any of its outages had, and shares are of equivalent users.',
  },
  repeatedHeading: { zh: '重复停电', en: 'Repeated interruptions' },
  noRepeated: {
    zh: '来源未填停电设备，无法统计同一用户的停电次数。',
    en: 'The source names no assets, so interruptions of the same users can’t be counted.',
  },
  assets: { zh: '停电设备', en: 'Assets' },
  users: { zh: '用户', en: 'Users' },
  usersShare: { zh: '占用户', en: 'Share of users' },
  cemi: fill<'count'>(
    (p) => `超过 ${p.count} 次占比`,
    (p) => `CEMI-${p.count}`,
  ),
  frequentUsers: { zh: '频繁停电用户', en: 'Frequent-outage users' },
  majorHeading: { zh: '重大事件日', en: 'Major event days' },
  majorNone: fill<'year' | 'threshold'>(
    (p) =>
      `按 2.5β 法，${p.year}年每日户均停电门槛为 ${p.threshold} 小时，没有超过门槛的日子。仅供参考，判定不作扣除。`,
    (p) =>
      `By the 2.5β method the daily threshold of ${p.year} is ${p.threshold} hours per user, and no day is above it. For information: no verdict excludes such days.`,
  ),
  majorSome: fill<'year' | 'threshold' | 'days' | 'hours'>(
    (p) =>
      `按 2.5β 法，${p.year}年每日户均停电门槛为 ${p.threshold} 小时；有 ${p.days} 天超过，共户均 ${p.hours} 小时。仅供参考，判定不作扣除。`,
    (p) =>
      `By the 2.5β method the daily threshold of ${p.year} is ${p.threshold} hours per user. Days above it: ${p.days}, with ${p.hours} hours per user together. For information: no verdict excludes such days.`,
  ),
  majorUnknown: {
    zh: '之前没有可用的年度，无法求得重大事件日的门槛。',
    en: 'There is no earlier year from which a threshold of major event days could be found.',
  },
} satisfies WordTree;
