import { fixed, integer, percent, quotient, userHours } from '../base/figures.js';
import { code, type Html, html, shown } from '../base/html.js';
import { lineData } from '../datasets/detail.js';
import type { LineRow } from '../view/data.js';
import { allTiers, type View } from '../view/view.js';
import { eventWords, exclusionWords, verdictTableWords, whyWords as w } from '../words/index.js';
import { eventTable } from './events.js';
import { majorDays } from './major-days.js';
import { causes, profile } from './profile.js';
import { repeated } from './repeated.js';
import type { Heading } from './section.js';
import { table } from './table.js';

/**
 * Faults and the rest, causes, times and durations, planned outages, towns and the country, the largest
 * events and lines, repeated interruptions, major days.
 */
export async function whySection(view: View, heading: Heading): Promise<Html> {
  const { say } = view;
  return html`<section>
${heading(say(w.heading), 'why')}
${parts(view)}
${await causes(view)}
${await profile(view)}
<h3>${say(w.eventsHeading)}</h3>
${eventTable(view)}
${lineTable(view)}
${await repeated(view)}
${await majorDays(view)}
</section>
`;
}

function parts(view: View): Html | null {
  const { say, data, place } = view;
  const row = view.hours(data.period.kind, data.period.name, place.code, allTiers);
  if (!row || row.net_user_seconds === 0n || row.hours === null) return null;
  const share = (seconds: bigint) => percent(quotient(seconds, row.net_user_seconds));
  return html`<p>${say(
    w.parts({
      hours: fixed(row.hours),
      fault: fixed(row.hours_fault),
      planned: fixed(row.hours_planned),
      faultShare: share(row.fault_user_seconds),
      plannedShare: share(row.planned_user_seconds),
    }),
  )}</p>`;
}

function lineTable(view: View): Html {
  const { say, data, place, cities } = view;
  const lines = data.lines.filter((row) => row.city_code === place.code);
  if (lines.length === 0) return html`<p class="none">${say(w.noLines)}</p>`;
  const all = view.hours(data.period.kind, data.period.name, place.code, allTiers);
  const faultShares = lines.map((row) => quotient(row.fault_user_seconds, row.net_user_seconds));
  const cityName = (cityCode: string, name: string) =>
    cities.find((city) => city.code === cityCode)?.name ?? shown(name, 60);
  const cityOrder = ({ line_city_code }: LineRow) => {
    const at = cities.findIndex(({ code }) => code === line_city_code);
    return at < 0 ? cities.length : at;
  };
  return table({
    id: 'lines-caption',
    caption: say(w.lines({ count: integer(lines.length) })),
    note: say(w.linesNote),
    columns: [
      { label: say(eventWords.rank), kind: 'number', by: 'rank' },
      { label: say(w.line), kind: 'code id' },
      ...(view.isCity ? [] : [{ label: say(verdictTableWords.city), by: lines.map(cityOrder) }]),
      { label: say(exclusionWords.net), kind: 'number', by: 'net_user_seconds' },
      { label: say(w.share), kind: 'number', by: 'net_user_seconds' },
      { label: say(w.faultShare), kind: 'number', by: faultShares },
      { label: say(w.outages), kind: 'number', by: 'outages' },
    ],
    rows: lines.map((row, i) => [
      row.rank,
      code(row.line_id),
      ...(view.isCity ? [] : [cityName(row.line_city_code, row.line_city_name)]),
      userHours(row.net_user_seconds),
      percent(quotient(row.net_user_seconds, all?.net_user_seconds ?? 0n)),
      percent(faultShares[i]),
      integer(row.outages),
    ]),
    data: lineData(lines),
    view,
  });
}
