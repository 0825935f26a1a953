import { integer, userHours } from '../base/figures.js';
import { code, type Html, html, shown } from '../base/html.js';
import { eventData } from '../datasets/events.js';
import type { EventRow } from '../view/data.js';
import { timeName } from '../view/period.js';
import type { View } from '../view/view.js';
import { exclusionWords, named, natureWords, tierWords, eventWords as w } from '../words/index.js';
import { glossed } from './glossed.js';
import { at, orderOf } from './place.js';
import { table } from './table.js';

/** The events with the most counted user-hours, down to the line of the file that told of them. */
export function eventTable(view: View): Html {
  const { say, gloss, data, place } = view;
  const events = data.events.filter((row) => row.city_code === place.code);
  if (events.length === 0) return html`<p class="none">${say(w.none)}</p>`;
  return table({
    id: 'events-caption',
    caption: say(w.caption({ count: integer(events.length) })),
    note: say(w.note),
    columns: [
      { label: say(w.rank), kind: 'number', by: 'rank' },
      { label: say(exclusionWords.event), kind: 'code id' },
      {
        label: say(exclusionWords.place),
        kind: 'place',
        by: events.map((row) => orderOf(view, located(row))),
      },
      { label: say(w.nature), kind: 'tight' },
      { label: say(w.started), kind: 'tight', by: 'started_at' },
      { label: say(w.ended), kind: 'tight', by: 'ended_at' },
      { label: say(w.users), kind: 'number', by: 'users' },
      { label: say(exclusionWords.net), kind: 'number', by: 'net_user_seconds' },
      { label: say(w.cause), kind: 'long' },
      { label: say(w.source), kind: 'code' },
    ],
    rows: events.map((row) => [
      row.rank,
      code(row.event_id),
      where(view, row),
      say(named(natureWords, row.nature)),
      lines(timeName(row.started_at)),
      row.is_open ? say(w.open) : lines(timeName(row.ended_at)),
      integer(row.users),
      userHours(row.net_user_seconds),
      glossed(gloss.cause(shown(row.cause, 80))),
      source(view, row.source_file, row.source_line, row.rows),
    ]),
    data: eventData(events),
    view,
  });
}

/** On a city's page its tier and county, elsewhere its city and tier. */
function where(view: View, row: EventRow): Html {
  const { say, gloss } = view;
  if (!view.isCity) return at(view, located(row));
  const tier = say(named(tierWords, row.area_tier));
  return html`${row.county && [glossed(gloss.county(shown(row.county, 40))), ' ']}<span class="unbroken">${tier}</span>`;
}

function located({ event_city_code: city_code, event_city_name: city_name, area_tier }: EventRow) {
  return { city_code, city_name, area_tier };
}

/** The line of the event's first row, and of how many rows it is made. */
function source({ say }: View, file: string, line: number, rows: number): string {
  const first = `${shown(file, 60)}:${line}`;
  return rows > 1 ? `${first} ${say(w.rowsMore({ count: integer(rows - 1) }))}` : first;
}

/** Date over time of day: half as wide. */
function lines(time: string): Html {
  const [day = '', clock] = time.split(' ');
  return html`${day}${clock && html`<br>${clock}`}`;
}
