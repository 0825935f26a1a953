import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { least, leastKinds } from '../../pipelines/whatif/least.js';
import { whatIf } from '../../pipelines/whatif/whatif.js';
import { projects } from '../reference/arbitrary.js';
import { reference, type Verdict } from '../reference/index.js';
import { serialise } from '../reference/serialise.js';
import {
  type CellYear,
  type Change,
  changed,
  fewest,
  fieldOf,
  netsOf,
  rowsOf,
  smallest,
  spanOf,
  total,
  touches,
} from '../reference/whatif.js';
import { withFigures } from '../support/figures.js';

/** Sets of changes that are tried; and whether it is told how often the least is the smallest. */
const SETS = Number(process.env.SHIHU_WHATIF_SETS ?? 100);
const SETS_OF_PROJECT = 8;
/** Items of which all sets are tried. */
const MOST_ITEMS = Number(process.env.SHIHU_WHATIF_ITEMS ?? 7);

const plausible = ({ history }: { history: readonly { hours: string }[] }) =>
  history.every(({ hours }) => Number(hours) < 1e9);

const percent = fc.constantFrom(20, 50, 12.5, 0, 100, 33.3333, 99.9);
const changeSeed = fc.record({
  kind: fc.constantFrom('without', 'faster', 'planned_less'),
  by: fc.constantFrom('line', 'event', 'cause', 'county', 'nature'),
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

describe('a what-if', () => {
  it('saves what a rerun of the whole method saves, to the second', async () => {
    let sets = 0;
    let hidden = 0;
    await fc.assert(
      fc.asyncProperty(
        projects().filter(plausible),
        fc.array(setSeed, { minLength: SETS_OF_PROJECT, maxLength: SETS_OF_PROJECT }),
        async (project, seeds) => {
          const { horizon, verdicts } = reference(project);
          const cells = cellsOf(verdicts);
          if (horizon === null || cells.length === 0) return;
          await withFigures(serialise(project), async ({ database }) => {
            for (const seed of seeds) {
              const cell = cells[seed.cell % cells.length] as CellYear;
              const span = spanOf(cell.year, horizon);
              const rows = rowsOf(project, cell);
              const near = rows.filter((row) => touches(row, span));
              const changes = seed.changes.flatMap(({ kind, by, row, percent: p }): Change[] => {
                if (kind === 'planned_less') return [{ kind, by: null, value: null, percent: p }];
                const one = near[row % near.length];
                const value = one && fieldOf(one.outage, by);
                if (!value) return [];
                return [{ kind, by, value, percent: kind === 'without' ? null : p } as Change];
              });
              const net = (own: readonly Change[]) =>
                total(netsOf(project, changed(rows, own), span));
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
              const alone = made.parts.reduce((sum, part) => sum + part.alone_user_seconds, 0n);
              if (alone < made.saved_user_seconds) hidden += 1;
              sets += 1;
            }
          });
        },
      ),
      { numRuns: Math.ceil(SETS / SETS_OF_PROJECT), endOnFailure: true },
    );
    if (process.env.SHIHU_WHATIF_SETS) console.info({ sets, hidden });
    expect(sets).toBeGreaterThan(0);
  }, 600_000);

  it('finds the fewest items as the rule does, each time all is run again', async () => {
    let met = 0;
    let tried = 0;
    let larger = 0;
    await fc.assert(
      fc.asyncProperty(
        projects().filter(plausible),
        fc.constantFrom(...leastKinds),
        async (project, kind) => {
          const { horizon, verdicts, periodHours } = reference(project);
          const cells = cellsOf(verdicts);
          if (horizon === null || cells.length === 0) return;
          const made = await withFigures(serialise(project), ({ database }) =>
            least(database, cells.map(asked), kind),
          );
          expect(made.length).toBe(cells.length);
          made.forEach((result, i) => {
            const cell = cells[i] as CellYear;
            const verdict = verdicts.find(
              (one) =>
                one.year === cell.year &&
                one.city_code === cell.city &&
                one.area_tier === cell.tier,
            );
            const { allowance } = result.cell;
            const hours = periodHours.find(
              (one) =>
                one.period === String(cell.year) &&
                one.period_kind === 'year' &&
                one.city_code === cell.city &&
                one.area_tier === cell.tier,
            );
            expectAllowance(allowance, verdict, hours);
            expect(result.is_met === null).toBe(allowance === null);
            if (allowance === null) return;
            const span = spanOf(cell.year, horizon);
            const rows = rowsOf(project, cell).filter((row) => touches(row, span));
            const wanted = fewest(project, kind, rows, span, allowance);
            expect([result.is_met, result.of, result.after.net_user_seconds]).toEqual([
              wanted.isMet,
              wanted.of,
              wanted.net,
            ]);
            expect(
              result.items.map(({ name, provider, net_user_seconds: net }) => ({
                name,
                provider: provider ?? '',
                net,
              })),
            ).toEqual(wanted.items);
            if (wanted.items.length > 0) met += 1;
            if (wanted.of > MOST_ITEMS || wanted.items.length === 0) return;
            const size = smallest(project, kind, rows, span, allowance);
            expect(size).not.toBeNull();
            expect(size ?? 0).toBeLessThanOrEqual(wanted.items.length);
            tried += 1;
            if (size !== wanted.items.length) larger += 1;
          });
        },
      ),
      { numRuns: Math.ceil(SETS / 4), endOnFailure: true },
    );
    if (process.env.SHIHU_WHATIF_SETS) console.info({ met, tried, larger });
    expect(met).toBeGreaterThan(0);
  }, 600_000);
});

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
