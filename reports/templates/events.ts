import { eventData } from '../datasets/events.js';
import { integer, userHours } from '../figures.js';
import { code, type Html, html, shown } from '../html.js';
import { timeName } from '../period.js';
import type { View } from '../view.js';
import { exclusionWords, named, natureWords, eventWords as w } from '../words.js';
import { at, orderOf } from './place.js';
import type { Heading } from './section.js';
import { table } from './table.js';

/** The outages with the most counted user-hours, down to the line of the file that told of them. */
export function eventSection(view: View, heading: Heading): Html {
  const { say, data } = view;
  const events = data.topEvents;
  return html`<section>
${heading(say(w.heading), 'events')}
${
  events.length === 0
    ? html`<p class="none">${say(w.none)}</p>`
    : table({
        id: 'events-caption',
        caption: say(w.caption({ count: integer(events.length) })),
        columns: [
          { label: say(w.rank), kind: 'number', by: events.map((_, i) => i + 1) },
          { label: say(exclusionWords.event), kind: 'code id' },
          { label: say(exclusionWords.place), by: events.map((row) => orderOf(view, row)) },
          { label: say(w.nature), kind: 'tight' },
          { label: say(w.started), kind: 'tight', by: 'started_at' },
          { label: say(w.ended), kind: 'tight', by: 'ended_at' },
          { label: say(w.users), kind: 'number', by: 'users' },
          { label: say(exclusionWords.net), kind: 'number', by: 'net_user_seconds' },
          { label: say(w.cause), kind: 'long' },
          { label: say(w.source), kind: 'code' },
        ],
        rows: events.map((row, i) => [
          i + 1,
          code(row.event_id),
          at(view, row),
          say(named(natureWords, row.nature)),
          lines(timeName(row.started_at)),
          row.is_open ? say(w.open) : lines(timeName(row.ended_at)),
          integer(row.users),
          userHours(row.net_user_seconds),
          shown(row.cause, 80),
          `${shown(row.source_file, 60)}:${row.source_line}`,
        ]),
        data: eventData(events),
        view,
      })
}
</section>
`;
}

/** Date over time of day: half as wide. */
function lines(time: string): Html {
  const [day = '', clock] = time.split(' ');
  return html`${day}${clock && html`<br>${clock}`}`;
}
