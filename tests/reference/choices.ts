/** The short lists that random projects pick from, the plainest choice first. */
import { day, secondsPerDay } from './civil.js';
import type { Nature, Region } from './types.js';

export const cities = [
  { code: '510100', name: '成都市' },
  { code: '510300', name: '自贡市' },
  { code: '510700', name: '绵阳市' },
  { code: '513200', name: '阿坝藏族羌族自治州' },
] as const;

export const ownRegion: Region = {
  code: '990000',
  name: '试验区',
  cities: [
    { code: '990100', name: '甲市', aliases: ['甲'] },
    { code: '990200', name: '乙市', aliases: [] },
    { code: '990300', name: '丙市', aliases: ['丙', 'Bing'] },
    { code: '990400', name: '丁州', aliases: [] },
  ],
};

/** Where periods and years meet, and a plain day. */
export const days = [
  '2021-05-17',
  '2021-01-01',
  '2020-12-31',
  '2020-02-29',
  '2020-03-01',
  '2020-01-01',
  '2019-12-31',
  '2021-03-31',
  '2021-07-01',
  '2021-12-31',
  '2022-01-01',
  '2020-02-28',
  '2022-09-30',
  '2020-10-01',
].map(day);

export const hour = 3600;
export const startOffsets = [
  0,
  hour,
  2 * hour,
  10 * hour,
  -hour,
  1,
  -1,
  1800,
  23 * hour,
  -secondsPerDay,
];
export const lengths = [
  hour,
  2 * hour,
  8 * hour,
  0,
  1,
  179,
  180,
  181,
  300,
  301,
  hour / 2,
  23 * hour,
  25 * hour,
  92 * hour,
  40 * secondsPerDay,
  400 * secondsPerDay,
  800 * secondsPerDay,
];
export const userCounts = [10, 1, 2, 5, 20, 40, 100, 3, 0, 9_000_000];
/** What a row says that its place serves; 0 says nothing. */
export const servedCounts = [100, 101, 40, 250, 0, 1];
/** Users among whom hours are round. */
export const roundCounts = [100, 40, 10, 20, 5, 1];
export const plainNatures: readonly Nature[] = ['planned', 'fault', 'rationing', 'other'];
export const events = ['E1', 'E2', 'E3', '007', '7', 'e1', 'E-2020/03', 'E 8', 'E9', 'E10'];
export const providers = ['', 'north', 'south, "east"'];
export const assets = ['T1', 'T2', ''];
export const lines = ['', 'L1', 'L2'];
export const counties = ['', 'A县', 'B县'];
export const causes = ['', 'tree', 'a, b', 'the "big" one', 'two\nlines'];
export const stageOffsets = [hour, hour / 2, 0, 2 * hour, 4 * hour, 1, -1, 30 * secondsPerDay];
export const leads = [0, hour, 1, -1, 1800, 1801, -1800, -1801, -hour, -30 * hour];
export const windows = [8 * hour, hour, 2 * hour, hour / 2, 30 * hour, 1];
export const rates = ['0.08', '0.5', '0.2', '0', '0.36', '0.8'];
/** Limits; a limit of nothing is no setting. */
export const limitTexts = ['1', '2', '5', '0.5', '0.025', '11', '0.1'];
export const hoursTexts = ['1', '2', '5', '0.5', '0.025', '11', '0', '0.1'];

export function pick<T>(list: readonly T[], index: number): T {
  const item = list[index % list.length];
  if (item === undefined) throw new Error('picked from an empty list');
  return item;
}
