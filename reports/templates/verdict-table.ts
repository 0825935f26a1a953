import { isWithin, type Route, routeCodes, verdictRank } from '../../schemas/codes/index.js';
import type { Value } from '../base/dataset.js';
import { against, change, exact, fixed, percent } from '../base/figures.js';
import { type Html, html, shown } from '../base/html.js';
import { explanationFile } from '../base/links.js';
import { type Line, verdictData } from '../datasets/verdicts.js';
import type { VerdictRow } from '../view/data.js';
import { allTiers, hoursToDate, type Place, type View } from '../view/view.js';
import { named, routeWords, tierWords, verdictTableWords as w } from '../words/index.js';
import { downloadLink, showing } from './download.js';
import { verdictFilter } from './filter.js';
import { hoursMark } from './submitted.js';
import { captionOf, dataCell, downloads, scrolling } from './table.js';
import { judged } from './verdict.js';

interface Column {
  /** For scripts that read the page. */
  readonly name: string;
  readonly label: string;
  readonly isNumber: boolean;
  readonly cell: (line: Line) => Html | string;
  /** What the column is sorted by. */
  readonly by: (line: Line) => Value | undefined;
}

const tableId = 'verdict-table';

/**
 * City by tier, the region first, each group closed by its total. The columns begin with what a phone has room for:
 * hours, limit and verdict.
 */
export function verdictTable(view: View): Html {
  const { say, data, year } = view;
  const columns = data.period.kind === 'year' ? yearColumns(view) : partColumns(view);
  const groups = placesOf(view)
    .map((place) => ({ place, lines: linesOf(view, place) }))
    .filter(({ lines }) => lines.length > 0);
  const lines = groups.flatMap((group) => group.lines);
  const dataset = verdictData(view, lines);
  const box = scrolling(
    'verdicts-caption',
    html`<table class="verdicts" id="${tableId}">
${captionOf('verdicts-caption', say(w.caption({ year: String(year) })), say(w.unit))}
<thead><tr><th scope="col">${say(w.city)}</th><th scope="col">${say(w.tier)}</th>${columns.map((column) => html`<th scope="col" class="${column.isNumber && 'number'}" data-column="${column.name}">${column.label}</th>`)}</tr></thead>
${groups.map(
  ({ place, lines }) => html`${bodyOf(view, place)}
${lines.map((line, i) => row(view, line, columns, i === 0 ? lines.length : 0))}</tbody>\n`,
)}</table>`,
  );
  return showing(
    html`${verdictFilter(view, tableId, lines, verdictColumn(view).label)}${box}${downloads(downloadLink(view, dataset))}`,
    dataset,
  );
}

/** A region of one city is this city: once is enough. */
function placesOf(view: View): readonly Place[] {
  if (view.cities.length === 1) return view.cities;
  return view.isCity ? [view.place, view.region] : [view.region, ...view.cities];
}

/** The region stays on top however its cities are sorted. */
function bodyOf(view: View, place: Place): Html {
  const search = searched(view, place);
  return place === view.region
    ? html`<tbody class="region" data-search="${search}" data-pinned="">`
    : html`<tbody class="" data-search="${search}">`;
}

/** The names and the code by which a place may be looked for. */
function searched({ data }: View, { code, name }: Place): string {
  const city = data.cities.find(({ city_code }) => city_code === code);
  return [name, city?.city_name, city?.city_name_en, code].map((text) => shown(text, 60)).join(' ');
}

function row(view: View, line: Line, columns: readonly Column[], spans: number): Html {
  const { say } = view;
  return html`<tr class="${line.tier === allTiers && 'whole'}" data-city="${shown(line.place.code, 40)}" data-tier="${line.tier}" data-verdict="${line.verdict && shown(line.verdict.verdict, 40)}">${
    spans > 0 &&
    html`<th scope="rowgroup" rowspan="${spans}" class="city" data-value="${placeOrder(view, line.place)}">${linked(view, line.place)}</th>`
  }<th scope="row" class="tier tight" data-value="${tierOrder(view, line.tier)}">${say(named(tierWords, line.tier))}</th>${columns.map(
    (column, i) => {
      const content = column.cell(line);
      const cell =
        i === 0
          ? html`${explained(view, line, content)}${hoursMark(view, line.place.code, line.tier)}`
          : content;
      return dataCell(column.isNumber ? 'number' : 'text', column.by(line), cell);
    },
  )}</tr>\n`;
}

/** The figure of a city and tier leads to the page that takes it apart, where there is one. */
function explained(view: View, { place, tier }: Line, figure: Html | string): Html | string {
  const { data, language, region } = view;
  const isCell = place !== region && tier !== allTiers;
  if (!data.explained || !isCell || figure === '—') return figure;
  return html`<a href="${explanationFile(language, place.code, tier)}">${figure}</a>`;
}

/** A city leads to its own page, and from there its name leads nowhere. */
function linked(view: View, place: Place): Html | string {
  const page = view.isCity || place === view.region ? null : view.pageOf(place.code);
  return page === null ? place.name : html`<a href="${page}">${place.name}</a>`;
}

function placeOrder({ cities }: View, place: Place): number {
  return cities.findIndex(({ code }) => code === place.code) + 1;
}

function tierOrder({ tiers }: View, tier: string): number {
  return tier === allTiers ? tiers.length : tiers.indexOf(tier);
}

function linesOf(view: View, place: Place): Line[] {
  const { kind, name } = view.data.period;
  return [...view.tiers, allTiers]
    .map((tier) => ({ place, tier, verdict: view.verdict(place.code, tier) }))
    .filter(({ tier, verdict }) => verdict || view.hours(kind, name, place.code, tier));
}

