import { budgetSourceCodes, budgetStatusCodes, tierOrAllCodes } from '../../schemas/codes/index.js';
import { userHours } from '../base/figures.js';
import { type Html, html, shown } from '../base/html.js';
import { budgetData } from '../datasets/forecast.js';
import type { BudgetUseRow } from '../view/data.js';
import { monthsOf, periodName } from '../view/period.js';
import type { View } from '../view/view.js';
import { explainBudgetWords as b } from '../words/explain-budget.js';
import { named, tierWords, forecastWords as w } from '../words/index.js';
import { table } from './table.js';

/** The user-hours of the month at hand, by tier, and of the months that remain after it. */
export function budgetTables(view: View): Html | null {
  const { say, data, year, place } = view;
  const own = data.budget.filter((row) => row.year === year && row.city_code === place.code);
  const month = monthAtHand(view, own);
  if (month === null) return null;
  const rows = own.filter((row) => row.month === month).sort(inOrder);
  const rest = monthsOf(year)
    .filter((name) => name > month)
    .map((name) => own.filter((row) => row.month === name && row.county === ''))
    .filter((found) => found.some((row) => row.budget_user_seconds !== null));
  return html`<h3>${say(w.budgetHeading)}</h3>
${monthTable(view, month, rows)}
${rest.length > 0 && restTable(view, rest)}
<p class="note">${say(w.budgetNote)}</p>`;
}

/** The report's own month; in the report of a longer period the first month that is not over. */
function monthAtHand({ data, year }: View, rows: readonly BudgetUseRow[]): string | null {
  const { kind, name } = data.period;
  const held = new Set(rows.map((row) => row.month));
  if (kind === 'month') return held.has(name) ? name : null;
  const open = new Set(rows.filter((row) => !row.is_over).map((row) => row.month));
  return monthsOf(year).find((month) => open.has(month)) ?? null;
}

function inOrder(a: BudgetUseRow, b: BudgetUseRow): number {
  const byTier = tierOrAllCodes.rank(a.area_tier) - tierOrAllCodes.rank(b.area_tier);
  return byTier || (a.county < b.county ? -1 : 1);
}

function monthTable(view: View, month: string, rows: readonly BudgetUseRow[]): Html {
  const { say } = view;
  const caption = w.budgetMonth({ month: periodName({ kind: 'month', name: month }) });
  return table({
    id: 'budget-caption',
    caption: say(caption),
    columns: [
      { label: say(w.tier), by: rows.map((row) => tierOrAllCodes.rank(row.area_tier)) },
      { label: say(b.source), kind: 'tight' },
      ...figureColumns(say),
      { label: say(b.status), kind: 'tight' },
    ],
    rows: rows.map((row) => [
      html`<span class="unbroken">${say(named(tierWords, row.area_tier))}</span>${row.county !== '' && ` ${shown(row.county, 40)}`}`,
      say(named(budgetSourceCodes.words, row.budget_source)),
      ...figuresOf([row]),
      status(view, [row]),
    ]),
    data: budgetData('budget-month', caption, rows),
    view,
  });
}

function restTable(view: View, months: readonly (readonly BudgetUseRow[])[]): Html {
  const { say } = view;
  return table({
    id: 'budget-rest-caption',
    caption: say(w.budgetRest),
    columns: [
      { label: say(w.month) },
      ...figureColumns(say, months),
      { label: say(b.status), kind: 'tight' },
    ],
    rows: months.map((rows) => [
      say(periodName({ kind: 'month', name: rows[0]?.month ?? '' })),
      ...figuresOf(rows),
      status(view, rows),
    ]),
    data: budgetData('budget-rest', w.budgetRest, months.flat()),
    view,
  });
}

const parts = [
  [b.budget, 'budget_user_seconds'],
  [b.faults, 'fault_user_seconds'],
  [b.planned, 'planned_user_seconds'],
  [b.booked, 'booked_user_seconds'],
  [b.reserve, 'reserve_user_seconds'],
  [b.left, 'left_user_seconds'],
] as const;

/** @param months what the rows are sums of, where a row is no row of the data */
function figureColumns(say: View['say'], months?: readonly (readonly BudgetUseRow[])[]) {
  return parts.map(([words, name]) => ({
    label: say(words),
    kind: 'number' as const,
    by: months ? months.map((rows) => sumOf(rows, name)) : name,
  }));
}

function figuresOf(rows: readonly BudgetUseRow[]): string[] {
  return parts.map(([, name]) => userHours(sumOf(rows, name), 0));
}

/** Null where none of the rows has the figure. */
function sumOf(rows: readonly BudgetUseRow[], name: (typeof parts)[number][1]): bigint | null {
  const held = rows.map((row) => row[name]).filter((seconds) => seconds !== null);
  return held.length === 0 ? null : held.reduce((sum, seconds) => sum + seconds, 0n);
}

const gravest = ['exceeded', 'at_risk', 'within', 'no_budget'];

/** Of several rows the gravest; the colour only repeats the word. */
function status({ say }: View, rows: readonly BudgetUseRow[]): Html {
  const found = gravest.find((code) => rows.some((row) => row.status === code));
  const code = found ?? rows[0]?.status ?? null;
  return html`<span class="${code === 'exceeded' && 'is-exceeded'}">${say(named(budgetStatusCodes.words, code))}</span>`;
}
