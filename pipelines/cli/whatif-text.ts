import { against, exact, fixed, percent, userHours } from '../../reports/base/figures.js';
import { natureCodes, tierCodes, verdictCodes } from '../../schemas/codes/index.js';
import { type Language, speaker, type Words } from '../../schemas/words/index.js';
import type { Fraction } from '../base/exact.js';
import { textTable } from '../terminal/table.js';
import type { Cell, Standing } from '../whatif/cells.js';
import type { Least } from '../whatif/least.js';
import type { Part, WhatIf } from '../whatif/whatif.js';
import type { YearAfter } from '../whatif/year-after.js';
import { whatIfWords as w } from '../words/whatif.js';

const PLACES = 4;
const LIMIT_PLACES = 6;

/** What a year would be with changed rows, on a terminal. */
export function whatIfText(result: WhatIf, city: Words, l: Language): string {
  const say = speaker(l);
  const { cell, before, after, parts, saved_user_seconds } = result;
  const { tier, year } = cell.asked;
  const rows = parts.map((part) => [
    say(partWords(part)),
    exact(part.rows),
    userHours(part.alone_user_seconds),
    userHours(part.added_user_seconds),
  ]);
  const head = [w.part, w.rows, w.alone, w.added].map(say);
  const sum = [say(w.together), '', '', userHours(saved_user_seconds)];
  return [
    say(w.title({ city, tier: tierCodes.words[tier], year })),
    standings(cell, before, after, l),
    textTable(head, [...rows, sum], ['left', 'right', 'right', 'right']),
    say(w.shares),
  ].join('\n');
}

/** The fewest items, and what the like of them were worth in past years. */
export function leastText(
  result: Least,
  past: {
    readonly kind: Least['kind'];
    readonly most: number;
    readonly years: readonly YearAfter[];
  },
  city: Words,
  l: Language,
): string {
  const say = speaker(l);
  const { cell, before, after, kind } = result;
  const { tier, year } = cell.asked;
  const kindWords = { zh: w.kinds[kind].zh, en: w.units[kind].en };
  return [
    say(w.leastTitle({ city, tier: tierCodes.words[tier], year, kind: kindWords })),
    standings(cell, before, after, l),
    say(outcome(result)),
    ...(result.items.length > 0 ? [itemTable(result, l), ...yearsAfterText(past, l)] : []),
  ].join('\n');
}

function outcome({ kind, is_met, items, of }: Least): Words {
  const unit = w.units[kind];
  if (is_met === null) return w.nothingAllowed;
  if (!is_met) return w.notEnough({ of, unit });
  if (items.length === 0) return w.isWithin;
  return w.enough({ count: items.length, of, unit });
}

function standings(cell: Cell, before: Standing, after: Standing, l: Language): string {
  const say = speaker(l);
  const { widest, allowance } = cell;
  const allowed = widest && Number(widest.num) / Number(widest.den);
  const line = (
    name: Words,
    { net_user_seconds: net, hours, margin_user_hours, verdict }: Standing,
  ) => [
    say(name),
    against(hours, allowed, allowance === null ? null : net <= allowance, PLACES),
    userHours(net),
    fixed(margin_user_hours, 1),
    verdictCodes.words[verdict][l],
  ];
  const rows = [line(w.asItIs, before), line(w.changed, after)];
  if (widest && allowance !== null) {
    rows.push([say(w.allowed), limitText(widest), userHours(allowance), '', '']);
  }
  const head = [w.state, w.hours, w.userHours, w.margin, w.verdict].map(say);
  return textTable(head, rows, ['left', 'right', 'right', 'right', 'left']);
}

/** Rounded down, so that it is never more than what is allowed. */
function limitText({ num, den }: Fraction): string {
  const scale = 10 ** LIMIT_PLACES;
  return exact(Number((num * BigInt(scale)) / den) / scale);
}

function itemTable({ kind, items }: Least, l: Language): string {
  const say = speaker(l);
  const rows = items.map(({ name, provider, net_user_seconds }, i) => [
    String(i + 1),
    provider === null ? name : `${name} (${provider})`,
    userHours(net_user_seconds),
  ]);
  return textTable([say(w.item), say(w.kinds[kind]), say(w.userHours)], rows, [
    'right',
    'left',
    'right',
  ]);
}

function yearsAfterText(
  { kind, most, years }: Parameters<typeof leastText>[1],
  l: Language,
): string[] {
  const say = speaker(l);
  if (years.length === 0) return [say(w.noYearAfter)];
  const share = (part: bigint, whole: bigint) =>
    percent(whole > 0n ? Number(part) / Number(whole) : null);
  const rows = years.map((one) => [
    String(one.year),
    userHours(one.net_user_seconds),
    userHours(one.after_user_seconds),
    share(one.after_user_seconds, one.net_user_seconds),
    share(one.all_after_user_seconds, one.all_net_user_seconds),
  ]);
  return [
    say(w.yearsAfter({ count: most, unit: w.units[kind] })),
    textTable([w.year, w.inYear, w.yearAfter, w.share, w.everywhere].map(say), rows, [
      ...(['left', 'right', 'right', 'right', 'right'] as const),
    ]),
    say(w.notPromised),
  ];
}

function partWords({ kind, by, value, percent: share }: Part): Words {
  if (by === null) return w.plannedLess({ percent: exact(share) });
  const isNature = by === 'nature' && value !== null && natureCodes.has(value);
  const named = { field: w.fields[by], value: isNature ? natureCodes.words[value] : (value ?? '') };
  return kind === 'without' ? w.without(named) : w.faster({ ...named, percent: exact(share) });
}
