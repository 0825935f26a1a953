import { exact } from '../base/figures.js';
import { type Html, html, shown } from '../base/html.js';
import { ledgerOf, type StageRow } from '../view/ledger.js';
import type { View } from '../view/view.js';
import { named, tierWords, ledgerWords as w } from '../words/index.js';
import type { Heading } from './section.js';
import { table } from './table.js';

/** The official ledger's row, and the stages on the way to its deadline. */
export function ledgerSection(view: View, heading: Heading): Html | null {
  const ledger = ledgerOf(view);
  if (!ledger) return null;
  return html`<section>
${heading(view.say(w.heading), 'ledger')}
${ledgerTable(view)}
</section>
`;
}

/** The same without a heading, for a section of another one. */
export function ledgerTable(view: View): Html | null {
  const { say } = view;
  const ledger = ledgerOf(view);
  if (!ledger) return null;
  return html`${table({
    id: 'ledger-caption',
    caption: say(w.caption({ year: String(view.year) })),
    columns: [
      { label: say(w.number), kind: 'tight' },
      { label: say(w.task), kind: 'long' },
      { label: say(w.units), kind: 'long' },
      { label: say(w.deadline), kind: 'tight' },
      { label: say(w.emphasis), kind: 'long' },
      { label: say(w.state), kind: 'long' },
    ],
    rows: ledger.rows.map((row) => [
      shown(row.number, 20),
      shown(row.task, most),
      shown(row.units, most),
      row.deadline,
      shown(row.emphasis, most),
      row.state,
    ]),
  })}
${ledger.stages.length > 0 && stageTable(view, ledger.stages)}`;
}

/** Texts of the settings: a paragraph, not a page. */
const most = 400;

function stageTable({ say, tiers }: View, stages: readonly StageRow[]): Html {
  return table({
    id: 'stages-caption',
    caption: say(w.stages),
    note: say(w.stagesNote),
    columns: [
      { label: say(w.year), kind: 'tight' },
      { label: say(w.group), kind: 'code' },
      ...tiers.map((tier) => ({ label: say(named(tierWords, tier)), kind: 'number' as const })),
      { label: say(w.state), kind: 'long' },
    ],
    rows: stages.map((stage) => [
      stage.year,
      shown(stage.group, 60),
      ...stage.hours.map(exact),
      stage.state,
    ]),
  });
}
