/**
 * The story that the sample tells: how many hours its users are without supply. Levels are shares of
 * the policy's limit, so that one number a city and year says who is on the way to it: most cities
 * are above it in 2020 and below it in 2022; Guangyuan, Dazhou and Ya'an only improve enough; Yibin
 * and Bazhong do neither, nor does a tier here and there; the places with forest-fire shutdowns meet it on the net figure alone.
 */
import type { Cell } from './network.js';
import { streamOf } from './prng.js';

const FIRST_LEVEL_YEAR = 2019;

const levels: Readonly<Record<string, readonly number[]>> = {
  510100: [1.2, 1.12, 0.99, 0.8],
  510300: [1.06, 0.93, 0.92, 0.84],
  510400: [1.2, 1.1, 1.03, 0.87],
  510500: [1.27, 1.14, 1.12, 0.8],
  510600: [1.0, 0.91, 0.89, 0.7],
  510700: [1.12, 1.04, 0.95, 0.73],
  510800: [1.42, 1.36, 1.3, 1.1],
  510900: [1.09, 1.03, 0.97, 0.8],
  511000: [1.17, 1.06, 1.04, 0.87],
  511100: [1.26, 1.14, 1.1, 0.84],
  511300: [1.3, 1.16, 1.13, 0.83],
  511400: [1.03, 0.92, 0.9, 0.68],
  511500: [1.22, 1.12, 1.1, 1.06],
  511600: [1.17, 1.11, 1.1, 0.8],
  511700: [1.37, 1.25, 1.21, 1.03],
  511800: [1.18, 1.21, 1.14, 1.02],
  511900: [1.46, 1.36, 1.33, 1.25],
  512000: [1.1, 1.04, 0.97, 0.75],
  513200: [1.37, 1.24, 1.13, 0.89],
  513300: [1.52, 1.36, 1.26, 0.92],
  513400: [1.42, 1.28, 1.16, 0.86],
};

/** Tiers that go their own way: worse in the last year than in the one before. */
const exceptions: Readonly<Record<string, readonly number[]>> = {
  '5103C': [1.1, 1.04, 0.97, 1.12],
  '5111T': [1.2, 1.1, 1.02, 1.07],
  '5133U': [1.35, 1.16, 1.06, 1.1],
};

/** Time of safety shutdowns, as a share of the limit as well, on top of the level. */
const shutdownLevels: Readonly<Record<string, number>> = {
  510400: 0.2,
  513200: 0.16,
  513300: 0.22,
  513400: 0.24,
};

const limits = {
  chengdu: { central: 1, urban: 2, town: 5, rural: 11 },
  other: { central: 2, urban: 5, town: 9, rural: 15 },
} as const;

function limitOf({ city, tier }: Cell): number {
  return limits[city.code === '510100' ? 'chengdu' : 'other'][tier];
}

/** Counted hours per user that the events of a cell and year should add up to. */
export function targetHours(seed: number, cell: Cell, year: number): number {
  const row = exceptions[cell.id] ?? (levels[cell.city.code] as readonly number[]);
  const at = Math.min(Math.max(year - FIRST_LEVEL_YEAR, 0), row.length - 1);
  // Tiers of one city differ from each other, and from year to year, by a few per cent.
  const ofCell = streamOf(seed, 'level', cell.id).between(0.91, 1.08);
  const ofYear = streamOf(seed, 'level', cell.id, year).between(0.96, 1.04);
  return limitOf(cell) * (row[at] as number) * ofCell * ofYear;
}

export function hasShutdowns(cityCode: string): boolean {
  return cityCode in shutdownLevels;
}

/** Excluded hours per user: forests begin where the towns end. */
export function shutdownHours(seed: number, cell: Cell, year: number): number {
  if (cell.tier === 'central' || cell.tier === 'urban') return 0;
  const level = shutdownLevels[cell.city.code] ?? 0;
  return limitOf(cell) * level * streamOf(seed, 'shutdown', cell.id, year).between(0.85, 1.15);
}
