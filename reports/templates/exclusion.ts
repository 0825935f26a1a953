import type { ComparedFigure } from '../../schemas/outputs/comparison.js';
import { fixed, integer, userHours } from '../base/figures.js';
import { code, type Html, html, shown } from '../base/html.js';
import { exclusionsChart } from '../charts/exclusions.js';
import { type Reason, reasonsData, refusedData, sumsData } from '../datasets/exclusions.js';
import { type Claims, claimsOf } from '../view/claims.js';
import { timeName } from '../view/period.js';
import { allTiers, type View } from '../view/view.js';
import { claimReasonWords, named, exclusionWords as w } from '../words/index.js';
import { figure } from './figure.js';
import { otherVerdictTable } from './others.js';
import { at, orderOf } from './place.js';
import type { Heading } from './section.js';
import { revisionMark } from './submitted.js';
import { table } from './table.js';

/** A list longer than this is for the database, not for paper. */
const mostListed = 30;

/** What was excluded, what was refused and why. */
export async function exclusionSection(view: View, heading: Heading): Promise<Html> {
  const { say } = view;
  const claims = claimsOf(view.data, view.isCity ? view.place.code : undefined, mostListed);
  return html`<section>
${heading(say(w.heading), 'exclusions')}
<p>${summary(view, claims)}</p>
${sums(view)}
${!view.isCity && (await figure(exclusionsChart(view), view))}
${claims.refused > 0 && [reasons(view, claims), list(view, claims)]}
${otherVerdictTable(view)}
${claims.refused === 0 && claims.claims > 0 && html`<p class="none">${say(w.noRefused)}</p>`}
</section>
`;
}

function summary({ say }: View, { claims, qualified, refused, excluded }: Claims): string {
  if (claims === 0) return say(w.noClaims);
  return say(
    w.summary({
      claims: integer(claims),
      qualified: integer(qualified),
      refused: integer(refused),
      excluded: userHours(excluded),
    }),
  );
}

/** The region's sums, and those of the page's city before them; the chart has the other cities. */
function sums(view: View): Html | null {
  const { say, data, region } = view;
  const { kind, name } = data.period;
  const places = view.isCity ? [view.place, region] : [region];
  const rows = places.flatMap((place) => {
    const row = view.hours(kind, name, place.code, allTiers);
    return row ? [{ place, row }] : [];
  });
  if (rows.length === 0) return null;
  return table({
    id: 'sums-caption',
    caption: say(w.sums),
    note: say(w.sumsNote),
    columns: [
      { label: say(w.place), kind: 'tight', by: rows.map((_, i) => i) },
      { label: say(w.gross), kind: 'number', by: 'gross_user_seconds' },
      { label: say(w.excluded), kind: 'number', by: 'excluded_user_seconds' },
      { label: say(w.net), kind: 'number', by: 'net_user_seconds' },
      { label: say(w.hoursGross), kind: 'number', by: 'hours_gross' },
      { label: say(w.hoursNet), kind: 'number', by: 'hours' },
    ],
    rows: rows.map(({ place, row }) => {
      const cell = (figure: string, ...names: ComparedFigure[]) =>
        html`${figure}${revisionMark(view, place.code, allTiers, names)}`;
      return [
        place.name,
        cell(userHours(row.gross_user_seconds), 'gross_user_seconds'),
        cell(userHours(row.excluded_user_seconds), 'excluded_user_seconds'),
        cell(userHours(row.net_user_seconds), 'net_user_seconds'),
        cell(fixed(row.hours_gross, 3), 'gross_user_seconds', 'user_days'),
        cell(fixed(row.hours, 3), 'net_user_seconds', 'user_days'),
      ];
    }),
    data: sumsData(rows.map(({ row }) => row)),
    view,
  });
}

function reasons(view: View, claims: Claims): Html {
  const { say } = view;
  const sums = claims.reasons.map(
    ({ reason, claims: count, counted }): Reason => ({
      code: reason ?? '',
      name: say(named(claimReasonWords, reason)),
      claims: count,
      seconds: counted,
    }),
  );
  return table({
    id: 'reasons-caption',
    caption: say(w.reasons),
    note: say(w.reasonsNote),
    columns: [
      { label: say(w.reason) },
      { label: say(w.claims), kind: 'number', by: 'claims' },
      { label: say(w.net), kind: 'number', by: 'counted_user_seconds' },
    ],
    rows: sums.map(({ name, claims, seconds }) => [name, integer(claims), userHours(seconds)]),
    data: reasonsData(sums),
    view,
  });
}

function list(view: View, { list: refused, refusedMore: more }: Claims): Html {
  const { say } = view;
  return html`${table({
    id: 'refused-caption',
    caption: say(w.list),
    note: say(w.listNote),
    columns: [
      { label: say(w.event), kind: 'code id' },
      { label: say(w.place), by: refused.map((row) => orderOf(view, row)) },
      { label: say(w.order), kind: 'code' },
      { label: say(w.window), kind: 'tight', by: 'approved_from' },
      { label: say(w.actual), kind: 'tight', by: 'started_at' },
      { label: say(w.reason) },
      { label: say(w.net), kind: 'number', by: 'counted_user_seconds' },
    ],
    rows: refused.map((row) => [
      code(row.event_id),
      at(view, row),
      shown(row.order_no, 60),
      row.approved_from ? span(row.approved_from, row.approved_to) : '—',
      span(row.started_at, row.ended_at),
      say(named(claimReasonWords, row.reason)),
      userHours(row.counted_user_seconds),
    ]),
    data: refusedData(refused),
    view,
  })}
${more > 0 && html`<p class="note">${say(w.more({ count: integer(more) }))}</p>`}`;
}

/** Two lines, and the date but once within a day: spans are the widest cells of the table. */
function span(from: string, to: string | null): Html {
  const [start, end] = [timeName(from), timeName(to)];
  if (start.slice(0, 11) === end.slice(0, 11)) {
    return html`${start.slice(0, 10)}<br>${start.slice(11)}–${end.slice(11)}`;
  }
  return html`${start}<br>${end}`;
}
