import { datasetOf, type Field } from '../base/dataset.js';
import { against, exact, fixed, percent } from '../base/figures.js';
import { type Html, html } from '../base/html.js';
import { type Allowances, allowancesOf, widestOf } from '../view/allowances.js';
import type { VerdictRow } from '../view/data.js';
import type { Gap } from '../view/gap.js';
import type { Standing } from '../view/standing.js';
import type { View } from '../view/view.js';
import { named, tierWords, verdictWords, answerWords as w } from '../words/index.js';
import { cellName, gapsOf } from './finding.js';
import { meter } from './meter.js';
import { type Column, table } from './table.js';
import { verdictMark } from './verdict.js';

/** Rows beside the map: more are in the table of verdicts. */
const most = 12;
const mostNear = 8;

/** A column of the table, and of the data behind it. */
interface Part {
  readonly column: Column;
  readonly cell: (row: VerdictRow) => Html | string;
  readonly field?: Field<VerdictRow>;
}

/** The cells that lack something, the furthest first; where none does, those with the least left. */
export function missingTable(view: View, standing: Standing): Html | null {
  const { say, isCity } = view;
  const { beyond, within, open, isFinal } = standing;
  if (isCity) {
    const all = [...beyond, ...open, ...within];
    return all.length === 0 ? null : drawn(view, say(w.cells), all, cityParts(view));
  }
  if (beyond.length === 0) {
    const near = within.filter((row) => row.allowance_used !== null).slice(0, mostNear);
    return near.length === 0 ? null : drawn(view, say(w.nearest), near, nearParts(view));
  }
  const title = (isFinal ? w.missing : w.missingSoFar)({ count: String(beyond.length) });
  return drawn(view, say(title), beyond, beyondParts(view, gapsOf(view, beyond), isFinal));
}

function drawn(
  view: View,
  caption: string,
  rows: readonly VerdictRow[],
  parts: readonly Part[],
): Html {
  const { say } = view;
  const fields = parts.flatMap(({ field }) => (field ? [field] : []));
  const title = { zh: caption, en: caption };
  const code = { name: 'city_code', value: (row: VerdictRow) => row.city_code };
  const shown = rows.slice(0, most);
  return html`${table({
    id: 'missing-caption',
    caption,
    note: say(view.isCity ? w.allowanceBold : w.allowance),
    look: 'missing',
    columns: parts.map(({ column }) => column),
    rows: shown.map((row) => parts.map(({ cell }) => cell(row))),
    data: datasetOf('missing', title, rows, [code, ...fields]),
    isCut: rows.length > most,
    view,
  })}${rows.length > most && html`<p class="note"><a href="#verdicts">${say(w.rest({ count: String(rows.length - most) }))}</a></p>`}`;
}

function common(view: View): [Part, Part, Part] {
  const { say } = view;
  const name = (row: VerdictRow) => cellName(view, row);
  return [
    {
      column: { label: say(w.unit), kind: 'tight' },
      cell: (row) => linked(view, row),
      field: { name: 'cell', label: w.unit, value: name },
    },
    {
      column: { label: say(w.own), kind: 'number', by: 'hours' },
      cell: (row) => hoursText(view, row),
      field: { name: 'hours', label: w.own, value: (row) => row.hours },
    },
    {
      column: { label: say(w.allowed), kind: 'number', by: 'allowance_hours' },
      cell: (row) => allowedText(view, row),
      field: {
        name: 'allowance_hours',
        label: w.allowed,
        value: (row) => widestOf(row, view.settings),
      },
    },
  ];
}

function linked(view: View, row: VerdictRow): Html | string {
  const page = view.isCity ? null : view.pageOf(row.city_code);
  const name = cellName(view, row);
  return page === null ? name : html`<a href="${page}">${name}</a>`;
}

/** So many decimals that the side on which the hours lie is seen. */
function hoursText(view: View, row: VerdictRow): string {
  const within = row.allowance_used === null ? null : (row.margin_user_hours ?? 0) >= 0;
  return against(row.hours, widestOf(row, view.settings), within);
}

