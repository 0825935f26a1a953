import { greatest } from '../base/extremes.js';
import { against, fixed, integer, percent, quotient } from '../base/figures.js';
import { type Html, html, shown } from '../base/html.js';
import { forecastChart } from '../charts/forecast.js';
import { forecastData } from '../datasets/forecast.js';
import type { ForecastRow } from '../view/data.js';
import { cellForecasts, pastIntervals } from '../view/forecast.js';
import { periodName } from '../view/period.js';
import { allTiers, type View } from '../view/view.js';
import { dateWords, marks, named, tierWords, forecastWords as w } from '../words/index.js';
import { chance, outlookWords } from '../words/outlook.js';
import { budgetTables } from './budget.js';
import { figure } from './figure.js';
import { at, orderOf } from './place.js';
import type { Heading } from './section.js';
import { table } from './table.js';
import { isFinalYear } from './verdict-table.js';

/** Cells that have a row in the table: the greatest risk first. */
const mostListed = 12;
/** Cells that the one line names. */
const mostNamed = 3;

/** Where the cells of a year that is not over are heading; on a city's page also its budgets. */
export async function forecastSection(view: View, heading: Heading): Promise<Html | null> {
  const { say, isCity } = view;
  if (isFinalYear(view) || view.cells.length === 0) return null;
  const rows = cellForecasts(view);
  if (rows.length === 0 && isOfLaterMonth(view)) return null;
  const hasIntervals = rows.some((row) => row.hours_low !== null);
  return html`<section>
${heading(say(w.heading), 'outlook')}
${rows.length === 0 ? html`<p class="none">${say(w.noRows)}</p>` : lead(view, rows)}
${hasIntervals && (await figure(forecastChart(view, rows)))}
${rows.length > 0 && forecastTable(view, rows)}
${isCity && budgetTables(view)}
</section>
`;
}

/** Whether the data goes on beyond the report's period: what it says of the year is not of then. */
function isOfLaterMonth({ data, settings, hours, region }: View): boolean {
  const { kind, name } = data.period;
  const end = hours(kind, name, region.code, allTiers)?.period_end;
  return kind !== 'year' && end !== undefined && (settings.as_of ?? '') > end;
}

/**
 * The outlook in one line, for the first screen.
 * @returns null where there is nothing to say: the year is over, or the data is of another month
 */
export function outlookLine(view: View): string | null {
  const { say } = view;
  const rows = isFinalYear(view) ? [] : cellForecasts(view);
  if (rows.length === 0) return null;
  if (isWithoutPast(rows)) return say(w.lineNone);
  const line = say(w.line(countsOf(rows)));
  const worst = rows
    .filter((row) => row.outlook === 'at_risk' && row.p_meet !== null)
    .slice(0, mostNamed)
    .map((row) =>
      say(
        w.lineCell({
          place: nameOf(view, row),
          tier: say(named(tierWords, row.area_tier)),
          chance: chance(row.p_meet ?? 0),
        }),
      ),
    );
  const cells = worst.join(say(marks.items));
  return say(worst.length > 0 ? w.lineWorst({ line, cells }) : w.linePlain({ line }));
}

function nameOf({ cities }: View, { city_code, city_name }: ForecastRow): string {
  return cities.find(({ code }) => code === city_code)?.name ?? shown(city_name, 60);
}

function isWithoutPast(rows: readonly ForecastRow[]): boolean {
  return rows.every((row) => row.past_years === 0);
}

function countsOf(rows: readonly ForecastRow[]) {
  const count = (outlook: string) => integer(rows.filter((row) => row.outlook === outlook).length);
  return { exceeded: count('exceeded'), risk: count('at_risk'), pace: count('on_pace') };
}

function lead(view: View, rows: readonly ForecastRow[]): Html {
  const { say, year } = view;
  if (isWithoutPast(rows)) return html`<p class="none">${say(w.none)}</p>`;
  const month = monthOf(year, rows);
  const counted = rows.filter(({ outlook }) =>
    ['exceeded', 'at_risk', 'on_pace'].includes(outlook ?? ''),
  );
  const others = rows.length - counted.length;
  const past = greatest(
    rows.map((row) => row.past_years),
    0,
  );
  const said = [
    w.counts(countsOf(rows)),
    ...(others > 0 ? [w.others({ cells: integer(others) })] : []),
    w.asOf({ year: String(year), month, past: integer(past) }),
  ];
  return html`<p>${said.map(say).join(say(marks.sentences))}</p>
<p>${say(held(view, rows[0]?.month ?? 1))}</p>`;
}

/** How often the intervals that were made at the end of the same month of past years held. */
function held(view: View, month: number) {
  const past = pastIntervals(view);
  if (past.all === 0) return w.heldNone;
  return w.held({
    years: integer(past.years),
    month: dateWords.anyMonth({ month }),
    all: integer(past.all),
    held: integer(past.held),
    share: percent(quotient(BigInt(past.held), BigInt(past.all)), null, null, 0),
  });
}

function monthOf(year: number, [row]: readonly ForecastRow[]) {
  const name = `${year}-${String(row?.month ?? 1).padStart(2, '0')}`;
  return periodName({ kind: 'month', name });
}

function forecastTable(view: View, rows: readonly ForecastRow[]): Html {
  const { say, year } = view;
  const listed = rows.length > mostListed + 1 ? rows.slice(0, mostListed) : rows;
  const caption = w.caption({ year: String(year) });
  return table({
    id: 'forecast-caption',
    caption: say(caption),
    note: say(w.unit),
    columns: [
      { label: say(w.place), by: listed.map((row) => orderOf(view, row)) },
      { label: say(w.soFar), kind: 'number', by: 'hours_so_far' },
      { label: say(w.allowance), kind: 'number', by: 'hours_allowance' },
      { label: say(w.left), kind: 'number', by: 'hours_left' },
      { label: say(w.pace), kind: 'number', by: 'pace_minutes_per_day' },
      { label: say(w.low), kind: 'number', by: 'hours_mid' },
      { label: say(w.chance), kind: 'number', by: 'p_meet' },
      { label: say(w.outlook), kind: 'tight' },
    ],
    rows: listed.map((row) => {
      const isWithin = row.left_user_seconds === null ? null : row.left_user_seconds >= 0n;
      return [
        at(view, row),
        against(row.hours_so_far, row.hours_allowance, isWithin),
        fixed(row.hours_allowance),
        leftOf(view, row, isWithin),
        isWithin ? fixed(row.pace_minutes_per_day, 2) : '—',
        rangeOf(view, row),
        row.p_meet === null ? '—' : chance(row.p_meet),
        outlookMark(view, row),
      ];
    }),
    data: forecastData(caption, rows),
    view,
  });
}

function leftOf({ say }: View, { hours_left: left }: ForecastRow, isWithin: boolean | null) {
  if (left === null) return '—';
  const size = against(Math.abs(left), 0, left === 0);
  return isWithin === false ? say(w.over({ hours: size })) : size;
}

function rangeOf({ say }: View, row: ForecastRow): string {
  if (row.hours_low === null)
    return row.hours_expected === null ? '—' : `≈ ${fixed(row.hours_expected)}`;
  return say(w.range({ low: fixed(row.hours_low), high: fixed(row.hours_high) }));
}

/** The colour only repeats the word. */
function outlookMark({ say }: View, { outlook }: ForecastRow): Html {
  const isGrave = outlook === 'exceeded' || outlook === 'at_risk';
  return html`<span class="${isGrave && 'is-exceeded'}">${say(named(outlookWords, outlook))}</span>`;
}
