import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Database } from '../../pipelines/base/database.js';
import { type Least, least, leastKinds } from '../../pipelines/whatif/least.js';
import { whatIf } from '../../pipelines/whatif/whatif.js';
import { projects } from '../reference/arbitrary.js';
import { denseProjects } from '../reference/dense.js';
import { type Project, type Result, reference, type Verdict } from '../reference/index.js';
import { serialise } from '../reference/serialise.js';
import {
  type CellYear,
  type Change,
  changed,
  type Field,
  fewest,
  fieldOf,
  netsOf,
  rowsOf,
  type Span,
  smallest,
  spanOf,
  total,
  touches,
} from '../reference/whatif.js';
import { withFigures } from '../support/figures.js';

/** Sets of changes that are tried; where the number is given, it is told what was found. */
const SETS = Number(process.env.SHIHU_WHATIF_SETS ?? 100);
const SETS_OF_PROJECT = 20;
/** Items of which all sets are tried. */
const MOST_ITEMS = Number(process.env.SHIHU_WHATIF_ITEMS ?? 7);

const plausible = ({ history }: { history: readonly { hours: string }[] }) =>
  history.every(({ hours }) => Number(hours) < 1e9);

const percent = fc.constantFrom(20, 50, 12.5, 0, 100, 33.3333, 99.9);
const changeSeed = fc.record({
  kind: fc.constantFrom<Change['kind']>('without', 'faster', 'planned_less'),
  by: fc.constantFrom<Field>('line', 'event', 'cause', 'county', 'nature'),
  row: fc.nat({ max: 24 }),
  percent,
});
const setSeed = fc.record({
  cell: fc.nat({ max: 40 }),
  changes: fc.array(changeSeed, { minLength: 1, maxLength: 4 }),
});

const cellsOf = (verdicts: readonly Verdict[]) =>
  verdicts.flatMap(({ year, city_code, area_tier }): CellYear[] =>
    area_tier === 'all' ? [] : [{ city: city_code, tier: area_tier, year }],
  );

const asked = ({ city, tier, year }: CellYear) => ({ cityCode: city, tier, year });

type Horizon = NonNullable<Result['horizon']>;

interface Tally {
  sets: number;
  /** Sets that only leave rows out; and of these, those that save less, or more, than the rows had added. */
  out: number;
  hidden: number;
  met: number;
  unmet: number;
  tried: number;
  larger: number;
}

describe('a what-if', () => {
  it('saves what a rerun of the whole method saves, and the fewest are those of the rule', async () => {
    const tally: Tally = { sets: 0, out: 0, hidden: 0, met: 0, unmet: 0, tried: 0, larger: 0 };
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          { weight: 1, arbitrary: projects().filter(plausible) },
          { weight: 2, arbitrary: denseProjects() },
        ),
        fc.array(setSeed, { minLength: SETS_OF_PROJECT, maxLength: SETS_OF_PROJECT }),
        async (project, seeds) => {
          const result = reference(project);
          const { horizon } = result;
          const cells = cellsOf(result.verdicts);
          fc.pre(horizon !== null && cells.length > 0);
          await withFigures(serialise(project), async ({ database }) => {
            for (const seed of seeds) {
              const cell = cells[seed.cell % cells.length] as CellYear;
              await expectSavings(database, project, cell, spanOf(cell.year, horizon), seed, tally);
            }
            for (const kind of leastKinds) {
              const found = await least(database, cells.map(asked), kind);
              expect(found.length).toBe(cells.length);
              cells.forEach((cell, i) => {
                expectFewest(found[i] as Least, project, result, cell, horizon, tally);
              });
            }
          });
        },
      ),
      { numRuns: Math.ceil(SETS / SETS_OF_PROJECT), endOnFailure: true },
    );
    if (process.env.SHIHU_WHATIF_SETS) console.info(tally);
    expect(tally.sets).toBeGreaterThan(0);
    expect(tally.met).toBeGreaterThan(0);
  }, 3_600_000);
});

