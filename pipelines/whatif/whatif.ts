import { z } from 'zod';
import type { Database } from '../base/database.js';
import { rulesOf } from '../explain/rules.js';
import { ask, setAside } from '../models/queries.js';
import { type Cell, type CellYear, cellsOf, type Standing, standingOf } from './cells.js';
import { type Change, type Field, fields, keptPart, resolved } from './changes.js';
import { Rerun } from './rerun.js';

/** A change with what it saves. */
export interface Part extends Change {
  /** Rows of the cell and year that it is about. */
  readonly rows: number;
  /** What it saves without the others. */
  readonly alone_user_seconds: bigint;
  /** What it saves beside those before it; these add up to what all save together. */
  readonly added_user_seconds: bigint;
}

export interface WhatIf {
  readonly cell: Cell;
  readonly before: Standing;
  readonly after: Standing;
  readonly saved_user_seconds: bigint;
  readonly parts: readonly Part[];
}

const value = z.object({ value: z.string().nullable() });
const hits = z.object({ hits: z.int() });
const savings = z.object({ variant: z.bigint(), saved: z.bigint() });

/**
 * The year of a cell with changed rows, by running the method again.
 * @throws UserError for a line, event, … that no row of the cell and year has
 */
export async function whatIf(
  published: Database,
  asked: CellYear,
  changes: readonly Change[],
): Promise<WhatIf> {
  const rules = await rulesOf(published);
  const [cell] = await cellsOf(published, [asked], rules);
  if (!cell) throw new Error('a cell that was not found');
  const rerun = await Rerun.of(published, [cell], rules);
  try {
    const steps = await resolvedIn(rerun.database, changes);
    const rows = await change(rerun, steps);
    await rerun.run({
      touched: 'whatif/changed_touched',
      kept: 'whatif/changed_kept',
      stages: 'whatif/changed_stages',
    });
    const found = await ask(rerun.database, 'whatif/savings', {}, savings);
    const byVariant = new Map(found.map(({ variant, saved }) => [Number(variant), saved]));
    const saved = (variant: number) => byVariant.get(variant) ?? 0n;
    const upTo = (count: number) =>
      count === 0 ? 0n : saved(count === 1 ? 1 : steps.length + count);
    const net = cell.figure.net_user_seconds;
    const all = upTo(steps.length);
    return {
      cell,
      before: standingOf(cell, net),
      after: standingOf(cell, net - all),
      saved_user_seconds: all,
      parts: steps.map((step, i) => ({
        ...step,
        rows: rows[i] ?? 0,
        alone_user_seconds: saved(i + 1),
        added_user_seconds: upTo(i + 1) - upTo(i),
      })),
    };
  } finally {
    rerun.close();
  }
}

async function resolvedIn(database: Database, changes: readonly Change[]): Promise<Change[]> {
  const held = new Map<Field, string[]>();
  for (const by of fields) {
    if (!changes.some((one) => one.by === by)) continue;
    const found = await ask(database, 'whatif/values', { by }, value);
    held.set(
      by,
      found.flatMap((row) => row.value ?? []),
    );
  }
  return changes.map((one) => resolved(one, (one.by && held.get(one.by)) ?? []));
}

/**
 * Makes the variants: of n changes, 1 to n are those of each alone, n + 2 to 2n those of the first two, the
 * first three … up to all.
 * @returns how many rows each change is about
 */
async function change(rerun: Rerun, steps: readonly Change[]): Promise<number[]> {
  const { database } = rerun;
  const variants = steps.flatMap((_, i) => (i === 0 ? [[1]] : [[i + 1], [steps.length + i + 1]]));
  await rerun.plant('whatif_variants', ['variant'], variants);
  await setAside(database, 'whatif_changed', 'whatif/all_rows');
  await setAside(database, 'whatif_changed_stages', 'whatif/all_stages');
  const counts: number[] = [];
  for (const [i, step] of steps.entries()) {
    const which = { by: step.by ?? 'planned', value: step.value };
    const at = { step: BigInt(i + 1), steps: BigInt(steps.length) };
    await setAside(database, 'whatif_hits', 'whatif/hits', { ...which, ...at });
    const [row] = await ask(database, 'whatif/hit_rows', { step: at.step }, hits);
    counts.push(row?.hits ?? 0);
    await apply(database, step);
  }
  return counts;
}

async function apply(database: Database, step: Change): Promise<void> {
  const part = keptPart(step);
  switch (step.kind) {
    case 'without':
      await setAside(database, 'whatif_changed', 'whatif/left_out_rows');
      break;
    case 'faster':
      await setAside(database, 'whatif_changed_stages', 'whatif/faster_stages', part);
      await setAside(database, 'whatif_changed', 'whatif/faster_rows', part);
      break;
    case 'planned_less':
      // The stages first: they go by the users that the row has as yet.
      await setAside(database, 'whatif_changed_stages', 'whatif/fewer_stages', part);
      await setAside(database, 'whatif_changed', 'whatif/fewer_rows', part);
      break;
  }
}
