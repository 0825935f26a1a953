import type { Words } from './words/index.js';

/**
 * Task 12 of the 2022 notice of Sichuan. Whose job it is, is said by roles: the names of those
 * responsible are for the settings.
 */
export const noticeTask = {
  number: '12',
  task: {
    zh: '提高供电可靠性，压减用户年均停电时间',
    en: 'Make supply more reliable: fewer outage hours per user and year',
  },
  units: [
    { zh: '各市（州）能源主管部门', en: 'energy authorities of the cities and prefectures' },
    { zh: '各供电企业', en: 'power suppliers' },
  ],
} as const satisfies { number: string; task: Words; units: readonly Words[] };
