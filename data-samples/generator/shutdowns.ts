import { type Cell, type Line, lineOf, sectionAsset } from './network.js';
import { type Order, ordersOf } from './orders.js';
import { type Incident, type Outage, outage } from './outage.js';
import { type Random, streamOf } from './prng.js';
import { shutdownHours } from './targets.js';
import { HOUR, MINUTE } from './time.js';
import type { World } from './world.js';

const OVERRUN = 0.25;
const CALLED_PLANNED = 0.08;
const WITH_FAULT = 0.07;
const ATTEMPTS = 40;

/** The safety shutdowns of a cell and year, until `average` users have had their share of them. */
export function shutdownsOf(world: World, cell: Cell, year: number, average: number): Incident[] {
  const random = streamOf(world.seed, 'shutdowns', cell.id, year);
  const orders = ordersOf(world, cell.city, year);
  const share = (shutdownHours(world.seed, cell, year) * average * HOUR) / orders.length;
  if (!(share > 0)) return [];
  const incidents: Incident[] = [];
  let balance = 0;
  for (const order of orders) {
    balance += share;
    const taken = new Set<string>();
    for (let attempt = 0; balance > 0 && attempt < ATTEMPTS * Math.max(1, world.scale); attempt++) {
      const place = placeOf(random, cell, order);
      if (!place || taken.has(place.assetId)) continue;
      taken.add(place.assetId);
      const eventId = `${cell.id}${String(year).slice(2)}S${String(incidents.length + 1).padStart(3, '0')}`;
      const row = shutdown(random, cell, order, place, eventId);
      balance -= row.users * (Math.min(row.end, order.to) - row.start);
      incidents.push(random.chance(WITH_FAULT) ? withFault(random, row, order) : alone(row, order));
    }
  }
  return incidents;
}

interface Place {
  readonly line: Line;
  readonly assetId: string;
  readonly users: number;
}

function placeOf(random: Random, cell: Cell, order: Order): Place | undefined {
  const own = order.lines.filter((listed) => listed.cell === cell);
  if (order.lines.length > 0 && own.length === 0) return undefined;
  const index = own.length > 0 ? random.pick(own).index : random.int(0, cell.lines - 1);
  const line = lineOf(cell, index);
  const section = random.int(0, line.sections.length - 1);
  const users = line.sections[section] as number;
  return { line, assetId: sectionAsset(line, section), users };
}

function shutdown(
  random: Random,
  cell: Cell,
  order: Order,
  { line, assetId, users }: Place,
  eventId: string,
): Outage {
  const start = order.from + random.pick([0, 0, 10, 20, 30, 60]) * MINUTE;
  const end = random.chance(OVERRUN)
    ? order.to + random.int(6, 60) * 5 * MINUTE
    : order.to - random.pick([0, 10, 20, 30, 60, 90, 120]) * MINUTE;
  return outage({
    eventId,
    cell,
    line,
    assetId,
    start,
    end,
    users,
    // Some exports know no such nature and only name the order.
    nature: random.chance(CALLED_PLANNED) ? 'planned' : 'safety_shutdown',
    cause: order.reason,
    order: order.no,
    notified: order.from - random.int(2, 20) * HOUR,
  });
}

function alone(row: Outage, order: Order): Incident {
  return { rows: [row], counted: overrun(row, order) };
}

function overrun(row: Outage, order: Order): number {
  return row.users * Math.max(0, row.end - order.to);
}

/** A fault on a section that is shut down already, or goes out an hour before the shutdown. */
function withFault(random: Random, row: Outage, order: Order): Incident {
  const isBefore = random.chance(0.4);
  const start = isBefore ? row.start - HOUR : row.start + 2 * HOUR;
  const end = isBefore ? row.start + random.int(30, 240) * MINUTE : row.end + HOUR;
  const users = Math.max(1, Math.floor(row.users / (isBefore ? 1 : 2)));
  const fault = outage({
    eventId: `${row.eventId}F`,
    cell: row.cell,
    line: row.line,
    assetId: row.assetId,
    start,
    end,
    users,
    nature: 'fault',
    cause: '外力破坏',
  });
  const added = isBefore ? users * (end - start) : users * HOUR;
  return { rows: isBefore ? [fault, row] : [row, fault], counted: overrun(row, order) + added };
}
