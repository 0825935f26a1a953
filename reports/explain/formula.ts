import { against, fixed, integer, userHours } from '../base/figures.js';
import { explainWords as w } from '../words/explain.js';
import { named, natureWords, tierWords } from '../words/index.js';
import { cityOf, shareOf, type Writer } from './cells.js';
import { type Block, formula, number, type Part, plain, table, text } from './document.js';

/** The formula with its numbers, what the user-seconds are, and the parts of a roll-up. */
export function formulaPart(writer: Writer): Part {
  const { say } = writer;
  return {
    heading: say(w.formula),
    blocks: [
      ...calculation(writer),
      amounts(writer),
      times(writer),
      natures(writer),
      ...parts(writer),
    ],
  };
}

/** Hours with as many decimals as it takes to stand on the right side of the limit. */
export function hoursShown({ data }: Writer, places: number): string {
  const { verdict, figure } = data;
  if (verdict?.kind !== 'cell') return fixed(figure.hours, places);
  return against(figure.hours, verdict.row.target_hours, verdict.row.absolute_met, places);
}

function calculation(writer: Writer): Block[] {
  const { say, data } = writer;
  const { net_user_seconds: net, days, user_days, users_avg } = data.figure;
  const numbers = { net: integer(net), days: integer(days), userDays: integer(user_days) };
  if (user_days === 0n) return [formula(say(w.formulaWords)), text(say(w.noUsers))];
  return [
    formula(
      say(w.formulaWords),
      say(w.formulaNumbers(numbers)),
      say(
        w.formulaQuotient({
          left: integer(net * BigInt(days)),
          right: integer(3600n * user_days),
        }),
      ),
      say(w.formulaHours({ hours: hoursShown(writer, 6) })),
    ),
    text(
      say(
        w.formulaShort({
          userHours: userHours(net),
          users: fixed(users_avg),
          hours: hoursShown(writer, 6),
        }),
      ),
    ),
  ];
}

function amounts({ say, data }: Writer): Block {
  const { figure } = data;
  const perUser = (seconds: bigint) =>
    figure.user_days === 0n
      ? fixed(null)
      : fixed(Number(seconds * BigInt(figure.days)) / Number(3600n * figure.user_days), 6);
  const row = (label: string, seconds: bigint, hours?: number | null) => [
    label,
    integer(seconds),
    userHours(seconds),
    hours === undefined ? perUser(seconds) : fixed(hours, 6),
  ];
  const seconds = integer(data.sustained_over_seconds);
  return table(
    say(w.amounts),
    [
      plain(say(w.item)),
      number(say(w.userSeconds)),
      number(say(w.userHours)),
      number(say(w.perUser)),
    ],
    [
      row(say(w.gross), figure.gross_user_seconds, figure.hours_gross),
      row(say(w.minusExcluded), figure.excluded_user_seconds),
      row(say(w.equalsNet), figure.net_user_seconds, figure.hours),
      row(say(w.fault), figure.fault_user_seconds, figure.hours_fault),
      row(say(w.planned), figure.planned_user_seconds, figure.hours_planned),
      row(say(w.sustained({ seconds })), figure.sustained_user_seconds, figure.hours_sustained),
    ],
  );
}

/** Users interrupted by what started in the period, by whether they were out for long. */
function times({ say, data }: Writer): Block {
  const { figure } = data;
  const seconds = integer(data.sustained_over_seconds);
  return table(
    say(w.interrupted),
    [plain(say(w.item)), number(say(w.interrupted)), number(say(w.timesPerUser))],
    [
      [say(w.timesAll), integer(figure.interruptions), fixed(figure.saifi, 6)],
      [
        say(w.timesSustained({ seconds })),
        integer(figure.interruptions_sustained),
        fixed(figure.saifi_sustained, 6),
      ],
      [
        say(w.timesMomentary({ seconds })),
        integer(figure.interruptions_momentary),
        fixed(figure.maifi, 6),
      ],
    ],
  );
}

function natures({ say, data }: Writer): Block {
  const net = data.figure.net_user_seconds;
  return table(
    say(w.natures),
    [
      plain(say(w.nature)),
      number(say(w.rows)),
      number(say(w.userSeconds)),
      number(say(w.userHours)),
      number(say(w.share)),
    ],
    [
      ...data.natures.map((one) => [
        say(named(natureWords, one.nature)),
        integer(one.rows),
        integer(one.net),
        userHours(one.net),
        shareOf(one.net, net),
      ]),
      [
        say(w.sum),
        integer(data.natures.reduce((sum, one) => sum + one.rows, 0)),
        integer(net),
        userHours(net),
        shareOf(net, net),
      ],
    ],
  );
}

function parts(writer: Writer): Block[] {
  const { say, data } = writer;
  if (data.parts.length === 0) return [];
  const columns = [
    plain(say(w.place)),
    number(say(w.userSeconds)),
    number(say(w.userDays)),
    number(say(w.perUser)),
    number(say(w.share)),
  ];
  const { figure } = data;
  const cells = (label: string, row: typeof figure) => [
    label,
    integer(row.net_user_seconds),
    integer(row.user_days),
    fixed(row.hours, 6),
    shareOf(row.net_user_seconds, figure.net_user_seconds),
  ];
  return [
    text(say(w.partNote)),
    ...data.parts.map(({ by, rows }) =>
      table(say(by === 'tier' ? w.byTier : w.byCity), columns, [
        ...rows.map((row) =>
          cells(by === 'tier' ? say(named(tierWords, row.area_tier)) : cityOf(writer, row), row),
        ),
        cells(say(w.sum), figure),
      ]),
    ),
  ];
}
