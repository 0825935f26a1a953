import type { Words } from '../../schemas/words/index.js';
import { fill, type WordTree } from '../../schemas/words/index.js';
import { profileWords } from './charts-profile.js';
import { whereWords } from './charts-where.js';
import { whyWords } from './charts-why.js';
import { yearChartWords } from './charts-years.js';

export const courseHeading: Words = { zh: '停电时间的构成与进度', en: 'Hours through the year' };

export const chartWords = {
  ...whereWords,
  ...whyWords,
  ...profileWords,
  ...yearChartWords,
  partial: fill<'months'>(
    (p) => `${p.months}的数据尚不完整，只计至数据完整之日。`,
    (p) => `${p.months} isn’t complete and runs up to the last complete day only.`,
  ),
  missing: fill<'months'>(
    (p) => `${p.months}没有数据。`,
    (p) => `There is no data for ${p.months}.`,
  ),
  to: { zh: '至', en: ' to ' },
  wholeRegion: { zh: '全区域', en: 'Whole region' },
  hoursPerUser: { zh: '小时/户', en: 'Hours per user' },
  months: {
    title: fill<'year'>(
      (p) => `${p.year}年各月停电时间：故障与非故障`,
      (p) => `Hours by month in ${p.year}: faults and the rest`,
    ),
    caption: fill<'place' | 'before'>(
      (p) =>
        `${p.place}。柱为当年的故障与非故障停电，数字为两者合计，短线为${p.before}年同月合计。`,
      (p) =>
        `${p.place}. Bars are this year’s faults and the rest, and the figures are their totals; the short line is the total of the same month in ${p.before}.`,
    ),
    captionAlone: fill<'place'>(
      (p) => `${p.place}。柱为当年的故障与非故障停电，数字为两者合计；没有上年同月的数据。`,
      (p) =>
        `${p.place}. Bars are this year’s faults and the rest, and the figures are their totals; no month of the year before is held.`,
    ),
    fault: { zh: '故障停电', en: 'Faults' },
    planned: { zh: '非故障停电', en: 'Not faults' },
    none: {
      zh: '该年各月均无法计算户均停电时间（没有用户基数），故不绘图。',
      en: 'No month of this year has hours per user (there are no users), so there is no chart.',
    },
    zero: {
      zh: '该年各月的停电时间均为 0，故不绘图。',
      en: 'The hours of every month of this year are 0, so there is no chart.',
    },
    mark: fill<'month' | 'part' | 'hours'>(
      (p) => `${p.month} ${p.part}：${p.hours} 小时/户`,
      (p) => `${p.month}, ${p.part}: ${p.hours} h per user`,
    ),
  },
  rolling: {
    title: { zh: '滚动十二个月停电时间', en: 'Hours over the last twelve months' },
    caption: fill<'place'>(
      (p) =>
        `${p.place}各地区特征，截至各月末的连续十二个月（均为数据完整的月份）。线端为最近一期的小时数。`,
      (p) =>
        `${p.place} by tier: the twelve months up to the end of each month, all of them complete. The figures are those of the latest one.`,
    ),
    none: {
      zh: '没有连续十二个数据完整的月份，故不绘图。',
      en: 'There are no twelve complete months in a row, so there is no chart.',
    },
    mark: fill<'tier' | 'month' | 'hours'>(
      (p) => `${p.tier} 至${p.month}：${p.hours} 小时/户`,
      (p) => `${p.tier}, to ${p.month}: ${p.hours} h per user`,
    ),
  },
  course: {
    title: { zh: '年内累计停电时间', en: 'Hours added up through the year' },
    titleLimit: {
      zh: '年内累计停电时间与限额',
      en: 'Hours added up through the year, and the allowances',
    },
    caption: fill<'place' | 'year' | 'before'>(
      (p) =>
        `${p.place}，自1月1日起累计至各月末。实线为${p.year}年，虚线为${p.before}年，大圆点为本期末，线端为累计小时数。各栏纵轴刻度不同。`,
      (p) =>
        `${p.place}, from 1 January to the end of each month. The solid line is ${p.year}, the dashed one ${p.before}; the large dot is the end of the period, and the figures are the hours by then. Each panel has a scale of its own.`,
    ),
    captionAlone: fill<'place'>(
      (p) =>
        `${p.place}，自1月1日起累计至各月末。大圆点为本期末，线端为累计小时数。没有上年的数据。各栏纵轴刻度不同。`,
      (p) =>
        `${p.place}, from 1 January to the end of each month. The large dot is the end of the period, and the figure the hours by then. The year before is not held. Each panel has a scale of its own.`,
    ),
    limitNote: {
      zh: '横线为全年限额：实线为限值，点线为降幅限额，不超过较宽的一条即达标。',
      en: 'Level lines are what the year is allowed: the solid one the limit, the dotted one what the reduction allows; the wider one counts.',
    },
    limit: fill<'hours'>(
      (p) => `限值 ${p.hours}`,
      (p) => `Limit ${p.hours}`,
    ),
    reduced: fill<'hours'>(
      (p) => `降幅限额 ${p.hours}`,
      (p) => `Reduction ${p.hours}`,
    ),
    flat: fill<'tiers'>(
      (p) => `停电时间始终为 0、因而未绘出的：${p.tiers}。`,
      (p) => `Not drawn, since their hours stay at 0: ${p.tiers}.`,
    ),
    none: {
      zh: '该年各月均无法计算户均停电时间（没有用户基数），故不绘图。',
      en: 'No month of this year has hours per user (there are no users), so there is no chart.',
    },
    zero: {
      zh: '各月累计的停电时间均为 0，故不绘图。',
      en: 'The hours stay at 0 in every month, so there is no chart.',
    },
    mark: fill<'tier' | 'year' | 'month' | 'hours'>(
      (p) => `${p.tier} ${p.year}年1月至${p.month}：${p.hours} 小时/户`,
      (p) => `${p.tier}, ${p.year} to the end of ${p.month}: ${p.hours} h per user`,
    ),
    markBefore: fill<'before' | 'hours'>(
      (p) => `，${p.before}年 ${p.hours}`,
      (p) => `, in ${p.before} ${p.hours}`,
    ),
  },
  exclusions: {
    title: { zh: '扣除停运避险前后的停电时间', en: 'Hours with and without the exclusion' },
    caption: {
      zh: '本期有停运避险时户予以扣除的市州，按扣除量由大到小排列。',
      en: 'Cities with excluded user-hours in the period, the largest exclusion first.',
    },
    net: { zh: '扣除后（计入）', en: 'After exclusion (counted)' },
    gross: { zh: '扣除前', en: 'Before exclusion' },
    none: {
      zh: '本期没有任何市州扣除停运避险时户，故不绘图。',
      en: 'No city has excluded user-hours in this period, so there is no chart.',
    },
    mark: fill<'place' | 'net' | 'gross'>(
      (p) => `${p.place}：扣除前 ${p.gross}，扣除后 ${p.net} 小时/户`,
      (p) => `${p.place}: ${p.gross} h per user before exclusion, ${p.net} after`,
    ),
  },
} satisfies WordTree;
