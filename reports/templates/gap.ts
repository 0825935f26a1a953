import { against, fixed, integer, percent, quotient, userHours } from '../base/figures.js';
import { type Html, html, shown } from '../base/html.js';
import { beyondData, withinData } from '../datasets/gap.js';
import { type Gap, isBeyond, type LeastItem, sufficingEvents } from '../view/gap.js';
import { allTiers, type View } from '../view/view.js';
import { marks, named, tierWords, gapWords as w } from '../words/index.js';
import { at, orderOf } from './place.js';
import type { Heading } from './section.js';
import { table } from './table.js';
import { isFinalYear } from './verdict-table.js';

/** Events or lines of a cell that are named. */
const mostNamed = 3;
/** Cells within their allowance that have a row. */
const mostNear = 10;

/** How far each cell of a year that is over is from its allowance, and what it would have taken. */
export function gapSection(view: View, heading: Heading): Html | null {
  const { say, data, place, isCity, cities } = view;
  if (data.period.kind !== 'year' || !isFinalYear(view)) return null;
  const known = new Set(isCity ? [place.code] : cities.map(({ code }) => code));
  const gaps = data.gaps.filter(({ city_code }) => known.has(city_code));
  if (gaps.length === 0) return null;
  const beyond = gaps.filter(isBeyond).sort((a, b) => (overOf(b) > overOf(a) ? 1 : -1));
  const within = gaps.filter((gap) => !isBeyond(gap)).sort((a, b) => leftShare(a) - leftShare(b));
  return html`<section>
${heading(say(w.heading), 'gap')}
<p>${lead(view, beyond, gaps.length)}${beyond.length > 0 && say(marks.sentences)}${sufficing(view, beyond)}</p>
${beyond.length > 0 && html`${beyondTable(view, beyond)}<p class="note">${say(w.note)}</p>`}
${within.length > 0 && withinTable(view, within)}
</section>
`;
}

function overOf({ margin_user_seconds: margin }: Gap): bigint {
  return -margin;
}

function leftShare({ margin_hours: margin, allowance_hours: allowance }: Gap): number {
  return allowance > 0 ? margin / allowance : 0;
}

function lead({ say, year, hours, place }: View, beyond: readonly Gap[], cells: number): string {
  if (beyond.length === 0) {
    return say(cells === 1 ? w.leadWithinOne : w.leadWithin({ cells: integer(cells) }));
  }
  const over = beyond.reduce((sum, gap) => sum + overOf(gap), 0n);
  const net = hours('year', String(year), place.code, allTiers)?.net_user_seconds ?? 0n;
  return say(
    w.lead({
      cells: integer(cells),
      beyond: integer(beyond.length),
      hours: userHours(over, 0),
      share: percent(quotient(over, net), null, null, 2),
    }),
  );
}

/** How many would have kept their allowance without their largest one, three or five events. */
function sufficing({ say }: View, beyond: readonly Gap[]): string | null {
  const asked = beyond.filter(({ least }) => least !== null);
  if (asked.length === 0) return null;
  const count = (wanted: Gap['sufficing']) =>
    integer(asked.filter((gap) => gap.sufficing === wanted).length);
  const parts = sufficingEvents.map((events) => {
    const cells = count(events);
    return {
      cells,
      words: events === 1 ? w.sufficesOne({ cells }) : w.sufficesFew({ cells, events }),
    };
  });
  const more = { cells: count(null), events: sufficingEvents.at(-1) ?? 0 };
  const said = [...parts, { cells: more.cells, words: w.sufficesMore(more) }]
    .filter(({ cells }) => cells !== '0')
    .map(({ words }) => say(words));
  return say(w.suffices({ counts: said.join(say(marks.clauses)) }));
}

