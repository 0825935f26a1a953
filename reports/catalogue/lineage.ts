import { type Html, html } from '../base/html.js';
import { table } from '../templates/table.js';
import { type Say, catalogueWords as w } from '../words/index.js';
import type { Relation } from './data.js';
import { drawing, labelOf } from './drawing.js';

/** How the published tables come about: as a drawing, and the same as a table. */
export function lineage(relations: readonly Relation[], say: Say): Html {
  const readers = (name: string) => [
    ...relations.filter(({ reads }) => reads.includes(name)).map((one) => one.name),
    ...(relations.find((one) => one.name === name)?.checks ?? []),
  ];
  const list = (names: readonly string[]) =>
    names.length === 0
      ? '—'
      : names.map(
          (name, i) => html`${i > 0 && ', '}<span class="unbroken">${labelOf(name)}</span>`,
        );
  return html`<section>
<h2 id="lineage">${say(w.lineage)}</h2>
<figure>
<figcaption><strong id="lineage-caption">${say(w.lineageTitle)}</strong><span>${say(w.lineageText({ count: String(relations.length) }))}${say(w.lineageNote)}</span></figcaption>
<div class="scroll" role="region" aria-labelledby="lineage-caption" tabindex="0">${drawing(relations, say)}</div>
</figure>
${table({
  id: 'lineage-table',
  caption: say(w.lineageTable),
  columns: [
    { label: say(w.relation), kind: 'code' },
    { label: say(w.layer), kind: 'tight' },
    { label: say(w.what), kind: 'long' },
    { label: say(w.reads), kind: 'code' },
    { label: say(w.readBy), kind: 'code' },
  ],
  rows: relations.map((one) => [
    labelOf(one.name),
    say(w.layers[one.layer]),
    say(one.what),
    list([...one.reads, ...one.settings]),
    list(readers(one.name)),
  ]),
})}
</section>
`;
}
