import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explanationData } from '../../pipelines/explain/data.js';
import type { ExplanationData, ExplanationRequest } from '../../reports/explain/data.js';
import { explanationDocument, renderExplanation } from '../../reports/explain.js';
import { projects } from '../reference/arbitrary.js';
import { serialise } from '../reference/serialise.js';
import { type Figures, withFigures } from '../support/figures.js';
import { parsePage } from '../support/reports/page.js';

const RUNS = Number(process.env.SHIHU_PROPERTY_RUNS ?? 40);
/** Figures of a project that are taken apart; there are hundreds. */
const CELLS = 24;

/** Figures of every kind, the years and the roll-ups first, then others by a fixed step. */
async function figuresOf({ rows }: Figures): Promise<ExplanationRequest[]> {
  const found = await rows(
    `select p.*, c.city_code is null as is_region from period_hours p
     left join cities c on c.city_code = p.city_code
     order by p.period_kind <> 'year', hash(p.period_kind, p.period, p.city_code, p.area_tier)
     limit ${CELLS}`,
  );
  return found.map((row) => ({
    cityCode: String(row.city_code),
    cityName: { zh: String(row.city_name), en: String(row.city_name) },
    isRegion: row.is_region === true,
    tier: row.area_tier as ExplanationRequest['tier'],
    periodKind: row.period_kind as ExplanationRequest['periodKind'],
    period: String(row.period),
  }));
}

const sum = (values: readonly bigint[]) => values.reduce((total, value) => total + value, 0n);

/** Beside what the program itself proves: lists and rests are each other's complement. */
function expectWhole(data: ExplanationData): void {
  const { figure, events, idle, rows, covered, excluded, refused, rules } = data;
  const all = rows ?? [];
  const nets = (list: readonly { readonly net: bigint }[]) => sum(list.map(({ net }) => net));
  expect(nets(all)).toBe(figure.net_user_seconds);
  expect(nets(events.shown) + events.rest.net + idle.net).toBe(figure.net_user_seconds);
  expect(sum(all.map((row) => row.excluded))).toBe(figure.excluded_user_seconds);
  const claims = all.filter((row) => row.claim === 'refused');
  expect(nets(refused.shown) + refused.rest.net).toBe(nets(claims));
  expect(excluded.shown.length + excluded.rest.rows).toBe(
    all.filter((row) => row.excluded > 0n).length,
  );
  const less = all.filter((row) => row.alone > row.net + row.excluded);
  expect(covered.shown.length + covered.rest.rows).toBe(less.length);
  if (rules.overlap === 'sum' || rules.repeated_rows === 'groups') expect(less).toEqual([]);
  for (const row of covered.shown) {
    expect([row.event_id, row.covered_by.length > 0]).toEqual([row.event_id, true]);
  }
}

describe('an explanation', () => {
  it('adds up to the published figure and verdict, on random projects', async () => {
    let explained = 0;
    await fc.assert(
      fc.asyncProperty(projects(), async (project) => {
        await withFigures(serialise(project), async (figures) => {
          for (const asked of await figuresOf(figures)) {
            const data = await explanationData(figures.database, asked, { allRows: true });
            expectWhole(data);
            expect(explanationDocument(data, 'zh').parts.length).toBe(7);
            explained += 1;
          }
        });
      }),
      { numRuns: Math.ceil(RUNS / 4), endOnFailure: true },
    );
    expect(explained).toBeGreaterThan(0);
  }, 600_000);

  it('tells every event instant by instant, and comes to what is published', async () => {
    let told = 0;
    await fc.assert(
      fc.asyncProperty(projects(), async (project) => {
        await withFigures(serialise(project), async (figures) => {
          const [asked] = await figuresOf(figures);
          if (!asked) return;
          const events = await figures.rows('select distinct event_id from outage_facts limit 12');
          for (const { event_id: event } of events) {
            const data = await explanationData(figures.database, asked, { event: String(event) });
            for (const { row, slices } of data.story?.rows ?? []) {
              const adds = slices.map(
                (slice) =>
                  (BigInt(slice.adds) * BigInt(Date.parse(slice.to) - Date.parse(slice.from))) /
                  1000n,
              );
              expect(sum(adds)).toBe(row.life_net + row.life_excluded);
              told += slices.length;
            }
            expect(parsePage(renderExplanation(data, 'en')).errors).toEqual([]);
          }
        });
      }),
      { numRuns: Math.ceil(RUNS / 4), endOnFailure: true },
    );
    expect(told).toBeGreaterThan(0);
  }, 600_000);
});
