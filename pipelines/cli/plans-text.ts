import { isoOf } from '../../schemas/civil.js';
import { planRuleCodes, tierCodes } from '../../schemas/codes/index.js';
import type { Region } from '../../schemas/region.js';
import { type Language, speaker } from '../../schemas/words/index.js';
import type { Judged } from '../budget/judge.js';
import type { ReadPlans, RowPlace } from '../budget/read-plans.js';
import { textTable } from '../terminal/table.js';
import { budgetWords as w } from '../words/budget.js';

interface PlansText {
  readonly table: string;
  readonly refused: readonly string[];
  readonly summary: string;
}

/** The plans as a table, what was not checked, and what came out. */
export function plansText(
  { plans, refused }: ReadPlans,
  judged: readonly Judged<ReadPlans['plans'][number]>[],
  asOf: string,
  region: Region,
  language: Language,
): PlansText {
  const say = speaker(language);
  const minute = (seconds: number) => isoOf(seconds).slice(0, 16);
  const cityOf = (code: string) => {
    const city = region.cities.find((one) => one.code === code);
    return (language === 'zh' ? city?.name : city?.nameEn) ?? code;
  };
  const result = (broken: Judged<ReadPlans['plans'][number]>['broken']) =>
    broken.length === 0
      ? say(w.keeps)
      : broken.map((rule) => say(planRuleCodes.words[rule])).join(say(w.and));
  const head = [
    ...[w.line, w.plan, w.city, w.tier, w.start, w.end, w.asset],
    ...[w.userHours, w.left, w.outages, w.notifyBy, w.result],
  ].map(say);
  const rows = judged.map(({ plan, userSeconds, left, outages, notifyBy, notice, broken }) => [
    plan.sheet === null ? String(plan.line) : `${plan.sheet}#${plan.line}`,
    plan.planId,
    cityOf(plan.city),
    tierCodes.has(plan.tier) ? say(tierCodes.words[plan.tier]) : plan.tier,
    minute(plan.from),
    minute(plan.to),
    plan.assetId ?? plan.lineId,
    hoursText(userSeconds),
    left === null ? say(w.noBudget) : hoursText(left),
    outages === null ? null : String(outages),
    notice === 'given' ? say(w.given) : minute(notifyBy),
    result(broken),
  ]);
  const right = new Set([7, 8, 9]);
  const count = judged.filter(({ broken }) => broken.length > 0).length;
  const numbers = { plans: plans.length, asOf };
  const place = ({ sheet, line }: RowPlace) =>
    say(sheet === null ? w.lineOf({ line }) : w.lineOfSheet({ sheet, line }));
  return {
    table: textTable(
      head,
      rows,
      head.map((_, i) => (right.has(i) ? 'right' : 'left')),
    ),
    refused: refused.map((row) => say(w.refused({ place: place(row), message: row.message }))),
    summary: say(count === 0 ? w.allKeep(numbers) : w.someBreak({ ...numbers, broken: count })),
  };
}

/** User-hours to a tenth; what lacks is never shown as nothing. */
function hoursText(seconds: bigint): string {
  const isLacking = seconds < 0n;
  const rounded = ((isLacking ? -seconds : seconds) * 10n + 1800n) / 3600n;
  const tenths = isLacking && rounded === 0n ? 1n : rounded;
  return `${isLacking ? '-' : ''}${tenths / 10n}.${tenths % 10n}`;
}
