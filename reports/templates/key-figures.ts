import type { ComparedFigure } from '../../schemas/outputs/comparison.js';
import { change, fixed, integer, percent } from '../base/figures.js';
import { type Html, html } from '../base/html.js';
import type { PeriodHoursRow } from '../view/data.js';
import { monthsOf, monthsUpTo, periodName, yearBefore } from '../view/period.js';
import { ownSpan } from '../view/span.js';
import type { Standing } from '../view/standing.js';
import { allTiers, monthOf, type View } from '../view/view.js';
import { answerWords as f, marks, headlineWords as w } from '../words/index.js';
import { spark } from './spark.js';
import { revisionMark } from './submitted.js';

/** Years before this one whose months the small courses show. */
const yearsBefore = 2;

/** Ends a line rather than begin one. */
const between = '\u00a0· ';

interface Figure {
  readonly value: string;
  /** Where the figure isn't what was submitted. */
  readonly mark?: Html | null;
  readonly unit: string;
  readonly course: Html | null;
  /** How it has changed on the same span a year before: fewer hours are a reduction. */
  readonly reduction: number | null;
  readonly notes: readonly string[];
}

/** The period in four figures, each with its change and the course of its months. */
export function keyFigures(view: View, standing: Standing): Html | null {
  const { say, data, place } = view;
  const { kind, name } = data.period;
  const row = view.hours(kind, name, place.code, allTiers);
  if (!row) return null;
  const before = view.hours(kind, yearBefore(name), place.code, allTiers);
  const isPair = row.is_final && before?.is_final === true;
  const then = (pick: (one: PeriodHoursRow) => number | null) =>
    isPair && before ? reduced(pick(row), pick(before)) : null;
  const mark = (...names: ComparedFigure[]) => revisionMark(view, place.code, allTiers, names);
  const figures: Figure[] = [
    {
      value: fixed(row.hours),
      mark: mark('net_user_seconds', 'user_days'),
      unit: say(f.hours),
      course: courseOf(view, (month) => month.hours),
      reduction: ownSpan(view).reduction,
      notes: pastYears(view),
    },
    ...(view.cells.length > 0 ? [met(view, standing)] : []),
    {
      value: fixed(row.hours_fault),
      mark: mark('fault_user_seconds', 'user_days'),
      unit: say(f.faults),
      course: courseOf(view, (month) => month.hours_fault),
      reduction: then((one) => one.hours_fault),
      notes: row.hours
        ? [say(f.share({ share: percent((row.hours_fault ?? 0) / row.hours, null, null, 0) }))]
        : [],
    },
    {
      value: fixed(row.saifi),
      mark: mark('interruptions', 'user_days'),
      unit: say(f.times),
      course: courseOf(view, (month) => month.saifi),
      reduction: then((one) => one.saifi),
      notes: [
        say(f.momentary({ sustained: fixed(row.saifi_sustained), momentary: fixed(row.maifi) })),
      ],
    },
  ];
  const label = say(f.figures({ period: periodName(data.period) }));
  return html`<ul class="key" aria-label="${label}">
${figures.map((one) => html`<li>${figureText(view, one)}</li>\n`)}</ul>
`;
}

function figureText(
  { say, year }: View,
  { value, mark, unit, course, reduction, notes }: Figure,
): Html {
  const arrow = reduction === null || reduction === 0 ? '' : reduction > 0 ? '▼ ' : '▲ ';
  const moved =
    reduction !== null &&
    html`<b class="${reduction < 0 ? 'up' : 'down'}">${arrow}${change(reduction).replace(/^[−+]/u, '')}</b> ${say(f.against({ year: String(year - 1) }))}${notes.length > 0 && between}`;
  return html`<strong>${value}${mark ?? null}</strong> <small>${unit}</small>${course}<span>${moved}${notes.join(between)}</span>`;
}

function met(view: View, { isFinal, within, open }: Standing): Figure {
  const { say, cells, year, data } = view;
  const count = (code: string, rows = cells) => rows.filter((row) => row.verdict === code).length;
  const shown = new Set(cells.map((row) => row.city_code));
  const before = data.verdicts.filter(
    (row) => row.year === year - 1 && row.area_tier !== allTiers && shown.has(row.city_code),
  );
  const wasMet = count('met_absolute', before) + count('met_reduction', before);
  const isCompared = isFinal && before.length > 0 && before.every((row) => row.is_final);
  const routes = {
    limit: integer(count('met_absolute')),
    reduction: integer(count('met_reduction')),
  };
  return {
    value: integer(within.length),
    unit: say((isFinal ? f.metOf : f.withinOf)({ cells: integer(cells.length) })),
    course: null,
    reduction: null,
    notes: [
      ...(isFinal ? [say(f.routes(routes))] : []),
      ...(open.length > 0 ? [say(f.openCells({ open: integer(open.length) }))] : []),
      ...(isCompared
        ? [
            say(
              f.inYear({
                year: String(year - 1),
                figure: `${wasMet}\u00a0/\u00a0${before.length}`,
              }),
            ),
          ]
        : []),
    ],
  };
}

/** The same figure of the whole years before, as far as they are complete. */
function pastYears(view: View): string[] {
  const { say, place, year, data } = view;
  if (data.period.kind !== 'year') return [];
  return [year - 1, year - 2].flatMap((one) => {
    const row = view.hours('year', String(one).padStart(4, '0'), place.code, allTiers);
    if (!row?.is_final || row.hours === null) return [];
    return [say(f.inYear({ year: String(one), figure: fixed(row.hours) }))];
  });
}

/** The months up to the end of the period, and those of the years before; one that is cut short is none. */
function courseOf(view: View, pick: (month: PeriodHoursRow) => number | null): Html | null {
  const { year, data, place } = view;
  const past = Array.from({ length: yearsBefore }, (_, i) => monthsOf(year - yearsBefore + i));
  const months = [...past.flat(), ...monthsUpTo(data.period)];
  const first = months.findIndex((month) => monthOf(view, month)?.is_final);
  if (first < 0) return null;
  return spark(
    months.slice(first).map((month) => {
      const row = view.hours('month', month, place.code, allTiers);
      return row?.is_final ? pick(row) : null;
    }),
  );
}

/** What else the period comes to, in a line. */
export function otherFigures(view: View): Html | null {
  const { say, data, place } = view;
  const row = view.hours(data.period.kind, data.period.name, place.code, allTiers);
  if (!row) return null;
  const figures = [
    [w.gross, fixed(row.hours_gross), 'gross_user_seconds'],
    [w.planned, fixed(row.hours_planned), 'planned_user_seconds'],
    [w.asai, percent(row.asai, null, null, 4), 'net_user_seconds'],
    [w.users, integer(row.users_avg), 'user_days'],
  ] as const;
  const mark = (name: ComparedFigure) =>
    revisionMark(view, place.code, allTiers, [name, 'user_days']);
  return html`<p class="note figures">${figures.map(
    ([label, figure, name], i) =>
      html`${i > 0 && say(marks.groups)}${say(label)}${say(marks.colon)}${figure}${mark(name)}`,
  )}</p>`;
}

function reduced(now: number | null, then: number | null): number | null {
  return now === null || !then ? null : 1 - now / then;
}
