import { streamOf } from '../../../data-samples/generator/prng.js';
import { at, delimited, hour, isoLike, type Layout, minute, type Outage, totals } from './kit.js';

const areas = { EPN: 3_700_000, LPN: 2_400_000, SPN: 2_300_000 } as const;
type Area = keyof typeof areas;
const names: Record<Area, string> = {
  EPN: 'Eastern Power Networks',
  LPN: 'London Power Networks',
  SPN: 'South Eastern Power Networks',
};

const header = [
  'Unique Identifier',
  'Regulatory Year',
  'Licence Area',
  'Incident Reference',
  'Restoration Stage',
  'Voltage',
  'Start Date Time',
  'End Date Time',
  'Customers Restored',
  'Cause Code',
  'Direct Cause',
  'EE Coding',
  'Spatial Coordinates',
];

const summer = [at(2022, 3, 27, 1), at(2022, 10, 30, 1)] as const;

/** British clocks, with the offset that applies: the seconds are those of GMT. */
function clock(seconds: number): string {
  const isSummer = seconds >= summer[0] && seconds < summer[1];
  return `${isoLike(seconds + (isSummer ? hour : 0), 'T')}${isSummer ? '+01:00' : '+00:00'}`;
}

const random = streamOf(1987, 'ukpn');
const outages: Outage[] = [];
const rows: (string | number)[][] = [];

function incident(reference: string, area: Area, from: number, stages: number) {
  let to = from;
  const [cause, words] = random.pick([
    ['06', 'Wind and gale (excluding windborne material)'],
    ['71', 'Deterioration due to ageing or wear'],
    ['23', 'Falling live trees (not felled)'],
    ['A1', 'Transient fault - no repair'],
  ] as const);
  for (let stage = 1; stage <= stages; stage++) {
    to += random.int(1, 95) * minute;
    const users = random.int(1, 1800);
    outages.push({ city: area, users, from, to });
    rows.push([
      `${reference}-${stage}`,
      '2022/23',
      names[area],
      reference,
      stage,
      random.pick(['LV', 'HV (11kV)']),
      clock(from),
      clock(to),
      users,
      cause,
      words,
      stage % 2 === 0 ? 'N' : '',
      `51.${random.int(100000, 999999)}, 0.${random.int(100000, 999999)}`,
    ]);
  }
}

// The first half hour of July on British clocks is the last of June in GMT.
incident('INCD-30201-T', 'SPN', at(2022, 6, 30, 23, 30), 2);
// One incident lies across the night on which the clocks change.
incident('INCD-61114-Z', 'EPN', at(2022, 10, 29, 23, 50), 4);
for (let i = 0; i < 12; i++) {
  const area = random.pick(['EPN', 'LPN', 'SPN'] as const);
  const from = at(2022, i + 1, random.int(1, 27), random.int(0, 23), random.int(0, 59));
  incident(`INCD-${20100 + i * 173}-${random.pick(['A', 'K', 'T'])}`, area, from, random.int(1, 4));
}

const inJune = ({ from }: Outage) => from >= at(2022, 6, 1) && from < at(2022, 7, 1);

export const ukpn: Layout = {
  name: 'uk-stages',
  files: [
    // The portal writes a mark of byte order, and semicolons.
    [
      'data/outages/ukpn-iis.csv',
      `\uFEFF${delimited([header, ...rows], { delimiter: ';', end: '\r\n' })}`,
    ],
    [
      'data/customers/users.csv',
      delimited([
        ['city', 'area_tier', 'users', 'valid_from'],
        ...Object.entries(areas).map(([city, users]) => [city, 'urban', users, '2022-01-01']),
      ]),
    ],
  ],
  expected: {
    ...totals({
      period: '2022',
      from: at(2022, 1, 1),
      to: at(2023, 1, 1),
      region: 'UKPN',
      users: areas,
      outages,
      leftOut: 0,
    }),
    outages_in_june: outages.filter(inJune).length,
  },
};
