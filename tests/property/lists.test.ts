import fc from 'fast-check';
import { describe, it } from 'vitest';
import { day, secondsPerDay } from '../reference/civil.js';
import { customer, outage, project } from '../reference/make.js';
import { expectAgreement } from '../support/agreement.js';

const RUNS = Math.ceil(Number(process.env.SHIHU_PROPERTY_RUNS ?? 40) / 10);

const first = day('2021-11-01');

/** Few causes, lines and lengths are long, most are short, and many are equal. */
const row = fc.record({
  city: fc.constantFrom('510300', '510100'),
  day: fc.nat({ max: 150 }),
  cause: fc.nat({ max: 30 }),
  county: fc.nat({ max: 80 }),
  line: fc.oneof(fc.nat({ max: 12 }), fc.nat({ max: 60 })),
  event: fc.nat({ max: 200 }),
  asset: fc.nat({ max: 25 }),
  users: fc.constantFrom(1, 1, 1, 2, 2, 10, 50),
  seconds: fc.constantFrom(0, 60, 60, 3600, 3600, 7200, 40 * secondsPerDay),
});

const named = (prefix: string, number: number) => (number === 0 ? '' : `${prefix}${number}`);

const crowds = fc.array(row, { minLength: 260, maxLength: 320, size: 'max' }).map((rows) =>
  project({
    outages: rows.map((one, index) => {
      const at = (first + one.day) * secondsPerDay + index;
      return {
        ...outage(`E${one.event}`, '2021-01-01 00:00:00', null, one.users),
        city: one.city,
        started_at: at,
        restored_at: at + one.seconds,
        cause: named('cause ', one.cause),
        county: named('county ', one.county),
        line_id: named('L', one.line),
        // A number of its own keeps the identity of every row apart.
        asset_id: one.asset < 5 ? named('T', one.asset) : `T${one.asset}-${index}`,
        provider: one.asset < 5 ? `P${index}` : '',
        nature: index % 3 === 0 ? ('planned' as const) : ('fault' as const),
      };
    }),
    customers: [
      customer(1000, '2020-01-01'),
      ...Array.from({ length: 70 }, (_, i) =>
        customer(100, '2020-01-01', null, { city: '510100', county: `county ${i + 1}` }),
      ),
    ],
  }),
);

describe('lists that are longer than what is shown', () => {
  it('are cut, with the rest in one row, as in the reference implementation', async () => {
    await fc.assert(
      fc.asyncProperty(crowds, async (crowd) => expectAgreement(crowd, null)),
      { numRuns: RUNS, endOnFailure: true },
    );
  }, 600_000);
});
