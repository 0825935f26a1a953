import { type LedgerRow, ledgerOf, type StageRow } from '../view/ledger.js';
import type { View } from '../view/view.js';
import { named, tierWords, ledgerWords as w, workbookWords } from '../words/index.js';
import { field, type Sheet, sheetOf } from './sheet.js';

const at = (name: 'ledger' | 'stages') => ({
  title: workbookWords.sheets[name],
  about: workbookWords.about[name],
});

/** The official ledger, where one is kept, and the stages where they are set. */
export function ledgerSheets(view: View): Sheet[] {
  const ledger = ledgerOf(view);
  if (!ledger) return [];
  const row = sheetOf<LedgerRow>('ledger', at('ledger'), ledger.rows, [
    field('number', w.number, 'text', ({ number }) => number),
    field('task', w.task, 'text', ({ task }) => task),
    field('units', w.units, 'text', ({ units }) => units),
    field('deadline', w.deadline, 'text', ({ deadline }) => deadline),
    field('emphasis', w.emphasis, 'text', ({ emphasis }) => emphasis),
    field('state', w.state, 'text', ({ state }) => state),
  ]);
  if (ledger.stages.length === 0) return [row];
  const stages = sheetOf<StageRow>('stages', at('stages'), ledger.stages, [
    field('year', w.year, 'text', ({ year }) => year),
    field('group', w.group, 'text', ({ group }) => group),
    ...view.tiers.map((tier, i) =>
      field<StageRow>(tier, named(tierWords, tier), 'ratio', ({ hours }) => hours[i]),
    ),
    field('state', w.state, 'text', ({ state }) => state),
  ]);
  return [row, stages];
}
