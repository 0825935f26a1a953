import { fixed, integer } from '../base/figures.js';
import { explainWords as w } from '../words/explain.js';
import { cell, lastDay, placeOf, sourceOf, type Writer } from './cells.js';
import {
  type Block,
  code,
  formula,
  number,
  type Part,
  plain,
  table,
  text,
  tight,
} from './document.js';

const FOR_EVER = '9999-12-31';

/** Equivalent users, the days and customer rows behind them, and days without any. */
export function usersPart(writer: Writer): Part {
  const { say, data } = writer;
  const { user_days, days, users_avg } = data.figure;
  if (user_days === 0n) return { heading: say(w.users), blocks: [text(say(w.noUsersAtAll))] };
  const numbers = {
    users: fixed(users_avg),
    userDays: integer(user_days),
    days: integer(days),
  };
  return {
    heading: say(w.users),
    blocks: [
      formula(say(w.usersFormula(numbers))),
      spans(writer),
      ...customers(writer),
      gaps(writer),
    ],
  };
}

function spans({ say, data }: Writer): Block {
  const { shown, rest } = data.users.spans;
  const others =
    rest.spans > 0
      ? [[say(w.otherSpans({ count: integer(rest.spans) })), '', '', '', integer(rest.user_days)]]
      : [];
  const covered = shown.reduce((sum, span) => sum + span.days, 0);
  return table(
    say(w.spans),
    [
      tight(say(w.from)),
      tight(say(w.to)),
      number(say(w.days)),
      number(say(w.usersCount)),
      number(say(w.userDays)),
    ],
    [
      ...shown.map((span) => [
        span.from,
        lastDay(span.to),
        integer(span.days),
        integer(span.users),
        integer(span.user_days),
      ]),
      ...others,
      [say(w.sum), '', rest.spans > 0 ? '' : integer(covered), '', integer(data.figure.user_days)],
    ],
  );
}

function customers({ say, gloss, data }: Writer): Block[] {
  const { shown, rest } = data.users.rows;
  if (shown.length === 0) return [];
  const listed = table(
    say(w.customerRows),
    [
      plain(say(w.county)),
      plain(say(w.provider)),
      number(say(w.usersCount)),
      tight(say(w.validFrom)),
      tight(say(w.validTo)),
      code(say(w.source)),
    ],
    shown.map((row) => [
      gloss.county(cell(row.county)),
      cell(row.provider),
      integer(row.users),
      row.valid_from,
      row.valid_to === FOR_EVER ? say(w.forEver) : row.valid_to,
      sourceOf(row),
    ]),
  );
  if (rest.rows === 0) return [listed];
  return [listed, text(say(w.moreCustomers({ count: integer(rest.rows) })))];
}

function gaps(writer: Writer): Block {
  const { say, data } = writer;
  if (data.users.gaps.length === 0) return text(say(w.noGaps));
  return table(
    say(w.gaps),
    [plain(say(w.place)), number(say(w.days))],
    data.users.gaps.map((gap) => [placeOf(writer, gap), integer(gap.days)]),
  );
}
