import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Budget,
  type BudgetWorld,
  budgetUse,
  type CountySum,
  type MonthSum,
  type Planned,
} from '../reference/budgets.js';
import { day, firstOfMonth, isoTime, monthOf, secondsPerDay, yearOf } from '../reference/civil.js';
import { type Figures, withFigures } from '../support/figures.js';
import type { ProjectFiles } from '../support/folder.js';
import { Dice } from '../support/histories/dice.js';

/*
 * budget_use on random projects, against the same in loops. The forecast that it rests on is taken as it is
 * published: it has tests of its own.
 */

const RUNS = Number(process.env.SHIHU_PROPERTY_RUNS ?? 6);

const first = 2019;
const last = 2022;
const counties = ['', 'X', 'Y'];
const cells = ['A', 'B'].flatMap((city) =>
  ['urban', 'town', 'rural'].map((tier) => ({ city, tier })),
);

interface Row {
  readonly city: string;
  readonly tier: string;
  readonly county: string;
  readonly from: number;
  readonly to: number;
  readonly users: number;
  readonly isFault: boolean;
}

interface Drawn {
  readonly asOf: number;
  readonly users: ReadonlyMap<string, readonly number[]>;
  readonly rows: readonly Row[];
  readonly budgets: readonly Budget[];
  readonly plans: readonly Planned[];
}

const placeKey = ({ city, tier }: { city: string; tier: string }) => `${city} ${tier}`;

/** Outages of whole hours, each within its month and a population of its own, so that they just add up. */
function draw(seed: number): Drawn {
  const dice = new Dice(seed);
  const asOf = day(dice.one(['2022-07-01', '2022-03-15', '2022-12-01', '2022-02-01']));
  const users = new Map(
    cells.map((cell) => {
      // Some have no users before a year.
      const since = dice.one([0, 0, 0, 2, 3]);
      return [
        placeKey(cell),
        Array.from({ length: 4 }, (_, i) => (i < since ? 0 : dice.between(50, 300))),
      ];
    }),
  );
  const someRow = (month: number): Row => {
    const cell = dice.one(cells);
    const start = (firstOfMonth(first, month + 1) + dice.roll(20)) * secondsPerDay;
    const from = start + 3600 * dice.roll(20);
    return {
      ...cell,
      county: dice.one(counties),
      ...{ from, to: from + 3600 * dice.between(1, 30), users: dice.between(1, 60) },
      isFault: !dice.once(3),
    };
  };
  const rows = Array.from({ length: 48 }, (_, month) => month)
    .flatMap((month) => Array.from({ length: dice.roll(6) }, () => someRow(month)))
    .filter(({ to }) => to <= asOf * secondsPerDay);
  const budgets = new Map<string, Budget>();
  for (let i = 0; i < 8; i += 1) {
    const month = 12 * last + dice.roll(12) - (dice.once(4) ? 12 : 0);
    const budget = {
      ...{ month, ...dice.one(cells), county: dice.one(counties) },
      hours: dice.one(['0', '120', '2000', '33.333333333', '15.5']),
    };
    budgets.set(JSON.stringify([month, budget.city, budget.tier, budget.county]), budget);
  }
  const plans = Array.from({ length: 10 }, (): Planned => {
    const from = (asOf - 20 + dice.roll(200)) * secondsPerDay + 3600 * dice.roll(24);
    const hours = dice.one([2, 8, 24 * 40, 3]);
    return {
      ...{ ...dice.one(cells), county: dice.one(counties), from, to: from + hours * 3600 },
      users: dice.between(0, 40),
    };
  });
  return { asOf, users, rows, budgets: [...budgets.values()], plans };
}

function filesOf({ asOf, users, rows, budgets, plans }: Drawn): ProjectFiles {
  const time = (seconds: number) => isoTime(seconds).replace('T', ' ');
  const csv = (head: string, lines: readonly (readonly (string | number)[])[]) =>
    [head, ...lines.map((line) => line.join(',')), ''].join('\n');
  const month = (no: number) => `${Math.floor(no / 12)}-${String((no % 12) + 1).padStart(2, '0')}`;
  const customers = cells.flatMap((cell) =>
    (users.get(placeKey(cell)) ?? []).flatMap((count, i) =>
      count === 0
        ? []
        : [[cell.city, cell.tier, count, `${first + i}-01-01`, `${first + i}-12-31`]],
    ),
  );
  return [
    [
      'shihu.yaml',
      `region: { code: R, name: 区域, cities: [{ code: A, name: 甲市 }, { code: B, name: 乙市 }] }
targets: { groups: { all: { cities: '*', hours: { urban: 3, town: 9, rural: 15 } } } }
data_from: ${first}-01-01
as_of: ${isoTime(asOf * secondsPerDay).slice(0, 10)}
`,
    ],
    [
      'data/outages/a.csv',
      csv(
        'event_id,city,county,area_tier,started_at,restored_at,users,nature',
        rows.map((row, i) => [
          ...[i + 1, row.city, row.county, row.tier, time(row.from), time(row.to), row.users],
          row.isFault ? 'fault' : 'planned',
        ]),
      ),
    ],
    ['data/customers/a.csv', csv('city,area_tier,users,valid_from,valid_to', customers)],
    [
      'data/budgets/a.csv',
      csv(
        'city,county,area_tier,month,user_hours',
        budgets.map((one) => [one.city, one.county, one.tier, month(one.month), one.hours]),
      ),
    ],
    [
      'data/plans/a.csv',
      csv(
        'plan_id,city,county,area_tier,planned_from,planned_to,users',
        plans.map((one, i) => [
          ...[`P${i}`, one.city, one.county, one.tier, time(one.from), time(one.to), one.users],
        ]),
      ),
    ],
  ];
}

