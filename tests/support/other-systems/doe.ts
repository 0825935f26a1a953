import { streamOf } from '../../../data-samples/generator/prng.js';
import {
  at,
  delimited,
  hour,
  type Layout,
  minute,
  type Outage,
  parts,
  totals,
  workbook,
} from './kit.js';

const states = { MI: 4_900_000, OH: 5_600_000, PA: 6_200_000 } as const;
type State = keyof typeof states;

/** What the table writes: the state, and counties after a colon, or nothing. */
const areas: Record<State, string> = {
  MI: 'Michigan:',
  OH: 'Ohio: Franklin County, Delaware County',
  PA: 'Pennsylvania:',
};

const header = [
  'Event Month',
  'Date Event Began ',
  'Time Event Began ',
  'Date of Restoration ',
  'Time of Restoration ',
  'Area Affected ',
  'NERC Region',
  'Alert Criteria ',
  'Event Type ',
  'Demand Loss (MW) ',
  'Number of Customers Affected 1[1]',
];

const criteria =
  'Loss of electric service to more than 50,000 customers for 1 hour or more from a single incident.';

/** Clocks of the east of the country: an hour ahead of the standard time between these two. */
const summer = [at(2023, 3, 12, 2), at(2023, 11, 5, 1)] as const;
const wall = (seconds: number) =>
  seconds + (seconds >= summer[0] && seconds < summer[1] ? hour : 0);

function date(seconds: number): string {
  const p = parts(wall(seconds));
  return `${p.month}/${p.day}/${p.year}`;
}

function time(seconds: number, isOldStyle = false): string {
  const p = parts(wall(seconds));
  const h = Number(p.hour);
  const half = isOldStyle ? (h < 12 ? 'a.m.' : 'p.m.') : h < 12 ? 'AM' : 'PM';
  const shown = h % 12 === 0 ? 12 : h % 12;
  return `${isOldStyle ? shown : String(shown).padStart(2, '0')}:${p.minute} ${half}`;
}

const monthOf = (seconds: number) =>
  new Date(wall(seconds) * 1000).toLocaleString('en-US', { month: 'long', timeZone: 'UTC' });

const random = streamOf(417, 'doe');
const outages: Outage[] = [];
const rows: (string | number)[][] = [];

interface Event {
  readonly from: number;
  readonly to: number | 'Ongoing' | 'Unknown';
  readonly area: string;
  readonly region: string;
  readonly users: number | 'Unknown';
  readonly type?: string;
}

function list(
  { from, to, area, region, users, type = 'Severe Weather' }: Event,
  isOldStyle = false,
) {
  const ends = typeof to === 'string' ? [to, to] : [date(to), time(to, isOldStyle)];
  const lost = users === 'Unknown' ? 'Unknown' : Math.round(users / 450);
  rows.push([
    monthOf(from),
    date(from),
    time(from, isOldStyle),
    ...ends,
    area,
    region,
    criteria,
    type,
    lost,
    users,
  ]);
}

for (let i = 0; i < 14; i++) {
  const state = random.pick(['MI', 'OH', 'PA'] as const);
  const from = at(2023, 1 + (i % 12), 1 + ((i * 3) % 12), random.int(0, 23), random.int(0, 59));
  const to = from + random.int(70, 2600) * minute;
  const users = random.int(50_100, 310_000);
  outages.push({ city: state, users, from, to });
  list({ from, to, area: areas[state], region: 'RF', users }, i % 6 === 5);
}

// Noon and midnight, which clocks of twelve hours both call 12.
const noon = at(2023, 1, 9, 12, 5);
outages.push({ city: 'OH', users: 61_000, from: noon, to: noon + 12 * hour });
list({ from: noon, to: noon + 12 * hour, area: areas.OH, region: 'RF', users: 61_000 });

// Over the night on which clocks are put forward: eight hours by the clock, seven in truth.
const night = at(2023, 3, 11, 22);
outages.push({ city: 'PA', users: 88_000, from: night, to: night + 7 * hour });
list({ from: night, to: night + 7 * hour, area: areas.PA, region: 'RF', users: 88_000 });

// A storm over two states and one over three: each state counts an equal share.
const storm = { from: at(2023, 8, 24, 19, 30), to: at(2023, 8, 27, 6) };
for (const city of ['MI', 'OH']) outages.push({ city, users: 105_000, ...storm });
list({ ...storm, area: `${areas.MI}; ${areas.OH};`, region: 'RF', users: 210_000 });
const gale = { from: at(2023, 2, 22, 20, 15), to: at(2023, 2, 24, 1, 45) };
for (const city of ['MI', 'OH', 'PA']) outages.push({ city, users: 70_000, ...gale });
list({ ...gale, area: `${areas.MI}; ${areas.OH}; ${areas.PA}`, region: 'RF', users: 210_000 });

// Not yet over when the table was made.
const last = at(2023, 12, 28, 5, 5);
outages.push({ city: 'MI', users: 52_340, from: last, to: undefined });
list({ from: last, to: 'Ongoing', area: areas.MI, region: 'RF', users: 52_340 });

// What cannot be counted, or is not of these states.
const left: Event[] = [
  { from: at(2023, 5, 6, 9), to: 'Unknown', area: areas.PA, region: 'RF', users: 51_000 },
  {
    from: at(2023, 6, 7, 9),
    to: at(2023, 6, 7, 11),
    area: areas.OH,
    region: 'RF',
    users: 'Unknown',
  },
  {
    from: at(2023, 6, 3, 1),
    to: at(2023, 6, 3, 1, 1),
    area: areas.OH,
    region: 'RF',
    users: 0,
    type: 'Vandalism',
  },
  {
    from: at(2023, 9, 2, 3),
    to: at(2023, 9, 4, 3),
    area: 'Florida:',
    region: 'SERC',
    users: 240_000,
  },
  {
    from: at(2023, 4, 5, 8),
    to: at(2023, 4, 6, 8),
    area: 'Texas: Travis County',
    region: 'TRE',
    users: 63_000,
  },
];
for (const event of left) list(event);

const sheet = {
  name: '2023',
  rows: [
    ['OE-417 Electric Emergency and Disturbance Report - Calendar Year 2023'],
    header,
    ...rows,
    [null, '[1] Estimated values are given where the exact number is not known.'],
    [
      null,
      'Source: synthetic data in the layout of the Electric Emergency Incident and Disturbance Report.',
    ],
  ],
  merged: ['A1:K1'],
};

export const doe: Layout = {
  name: 'us-doe-disturbances',
  files: [
    ['data/outages/2023_Annual_Summary.xls', workbook([sheet], 'biff8')],
    [
      'data/customers/users.csv',
      delimited([
        ['city', 'area_tier', 'users', 'valid_from'],
        ...Object.entries(states).map(([city, users]) => [city, 'urban', users, '2023-01-01']),
      ]),
    ],
  ],
  expected: totals({
    period: '2023',
    from: at(2023, 1, 1),
    to: at(2024, 1, 1),
    region: 'US',
    users: states,
    outages,
    leftOut: left.length,
  }),
};