function yearColumns(view: View): Column[] {
  const { say } = view;
  const isFinal = isFinalYear(view);
  const route: Column = {
    name: 'route',
    label: say(w.route),
    isNumber: false,
    cell: ({ verdict }) => say(routeWords[routeOf(verdict)]),
    by: ({ verdict }) => routeCodes.rank(routeOf(verdict)),
  };
  const [limit, ...others] = limitColumns(view);
  return [
    yearColumn(view, say(isFinal ? w.hours : w.yearHoursSoFar)),
    ...(limit ? [limit] : []),
    verdictColumn(view),
    ...others,
    ...(isFinal ? [route] : []),
  ];
}

/** A month or quarter adds its own hours and those since January to the year's course. */
function partColumns(view: View): Column[] {
  const { say, data } = view;
  const { kind, name } = data.period;
  const [limit, ...others] = limitColumns(view);
  return [
    number('own', say(w.own), ({ place, tier }) => view.hours(kind, name, place.code, tier)?.hours),
    number('to_date', say(w.toDate), ({ place, tier }) => hoursToDate(view, place.code, tier)),
    yearColumn(view, say(isFinalYear(view) ? w.yearHours : w.yearHoursSoFar)),
    ...(limit ? [limit] : []),
    verdictColumn(view),
    ...others,
  ];
}

function limitColumns(view: View): Column[] {
  const { say } = view;
  // Part of a year beside the whole of another needs to say so.
  const { baseYear } = view;
  const isMean = baseYear !== null;
  const baseline = isMean ? w.baselineBase({ base: String(baseYear) }) : w.baseline;
  const changeLabel = isMean ? w.changeMean : isFinalYear(view) ? w.change : w.changeSoFar;
  return [
    number('limit', say(w.limit), ({ verdict }) => verdict?.target_hours, exact),
    number(
      'used',
      say(w.used),
      ({ verdict }) => verdict?.allowance_used,
      (used, { verdict }) => percent(used, 1, verdict ? isWithin(verdict.verdict) : null),
    ),
    number(
      'margin',
      say(w.margin),
      ({ verdict }) => verdict?.margin_user_hours,
      (margin) => marginText(margin, say),
    ),
    number('baseline', say(baseline), (line) => baselineOf(view, line)),
    number(
      'change',
      say(changeLabel),
      (line) => reductionOf(view, line, isMean),
      (_, line) => changeText(view, line, isMean),
    ),
  ];
}

/** What is left of the allowance, or how far beyond it: never 0 where it isn't. */
function marginText(margin: number | null | undefined, say: View['say']): string {
  if (margin === null || margin === undefined) return '—';
  const size = against(Math.abs(margin), 0, margin === 0, 1);
  return margin < 0 ? say(w.beyond({ hours: size })) : size;
}

function changeText(view: View, line: Line, isMean: boolean): string {
  const { verdict } = line;
  const reduction = reductionOf(view, line, isMean);
  const isJudged = verdict?.reduction !== undefined && verdict.reduction !== null;
  return isJudged ? change(reduction, view.rate, verdict.reduction_met) : change(reduction);
}

function reductionOf(view: View, line: Line, isMean: boolean): number | null {
  return line.verdict?.reduction ?? (isMean ? null : plainReduction(view, line));
}

function verdictColumn(view: View): Column {
  const { say } = view;
  return {
    name: 'verdict',
    label: say(isFinalYear(view) ? w.verdict : w.course),
    isNumber: false,
    cell: ({ verdict }) => (verdict ? judged(verdict, say) : '—'),
    by: ({ verdict }) => (verdict ? verdictRank(verdict.verdict) : null),
  };
}

function number(
  name: string,
  label: string,
  value: (line: Line) => number | null | undefined,
  text: (value: number | null | undefined, line: Line) => string = (figure) => fixed(figure),
): Column {
  return { name, label, isNumber: true, cell: (line) => text(value(line), line), by: value };
}

function yearColumn(view: View, label: string): Column {
  return number(
    'hours',
    label,
    ({ place, tier, verdict }) =>
      verdict ? verdict.hours : view.hours('year', String(view.year), place.code, tier)?.hours,
    (hours, { verdict }) =>
      verdict ? against(hours, verdict.target_hours, verdict.absolute_met) : fixed(hours),
  );
}

/** Totals have no route of their own, and so no base year but the hours published for it. */
function baselineOf(view: View, { place, tier, verdict }: Line): number | null {
  if (verdict?.target_hours !== undefined && verdict.target_hours !== null) {
    return verdict.baseline_hours;
  }
  const year = view.baseYear ?? view.year - 1;
  const before = view.hours('year', String(year), place.code, tier);
  return verdict?.baseline_hours ?? (before?.is_final ? (before.hours ?? null) : null);
}

function plainReduction(view: View, line: Line): number | null {
  const hours = view.hours('year', String(view.year), line.place.code, line.tier);
  const before = baselineOf(view, line);
  const isTotal = line.verdict?.target_hours === undefined || line.verdict.target_hours === null;
  if (!isTotal || !hours?.is_final || hours.hours === null || !before) return null;
  return 1 - hours.hours / before;
}

function routeOf(verdict: VerdictRow | undefined): Route {
  if (verdict?.verdict === 'met_absolute') return 'limit';
  return verdict?.verdict === 'met_reduction' ? 'reduction' : 'none';
}

export function isFinalYear(view: View): boolean {
  const whole = view.verdict(view.region.code, allTiers);
  return whole?.is_final ?? (view.cells.length > 0 && view.cells.every((row) => row.is_final));
}