function beyondTable(view: View, gaps: readonly Gap[]): Html {
  const { say, year } = view;
  return table({
    id: 'gap-caption',
    caption: say(w.caption({ year: String(year) })),
    note: say(w.unit),
    columns: [
      { label: say(w.place), by: gaps.map((gap) => orderOf(view, located(gap))) },
      { label: say(w.hours), kind: 'number', by: 'hours' },
      { label: say(w.allowance), kind: 'number', by: 'allowance_hours' },
      { label: say(w.over), kind: 'number', by: gaps.map((gap) => -gap.margin_hours) },
      { label: say(w.overUserHours), kind: 'number', by: gaps.map(overOf) },
      { label: say(w.largest), kind: 'tight', by: 'sufficing' },
      { label: say(w.events), by: 'least_events' },
      { label: say(w.lines), by: 'least_lines' },
      { label: say(w.before), kind: 'tight', by: 'hours_before' },
    ],
    rows: gaps.map((gap) => [
      at(view, located(gap)),
      against(hoursOf(view, gap), gap.allowance_hours, false),
      fixed(gap.allowance_hours),
      against(-gap.margin_hours, 0, false),
      against(Number(overOf(gap)) / 3600, 0, false, 1),
      largest(view, gap),
      fewest(view, gap.least?.events),
      fewest(view, gap.least?.lines),
      before(view, gap),
    ]),
    data: beyondData(view, gaps),
    view,
  });
}

function withinTable(view: View, gaps: readonly Gap[]): Html {
  const { say, year } = view;
  // One row too many is shown itself.
  const near = gaps.length > mostNear + 1 ? gaps.slice(0, mostNear) : gaps;
  const others = gaps.slice(near.length);
  const rest = others.map((gap) =>
    say(
      w.restCell({
        place: nameOf(view, gap.city_code),
        tier: say(named(tierWords, gap.area_tier)),
        margin: left(gap.margin_hours),
      }),
    ),
  );
  const box = table({
    id: 'margin-caption',
    caption: say(w.marginCaption({ year: String(year) })),
    note: say(w.unit),
    columns: [
      { label: say(w.place), by: near.map((gap) => orderOf(view, located(gap))) },
      { label: say(w.hours), kind: 'number', by: 'hours' },
      { label: say(w.allowance), kind: 'number', by: 'allowance_hours' },
      { label: say(w.left), kind: 'number', by: 'margin_hours' },
      { label: say(w.leftShare), kind: 'number', by: near.map(leftShare) },
      { label: say(w.leftUserHours), kind: 'number', by: 'margin_user_seconds' },
      { label: say(w.before), kind: 'tight', by: 'hours_before' },
    ],
    rows: near.map((gap) => [
      at(view, located(gap)),
      against(hoursOf(view, gap), gap.allowance_hours, true),
      fixed(gap.allowance_hours),
      left(gap.margin_hours),
      percent(leftShare(gap), 0, gap.margin_hours === 0),
      against(Number(gap.margin_user_seconds) / 3600, 0, gap.margin_user_seconds === 0n, 1),
      before(view, gap),
    ]),
    data: withinData(view, gaps),
    view,
    // What is left of the others is among the verdicts.
    isCut: true,
  });
  if (rest.length === 0) return box;
  return html`${box}<details class="rest"><summary>${say(w.rest({ cells: integer(others.length) }))}</summary>
<p>${rest.join(say(marks.items))}</p></details>`;
}

/** What is left, never 0 where something is. */
function left(hours: number): string {
  return against(hours, 0, hours === 0);
}

function largest({ say }: View, { sufficing: count, least }: Gap): string {
  if (!least) return '—';
  const most = sufficingEvents.at(-1) ?? 0;
  return say(count === null ? w.largestMore({ count: most }) : w.largestCount({ count }));
}

function fewest({ say }: View, items: readonly LeastItem[] | undefined): string {
  if (!items) return '—';
  if (items.length === 0) return say(w.allNotEnough);
  const names = items
    .slice(0, mostNamed)
    .map(({ name }) => shown(name, 40))
    .join(say(marks.names));
  const isCut = items.length > mostNamed;
  const listed = isCut ? say(w.more({ names, count: items.length })) : names;
  return say(w.some({ count: integer(items.length), names: listed }));
}

function before({ say }: View, { before: held }: Gap): string {
  if (!held) return '—';
  const { hours, margin_hours: margin } = held;
  if (margin === null) return fixed(hours);
  const parts = { hours: fixed(hours), margin: left(Math.abs(margin)) };
  return say(margin < 0 ? w.beforeOver(parts) : w.beforeLeft(parts));
}

function hoursOf(view: View, { city_code, area_tier }: Gap): number | null {
  return view.verdict(city_code, area_tier)?.hours ?? null;
}

function nameOf({ cities }: View, city: string): string {
  return cities.find(({ code }) => code === city)?.name ?? shown(city, 60);
}

function located({ city_code, area_tier }: Gap) {
  return { city_code, city_name: city_code, area_tier };
}
