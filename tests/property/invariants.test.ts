import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { projects } from '../reference/arbitrary.js';
import { serialise } from '../reference/serialise.js';
import { type Figures, withFigures } from '../support/figures.js';

const RUNS = Number(process.env.SHIHU_PROPERTY_RUNS ?? 30);
const sums = [
  'user_days',
  'gross_user_seconds',
  'excluded_user_seconds',
  'net_user_seconds',
  'fault_user_seconds',
  'planned_user_seconds',
  'sustained_user_seconds',
  'outages',
  'interruptions',
  'interruptions_sustained',
  'interruptions_momentary',
];

/** Rows of a query that should find none. */
async function offenders({ rows }: Figures, query: string): Promise<unknown[]> {
  return rows(`${query} limit 3`);
}

/** Compares each quantity of the parts, added up by the key, with that of the wholes. */
function addsUp(parts: string, wholes: string, key: string): string {
  const added = sums.map((sum) => `sum(${sum}) as ${sum}`).join(', ');
  const differs = sums.map((sum) => `coalesce(p.${sum}, 0) <> w.${sum}`).join(' or ');
  return `with parts as (select ${key}, ${added} from (${parts}) group by all),
    wholes as (${wholes})
    select * from wholes w left join parts p using (${key}) where ${differs}`;
}

const cells = "area_tier <> 'all' and city_code in (select city_code from cities)";
const parts = `select * from period_hours where ${cells}`;
const ofRegion = 'city_code not in (select city_code from cities)';

/** What must hold, and a query for whatever breaks it. */
const invariants: Record<string, string> = {
  'months add up to years': addsUp(
    "select *, substr(period, 1, 4) as whole from period_hours where period_kind = 'month'",
    "select *, period as whole from period_hours where period_kind = 'year'",
    'whole, city_code, area_tier',
  ),
  'quarters add up to years': addsUp(
    "select *, substr(period, 1, 4) as whole from period_hours where period_kind = 'quarter'",
    "select *, period as whole from period_hours where period_kind = 'year'",
    'whole, city_code, area_tier',
  ),
  'quarters add up to the year so far': addsUp(
    `select q.*, y.period as whole from period_hours q join period_hours y
       on y.period_kind = 'ytd' and q.period_kind = 'quarter' and q.city_code = y.city_code
       and q.area_tier = y.area_tier and q.period <= y.period
       and substr(q.period, 1, 4) = substr(y.period, 1, 4)`,
    "select *, period as whole from period_hours where period_kind = 'ytd'",
    'whole, city_code, area_tier',
  ),
  'tiers add up to their city': addsUp(
    parts,
    `select * from period_hours where area_tier = 'all' and not ${ofRegion}`,
    'period_kind, period, city_code',
  ),
  'cities add up to the tier of the region': addsUp(
    parts,
    `select * from period_hours where area_tier <> 'all' and ${ofRegion}`,
    'period_kind, period, area_tier',
  ),
  'cells add up to the region': addsUp(
    parts,
    `select * from period_hours where area_tier = 'all' and ${ofRegion}`,
    'period_kind, period',
  ),
  'gross = net + excluded and net = fault + planned in every cell': `select * from period_hours
    where gross_user_seconds <> net_user_seconds + excluded_user_seconds
      or net_user_seconds <> fault_user_seconds + planned_user_seconds`,
  'gross = net + excluded in every row, and only qualified claims exclude': `select *
    from outage_facts
    where gross_user_seconds <> net_user_seconds + excluded_user_seconds
      or (claim <> 'qualified' and excluded_user_seconds <> 0)`,
  'the audit shows what the rows show': `select * from exclusion_audit a
    anti join outage_facts f using (outage_id, excluded_user_seconds)`,
  'rows read = loaded + rejected + skipped': `select * from batches
    where rows_read <> rows_loaded + rows_rejected + rows_skipped`,
  'every loaded row is a fact': `select * from
      (select coalesce(sum(rows_loaded), 0) as n from batches where feed = 'outages') loaded,
      (select count(*) as m from outage_facts) held
    where n <> m`,
};

describe('on random projects', () => {
  it('the invariants hold', async () => {
    await fc.assert(
      fc.asyncProperty(projects(), async (project) =>
        withFigures(serialise(project, null), async (figures) => {
          for (const [what, query] of Object.entries(invariants)) {
            expect(await offenders(figures, query), what).toEqual([]);
          }
        }),
      ),
      { numRuns: RUNS, endOnFailure: true },
    );
  }, 300_000);
});
