import { type Cell, placesOf } from './network.js';
import { streamOf } from './prng.js';
import { civil, DAY, type Seconds } from './time.js';
import type { World } from './world.js';

/** Users of a cell, or of a part of it, over a span of days. */
export interface Customers {
  readonly cell: Cell;
  readonly county: string;
  readonly provider: string;
  readonly users: number;
  readonly from: Seconds;
  /** Last day, included; null leaves it open. */
  readonly to: Seconds | null;
}

const GROWTH = { least: 1.015, most: 1.05 } as const;

/**
 * The customer rows of a cell. Providers keep such registers in different ways, and the sample has
 * each: whole or by county or by provider, with the last day given or left to the next row, with one
 * row a year or another in July.
 */
export function customersOf(world: World, cell: Cell): Customers[] {
  const random = streamOf(world.seed, 'customers', cell.id);
  const parts = partsOf(cell, random.next());
  const isClosed = random.chance(0.6);
  const isHalfYearly = random.chance(0.4);
  const months = isHalfYearly ? [1, 7] : [1];
  const starts = world.years.flatMap((year) => months.map((month) => civil(year, month, 1)));
  let users = cell.users;
  return starts.flatMap((from, i) => {
    if (i > 0) {
      const growth = random.between(GROWTH.least, GROWTH.most) - 1;
      users = Math.round(users * (1 + growth / months.length));
    }
    const next = starts[i + 1];
    const to = isClosed && next !== undefined ? next - DAY : null;
    return parts.map(({ county, provider, share, isRest }) => {
      const others = isRest ? parts.filter((part) => !part.isRest) : [];
      const rest = others.reduce((left, part) => left - Math.floor(users * part.share), users);
      const own = isRest ? rest : Math.floor(users * share);
      return { cell, county, provider, users: own, from, to };
    });
  });
}

interface Part {
  readonly county: string;
  readonly provider: string;
  readonly share: number;
  /** Takes what the shares of the others leave, so that they add up. */
  readonly isRest: boolean;
}

/** Cities whose register gives the county of every user, so that hours of counties can be told. */
const byCounty: ReadonlySet<string> = new Set(['510600', '511000', '511700']);

function partsOf(cell: Cell, draw: number): Part[] {
  const { city, tier } = cell;
  if (byCounty.has(city.code)) return countyParts(placesOf(cell));
  const whole = { county: '', provider: '', share: 1, isRest: true };
  if (draw < 0.15) return [{ ...whole, provider: city.provider }];
  if (draw < 0.3) {
    const local = { county: '', provider: '示例县域供电公司', share: 0.22, isRest: false };
    return [{ ...whole, provider: city.provider }, local];
  }
  if (draw < 0.5 && tier !== 'central' && tier !== 'urban') {
    return countyParts(placesOf(cell));
  }
  return [whole];
}

function countyParts(counties: readonly string[]): Part[] {
  const share = 1 / counties.length;
  return counties.map((county, i) => ({ county, provider: '', share, isRest: i === 0 }));
}

/** Average users of a year: its user-days divided by its days. */
export function averageUsers(rows: readonly Customers[], year: number): number {
  const start = civil(year, 1, 1);
  const end = civil(year + 1, 1, 1);
  let userDays = 0;
  for (const [i, row] of rows.entries()) {
    const next = rows.slice(i + 1).find((other) => other.from > row.from);
    const until = next?.from ?? end;
    const days = (Math.min(until, end) - Math.max(row.from, start)) / DAY;
    if (days > 0) userDays += days * row.users;
  }
  return userDays / ((end - start) / DAY);
}
