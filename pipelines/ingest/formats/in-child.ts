import { failure } from '../../base/errors.js';
import type { ChildWork } from '../../child/child.js';
import { itemsOf } from '../../child/items.js';
import { type BudgetName, budgets, overBudget } from '../../files/budgets.js';
import { readerWords as w } from '../../words/budgets.js';

/**
 * What a reader in a process of its own gives of a file. Its worst is that this file is refused.
 * @param entry its compiled file, from this folder
 */
export function readInChild<In extends { readonly name: string }, Item, Answer = void>(
  entry: string,
  input: In,
  budget: BudgetName & `${string}Memory`,
): AsyncGenerator<Item, void, Answer> {
  const work: Omit<ChildWork<In, Item, Answer>, 'onItem'> = {
    entry: `ingest/formats/${entry}`,
    input,
    limits: { memory: budgets[budget].most },
    exceeded: () => overBudget(budget, input.name),
    ended: (how) => failure(w.ended({ file: input.name, how }), w.maybeDamaged),
  };
  return itemsOf<In, Item, Answer>(work);
}
