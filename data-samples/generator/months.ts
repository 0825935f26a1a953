import { refusedClaims } from './claims.js';
import { averageUsers, customersOf } from './customers.js';
import { greatStormOf } from './great-storm.js';
import { drawIncident, sceneOf } from './incidents.js';
import type { Cell } from './network.js';
import { type Incident, type Outage, userSeconds } from './outage.js';
import { type Random, streamOf } from './prng.js';
import { monthShare } from './seasons.js';
import { shutdownsOf } from './shutdowns.js';
import { targetHours } from './targets.js';
import { HOUR, monthOf } from './time.js';
import type { World } from './world.js';

const REPORTED = 0.6;
/** Of those: figures that someone typed wrong. */
const MISREPORTED = 0.0003;
const MONTHS = 12;

/** The months of a year, each with the rows of the given cells in order of time. */
export function* monthsOf(
  world: World,
  cells: readonly Cell[],
  year: number,
): Generator<{ month: number; rows: readonly Outage[] }> {
  const running = cells.map((cell) => cellMonths(world, cell, year));
  for (let month = 1; month <= MONTHS; month++) {
    const rows = running.flatMap((months) => months.next().value ?? []);
    yield { month, rows: rows.sort(inTime) };
  }
}

function inTime(a: Outage, b: Outage): number {
  if (a.start !== b.start) return a.start - b.start;
  return inOrder(a.eventId, b.eventId) || inOrder(a.assetId, b.assetId);
}

function inOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Draws incidents until the hours that the cell should have are spent. What a month spends too much,
 * the next one has less; the last incident of December is cut to size, so that the year comes out as
 * intended however few its incidents are.
 */
function* cellMonths(world: World, cell: Cell, year: number): Generator<Outage[], undefined> {
  const users = averageUsers(customersOf(world, cell), year);
  const budget = targetHours(world.seed, cell, year) * users * HOUR;
  const special = [
    ...shutdownsOf(world, cell, year, users),
    ...refusedClaims(world, cell, year),
    ...greatStormOf(world, cell, year),
  ];
  let balance = 0;
  for (let month = 1; month <= MONTHS; month++) {
    const random = streamOf(world.seed, 'month', cell.id, year, month);
    const scene = sceneOf(world, cell, year, month, random);
    const incidents: Incident[] = special.filter(({ rows }) => startMonth(rows) === month);
    balance += budget * monthShare(cell.tier, month);
    for (const { counted } of incidents) balance -= counted;
    for (let i = 1; balance > 0; i++) {
      const limit = month === MONTHS ? balance : Number.POSITIVE_INFINITY;
      const incident = drawIncident(scene, eventIdOf(cell, year, month, i), limit);
      incidents.push(incident);
      balance -= incident.counted;
    }
    yield incidents.flatMap(({ rows }) => rows).map((row) => report(world, random, row));
  }
  return undefined;
}

function startMonth(rows: readonly Outage[]): number {
  return monthOf((rows[0] as Outage).start);
}

function eventIdOf(cell: Cell, year: number, month: number, i: number): string {
  const date = String((year % 100) * 100 + month).padStart(4, '0');
  return `${cell.id}${date}${String(i).padStart(3, '0')}`;
}

/** Fills in the user-hours that the provider's own system worked out. */
function report(world: World, random: Random, row: Outage): Outage {
  const isOpen = row.restored === null && row.stages.length === 0;
  if (isOpen || !random.chance(REPORTED)) return row;
  const isWrong = random.chance(MISREPORTED) && !world.clean;
  const hours = userSeconds(row) / HOUR;
  return { ...row, reportedUserHours: (isWrong ? hours * 1.6 + 2 : hours).toFixed(2) };
}
