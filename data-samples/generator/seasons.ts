import type { Tier } from './geography.js';
import { type Random, streamOf } from './prng.js';
import { daysIn } from './time.js';

/** Share of a year's outage time in each month: storms from June to September, quiet winters. */
const monthShares: Readonly<Record<'core' | 'outer', readonly number[]>> = {
  core: [6.5, 6, 7.5, 8, 8.5, 9.5, 11.5, 11.5, 9, 8, 7.5, 6.5],
  outer: [5.5, 5, 6.5, 7.5, 8.5, 10.5, 13.5, 13, 10, 8, 6.5, 5.5],
};

/** Share of the incidents of a month that are faults; planned work keeps out of the storms. */
const faultShares = [50, 48, 47, 50, 54, 62, 72, 70, 60, 48, 44, 46];

export function monthShare(tier: Tier, month: number): number {
  const kind = tier === 'town' || tier === 'rural' ? 'outer' : 'core';
  return (monthShares[kind][month - 1] as number) / 100;
}

export function faultShare(month: number): number {
  return (faultShares[month - 1] as number) / 100;
}

export function isStormSeason(month: number): boolean {
  return month >= 6 && month <= 9;
}

/** Days on which storms cross a city: all its tiers suffer on the same ones. */
export function stormDays(seed: number, cityCode: string, year: number, month: number): number[] {
  const random = streamOf(seed, 'storms', cityCode, year, month);
  const count = isStormSeason(month) ? random.int(2, 4) : random.int(0, 1);
  return Array.from({ length: count }, () => random.int(1, daysIn(year, month)));
}

/** The heat and drought of August 2022, when the whole province was rationed. */
export function isRationed(year: number, month: number, day: number): boolean {
  return year === 2022 && month === 8 && day >= 14 && day <= 28;
}

/** Hour of the day at which a fault begins: the afternoon and evening have most. */
export function faultHour(random: Random, isStorm: boolean): number {
  return Math.floor(
    random.along(isStorm ? [0, 3, 14, 16, 18, 20, 23.99] : [0, 6, 10, 14, 17, 20, 23.99]),
  );
}
