import { z } from 'zod';
import { ask, setAside } from '../models/queries.js';
import type { Cell } from './cells.js';
import type { LeastKind } from './least.js';
import type { Rerun } from './rerun.js';

export interface Found {
  /** What is left without the items taken. */
  readonly net: bigint;
  /** Null where nothing is allowed. */
  readonly isMet: boolean | null;
  /** How many items the cell has. */
  readonly of: number;
  /** What is left without the largest, the largest two, …: as many as the first round tries. */
  readonly withoutLargest: readonly bigint[];
}

interface Search {
  readonly cell: number;
  readonly allowance: bigint | null;
  readonly of: number;
  /** Items are numbered from 1, the largest first. */
  readonly taken: Set<number>;
  net: bigint;
  /** The last item that was tried: going up while items are taken, down while they are given back. */
  at: number;
  readonly withoutLargest: bigint[];
}

const estimate = z.object({ cell: z.int(), items: z.int(), enough: z.int() });
const saving = z.object({ cell: z.int(), item: z.int(), saved: z.bigint() });
const cost = z.object({ cell: z.int(), item: z.int(), added: z.bigint() });
const check = z.object({ variant: z.int(), saved: z.bigint() });

/** Items that a cell tries at once beyond those that would do if nothing were hidden. */
const MORE = 16;

/**
 * Takes items of all cells, and gives back what isn't needed; each round is one run of the models for all
 * cells. Leaves the items taken in `whatif_taken`.
 */
export async function search(
  rerun: Rerun,
  cells: readonly Cell[],
  kind: LeastKind,
): Promise<Found[]> {
  const { database } = rerun;
  await setAside(database, 'whatif_named', 'whatif/item_rows', { kind });
  await setAside(database, 'whatif_items', 'whatif/items');
  await setAside(database, 'whatif_placed', 'whatif/placed');
  const estimates = await ask(database, 'whatif/estimates', {}, estimate);
  const searches = estimates.map(({ cell, items }): Search => {
    const { figure, allowance } = cells[cell] as Cell;
    const net = figure.net_user_seconds;
    return { cell, allowance, of: items, taken: new Set(), net, at: 0, withoutLargest: [] };
  });
  const enough = new Map(estimates.map((one) => [one.cell, one.enough]));
  await takeUntilMet(rerun, searches, enough);
  await giveBack(rerun, searches.filter(isMet));
  await plantTaken(rerun, searches);
  await proveTaken(rerun, searches, cells);
  return searches.map((one) => ({
    net: one.net,
    isMet: one.allowance === null ? null : isMet(one),
    of: one.of,
    withoutLargest: one.withoutLargest,
  }));
}

function isMet({ net, allowance }: Search): boolean {
  return allowance !== null && net <= allowance;
}

async function takeUntilMet(
  rerun: Rerun,
  searches: readonly Search[],
  enough: ReadonlyMap<number, number>,
): Promise<void> {
  const { database } = rerun;
  await setAside(database, 'whatif_states', 'whatif/first_states');
  const isGoingOn = (one: Search) => one.allowance !== null && !isMet(one) && one.at < one.of;
  for (let going = searches.filter(isGoingOn); going.length > 0; going = going.filter(isGoingOn)) {
    const chunks = going.map(({ cell, at, of }) => {
      const next = at === 0 ? (enough.get(cell) ?? 0) + MORE : 2 * at;
      return [cell, at + 1, Math.min(of, next)];
    });
    await rerun.plant('whatif_chunks', ['cell', 'first_item', 'last_item'], chunks);
    await rerun.run({
      touched: 'whatif/prefix_touched',
      kept: 'whatif/prefix_kept',
      stages: 'whatif/read_stages',
    });
    await setAside(database, 'whatif_states', 'whatif/prefix_states');
    const byCell = new Map(going.map((one) => [one.cell, one]));
    const isFirst = going.every(({ at }) => at === 0);
    for (const row of await ask(database, 'whatif/prefix_savings', {}, saving)) {
      const one = byCell.get(row.cell);
      if (!one) continue;
      if (isFirst) one.withoutLargest.push((one.withoutLargest.at(-1) ?? one.net) - row.saved);
      if (isMet(one)) continue;
      one.net -= row.saved;
      one.taken.add(row.item);
      one.at = row.item;
    }
  }
}

/** After each item that is given back, what the others would add is found anew. */
async function giveBack(rerun: Rerun, searches: readonly Search[]): Promise<void> {
  const { database } = rerun;
  for (const one of searches) one.at = one.of + 1;
  let going = searches.filter(({ taken }) => taken.size > 0);
  while (going.length > 0) {
    await plantTaken(rerun, going);
    const tried = going.flatMap(({ cell, taken, at }) =>
      [...taken].filter((item) => item < at).map((item) => [cell, item]),
    );
    await rerun.plant('whatif_tried', ['cell', 'item'], tried);
    await rerun.run({
      touched: 'whatif/tried_touched',
      kept: 'whatif/tried_kept',
      stages: 'whatif/read_stages',
    });
    const costs = await ask(database, 'whatif/tried_costs', {}, cost);
    going = going.filter((one) => {
      const back = costs.find(
        ({ cell, added }) => cell === one.cell && one.net + added <= (one.allowance ?? 0n),
      );
      if (!back) return false;
      one.net += back.added;
      one.taken.delete(back.item);
      one.at = back.item;
      return true;
    });
  }
}

async function plantTaken(rerun: Rerun, searches: readonly Search[]): Promise<void> {
  const rows = searches.flatMap(({ cell, taken }) => [...taken].map((item) => [cell, item]));
  await rerun.plant('whatif_taken', ['cell', 'item'], rows);
}

/** All that was taken, run once more at one go. @throws Error, a defect, where that comes to another sum */
async function proveTaken(
  rerun: Rerun,
  searches: readonly Search[],
  cells: readonly Cell[],
): Promise<void> {
  await rerun.run({
    touched: 'whatif/taken_touched',
    kept: 'whatif/tried_kept',
    stages: 'whatif/read_stages',
  });
  const savings = await ask(rerun.database, 'whatif/savings', {}, check);
  for (const { cell, net } of searches) {
    const saved = savings.find(({ variant }) => variant === cell)?.saved ?? 0n;
    const before = cells[cell]?.figure.net_user_seconds ?? 0n;
    if (before - saved !== net) {
      throw new Error(`step by step ${net} user-seconds are left, at one go ${before - saved}`);
    }
  }
}
