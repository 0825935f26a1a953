import { integer, userHours } from '../base/figures.js';
import { explainWords as w } from '../words/explain.js';
import { named, natureWords } from '../words/index.js';
import { cell, isRollUp, outageSpan, placeOf, shareOf, sourceOf, type Writer } from './cells.js';
import type { OutageRow } from './data.js';
import { type Block, code, number, type Part, plain, table, text, tight } from './document.js';

/** Of a cause as many characters as leave the table readable. */
const MOST_CAUSE = 12;

/** The events that make the figure, largest first; with every row where that was asked for. */
export function eventsPart(writer: Writer): Part {
  const { say, data } = writer;
  const { events, idle } = data;
  const count = events.shown.length + events.rest.events;
  const rows = events.shown.reduce((sum, row) => sum + row.rows, events.rest.rows);
  const counts = { events: integer(count), rows: integer(rows) };
  const intro =
    idle.events > 0
      ? w.eventsIntro({ ...counts, idle: integer(idle.events) })
      : w.eventsAll(counts);
  const none = count === 0 && idle.events === 0;
  return {
    heading: say(w.events),
    blocks: none
      ? [text(say(w.noEvents))]
      : [
          text(say(intro)),
          ...(count > 0 ? [list(writer)] : []),
          ...(data.rows ? [rowList(writer, data.rows)] : []),
        ],
  };
}

function list(writer: Writer): Block {
  const { say, gloss, data } = writer;
  const { shown, rest } = data.events;
  const net = data.figure.net_user_seconds;
  const isMixed = isRollUp(data);
  const blanks = Array<string>(isMixed ? 4 : 3).fill('');
  const others =
    rest.events > 0
      ? [
          [
            '',
            say(w.otherEvents({ events: integer(rest.events), rows: integer(rest.rows) })),
            ...blanks,
            integer(rest.net),
            userHours(rest.net),
            shareOf(rest.net, net),
            '',
          ],
        ]
      : [];
  return table(
    say(w.eventsCaption),
    [
      number(say(w.rank)),
      code(say(w.event)),
      ...(isMixed ? [plain(say(w.place))] : []),
      plain(say(w.natureAndCause)),
      tight(say(w.time)),
      number(say(w.usersCount)),
      number(say(w.counted)),
      number(say(w.userHours)),
      number(say(w.share)),
      code(say(w.source)),
    ],
    [
      ...shown.map((event, i) => [
        integer(i + 1),
        cell(event.event_id),
        ...(isMixed ? [placeOf(writer, event)] : []),
        [
          say(named(natureWords, event.nature)),
          event.cause && gloss.cause(cell(event.cause, MOST_CAUSE)),
        ]
          .filter(Boolean)
          .join(' '),
        outageSpan(writer, event),
        integer(event.users),
        integer(event.net),
        userHours(event.net),
        shareOf(event.net, net),
        event.rows === 1
          ? sourceOf(event)
          : say(w.andRows({ first: sourceOf(event), rows: integer(event.rows) })),
      ]),
      ...others,
      ['', say(w.sum), ...blanks, integer(net), userHours(net), shareOf(net, net), ''],
    ],
  );
}

function rowList(writer: Writer, rows: readonly OutageRow[]): Block {
  const { say, data } = writer;
  const isMixed = isRollUp(data);
  return table(
    say(w.rowsCaption({ rows: integer(rows.length) })),
    [
      number(say(w.rank)),
      code(say(w.event)),
      ...(isMixed ? [plain(say(w.place))] : []),
      code(say(w.asset)),
      plain(say(w.nature)),
      tight(say(w.time)),
      number(say(w.usersCount)),
      number(say(w.counted)),
      number(say(w.excludedSeconds)),
      code(say(w.source)),
    ],
    rows.map((row, i) => [
      integer(i + 1),
      cell(row.event_id),
      ...(isMixed ? [placeOf(writer, row)] : []),
      cell(row.asset_id),
      say(named(natureWords, row.nature)),
      outageSpan(writer, row),
      integer(row.users),
      integer(row.net),
      integer(row.excluded),
      sourceOf(row),
    ]),
  );
}
