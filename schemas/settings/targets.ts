import { z } from 'zod';
import { said } from './said.js';
import { cityList, text, tierHours, year, yearName } from './values.js';

/** The limits, and the reduction that meets the notice in their place. */

const group = z.strictObject({
  cities: said(z.union([z.literal('*'), cityList]), {
    zh: '城市列表（代码或名称）；* 为其余所有城市',
    en: 'Codes or names of the cities; * stands for all other cities',
  }),
  hours: said(tierHours, {
    zh: '各地区特征的限值（小时/户·年）',
    en: 'Limits by tier, in hours per user and year',
  }),
});

const groups = z
  .record(z.string().regex(/^[a-z][a-z0-9_]*$/u, 'a name of a-z, 0-9 and _'), group)
  .default({
    chengdu: { cities: ['510100'], hours: { central: 1, urban: 2, town: 5, rural: 11 } },
    other: { cities: '*', hours: { central: 2, urban: 5, town: 9, rural: 15 } },
  });

export const targets = said(
  z
    .strictObject({
      groups: said(groups, {
        zh: '限值分组',
        en: 'Target groups, each with its cities and limits',
      }),
      deadline: said(year.default(2022), {
        zh: '达标年份',
        en: 'Year by the end of which the limits must be met',
      }),
      stages: said(z.record(yearName, z.record(z.string(), tierHours)).default({}), {
        zh: '各年阶段目标：年 → 分组 → 限值',
        en: 'Stage targets: year → group → limits',
      }),
    })
    .prefault({}),
  { zh: '限值', en: 'Limits, and the cities that they apply to' },
);

export const rate = said(z.number().min(0).lt(1).multipleOf(0.000001).default(0.08), {
  zh: '下降比例要求，如 0.08',
  en: 'Reduction from the baseline that meets the notice, such as 0.08',
});

export const rateGroups = said(z.union([z.literal('all'), z.array(text)]).default('all'), {
  zh: '下降条款适用的分组：all 或分组名列表',
  en: 'Target groups that the reduction clause applies to: all, or a list of group names',
});

const meanSince = z.strictObject({
  average_since: said(year, { zh: '基准年', en: 'Base year' }),
});

export const basis = said(
  z.union([z.literal('previous_year'), meanSince]).default('previous_year'),
  {
    zh: '基期：previous_year 上一年；average_since 自该年起的年均下降',
    en: 'Baseline: previous_year is the year before; average_since takes the mean annual reduction since that year',
  },
);

/** The year since which the mean annual reduction is taken; null for the year before. */
export function baseYearOf(written: z.infer<typeof basis>): number | null {
  return written === 'previous_year' ? null : written.average_since;
}