type SetSeed = typeof setSeed extends fc.Arbitrary<infer T> ? T : never;

async function expectSavings(
  database: Database,
  project: Project,
  cell: CellYear,
  span: Span,
  seed: SetSeed,
  tally: Tally,
): Promise<void> {
  const rows = rowsOf(project, cell);
  const near = rows.filter((row) => touches(row, span));
  const changes = seed.changes.flatMap(({ kind, by, row, percent: p }): Change[] => {
    if (kind === 'planned_less') return [{ kind, by: null, value: null, percent: p }];
    const one = near[row % near.length];
    const value = one && fieldOf(one.outage, by);
    if (!value) return [];
    return [{ kind, by, value, percent: kind === 'without' ? null : p }];
  });
  const net = (own: readonly Change[]) => total(netsOf(project, changed(rows, own), span));
  const before = net([]);
  const made = await whatIf(database, asked(cell), changes);
  expect(made.before.net_user_seconds).toBe(before);
  expect(made.after.net_user_seconds).toBe(net(changes));
  expect(made.parts.map((part) => part.alone_user_seconds)).toEqual(
    changes.map((one) => before - net([one])),
  );
  expect(made.parts.map((part) => part.added_user_seconds)).toEqual(
    changes.map((_, i) => net(changes.slice(0, i)) - net(changes.slice(0, i + 1))),
  );
  const nets = netsOf(project, rows, span);
  const out = rows.map((row) => changed([row], changes).length === 0);
  const added = total(nets.filter((_, i) => out[i]));
  const isAllOut = changes.every(({ kind }) => kind === 'without');
  if (isAllOut) tally.out += 1;
  if (isAllOut && made.saved_user_seconds !== added) tally.hidden += 1;
  tally.sets += 1;
}

function expectFewest(
  found: Least,
  project: Project,
  { verdicts, periodHours }: Result,
  cell: CellYear,
  horizon: Horizon,
  tally: Tally,
): void {
  const isOfCell = (one: { readonly city_code: string; readonly area_tier: string }) =>
    one.city_code === cell.city && one.area_tier === cell.tier;
  const { allowance } = found.cell;
  expectAllowance(
    allowance,
    verdicts.find((one) => one.year === cell.year && isOfCell(one)),
    periodHours.find(
      (one) => one.period_kind === 'year' && one.period === String(cell.year) && isOfCell(one),
    ),
  );
  expect(found.is_met === null).toBe(allowance === null);
  if (allowance === null) return;
  const span = spanOf(cell.year, horizon);
  const rows = rowsOf(project, cell).filter((row) => touches(row, span));
  const wanted = fewest(project, found.kind, rows, span, allowance);
  expect([found.is_met, found.of, found.after.net_user_seconds]).toEqual([
    wanted.isMet,
    wanted.of,
    wanted.net,
  ]);
  expect(
    found.items.map(({ name, provider, net_user_seconds: net }) => ({
      name,
      provider: provider ?? '',
      net,
    })),
  ).toEqual(wanted.items);
  if (!wanted.isMet) tally.unmet += 1;
  if (wanted.items.length === 0) return;
  tally.met += 1;
  if (wanted.of > MOST_ITEMS) return;
  const size = smallest(project, found.kind, rows, span, allowance);
  expect(size).not.toBeNull();
  expect(size ?? 0).toBeLessThanOrEqual(wanted.items.length);
  tally.tried += 1;
  if (size !== wanted.items.length) tally.larger += 1;
}

/** The widest allowance by the reference: hours over the share of it that they use. */
function expectAllowance(
  allowance: bigint | null,
  verdict: Verdict | undefined,
  hours: { readonly user_days: bigint; readonly days: number } | undefined,
): void {
  const { hours: own, allowance_used: used } = verdict?.exact ?? {};
  if (!own || !used || !hours || own.num === 0n || used.num === 0n) return;
  const [num, den] = [own.num * used.den, own.den * used.num];
  expect(allowance).toBe((num * 3600n * hours.user_days) / (den * BigInt(hours.days)));
}
