import { type City, cities } from './geography.js';
import { type Cell, lineOf } from './network.js';
import { streamOf } from './prng.js';
import { hasShutdowns } from './targets.js';
import { civil, HOUR, type Seconds } from './time.js';
import type { World } from './world.js';

/** An approved order of safety shutdowns. */
export interface Order {
  readonly no: string;
  readonly city: City;
  readonly from: Seconds;
  readonly to: Seconds;
  readonly authority: string;
  readonly reason: string;
  /** Lines that it is for, by cell; empty: all of the city's. */
  readonly lines: readonly { readonly cell: Cell; readonly index: number }[];
}

const ORDERS_A_YEAR = 11;
/** More rows an order, rather than more orders, make a large sample. */
const MOST_ORDERS = 220;
const LISTED = 0.4;
const reasons = [
  '森林草原防火高火险红色预警',
  '森林草原防火高火险橙色预警',
  '大风高温,防范线路引发山火',
];

/** The orders of a year, from February to May, in order of time. */
export function ordersOf(world: World, city: City, year: number): Order[] {
  if (!hasShutdowns(city.code)) return [];
  const random = streamOf(world.seed, 'orders', city.code, year);
  const wanted = Math.round(ORDERS_A_YEAR * world.scale);
  const count = Math.min(MOST_ORDERS, Math.max(ORDERS_A_YEAR, wanted));
  const cells = world.cells.filter(
    (cell) => cell.city === city && (cell.tier === 'town' || cell.tier === 'rural'),
  );
  const starts = Array.from({ length: count }, () =>
    civil(year, random.int(2, 5), random.int(1, 24), random.int(8, 11)),
  ).sort((a, b) => a - b);
  const short = city.name.replace(/市$|(藏族|羌族|彝族)+自治州$/u, '');
  return starts.map((from, i) => ({
    no: `${short}避险〔${year}〕${String(i + 1).padStart(2, '0')}号`,
    city,
    from,
    to: from + random.int(9, 56) * HOUR,
    authority: `示例${short}森林草原防灭火指挥机构`,
    reason: random.pick(reasons),
    // The first is for all lines and the second lists them, so that every sample has both kinds.
    lines:
      i > 0 && (random.chance(LISTED) || i === 1)
        ? cells.flatMap((cell) => {
            const first = random.int(0, cell.lines - 1);
            const listed = Math.min(cell.lines, random.int(3, 5));
            return Array.from({ length: listed }, (_, k) => ({
              cell,
              index: (first + k * 3) % cell.lines,
            }));
          })
        : [],
  }));
}

export function* allOrders(world: World): Generator<Order> {
  for (const year of world.years) {
    for (const city of cities) yield* ordersOf(world, city, year);
  }
}

export function lineIdsOf(order: Order): string[] {
  return [...new Set(order.lines.map(({ cell, index }) => lineOf(cell, index).id))];
}
