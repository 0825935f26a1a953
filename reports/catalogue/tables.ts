import { columnsOf, type DeclaredColumn, type TableDeclaration } from '../../schemas/column.js';
import { type Html, html } from '../base/html.js';
import { table } from '../templates/table.js';
import { type Say, catalogueWords as w } from '../words/index.js';
import type { Relation } from './data.js';

export function anchorOf(name: string): string {
  return `table-${name}`;
}

/** Every published table in a line. */
export function tableList(tables: readonly TableDeclaration[], say: Say): Html {
  return html`<section>
<h2 id="tables">${say(w.tables)}</h2>
${table({
  id: 'tables-caption',
  caption: say(w.tableCount({ count: String(tables.length) })),
  columns: [
    { label: say(w.table), kind: 'code' },
    { label: say(w.holds), kind: 'long' },
    { label: say(w.grain), kind: 'long' },
  ],
  rows: tables.map((one) => [
    html`<a href="#${anchorOf(one.name)}">${one.name}</a>`,
    say(one),
    say(one.grain),
  ]),
})}
</section>
`;
}

/** One table with all of its columns. */
export function tableSection(one: TableDeclaration, model: Relation | undefined, say: Say): Html {
  const { name, grain, key } = one;
  return html`<section class="table">
<h3 id="${anchorOf(name)}"><span class="code">${name}</span> ${say(one)}</h3>
<p class="note">${say(w.grain)}: ${say(grain)} · ${say(w.key)}: <span class="code">${key.join(', ')}</span>${
    model &&
    html` · ${say(w.method)}: docs/method.md, ${model.method.join(', ')} · <span class="code">${model.file}</span>`
  }</p>
${table({
  id: `${anchorOf(name)}-columns`,
  caption: say(w.columnsOf({ table: name })),
  columns: [
    { label: say(w.column), kind: 'code' },
    { label: say(w.type), kind: 'code' },
    { label: say(w.empty), kind: 'tight' },
    { label: say(w.unit), kind: 'code' },
    { label: say(w.meaning), kind: 'long' },
    { label: say(w.formula), kind: 'code' },
  ],
  rows: columnsOf(one).map((column) => [
    column.name,
    column.sqlType,
    column.nullable && '✓',
    unit(column),
    say(column),
    origin(column),
  ]),
})}
</section>
`;
}

function unit({ unit: of }: DeclaredColumn): Html | null {
  if (of === undefined) return null;
  const values = of.split('|');
  return html`${values.map((value, i) => html`${i > 0 && ' | '}<span class="unbroken">${value}</span>`)}`;
}

function origin({ formula, source }: DeclaredColumn): string {
  return [formula && `= ${formula}`, source && `← ${source}`].filter(Boolean).join(' ');
}