/** Sums of the months, and what is forecast, for the loops. */
async function worldOf(drawn: Drawn, figures: Figures): Promise<BudgetWorld> {
  const months: MonthSum[] = [];
  const counted: CountySum[] = [];
  for (const { city, tier } of cells) {
    for (let month = 12 * first; month < 12 * (last + 1); month += 1) {
      const start = firstOfMonth(Math.floor(month / 12), (month % 12) + 1);
      const days = firstOfMonth(Math.floor(month / 12), (month % 12) + 2) - start;
      const users = drawn.users.get(placeKey({ city, tier }))?.[Math.floor(month / 12) - first];
      const inMonth = drawn.rows.filter((row) => {
        const at = Math.floor(row.from / secondsPerDay);
        const isHere = row.city === city && row.tier === tier;
        return isHere && 12 * yearOf(at) + monthOf(at) - 1 === month;
      });
      const sum = (rows: readonly Row[], isFault: boolean) =>
        rows
          .filter((row) => row.isFault === isFault)
          .reduce((total, row) => total + BigInt(row.users) * BigInt(row.to - row.from), 0n);
      const of = (rows: readonly Row[]) => ({
        ...{ month, city, tier, fault: sum(rows, true), planned: sum(rows, false) },
      });
      months.push({ ...of(inMonth), userDays: BigInt(users ?? 0) * BigInt(days) });
      for (const county of ['X', 'Y']) {
        counted.push({ ...of(inMonth.filter((row) => row.county === county)), county });
      }
    }
  }
  const forecasts = await figures.rows(
    `select city_code, area_tier, past_years, left_user_seconds,
       cast(greatest(round(high_user_seconds) - so_far_user_seconds, 0) as decimal(38, 0)) as high
     from forecasts where level = 'cell'`,
  );
  return {
    asOf: drawn.asOf,
    years: [first, last],
    ...{ months, counties: counted, budgets: drawn.budgets, plans: drawn.plans },
    forecasts: forecasts.map((row) => ({
      city: String(row.city_code),
      tier: String(row.area_tier),
      years: Number(row.past_years),
      left: row.left_user_seconds === null ? null : BigInt(String(row.left_user_seconds)),
      high: row.high === null ? null : BigInt(String(row.high)),
    })),
  };
}

describe('budget_use', () => {
  it('is what loops over the months make of it, to the second', async () => {
    const statuses = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.nat(), async (seed) => {
        const drawn = draw(seed);
        await withFigures(filesOf(drawn), async (figures) => {
          const wanted = budgetUse(await worldOf(drawn, figures));
          const found = await figures.rows('budget_use');
          const order = (row: { month: unknown; city_code: unknown }) => {
            const { month, city_code, county, area_tier } = row as Record<string, unknown>;
            return [month, city_code, county, area_tier].join(' ');
          };
          const sorted = <T extends { month: unknown; city_code: unknown }>(rows: readonly T[]) =>
            [...rows].sort((a, b) => (order(a) < order(b) ? -1 : 1));
          const columns = Object.keys(wanted[0] ?? {});
          const plain = (row: object) =>
            columns.map(
              (column) => `${column} ${String((row as Record<string, unknown>)[column])}`,
            );
          expect(
            sorted(found as unknown as { month: unknown; city_code: unknown }[]).map(plain),
          ).toEqual(sorted(wanted).map(plain));
          for (const { status, budget_source } of wanted) {
            statuses.add(status).add(budget_source);
          }
        });
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
    expect([...statuses].sort()).toEqual([
      ...['allowance', 'at_risk', 'exceeded', 'given', 'no_budget', 'none', 'within'],
    ]);
  }, 120_000);

  it('shares out all that the allowance leaves, where nothing else is given', async () => {
    const drawn = { ...draw(7), budgets: [], plans: [], asOf: day('2022-07-01') };
    const rows = drawn.rows.filter(({ to }) => to <= drawn.asOf * secondsPerDay);
    await withFigures(filesOf({ ...drawn, rows }), async (figures) => {
      const sums = await figures.rows(
        `select forecasts.city_code, forecasts.area_tier,
           cast(greatest(forecasts.left_user_seconds, 0) as varchar) as remains,
           cast(sum(budget_use.budget_user_seconds) as varchar) as offered
         from forecasts
         join budget_use using (city_code, area_tier)
         where forecasts.level = 'cell' and budget_use.budget_source = 'allowance'
         group by all`,
      );
      expect(sums.length).toBeGreaterThan(2);
      for (const { remains, offered } of sums) expect(offered).toBe(remains);
    });
  });
});
