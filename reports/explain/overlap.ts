import { integer } from '../base/figures.js';
import { explainWords as w } from '../words/explain.js';
import { marks } from '../words/index.js';
import { cell, outageSpan, sourceOf, type Writer } from './cells.js';
import type { OtherRow, OutageRow } from './data.js';
import { code, number, type Part, plain, table, text, tight } from './document.js';

/** Rows that add less than their users × time, because another row of the asset came first. */
export function overlapPart(writer: Writer): Part {
  const { say, data } = writer;
  const { shown, rest } = data.covered;
  const heading = say(w.overlap);
  if (data.rules.overlap === 'sum' || data.rules.repeated_rows === 'groups') {
    return { heading, blocks: [text(say(w.overlapOff))] };
  }
  if (shown.length === 0) return { heading, blocks: [text(say(w.noOverlap))] };
  const figures = (one: Pick<OutageRow, 'net' | 'excluded' | 'alone'>) => {
    const added = one.net + one.excluded;
    return [integer(one.alone), integer(added), integer(one.alone - added)];
  };
  const all = shown.reduce<Pick<OutageRow, 'net' | 'excluded' | 'alone'>>(
    (sum, row) => ({
      net: sum.net + row.net,
      excluded: sum.excluded + row.excluded,
      alone: sum.alone + row.alone,
    }),
    rest,
  );
  return {
    heading,
    blocks: [
      table(
        say(w.overlapCaption),
        [
          code(say(w.event)),
          code(say(w.asset)),
          tight(say(w.time)),
          number(say(w.usersCount)),
          number(say(w.alone)),
          number(say(w.added)),
          number(say(w.less)),
          code(say(w.coveredBy)),
          code(say(w.source)),
        ],
        [
          ...shown.map((row) => [
            cell(row.event_id),
            cell(row.asset_id),
            outageSpan(writer, row),
            integer(row.users),
            ...figures(row),
            row.covered_by.map((other) => otherOf(writer, other)).join(say(marks.names)),
            sourceOf(row),
          ]),
          ...(rest.rows > 0
            ? [
                [
                  say(w.otherRows({ rows: integer(rest.rows) })),
                  '',
                  '',
                  '',
                  ...figures(rest),
                  '',
                  '',
                ],
              ]
            : []),
          [say(w.sum), '', '', '', ...figures(all), '', ''],
        ],
      ),
    ],
  };
}

export function otherOf({ say }: Writer, other: OtherRow): string {
  return say(w.coveredOne({ event: cell(other.event_id), source: sourceOf(other) }));
}

/** Rows of which only a part lies within the period. */
export function clippedPart(writer: Writer): Part {
  const { say, data } = writer;
  const { shown, rest } = data.clipped;
  const heading = say(w.clipped);
  if (shown.length === 0) return { heading, blocks: [text(say(w.noClipped))] };
  return {
    heading,
    blocks: [
      table(
        say(w.clippedCaption),
        [
          code(say(w.event)),
          tight(say(w.time)),
          plain(say(w.cutAt)),
          number(say(w.counted)),
          number(say(w.life)),
          code(say(w.source)),
        ],
        [
          ...shown.map((row) => [
            cell(row.event_id),
            outageSpan(writer, row),
            cutAt(writer, row),
            integer(row.net),
            integer(row.life_net),
            sourceOf(row),
          ]),
          ...(rest.rows > 0
            ? [[say(w.otherRows({ rows: integer(rest.rows) })), '', '', integer(rest.net), '', '']]
            : []),
          [
            say(w.sum),
            '',
            '',
            integer(shown.reduce((sum, row) => sum + row.net, rest.net)),
            '',
            '',
          ],
        ],
      ),
    ],
  };
}

function cutAt({ say, data }: Writer, row: OutageRow): string {
  const isEarly = row.started_at < `${data.span.from}T00:00:00`;
  const isLate = row.ended_at > `${data.span.to}T00:00:00`;
  if (isEarly && isLate) return say(w.cutBoth);
  return say(isEarly ? w.cutStart : w.cutEnd);
}
