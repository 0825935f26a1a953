import { exact, integer } from '../base/figures.js';
import { timeName } from '../view/period.js';
import { explainWords as w } from '../words/explain.js';
import { claimReasonWords, marks, named, natureWords, outcomeWords } from '../words/index.js';
import { cell, placeOf, sourceOf, spanOf, type Writer } from './cells.js';
import { windowOf } from './claims.js';
import type { Story, StoryRow } from './data.js';
import { type Block, code, number, type Part, plain, table, text, tight } from './document.js';
import { otherOf } from './overlap.js';

/** Everything about one event: each row from its source to what it adds. */
export function storyParts(writer: Writer, story: Story): Part[] {
  const { say } = writer;
  return story.rows.map((told, i) => ({
    heading: say(w.storyRow({ number: integer(i + 1), source: sourceOf(told.row) })),
    blocks: [
      facts(writer, told),
      text(whole(writer, told)),
      text(part(writer, told)),
      ...stages(writer, told),
      ...slices(writer, told),
      ...months(writer, told),
      ...(story.more_rows > 0 && i === story.rows.length - 1
        ? [text(say(w.storyMore({ count: integer(story.more_rows) })))]
        : []),
    ],
  }));
}

function facts(writer: Writer, { row, claim, stages }: StoryRow): Block {
  const { say, gloss } = writer;
  const isByStage = row.restored_at === null && !row.is_open && stages.length > 0;
  const end = row.is_open
    ? say(w.notRestored)
    : timeName(row.ended_at) + (isByStage ? say(w.byLastStage) : '');
  const rows: [string, string][] = [
    [say(w.event), cell(row.event_id)],
    [say(w.provider), cell(row.provider)],
    [say(w.place), placeOf(writer, row)],
    [say(w.county), gloss.county(cell(row.county))],
    [say(w.line), cell(row.line_id)],
    [say(w.asset), cell(row.asset_id)],
    [say(w.nature), say(named(natureWords, row.nature))],
    [say(w.cause), gloss.cause(cell(row.cause, 120))],
    [say(w.started), timeName(row.started_at)],
    [say(w.ended), end],
    [say(w.usersCount), integer(row.users)],
    [say(w.notified), timeName(row.notified_at)],
    [say(w.reported), exact(row.reported_user_hours)],
    [say(w.source), sourceOf(row)],
  ];
  if (claim) {
    const outcome = say(named(outcomeWords, row.claim));
    const reason = row.claim_reason && say(named(claimReasonWords, row.claim_reason));
    rows.push(
      [say(w.claim), reason ? `${outcome}${say(marks.colon)}${reason}` : outcome],
      [say(w.order), cell(claim.order_no)],
      [say(w.window), windowOf(claim)],
    );
  }
  return table(
    say(w.facts),
    [plain(say(w.fact)), plain(say(w.value))],
    rows.filter(([, value]) => value !== '—'),
  );
}

function whole({ say }: Writer, { row }: StoryRow): string {
  return say(w.storyLife({ net: integer(row.life_net), excluded: integer(row.life_excluded) }));
}

function part({ say }: Writer, { row, is_asked }: StoryRow): string {
  if (!is_asked) return say(w.storyOutside);
  if (row.alone === 0n) return say(w.storyElsewhere);
  return say(
    w.storyWithin({
      net: integer(row.net),
      excluded: integer(row.excluded),
      alone: integer(row.alone),
    }),
  );
}

function stages({ say }: Writer, told: StoryRow): Block[] {
  if (told.stages.length === 0) return [];
  return [
    table(
      say(w.stages),
      [tight(say(w.ended)), number(say(w.restoredUsers)), code(say(w.source))],
      told.stages.map((stage) => [
        timeName(stage.restored_at),
        integer(stage.users_restored),
        sourceOf(stage),
      ]),
    ),
  ];
}

function slices(writer: Writer, told: StoryRow): Block[] {
  const { say } = writer;
  if (told.slices.length === 0) return [text(say(w.noSlices))];
  const seconds = ({ from, to }: { from: string; to: string }) =>
    (Date.parse(`${to}Z`) - Date.parse(`${from}Z`)) / 1000;
  const total = told.slices.reduce(
    (sum, slice) => sum + BigInt(seconds(slice)) * BigInt(slice.adds),
    0n,
  );
  return [
    table(
      say(w.slices),
      [
        tight(say(w.time)),
        number(say(w.seconds)),
        number(say(w.usersOut)),
        number(say(w.usersAdded)),
        number(say(w.userSeconds)),
        plain(say(w.treated)),
        code(say(w.coveredBy)),
      ],
      [
        ...told.slices.map((slice) => [
          spanOf(slice.from, slice.to),
          integer(seconds(slice)),
          integer(slice.users),
          integer(slice.adds),
          integer(BigInt(seconds(slice)) * BigInt(slice.adds)),
          say(slice.is_excluded ? w.isExcluded : w.isCounted),
          slice.covered_by ? otherOf(writer, slice.covered_by) : '',
        ]),
        [say(w.sum), '', '', '', integer(total), '', ''],
      ],
    ),
  ];
}

function months({ say }: Writer, told: StoryRow): Block[] {
  if (told.months.length === 0) return [];
  return [
    table(
      say(w.months),
      [
        tight(say(w.month)),
        number(say(w.counted)),
        number(say(w.excludedSeconds)),
        plain(say(w.isWithin)),
      ],
      told.months.map((month) => [
        month.month_start.slice(0, 7),
        integer(month.net),
        integer(month.excluded),
        say(month.is_within && told.is_asked ? w.yes : w.no),
      ]),
    ),
  ];
}
