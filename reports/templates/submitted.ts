import { fixed, integer, userHours } from '../base/figures.js';
import { type Html, html, shown } from '../base/html.js';
import { type Revised, revisionData } from '../datasets/changes.js';
import { dateName } from '../view/period.js';
import { figureIn, hoursOfFigure, type Round, revisionOf } from '../view/submitted.js';
import { allTiers, type Place, type View } from '../view/view.js';
import { named, tierWords, verdictWords, changesWords as w } from '../words/index.js';
import { table } from './table.js';

/** More revised figures than this are for the command that compares. */
const mostListed = 40;

/** What was submitted and what it is now; nothing where nothing was submitted. */
export function sinceSubmitted(view: View): Html | null {
  const { say, data } = view;
  const { submitted } = data;
  if (!submitted) return null;
  const rows = revisedIn(view);
  const title = w.since({ name: shown(submitted.name, 60), on: say(dateName(submitted.on)) });
  return html`<h3>${say(title)}</h3>
<p>${rows.length === 0 ? say(w.unrevised) : say(w.revised({ count: integer(rows.length) }))}</p>
${rows.length > 0 && revisions(view, rows)}`;
}

/** The marks of a revised figure, to stand beside it. */
export function revisionMark(view: View, city: string, tier: string): Html | null {
  const marks = revisionOf(view, city, tier)?.marks ?? [];
  return marks.length > 0 ? html`<sup>${marks.join('')}</sup>` : null;
}

/** What the marks mean, where there are any. */
export function markLegend(view: View): string | null {
  return revisedIn(view).length > 0 ? view.say(w.legend) : null;
}

function revisedIn(view: View): Revised[] {
  const places: readonly Place[] = view.isCity ? [view.place] : [view.region, ...view.cities];
  return places.flatMap((place) =>
    [...view.tiers, allTiers].flatMap((tier) => {
      const revision = revisionOf(view, place.code, tier);
      return revision ? [{ place, tier, revision }] : [];
    }),
  );
}

function revisions(view: View, rows: readonly Revised[]): Html {
  const { say } = view;
  const listed = rows.slice(0, mostListed);
  const isYear = view.data.period.kind === 'year';
  const verdictOf = ({ revision }: Revised) => {
    const [from, to] = [revision.submitted.verdict, revision.verdict].map((code) =>
      say(named(verdictWords, code)),
    );
    return revision.isVerdictChanged
      ? say(w.verdictChanged({ from: from ?? '—', to: to ?? '—' }))
      : (to ?? '—');
  };
  const more = rows.length - listed.length;
  const list = table({
    id: 'revisions-caption',
    caption: say(w.revisions),
    note: say(w.unit),
    columns: [
      { label: say(w.city) },
      { label: say(w.tier), kind: 'tight' },
      { label: say(w.marks), kind: 'tight' },
      { label: say(w.submitted), kind: 'number', by: 'hours_submitted' },
      { label: say(w.present), kind: 'number', by: 'hours' },
      { label: say(w.difference), kind: 'number', by: 'difference_user_seconds' },
      ...(isYear ? [{ label: say(w.verdict) }] : []),
    ],
    rows: listed.map((row) => [
      row.place.name,
      say(named(tierWords, row.tier)),
      row.revision.marks.join(' '),
      fixed(row.revision.hoursBefore, 4),
      fixed(row.revision.hours, 4),
      (row.revision.difference > 0n ? '+' : '') + userHours(row.revision.difference),
      ...(isYear ? [verdictOf(row)] : []),
    ]),
    data: revisionData(rows),
    isCut: true,
    view,
  });
  return html`${list}
<p class="note">${say(w.legend)}${more > 0 && html` ${say(w.moreRevised({ count: integer(more) }))}`}</p>`;
}

/**
 * How the place's figure was revised from one submission to the next, and up to now: a triangle, since a
 * submission is revised only by later ones.
 */
export function triangle(view: View): Html | null {
  const { say, data, place } = view;
  const { submitted } = data;
  if (!submitted) return null;
  const rounds: readonly Round[] = [...submitted.earlier, submitted];
  const now = view.hours(data.period.kind, data.period.name, place.code, allTiers)?.hours ?? null;
  const values = [
    ...rounds.map((round) => {
      const figure = figureIn(round, place.code, allTiers);
      return figure && hoursOfFigure(figure);
    }),
    now,
  ];
  const label = ({ name, on }: Round) => `${shown(name, 60)} (${on})`;
  const revision = (row: number, column: number) => {
    if (column <= row) return '';
    const [from, to] = [values[column - 1] ?? null, values[column] ?? null];
    if (from === null || to === null) return '—';
    return (to > from ? '+' : '') + fixed(to - from, 4);
  };
  return table({
    id: 'triangle-caption',
    caption: say(w.triangle),
    note: say(w.triangleNote),
    columns: [
      { label: say(w.submission), kind: 'long' },
      { label: say(w.asSubmitted), kind: 'number' },
      ...rounds
        .slice(1)
        .map((round) => ({ label: shown(round.name, 60), kind: 'number' as const })),
      { label: say(w.present), kind: 'number' },
    ],
    rows: rounds.map((round, row) => [
      label(round),
      fixed(values[row] ?? null, 4),
      ...rounds.map((_, i) => revision(row, i + 1)),
    ]),
  });
}
