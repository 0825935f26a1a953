import type { CustomerRow, Gap, UserSpan, Users } from '../../reports/explain/data.js';
import type { Database } from '../base/database.js';
import { placeCondition, type Scope } from './rows.js';
import { big } from './values.js';

const DAY_MS = 86_400_000;

/** The users of the span: constant stretches, the customer rows behind them, days without any. */
export async function usersOf(published: Database, scope: Scope, most: number): Promise<Users> {
  const { condition, parameters } = placeCondition(scope, 'p');
  const span = { from: scope.from, to: scope.to, ...parameters };
  const daily = await published.rows(
    `select p.day, sum(p.users) as users from population_days p
     where ${condition} and p.day >= cast($from as date) and p.day < cast($to as date)
     group by p.day order by p.day`,
    span,
  );
  const spans = spansOf(daily.map(({ day, users }) => ({ day: String(day), users: big(users) })));
  const isCell = !scope.asked.isRegion && scope.asked.tier !== 'all';
  const rows = isCell ? await customerRowsOf(published, scope) : [];
  return {
    spans: {
      shown: spans.slice(0, most),
      rest: {
        spans: Math.max(0, spans.length - most),
        user_days: spans.slice(most).reduce((sum, one) => sum + one.user_days, 0n),
      },
    },
    rows: { shown: rows.slice(0, most), rest: { rows: Math.max(0, rows.length - most) } },
    gaps: await gapsOf(published, scope),
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

async function customerRowsOf(published: Database, scope: Scope): Promise<CustomerRow[]> {
  const { condition, parameters } = placeCondition(scope, 'c');
  const rows = await published.rows(
    `select c.county, c.provider, c.users, c.valid_from, c.valid_to, c.source_file, c.source_line
     from customer_rows c
     where ${condition} and c.valid_from < cast($to as date) and c.valid_to >= cast($from as date)
     order by c.users desc, c.valid_from, c.source_file, c.source_line`,
    { from: scope.from, to: scope.to, ...parameters },
  );
  return rows as unknown as CustomerRow[];
}

/** Cities and tiers that have users on some days of the year and none on others of the span. */
async function gapsOf(published: Database, scope: Scope): Promise<Gap[]> {
  const { condition, parameters } = placeCondition(scope, 'p');
  const rows = await published.rows(
    `with covered as (
       select p.city_code, p.area_tier,
         count(*) filter (where p.day >= cast($from as date) and p.day < cast($to as date)) as days
       from population_days p
       where ${condition} and year(p.day) = year(cast($from as date))
       group by p.city_code, p.area_tier
     )
     select c.city_code, n.city_name, c.area_tier,
       date_diff('day', cast($from as date), cast($to as date)) - c.days as days
     from covered c
     left join cities n on n.city_code = c.city_code
     where c.days < date_diff('day', cast($from as date), cast($to as date))
     order by days desc, c.city_code, c.area_tier`,
    { from: scope.from, to: scope.to, ...parameters },
  );
  return rows as unknown as Gap[];
}

function dayAfter(day: string): string {
  return new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10);
}
