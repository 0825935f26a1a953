import { z } from 'zod';
import type { UserSpan, Users } from '../../reports/explain/data.js';
import { customerRows } from '../../schemas/published/contributions.js';
import { cities, populationDays } from '../../schemas/published/reference.js';
import type { Database } from '../base/database.js';
import { ask } from '../models/queries.js';
import { placeOf, type Scope } from './rows.js';

const DAY_MS = 86_400_000;

const daily = z.object({ day: populationDays.row.shape.day, users: z.bigint() });

const customerRow = customerRows.row.pick({
  county: true,
  provider: true,
  users: true,
  valid_from: true,
  valid_to: true,
  source_file: true,
  source_line: true,
});

/** Days of a city and tier on which no customer row covers it. */
const gap = z.object({
  city_code: populationDays.row.shape.city_code,
  city_name: cities.row.shape.city_name,
  area_tier: populationDays.row.shape.area_tier,
  days: z.int(),
});

/** The users of the span: constant stretches, the customer rows behind them, days without any. */
export async function usersOf(published: Database, scope: Scope, most: number): Promise<Users> {
  const span = { from: scope.from, to: scope.to, ...placeOf(scope) };
  const spans = spansOf(await ask(published, 'explain/users_by_day', span, daily));
  const isCell = !scope.asked.isRegion && scope.asked.tier !== 'all';
  const rows = isCell ? await ask(published, 'explain/customer_rows', span, customerRow) : [];
  return {
    spans: {
      shown: spans.slice(0, most),
      rest: {
        spans: Math.max(0, spans.length - most),
        user_days: spans.slice(most).reduce((sum, one) => sum + one.user_days, 0n),
      },
    },
    rows: { shown: rows.slice(0, most), rest: { rows: Math.max(0, rows.length - most) } },
    gaps: await ask(published, 'explain/days_without_users', span, gap),
  };
}

/** Stretches of days with the same number of users. */
export function spansOf(daily: readonly { day: string; users: bigint }[]): UserSpan[] {
  const spans: UserSpan[] = [];
  for (const { day, users } of daily) {
    const last = spans.at(-1);
    const to = dayAfter(day);
    if (last && last.to === day && last.users === users) {
      const days = last.days + 1;
      spans[spans.length - 1] = { ...last, to, days, user_days: last.user_days + users };
    } else spans.push({ from: day, to, days: 1, users, user_days: users });
  }
  return spans;
}

function dayAfter(day: string): string {
  return new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10);
}
