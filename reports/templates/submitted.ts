import { differencePartCodes, type RevisionMark } from '../../schemas/codes/index.js';
import type { ComparedFigure } from '../../schemas/outputs/comparison.js';
import { fixed, integer, userHours } from '../base/figures.js';
import { type Html, html, shown } from '../base/html.js';
import { type Part, partData, type Revised, revisionData } from '../datasets/changes.js';
import { dateName } from '../view/period.js';
import {
  figureIn,
  hoursOfFigure,
  type Revision,
  type Round,
  revisionOf,
} from '../view/submitted.js';
import { allTiers, type Place, type View } from '../view/view.js';
import { named, tierWords, verdictWords, changesWords as w } from '../words/index.js';
import { table } from './table.js';

/** What hours per user are made of. */
const hoursFigures = ['net_user_seconds', 'user_days'] as const;

/** What was submitted and what it is now; nothing where nothing was submitted. */
export function sinceSubmitted(view: View): Html | null {
  const { say, data } = view;
  const { submitted } = data;
  if (!submitted) return null;
  const rows = revisedIn(view);
  const title = w.since({ name: shown(submitted.name, 60), on: say(dateName(submitted.on)) });
  return html`<h3>${say(title)}</h3>
<p>${rows.length === 0 ? say(w.unrevised) : say(w.revised({ count: integer(rows.length) }))}</p>
${rows.length > 0 && html`${revisions(view, rows)}\n${differences(view)}`}`;
}

/**
 * The mark of a figure that was revised, to stand beside it.
 * @param names the submitted integers that the figure is made of
 */
export function revisionMark(
  view: View,
  city: string,
  tier: string,
  names: readonly ComparedFigure[],
): Html | null {
  return marked([revised(revisionOf(view, city, tier), names)]);
}

/** The marks of hours per user and of their verdict. */
export function hoursMark(view: View, city: string, tier: string): Html | null {
  const revision = revisionOf(view, city, tier);
  return marked([revised(revision, hoursFigures), revision?.isVerdictChanged && 'c']);
}

function revised(revision: Revision | null, names: readonly ComparedFigure[]) {
  const isRevised = names.some((name) => revision?.revised.has(name));
  return isRevised && revision?.marks.find((mark) => mark !== 'c');
}

function marked(all: readonly (RevisionMark | false | undefined)[]): Html | null {
  const marks = all.filter(Boolean).join('');
  return marks === '' ? null : html`<sup>${marks}</sup>`;
}

/** What the marks mean, where there are any. */
export function markLegend(view: View): string | null {
  return revisedIn(view).length > 0 ? view.say(w.legend) : null;
}

function placesOf(view: View): readonly Place[] {
  return view.isCity ? [view.place] : [view.region, ...view.cities];
}

function revisedIn(view: View): Revised[] {
  return placesOf(view).flatMap((place) =>
    [...view.tiers, allTiers].flatMap((tier) => {
      const revision = revisionOf(view, place.code, tier);
      return revision ? [{ place, tier, revision }] : [];
    }),
  );
}

function revisions(view: View, rows: readonly Revised[]): Html {
  const { say } = view;
  const isYear = view.data.period.kind === 'year';
  const verdictOf = ({ revision }: Revised) => {
    const [from, to] = [revision.verdictBefore, revision.verdict].map((code) =>
      code === null ? '—' : say(named(verdictWords, code)),
    );
    return revision.isVerdictChanged
      ? say(w.verdictChanged({ from: from ?? '—', to: to ?? '—' }))
      : (to ?? '—');
  };
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
    rows: rows.map((row) => [
      row.place.name,
      say(named(tierWords, row.tier)),
      row.revision.marks.join(' '),
      fixed(row.revision.hoursBefore, 4),
      fixed(row.revision.hours, 4),
      signed(row.revision.difference, userHours),
      ...(isYear ? [verdictOf(row)] : []),
    ]),
    data: revisionData(rows),
    view,
  });
  return html`${list}
<p class="note">${say(w.legend)}</p>`;
}

/** What each difference is made of: hours as user-hours, and the users; all figures are in the data. */
function differences(view: View): Html {
  const { say } = view;
  const { parts } = view.data.submitted ?? {};
  if (!parts) return html`<p class="note">${say(w.noParts)}</p>`;
  const cells = new Map(parts.map((cell) => [`${cell.city_code} ${cell.area_tier}`, cell]));
  const all = placesOf(view).flatMap((place) =>
    [...view.tiers, allTiers].flatMap((tier): Part[] => {
      const figures = cells.get(`${place.code} ${tier}`)?.figures ?? [];
      return figures.map((figure) => ({ place, tier, figure }));
    }),
  );
  const listed = hoursFigures.flatMap((name) => all.filter(({ figure }) => figure.name === name));
  if (listed.length === 0) return html`<p class="note">${say(w.otherParts)}</p>`;
  const columns = differencePartCodes.names.map((part) => ({
    ...{ label: say(differencePartCodes.words[part]), kind: 'number' as const },
    by: listed.map(({ figure }) => figure.parts[part]),
  }));
  return table({
    id: 'difference-parts-caption',
    caption: say(w.parts),
    note: say(w.partsNote),
    columns: [
      { label: say(w.city) },
      { label: say(w.tier), kind: 'tight' },
      { label: say(w.figure), kind: 'tight' },
      {
        ...{ label: say(w.difference), kind: 'number' },
        by: listed.map(({ figure }) => figure.difference),
      },
      ...columns,
    ],
    rows: listed.map(({ place, tier, figure: { name, difference, parts } }) => {
      const isHours = name === 'net_user_seconds';
      const text = (value: bigint) => signed(value, isHours ? userHours : integer);
      return [
        place.name,
        say(named(tierWords, tier)),
        say(isHours ? w.userHours : w.userDays),
        text(difference),
        ...differencePartCodes.names.map((part) => text(parts[part])),
      ];
    }),
    data: partData(all),
    view,
  });
}

function signed(value: bigint, text: (value: bigint) => string): string {
  return value === 0n ? '0' : (value > 0n ? '+' : '') + text(value);
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
