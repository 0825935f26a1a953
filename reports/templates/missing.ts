import { against, exact, fixed, percent } from '../base/figures.js';
import { type Html, html } from '../base/html.js';
import type { VerdictRow } from '../view/data.js';
import type { Gap } from '../view/gap.js';
import type { Standing } from '../view/standing.js';
import { allowancesOf } from '../view/to-date.js';
import type { View } from '../view/view.js';
import { named, tierWords, verdictWords, answerWords as w } from '../words/index.js';
import { cellName, gapsOf } from './finding.js';
import { verdictMark } from './verdict.js';

/** Rows beside the map: more are in the table of verdicts. */
const most = 12;
const mostNear = 8;

interface Column {
  readonly label: string;
  readonly kind: 'text' | 'number' | 'bar';
  /** What a telephone has no room for stands in the sections below. */
  readonly isWide?: boolean;
  readonly cell: (row: VerdictRow) => Html | string;
}

/** The cells that lack something, the furthest first; where none does, those with the least left. */
export function missingTable(view: View, standing: Standing): Html | null {
  const { say, isCity } = view;
  const { beyond, within, open, isFinal } = standing;
  if (isCity) {
    const all = [...beyond, ...open, ...within];
    return all.length === 0 ? null : drawn(view, say(w.cells), all, cityColumns(view));
  }
  if (beyond.length === 0) {
    const near = within.filter((row) => row.allowance_used !== null).slice(0, mostNear);
    return near.length === 0 ? null : drawn(view, say(w.nearest), near, nearColumns(view));
  }
  const count = String(beyond.length);
  const title = say((isFinal ? w.missing : w.missingSoFar)({ count }));
  const gaps = gapsOf(view, beyond);
  return drawn(view, title, beyond, beyondColumns(view, gaps, isFinal));
}

function drawn(
  view: View,
  title: string,
  rows: readonly VerdictRow[],
  columns: readonly Column[],
): Html {
  const { say } = view;
  const shown = rows.slice(0, most);
  const classOf = ({ kind, isWide }: Column) =>
    [kind !== 'text' && kind, isWide && 'wide'].filter(Boolean).join(' ');
  return html`<table class="missing">
<caption>${title}<small>${say(w.allowance)}</small></caption>
<thead><tr>${columns.map((column) => html`<th scope="col" class="${classOf(column)}">${column.label}</th>`)}</tr></thead>
<tbody>
${shown.map(
  (row) =>
    html`<tr>${columns.map((column, i) =>
      i === 0
        ? html`<th scope="row">${column.cell(row)}</th>`
        : html`<td class="${classOf(column)}">${column.cell(row)}</td>`,
    )}</tr>\n`,
)}</tbody></table>
${rows.length > most && html`<p class="note"><a href="#verdicts">${say(w.rest({ count: String(rows.length - most) }))}</a></p>`}`;
}

function common(view: View): readonly [Column, Column, Column] {
  const { say } = view;
  return [
    { label: say(w.unit), kind: 'text', cell: (row) => linked(view, row) },
    { label: say(w.own), kind: 'number', cell: (row) => hoursText(view, row) },
    { label: say(w.allowed), kind: 'number', cell: (row) => allowedText(view, row) },
  ];
}

function linked(view: View, row: VerdictRow): Html | string {
  const page = view.isCity ? null : view.pageOf(row.city_code);
  const name = html`<span class="unbroken">${cellName(view, row)}</span>`;
  return page === null ? name : html`<a href="${page}">${name}</a>`;
}

function widest(view: View, row: VerdictRow): number | null {
  const { limit, reduction } = allowancesOf(row, view.settings);
  return limit === null ? reduction : Math.max(limit, reduction ?? 0);
}

/** So many decimals that the side on which the hours lie is seen. */
function hoursText(view: View, row: VerdictRow): string {
  const allowed = widest(view, row);
  return against(row.hours, allowed, row.allowance_used === null ? null : isIn(row));
}

function allowedText(view: View, row: VerdictRow): string {
  const { limit } = allowancesOf(row, view.settings);
  const allowed = widest(view, row);
  return allowed !== null && allowed === limit ? exact(allowed) : fixed(allowed);
}

function isIn(row: VerdictRow): boolean {
  return (row.margin_user_hours ?? 0) >= 0;
}

function beyondColumns(view: View, gaps: readonly Gap[], isFinal: boolean): Column[] {
  const { say } = view;
  const gapOf = (row: VerdictRow) =>
    gaps.find((gap) => gap.city_code === row.city_code && gap.area_tier === row.area_tier);
  return [
    ...common(view),
    { label: say(w.over), kind: 'bar', cell: (row) => overText(row) },
    {
      label: say(w.lack),
      kind: 'number',
      cell: (row) => fixed(Math.max(0, -(row.margin_user_hours ?? 0)), 0),
    },
    ...(isFinal && gaps.length > 0
      ? [
          {
            label: say(w.suffices),
            kind: 'text' as const,
            isWide: true,
            cell: (row: VerdictRow) => sufficing(view, gapOf(row)),
          },
        ]
      : []),
    ...(gaps.length > 0
      ? [
          {
            label: say(w.before),
            kind: 'text' as const,
            isWide: true,
            cell: (row: VerdictRow) => beforeText(view, gapOf(row)),
          },
        ]
      : []),
  ];
}

function sufficing({ say }: View, gap: Gap | undefined): string {
  if (!gap) return '—';
  return gap.sufficing === null ? say(w.more) : say(w.events({ count: String(gap.sufficing) }));
}

function beforeText({ say }: View, gap: Gap | undefined): string {
  if (!gap?.before) return '—';
  return say(named(verdictWords, gap.before.verdict));
}

/** How far beyond, as a bar and a percentage; a bar of 30 % fills its box. */
function overText({ allowance_used: used }: VerdictRow): Html | string {
  if (used === null) return '—';
  const over = Math.max(0, used - 1);
  return html`${meter(over / 0.3, 'over')}+${percent(over)}`;
}

function usedText({ allowance_used: used, verdict }: VerdictRow): Html | string {
  if (used === null) return '—';
  const isOver = used > 1 || verdict === 'not_met' || verdict === 'exceeded';
  return html`${meter(used, isOver ? 'over' : 'in')}${percent(used, 1, !isOver)}`;
}

const barWidth = 44;

function meter(share: number, kind: 'over' | 'in'): Html {
  const width = Math.max(1, Math.round(Math.min(1, share) * barWidth));
  return html`<svg class="meter ${kind}" width="${barWidth}" height="9" aria-hidden="true"><rect width="${width}" height="9"/></svg>`;
}

function nearColumns(view: View): Column[] {
  const { say } = view;
  return [
    ...common(view),
    { label: say(w.used), kind: 'bar', cell: usedText },
    { label: say(w.left), kind: 'number', cell: (row) => fixed(row.margin_user_hours, 0) },
  ];
}

function cityColumns(view: View): Column[] {
  const { say } = view;
  return [
    { label: say(w.unit), kind: 'text', cell: (row) => say(named(tierWords, row.area_tier)) },
    ...common(view).slice(1),
    { label: say(w.used), kind: 'bar', cell: usedText },
    { label: say(w.left), kind: 'number', cell: (row) => fixed(row.margin_user_hours, 0) },
    {
      label: say(w.verdict),
      kind: 'text',
      cell: (row) => verdictMark(row.verdict, say),
    },
  ];
}
