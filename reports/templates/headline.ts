import type { VerdictCode } from '../../schemas/codes/index.js';
import { fixed, integer, wholePercent } from '../base/figures.js';
import { type Html, html } from '../base/html.js';
import { tileMapChart } from '../charts/tile-map.js';
import { dateName, periodName } from '../view/period.js';
import { allTiers, hoursToDate, type View } from '../view/view.js';
import { marks, verdictSigns, headlineWords as w } from '../words/index.js';
import { comparison } from './comparison.js';
import { evidenceNotice } from './evidence.js';
import { figure } from './figure.js';
import { keyFigures } from './key-figures.js';
import type { Heading } from './section.js';
import { trust } from './trust.js';
import { verdictMark } from './verdict.js';
import { where } from './where.js';

/** Cities without any cell that are named. */
const mostEmpty = 6;

/** The verdict in one sentence, its counts, where it falls short, and the period's key figures. */
export async function headline(view: View, heading: Heading): Promise<Html> {
  const { say } = view;
  return html`<section>
${heading(say(w.heading), 'findings')}
${ownSentence(view)}
${verdictSentence(view)}
${!view.isCity && (await figure(tileMapChart(view), view))}
${keyFigures(view)}
${comparison(view)}
${trust(view)}
</section>
`;
}

/** A month or quarter first says what it was itself. */
function ownSentence(view: View): Html | null {
  const { say, data, place } = view;
  if (data.period.kind === 'year') return null;
  const row = view.hours(data.period.kind, data.period.name, place.code, allTiers);
  if (!row) return null;
  const parts = {
    period: say(periodName(data.period)),
    hours: fixed(row.hours),
    toDate: fixed(hoursToDate(view, place.code, allTiers)),
  };
  const sentence = data.period.kind === 'month' ? w.ownHoursMonth : w.ownHours;
  return html`<p class="lead">${say(sentence(parts))}</p>`;
}

function verdictSentence(view: View): Html {
  const { say, cells, place: about } = view;
  const whole = view.verdict(about.code, allTiers);
  if (cells.length === 0 && !whole) return html`<p class="lead">${say(w.noVerdicts)}</p>`;
  const count = (code: VerdictCode) => cells.filter((row) => row.verdict === code).length;
  const isFinal = whole?.is_final ?? cells.every((row) => row.is_final);
  const rate = wholePercent(view.rate);
  const base = String(view.baseYear);
  const route =
    view.baseYear === null ? w.byReduction({ rate }) : w.byMeanReduction({ rate, base });
  const date = view.completeTo ? say(dateName(view.completeTo)) : '—';
  const place = { region: about.name, year: String(view.year) };
  const shared = { cells: integer(cells.length), open: integer(count('undetermined')) };
  const sentence = isFinal
    ? w.cellsFinal({
        ...shared,
        route: say(route),
        limit: integer(count('met_absolute')),
        reduction: integer(count('met_reduction')),
        not: integer(count('not_met')),
      })
    : w.cellsProvisional({
        ...shared,
        course: integer(count('on_course')),
        exceeded: integer(count('exceeded')),
      });
  const counts: [VerdictCode, string][] = isFinal
    ? [
        ['met_absolute', say(w.countLimit)],
        [
          'met_reduction',
          say(
            view.baseYear === null
              ? w.countReduction({ rate })
              : w.countMeanReduction({ rate, base }),
          ),
        ],
        ['not_met', say(w.countNot)],
        ['undetermined', say(w.countOpen)],
      ]
    : [
        ['on_course', say(w.countCourse)],
        ['exceeded', say(w.countExceeded)],
        ['undetermined', say(w.countOpen)],
      ];
  const of = say(w.ofCells({ cells: integer(cells.length) }));
  const lead = isFinal ? w.wholeFinal(place) : w.wholeProvisional({ ...place, date });
  return html`${whole && html`<p class="lead">${say(lead)}${verdictMark(whole.verdict, say)}</p>`}
${evidenceNotice(view)}
${where(view, isFinal)}
${emptyCities(view)}
<p>${say(sentence)}</p>
${!isFinal && html`<p class="note">${say(w.provisionalNote)}</p>`}
${early(view)}
<dl class="counts" aria-label="${say(w.countsLabel)}">
${counts.map(
  ([code, label]) =>
    html`<div class="${count(code) > 0 && `is-${code}`}"><dt>${label}</dt><dd><i aria-hidden="true">${verdictSigns[code]}</i>${count(code)}<small>${of}</small></dd></div>\n`,
)}</dl>`;
}

/** A city without any cell leaves the whole region undetermined. */
function emptyCities({ say, isCity, cells, cities, year }: View): Html | null {
  const empty = cities.filter(({ code }) => !cells.some((row) => row.city_code === code));
  if (isCity || empty.length === 0 || cells.length === 0) return null;
  const names = empty.slice(0, mostEmpty).map(({ name }) => name);
  const parts = {
    year: String(year),
    count: integer(empty.length),
    names: names.join(say(marks.names)),
  };
  return html`<p class="where">${say(empty.length > mostEmpty ? w.emptyCitiesMany(parts) : w.emptyCities(parts))}</p>`;
}

/** A year before the deadline is held against stage targets, or else only against what is to come. */
function early({ say, year, data, settings }: View): Html | null {
  const { deadline } = settings.targets;
  if (!(year < deadline)) return null;
  const hasStage = data.targets.some((target) => target.year === year && target.is_stage);
  const parts = { year: String(year), deadline: String(deadline) };
  return html`<p class="note">${say(hasStage ? w.stageYear(parts) : w.earlyYear(parts))}</p>`;
}
