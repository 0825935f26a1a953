import { budgetSourceCodes, budgetStatusCodes } from '../../schemas/codes/index.js';
import { userHours } from '../base/figures.js';
import { explainBudgetWords as w } from '../words/explain-budget.js';
import { cell, type Writer } from './cells.js';
import { number, type Part, plain, table, text } from './document.js';

/** What the month is budgeted at and used for; nothing of a period without a budget or a plan. */
export function budgetParts({ say, gloss, data }: Writer): Part[] {
  const { budgets } = data;
  if (budgets.length === 0) return [];
  const columns = [
    plain(say(w.place)),
    plain(say(w.source)),
    ...[w.budget, w.faults, w.planned, w.booked, w.reserve, w.left].map((words) =>
      number(say(words)),
    ),
    plain(say(w.status)),
  ];
  const rows = budgets.map((row) => [
    row.county === '' ? say(w.whole) : gloss.county(cell(row.county)),
    say(budgetSourceCodes.words[row.budget_source]),
    ...[
      row.budget_user_seconds,
      row.fault_user_seconds,
      row.planned_user_seconds,
      row.booked_user_seconds,
      row.reserve_user_seconds,
      row.left_user_seconds,
    ].map((seconds) => userHours(seconds)),
    say(budgetStatusCodes.words[row.status]),
  ]);
  const [whole] = budgets;
  const sum =
    whole?.left_user_seconds == null
      ? []
      : [text(say(w.sum({ left: userHours(whole.left_user_seconds) })))];
  return [{ heading: say(w.heading), blocks: [table(say(w.caption), columns, rows), ...sum] }];
}
