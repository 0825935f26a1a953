import { integer, userHours } from '../base/figures.js';
import { explainWords as w } from '../words/explain.js';
import { claimReasonWords, named } from '../words/index.js';
import { cell, outageSpan, sourceOf, spanOf, type Writer } from './cells.js';
import type { ClaimRow, Listed, Seconds } from './data.js';
import { type Block, code, number, type Part, plain, table, text, tight } from './document.js';

/** What was left out and on which order, and the claims that were refused. */
export function claimsPart(writer: Writer): Part {
  const { say, data } = writer;
  const { excluded, refused, rules } = data;
  const blocks: Block[] = [];
  if (excluded.shown.length > 0) {
    blocks.push(excludedList(writer));
    if (rules.evidence === 'order' && rules.patrol_allowance_minutes > 0) {
      blocks.push(text(say(w.allowance({ minutes: integer(rules.patrol_allowance_minutes) }))));
    }
    if (rules.evidence === 'order' && rules.start_tolerance_minutes > 0) {
      blocks.push(text(say(w.tolerance({ minutes: integer(rules.start_tolerance_minutes) }))));
    }
  }
  if (refused.shown.length > 0) blocks.push(refusedList(writer));
  if (blocks.length === 0) blocks.push(text(say(w.noClaims)));
  return { heading: say(w.exclusion), blocks };
}

/** Approved from when to when. */
export function windowOf({ approved_from, approved_to }: ClaimRow): string {
  return approved_from === null ? '—' : spanOf(approved_from, approved_to);
}

function excludedList(writer: Writer): Block {
  const { say, data } = writer;
  const total = sumOf(data.excluded, (one) => one.excluded);
  return table(
    say(data.rules.evidence === 'claim' ? w.excludedByClaim : w.excludedCaption),
    [
      code(say(w.event)),
      code(say(w.order)),
      tight(say(w.window)),
      tight(say(w.time)),
      number(say(w.excludedSeconds)),
      number(say(w.counted)),
      code(say(w.source)),
    ],
    [
      ...data.excluded.shown.map((row) => [
        cell(row.event_id),
        cell(row.order_no),
        windowOf(row),
        outageSpan(writer, row),
        integer(row.excluded),
        integer(row.net),
        sourceOf(row),
      ]),
      ...rest(writer, data.excluded, (one) => [
        '',
        '',
        '',
        integer(one.excluded),
        integer(one.net),
        '',
      ]),
      [say(w.sum), '', '', '', integer(total), integer(sumOf(data.excluded, (one) => one.net)), ''],
    ],
  );
}

function refusedList(writer: Writer): Block {
  const { say, data } = writer;
  const total = sumOf(data.refused, (one) => one.net);
  return table(
    say(w.refusedCaption),
    [
      code(say(w.event)),
      code(say(w.order)),
      tight(say(w.window)),
      tight(say(w.time)),
      plain(say(w.reason)),
      number(say(w.counted)),
      number(say(w.userHours)),
      code(say(w.source)),
    ],
    [
      ...data.refused.shown.map((row) => [
        cell(row.event_id),
        cell(row.order_no),
        windowOf(row),
        outageSpan(writer, row),
        say(named(claimReasonWords, row.claim_reason)),
        integer(row.net),
        userHours(row.net),
        sourceOf(row),
      ]),
      ...rest(writer, data.refused, (one) => [
        '',
        '',
        '',
        '',
        integer(one.net),
        userHours(one.net),
        '',
      ]),
      [say(w.sum), '', '', '', '', integer(total), userHours(total), ''],
    ],
  );
}

function rest<Sums extends Seconds>(
  { say }: Writer,
  list: Listed<unknown, Sums>,
  cells: (sums: Sums) => readonly string[],
): string[][] {
  if (list.rest.rows === 0) return [];
  return [[say(w.otherRows({ rows: integer(list.rest.rows) })), ...cells(list.rest)]];
}

function sumOf<Row>(list: Listed<Row, Seconds>, of: (one: Row | Seconds) => bigint): bigint {
  return list.shown.reduce((sum, row) => sum + of(row), of(list.rest));
}