function allowedText(view: View, row: VerdictRow): string {
  const allowed = widestOf(row, view.settings);
  const { limit } = allowancesOf(row, view.settings);
  const isAsSet = allowed !== null && allowed === limit && !Number.isInteger(allowed * 100);
  return isAsSet ? exact(allowed) : fixed(allowed);
}

/** One of the two allowances; the one that counts, which is the wider, is set bold. */
function allowancePart(view: View, which: keyof Allowances): Part {
  const { say, settings } = view;
  const name = `${which}_hours`;
  const label = w.allowances[which];
  const hoursOf = (row: VerdictRow) => allowancesOf(row, settings)[which];
  return {
    column: { label: say(label), kind: 'number', by: name },
    cell: (row) => {
      const hours = hoursOf(row);
      if (hours === null || hours !== widestOf(row, settings)) return fixed(hours);
      return html`<b>${allowedText(view, row)}</b>`;
    },
    field: { name, label, value: hoursOf },
  };
}

function usedPart(view: View): Part {
  return {
    column: { label: view.say(w.used), kind: 'bar', by: 'allowance_used' },
    cell: usedText,
    field: { name: 'allowance_used', label: w.used, value: (row) => row.allowance_used },
  };
}

function leftPart(view: View): Part {
  return {
    column: { label: view.say(w.left), kind: 'number', by: 'margin_user_hours' },
    cell: (row) => fixed(row.margin_user_hours, 0),
    field: { name: 'margin_user_hours', label: w.left, value: (row) => row.margin_user_hours },
  };
}

function beyondParts(view: View, gaps: readonly Gap[], isFinal: boolean): Part[] {
  const { say } = view;
  const gapOf = (row: VerdictRow) =>
    gaps.find((gap) => gap.city_code === row.city_code && gap.area_tier === row.area_tier);
  const over = (row: VerdictRow) => -(row.margin_user_hours ?? 0);
  return [
    ...common(view),
    {
      ...usedPart(view),
      column: { label: say(w.over), kind: 'bar', by: 'allowance_used' },
      cell: overText,
    },
    {
      column: { label: say(w.lack), kind: 'number', by: 'user_hours_over' },
      cell: (row) => fixed(Math.max(0, over(row)), 0),
      field: { name: 'user_hours_over', label: w.lack, value: over },
    },
    ...(isFinal && gaps.length > 0
      ? [
          {
            column: { label: say(w.suffices), kind: 'spare' as const },
            cell: (row: VerdictRow) => sufficing(view, gapOf(row)),
          },
        ]
      : []),
    ...(gaps.length > 0
      ? [
          {
            column: { label: say(w.before), kind: 'spare' as const },
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
  return gap?.before ? say(named(verdictWords, gap.before.verdict)) : '—';
}

/** A bar of 30 % beyond fills its box. */
const fullOver = 0.3;

function overText({ allowance_used: used }: VerdictRow): Html | string {
  if (used === null) return '—';
  const over = Math.max(0, used - 1);
  return html`${meter(over / fullOver, 'over')}+${percent(over)}`;
}

function usedText({ allowance_used: used, verdict }: VerdictRow): Html | string {
  if (used === null) return '—';
  const isOver = verdict === 'not_met' || verdict === 'exceeded' || used > 1;
  return html`${meter(used, isOver ? 'over' : 'in')}${percent(used, 1, !isOver)}`;
}

function nearParts(view: View): Part[] {
  return [...common(view), usedPart(view), leftPart(view)];
}

function cityParts(view: View): Part[] {
  const { say } = view;
  const [, hours] = common(view);
  const tier = (row: VerdictRow) => say(named(tierWords, row.area_tier));
  return [
    {
      column: { label: say(w.unit), kind: 'tight' },
      cell: tier,
      field: { name: 'tier', label: w.unit, value: tier },
    },
    hours,
    allowancePart(view, 'limit'),
    allowancePart(view, 'reduction'),
    usedPart(view),
    leftPart(view),
    {
      column: { label: say(w.verdict), kind: 'tight' },
      cell: (row) => verdictMark(row.verdict, say),
      field: { name: 'verdict', label: w.verdict, value: (row) => row.verdict },
    },
  ];
}
