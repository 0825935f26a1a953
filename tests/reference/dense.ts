/** Projects of one city and tier in which nearly all rows of a few assets share time: for what is hidden. */
import fc from 'fast-check';
import { hour, pick } from './choices.js';
import { day, secondsPerDay } from './civil.js';
import { customer, project } from './make.js';
import { natures, type Outage, type Project, type Restoration } from './types.js';

const rowSeed = fc.record({
  start: fc.nat({ max: 20 }),
  length: fc.integer({ min: 1, max: 30 }),
  users: fc.integer({ min: 1, max: 12 }),
  asset: fc.nat({ max: 4 }),
  line: fc.nat({ max: 5 }),
  cause: fc.nat({ max: 3 }),
  county: fc.nat({ max: 2 }),
  nature: fc.nat({ max: natures.length - 1 }),
  isOpen: fc.nat({ max: 9 }),
  claims: fc.nat({ max: 2 }),
  stage: fc.nat({ max: 3 }),
  odd: fc.nat({ max: 59 }),
});

type RowSeed = typeof rowSeed extends fc.Arbitrary<infer T> ? T : never;

const start = day('2021-12-31') * secondsPerDay + 12 * hour;

function outageOf(seed: RowSeed, index: number): Outage {
  const from = start + seed.start * hour;
  return {
    event_id: `E${index % 9}`,
    provider: index < 9 ? '' : 'south',
    city: '510300',
    county: pick(['', '甲县', '乙县'], seed.county),
    area_tier: 'urban',
    line_id: pick(['', 'L1', 'L2', 'L3', 'L4', 'L5'], seed.line),
    asset_id: pick(['T1', 'T1', 'T1', 'T2', ''], seed.asset),
    started_at: from,
    restored_at: seed.isOpen === 0 ? null : from + seed.length * hour + seed.odd,
    users: seed.users,
    nature: pick(natures, seed.nature),
    cause: pick(['', '雷击', '鸟害', '检修'], seed.cause),
    avoidance_order: seed.claims === 0 ? 'O1' : '',
    users_served: null,
  };
}

function stagesOf(seed: RowSeed, outage: Outage): Restoration[] {
  const { event_id, provider, asset_id, started_at, users } = outage;
  const half = Math.floor(users / 2);
  const at = (part: number, back: number) => ({
    ...{ event_id, provider, asset_id, users_restored: back },
    restored_at: started_at + Math.floor((seed.length * hour * part) / 3),
  });
  // None, some, two steps, or all of them, which ends a row without an end.
  return [
    [],
    half > 0 ? [at(1, half)] : [],
    half > 0 ? [at(1, half), at(2, half)] : [],
    [at(1, half), at(2, users - half)].filter(({ users_restored: back }) => back > 0),
  ][seed.stage] as Restoration[];
}

export function denseProjects(): fc.Arbitrary<Project> {
  const seeds = fc.record({
    rows: fc.array(rowSeed, { minLength: 8, maxLength: 18, size: 'max' }),
    users: fc.integer({ min: 1, max: 20 }),
    limit: fc.constantFrom('0.5', '5', '20', '50'),
  });
  return seeds.map(({ rows, users, limit }) => {
    const outages = rows.map(outageOf);
    return project(
      {
        outages,
        restorations: rows.flatMap((row, i) => stagesOf(row, outages[i] as Outage)),
        customers: [customer(users, '2021-01-01')],
        orders: [
          {
            ...{ order_no: 'O1', city: '510300', authority: '', reason: '', lines: [] },
            ...{ approved_from: start + 4 * hour, approved_to: start + 20 * hour },
          },
        ],
      },
      {
        ...{ data_from: '2021-01-01', as_of: '2022-01-10' },
        targets: { groups: { all: { cities: '*', hours: { urban: limit } } }, stages: {} },
      },
    );
  });
}
