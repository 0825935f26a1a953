import { createHash } from 'node:crypto';
import { streamOf } from '../../../data-samples/generator/prng.js';
import { at, delimited, hour, type Layout, minute, type Outage, parts, totals } from './kit.js';

const counties = { LANE: 181_000, LINN: 57_400, COOS: 34_250 } as const;
type County = keyof typeof counties;
const names: Record<County, string> = { LANE: 'Lane', LINN: 'Linn', COOS: 'Coos' };

/** The region's clock is eight hours behind UTC. */
const epoch = (seconds: number) => (seconds + 8 * hour) * 1000;

interface Incident {
  readonly id: string;
  readonly county: County;
  readonly from: number;
  readonly to: number | undefined;
  readonly users: number;
  readonly kind: 'unplanned' | 'planned' | 'non-outage';
}

const random = streamOf(861, 'snapshots');
const start = at(2024, 1, 13, 4);
const polls = Array.from({ length: 6 }, (_, i) => start + i * 3 * hour);

const incidents: Incident[] = [];
for (let i = 0; i < 14; i++) {
  const county = random.pick(['LANE', 'LINN', 'COOS'] as const);
  const from = start - 2 * hour + random.int(0, 15 * 60) * minute + random.int(0, 59);
  incidents.push({
    id: `OR-${24_0113_00 + i * 7}`,
    county,
    from,
    // Two are still out at the last look.
    to: i === 5 || i === 11 ? undefined : from + random.int(25, 480) * minute,
    users: random.int(1, 4200),
    kind: i % 7 === 3 ? 'non-outage' : i % 5 === 4 ? 'planned' : 'unplanned',
  });
}

/**
 * What a collector writes at each look: every incident that is out, with its customers of the moment, and
 * for once those that ended since the look before.
 */
let leftOut = 0;
function snapshot(now: number): string {
  const items = incidents.flatMap((incident) => {
    const { id, county, from, to = Number.POSITIVE_INFINITY, users, kind } = incident;
    if (from > now || to <= now - 3 * hour) return [];
    const isOver = to <= now;
    if (kind === 'non-outage') leftOut += 1;
    return [
      {
        incidentId: id,
        type: kind,
        status: isOver ? 'Restored' : random.pick(['Reported', 'Crew assigned', 'Crew on site']),
        county: names[county],
        startTime: epoch(from),
        estimatedRestoration: isOver ? null : epoch(from + 4 * hour),
        restoredTime: isOver ? epoch(to) : null,
        // The first count is a guess from calls; it is corrected at the last.
        customersAffected: isOver || incident.to === undefined ? users : Math.ceil(users * 0.8),
        location: { lat: 44 + random.int(0, 999) / 1000, lon: -123.1 },
        lastUpdated: epoch(now - random.int(0, 200)),
      },
    ];
  });
  return `${JSON.stringify({ collected: epoch(now), source: 'outage map', data: { count: items.length, items } }, undefined, 1)}\n`;
}

const written = polls.map((now) => [nameOf(now), snapshot(now)] as const);

const counted = incidents.filter(
  ({ kind, from }) => kind !== 'non-outage' && from <= (polls.at(-1) ?? 0),
);

const outages: Outage[] = counted.map(({ county, from, to, users }) => {
  // What ended after the last look is not known to have ended.
  const isKnown = to !== undefined && to <= (polls.at(-1) ?? 0);
  return {
    city: county,
    users: isKnown || to === undefined ? users : Math.ceil(users * 0.8),
    from,
    to: isKnown ? to : undefined,
  };
});

function nameOf(now: number): string {
  const p = parts(now + 8 * hour);
  return `data/outages/${p.year}${p.month}${p.day}T${p.hour}${p.minute}Z.json`;
}

/** In which order the snapshots came, as the program writes it when it runs after each of them. */
const order = delimited([
  ['number', 'what', 'feed', 'document', 'content_hash', 'ordered_by'],
  ...written.map(([name, text], i) => {
    const hash = createHash('sha256').update(text).digest('hex');
    return [i + 1, 'load', 'outages', name, hash, 'arrival'];
  }),
]);

export const snapshots: Layout = {
  name: 'map-snapshots',
  files: [
    ...written,
    ['shihu.loads.csv', order],
    [
      'data/customers/users.csv',
      delimited([
        ['city', 'area_tier', 'users', 'valid_from'],
        ...Object.entries(counties).map(([city, users]) => [city, 'rural', users, '2024-01-01']),
      ]),
    ],
  ],
  expected: totals({
    period: '2024-01',
    from: at(2024, 1, 13),
    to: at(2024, 1, 14),
    region: 'OR',
    users: counties,
    outages,
    leftOut,
  }),
};
