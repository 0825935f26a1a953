import { csvLine } from './csv.js';
import { customersOf } from './customers.js';
import { monthsOf } from './months.js';
import type { Cell } from './network.js';
import { allOrders, lineIdsOf } from './orders.js';
import type { Outage } from './outage.js';
import { streamOf } from './prng.js';
import { targetHours } from './targets.js';
import { civil, HOUR, isoDate, isoTime } from './time.js';
import type { World } from './world.js';

/** Stages of a year's staged restorations. */
export function* restorations(world: World, year: number): Generator<string> {
  yield csvLine(['event_id', 'provider', 'asset_id', 'restored_at', 'users_restored']);
  const spoiled: Outage[] = [];
  for (const { month, rows } of monthsOf(world, world.cells, year)) {
    for (const row of rows) {
      for (const { at, users } of row.stages) yield stageLine(row, at, users);
    }
    const plainRow = rows.find(
      (row) => row.stages.length === 0 && row.restored !== null && row.users >= 10,
    );
    if (plainRow && month <= 2) spoiled.push(plainRow);
  }
  if (!world.clean && year === world.years.at(-1)) yield* wrongStages(spoiled);
}

function stageLine(row: Outage, at: number, users: number): string {
  const { eventId, cell, assetId } = row;
  return csvLine([eventId, cell.city.provider, assetId, isoTime(at), String(users)]);
}

/** One stage for each way in which a stage can't belong to its outage. */
function* wrongStages([first, second]: readonly Outage[]): Generator<string> {
  if (!first || !second) return;
  // too_many_restored
  yield stageLine(first, first.start + Math.floor((first.end - first.start) / 2), first.users + 5);
  // restored_outside
  yield stageLine(second, second.end + HOUR, 1);
  // orphan_restoration
  yield stageLine({ ...second, eventId: '5106R9999X99' }, second.end, 1);
}

export function* customers(world: World): Generator<string> {
  yield csvLine(['city', 'area_tier', 'county', 'provider', 'users', 'valid_from', 'valid_to']);
  for (const cell of world.cells) {
    for (const { county, provider, users, from, to } of customersOf(world, cell)) {
      const last = to === null ? '' : isoDate(to);
      const { city, tier } = cell;
      yield csvLine([city.code, tier, county, provider, String(users), isoDate(from), last]);
    }
  }
  if (world.clean) return;
  // overlapping_validity: neither says which of them holds in the second half of the year.
  const [year] = world.years;
  const key = ['511800', 'rural', '', '示例水电自供区'];
  yield csvLine([...key, '35', `${year}-01-01`, `${year}-12-31`]);
  yield csvLine([...key, '40', `${year}-07-01`, '']);
}

export function* orders(world: World): Generator<string> {
  yield csvLine([
    'order_no',
    'city',
    'approved_from',
    'approved_to',
    'authority',
    'reason',
    'lines',
  ]);
  for (const order of allOrders(world)) {
    const { no, city, from, to, authority, reason } = order;
    const lines = lineIdsOf(order).join(';');
    yield csvLine([no, city.code, isoTime(from), isoTime(to), authority, reason, lines]);
  }
  if (world.clean) return;
  // negative_duration
  const day = isoDate(civil(world.years.at(-1) as number, 3, 20));
  const authority = '示例甘孜森林草原防灭火指挥机构';
  const no = `甘孜避险〔${day.slice(0, 4)}〕997号`;
  yield csvLine([no, '513300', `${day} 20:00:00`, `${day} 08:00:00`, authority, '大风', '']);
}

/** Hours of the year before the first, so that it has a baseline. */
export function* history(world: World): Generator<string> {
  const year = (world.years[0] as number) - 1;
  yield csvLine(['city', 'area_tier', 'year', 'hours']);
  for (const cell of world.cells) {
    const hours = historyHours(world, cell, year).toFixed(4);
    const isSpoiled = !world.clean && cell.id === '5115C';
    // bad_number
    const text = isSpoiled ? `约${Number(hours).toFixed(1)}` : hours;
    yield csvLine([cell.city.code, cell.tier, String(year), text]);
  }
}

function historyHours(world: World, cell: Cell, year: number): number {
  return (
    targetHours(world.seed, cell, year) *
    streamOf(world.seed, 'history', cell.id).between(0.99, 1.01)
  );
}
