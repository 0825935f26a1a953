import { against, change, exact, fixed, integer, percent, wholePercent } from '../figures.js';
import { type Html, html } from '../html.js';
import { dateName, periodName, yearBefore } from '../period.js';
import { allTiers, hoursToDate, type View } from '../view.js';
import { named, tierWords, headlineWords as w } from '../words.js';
import type { Heading } from './section.js';
import { verdictMark } from './verdict.js';

/** Beyond so many the table serves better than a sentence. */
const mostNamed = 16;

/** The verdict in one sentence, its counts, and the period's key figures. */
export function headline(view: View, heading: Heading): Html {
  const { say } = view;
  return html`<section>
${heading(say(w.heading))}
${ownSentence(view)}
${verdictSentence(view)}
${keyFigures(view)}
</section>
`;
}

/** A month or quarter first says what it was itself. */
function ownSentence(view: View): Html | null {
  const { say, data, region } = view;
  if (data.period.kind === 'year') return null;
  const row = view.hours(data.period.kind, data.period.name, region.code, allTiers);
  if (!row) return null;
  const parts = {
    period: say(periodName(data.period)),
    hours: fixed(row.hours),
    toDate: fixed(hoursToDate(view, region.code, allTiers)),
  };
  const sentence = data.period.kind === 'month' ? w.ownHoursMonth : w.ownHours;
  return html`<p class="lead">${say(sentence(parts))}</p>`;
}

function verdictSentence(view: View): Html {
  const { say, cells, region } = view;
  const whole = view.verdict(region.code, allTiers);
  if (cells.length === 0 && !whole) return html`<p class="lead">${say(w.noVerdicts)}</p>`;
  const count = (code: string) => cells.filter((row) => row.verdict === code).length;
  const isFinal = whole?.is_final ?? cells.every((row) => row.is_final);
  const rate = wholePercent(view.rate);
  const date = view.completeTo ? say(dateName(view.completeTo)) : '—';
  const place = { region: region.name, year: String(view.year) };
  const shared = { cells: integer(cells.length), open: integer(count('undetermined')) };
  const sentence = isFinal
    ? w.cellsFinal({
        ...shared,
        rate,
        limit: integer(count('met_absolute')),
        reduction: integer(count('met_reduction')),
        not: integer(count('not_met')),
      })
    : w.cellsProvisional({
        ...shared,
        course: integer(count('on_course')),
        exceeded: integer(count('exceeded')),
      });
  const counts = isFinal
    ? [
        [say(w.countLimit), count('met_absolute')],
        [say(w.countReduction({ rate })), count('met_reduction')],
        [say(w.countNot), count('not_met')],
        [say(w.countOpen), count('undetermined')],
      ]
    : [
        [say(w.countCourse), count('on_course')],
        [say(w.countExceeded), count('exceeded')],
        [say(w.countOpen), count('undetermined')],
      ];
  const of = say(w.ofCells({ cells: integer(cells.length) }));
  const lead = isFinal ? w.wholeFinal(place) : w.wholeProvisional({ ...place, date });
  return html`${whole && html`<p class="lead">${say(lead)}${verdictMark(whole.verdict, say)}</p>`}
<p>${say(sentence)}</p>
${!isFinal && html`<p class="note">${say(w.provisionalNote)}</p>`}
<dl class="counts" aria-label="${say(w.countsLabel)}">
${counts.map(([label, n]) => html`<div><dt>${label}</dt><dd>${n}<small>${of}</small></dd></div>\n`)}</dl>
${failing(view, isFinal)}`;
}

/** Names who falls short, so that nobody has to look through the table for it. */
function failing(view: View, isFinal: boolean): Html | null {
  const { say, cities, cells } = view;
  const worst = cells.filter((row) => row.verdict === (isFinal ? 'not_met' : 'exceeded'));
  if (worst.length === 0) return null;
  const names = worst.slice(0, mostNamed).map((row) =>
    say(
      w.failingCell({
        place: cities.find((city) => city.code === row.city_code)?.name ?? row.city_code,
        tier: say(named(tierWords, row.area_tier)),
        hours: against(row.hours, row.target_hours, row.absolute_met),
        limit: exact(row.target_hours),
      }),
    ),
  );
  const more =
    worst.length > mostNamed ? say(w.failingMore({ count: integer(worst.length) })) : null;
  return html`<p class="failing"><strong>${say(isFinal ? w.failing : w.failingCourse)}</strong> ${names.join(say({ zh: '、', en: '; ' }))}${more && html` ${more}`}</p>`;
}

function keyFigures(view: View): Html | null {
  const { say, data, region } = view;
  const { kind, name } = data.period;
  const row = view.hours(kind, name, region.code, allTiers);
  if (!row) return null;
  const before = view.hours(kind, yearBefore(name), region.code, allTiers);
  // A part of a period beside the whole of another would look like an improvement.
  const comparable = row.is_final && before?.is_final && row.hours !== null && before.hours;
  const figures: [string, string][] = [
    [say(w.hours), fixed(row.hours)],
    [say(w.change), comparable ? change(1 - (row.hours ?? 0) / (before.hours ?? 1)) : '—'],
    [say(w.gross), fixed(row.hours_gross)],
    [say(w.fault), fixed(row.hours_fault)],
    [say(w.planned), fixed(row.hours_planned)],
    [say(w.saifi), fixed(row.saifi, 3)],
    [say(w.asai), percent(row.asai, null, null, 4)],
    [say(w.users), integer(row.users_avg)],
  ];
  const title = say(w.figures({ region: region.name, period: say(periodName(data.period)) }));
  return html`<h3>${title}</h3>
<dl class="figures">
${figures.map(([label, figure]) => html`<div><dt>${label}</dt><dd>${figure}</dd></div>\n`)}</dl>`;
}
