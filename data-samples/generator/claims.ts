import { type Cell, lineOf, sectionAsset } from './network.js';
import { lineIdsOf, type Order, ordersOf } from './orders.js';
import { type Incident, outage, userSeconds } from './outage.js';
import { civil, HOUR, MINUTE, type Seconds } from './time.js';
import type { World } from './world.js';

/** Why a claim to exclusion is refused under the default settings. */
type Refusal =
  | 'no_order'
  | 'unknown_order'
  | 'not_proactive'
  | 'wrong_city'
  | 'wrong_line'
  | 'outside_window';

/** Cell, year counted from the first one, and reason: at least two of each. */
const refusals: readonly (readonly [string, number, Refusal])[] = [
  ['5104R', 1, 'no_order'],
  ['5133R', 2, 'no_order'],
  ['5134T', 2, 'no_order'],
  ['5104R', 2, 'unknown_order'],
  ['5132R', 1, 'unknown_order'],
  ['5134R', 2, 'not_proactive'],
  ['5133R', 0, 'not_proactive'],
  ['5104R', 0, 'wrong_city'],
  ['5132R', 2, 'wrong_city'],
  ['5134R', 1, 'wrong_line'],
  ['5134R', 2, 'wrong_line'],
  ['5133R', 1, 'outside_window'],
  ['5134T', 1, 'outside_window'],
  ['5134R', 2, 'outside_window'],
];
const DURATION = 8 * HOUR;

/** Shutdowns of a cell and year that stay counted, because their claim can't be upheld. */
export function refusedClaims(world: World, cell: Cell, year: number): Incident[] {
  const yearNo = year - (world.years[0] as number);
  return refusals.flatMap(([id, no, refusal], i) => {
    if (id !== cell.id || no !== yearNo) return [];
    const claim = claimOf(world, cell, year, refusal, i);
    if (!claim) return [];
    const { order, start, lineIndex = i % cell.lines } = claim;
    const line = lineOf(cell, lineIndex);
    const row = outage({
      eventId: `${cell.id}${String(year).slice(2)}Q${String(i + 1).padStart(3, '0')}`,
      cell,
      line,
      assetId: sectionAsset(line, 0),
      start,
      end: start + DURATION,
      users: line.sections[0] as number,
      nature: refusal === 'not_proactive' ? 'fault' : 'safety_shutdown',
      cause: refusal === 'not_proactive' ? '树障' : '森林草原防火',
      order,
    });
    return [{ rows: [row], counted: userSeconds(row) }];
  });
}

interface Claim {
  readonly order: string;
  readonly start: Seconds;
  readonly lineIndex?: number;
}

function claimOf(
  world: World,
  cell: Cell,
  year: number,
  refusal: Refusal,
  i: number,
): Claim | undefined {
  const orders = ordersOf(world, cell.city, year);
  const [open, listed] = orders as [Order, Order];
  switch (refusal) {
    case 'no_order':
      return { order: '', start: civil(year, 4, 3 + i, 9) };
    case 'unknown_order':
      return { order: `${open.no.slice(0, -3)}998号`, start: civil(year, 3, 3 + i, 9) };
    case 'not_proactive':
      return { order: open.no, start: open.from + HOUR };
    case 'wrong_city': {
      const liangshan = world.cells.find(({ city }) => city.code === '513400') as Cell;
      const foreign = ordersOf(world, liangshan.city, year)[0] as Order;
      return { order: foreign.no, start: foreign.from + HOUR };
    }
    case 'wrong_line': {
      const ids = new Set(lineIdsOf(listed));
      const indices = Array.from({ length: cell.lines }, (_, index) => index);
      const lineIndex = indices.find((index) => !ids.has(lineOf(cell, index).id));
      if (lineIndex === undefined) return undefined;
      return { order: listed.no, start: listed.from + HOUR, lineIndex };
    }
    case 'outside_window':
      // One of them would qualify with a start tolerance of 45 minutes.
      return {
        order: open.no,
        start: i % 2 === 0 ? open.from - 40 * MINUTE : open.to + 5 * MINUTE,
      };
  }
}
