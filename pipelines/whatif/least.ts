import { z } from 'zod';
import type { Database } from '../base/database.js';
import { rulesOf } from '../explain/rules.js';
import { ask } from '../models/queries.js';
import { type Cell, type CellYear, cellsOf, type Standing, standingOf } from './cells.js';
import { Rerun } from './rerun.js';
import { search } from './search.js';

export const leastKinds = ['lines', 'events', 'causes', 'counties'] as const;
export type LeastKind = (typeof leastKinds)[number];

/** A line, event, cause or county with what its rows add to the cell and year. */
export interface Item {
  readonly name: string;
  /** Of an event, where it has one. */
  readonly provider: string | null;
  readonly net_user_seconds: bigint;
}

export interface Least {
  readonly cell: Cell;
  readonly kind: LeastKind;
  readonly before: Standing;
  /** Without the items; without all there are, where even these are not enough. */
  readonly after: Standing;
  /** Whether the widest allowance is met then; null where nothing is allowed, so that nothing can be met. */
  readonly is_met: boolean | null;
  /** The fewest, the largest first; empty where it is met as it is, and where all are not enough. */
  readonly items: readonly Item[];
  /** How many there are of the kind. */
  readonly of: number;
  /** How many lines the items are on. */
  readonly lines: number;
  /** What is left without the largest item, the largest two, and so on, as far as that was run. */
  readonly without_largest: readonly bigint[];
}

const taken = z.object({
  cell: z.int(),
  item: z.int(),
  name: z.string(),
  provider: z.string(),
  net: z.bigint(),
});
const lines = z.object({ cell: z.int(), lines: z.int() });

/** The fewest items of each cell without which its year would meet the widest allowance. */
export async function least(
  published: Database,
  asked: readonly CellYear[],
  kind: LeastKind,
): Promise<Least[]> {
  const rules = await rulesOf(published);
  const cells = await cellsOf(published, asked, rules);
  const rerun = await Rerun.of(published, cells, rules);
  try {
    return await leastOf(rerun, cells, kind);
  } finally {
    rerun.close();
  }
}

/**
 * The largest first, until the rerun meets it; then each is given back that is not needed, the smallest
 * first. All cells are searched at once.
 * @param cells those whose rows the rerun holds
 */
export async function leastOf(
  rerun: Rerun,
  cells: readonly Cell[],
  kind: LeastKind,
): Promise<Least[]> {
  const found = await search(rerun, cells, kind);
  const items = await ask(rerun.database, 'whatif/taken_items', {}, taken);
  const onLines = await ask(rerun.database, 'whatif/taken_lines', {}, lines);
  return cells.map((cell, i): Least => {
    const { net, isMet, of, withoutLargest } = found[i] ?? missing();
    const own = isMet ? items.filter((item) => item.cell === i) : [];
    return {
      cell,
      kind,
      before: standingOf(cell, cell.figure.net_user_seconds),
      after: standingOf(cell, net),
      is_met: isMet,
      items: own.map(({ name, provider, net: seconds }) => ({
        name,
        provider: provider === '' ? null : provider,
        net_user_seconds: seconds,
      })),
      of,
      lines: isMet ? (onLines.find((one) => one.cell === i)?.lines ?? 0) : 0,
      without_largest: withoutLargest,
    };
  });
}

function missing(): never {
  throw new Error('a cell that was not searched');
}
