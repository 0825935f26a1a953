import { streamOf } from '../../../data-samples/generator/prng.js';
import { at, delimited, type Layout, latin1, type Outage, parts, totals } from './kit.js';

const users = { NORD: 48_210, SUED: 31_745 } as const;
const names = { NORD: 'Netzgebiet Nord', SUED: 'Netzgebiet Süd' } as const;

const header = [
  'Netzgebiet',
  'Netzebene',
  'Beginn der Versorgungsunterbrechung',
  'Dauer der Versorgungsunterbrechung',
  'Unterbrochene Letztverbraucher',
  'Störungsanlass',
];
const units = ['', '', '', 'min', 'Anzahl', ''];

function time(seconds: number): string {
  const p = parts(seconds);
  return `${p.day}.${p.month}.${p.year.slice(2)} ${p.hour}:${p.minute}`;
}

/** 1204.5 as 1.204,50 */
function german(value: number, places: number): string {
  const [whole = '', part] = value.toFixed(places).split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/gu, '.');
  return part === undefined ? grouped : `${grouped},${part}`;
}

const random = streamOf(52, 'bnetza');
const outages: Outage[] = [];
const rows: string[][] = [];

for (let i = 0; i < 18; i++) {
  const city = random.pick(['NORD', 'SUED'] as const);
  // Every day of the first twelve months of the list could be a month as well.
  const from = at(2023, 1 + (i % 12), 1 + ((i * 5) % 12), random.int(0, 23), random.int(0, 59));
  // Tenths of a minute: whole seconds, six at a time.
  const tenths = i === 7 ? 12_045 : random.int(31, 3200);
  const some = i === 7 ? 1_204 : random.int(3, 1900);
  outages.push({ city, users: some, from, to: from + tenths * 6 });
  rows.push([
    names[city],
    random.pick(['Niederspannung', 'Mittelspannung']),
    time(from),
    german(tenths / 10, 2),
    german(some, 0),
    random.pick([
      'Atmosphärische Einwirkung',
      'Einwirkung Dritter',
      'Zuständigkeit des Netzbetreibers',
      'Geplant: Zählerwechsel',
    ]),
  ]);
}

const notes = [['Höhere Gewalt ist nicht enthalten.'], ['Stand: 30.04.2024; Angaben ohne Gewähr']];

export const bnetza: Layout = {
  name: 'duration-only',
  files: [
    [
      'data/outages/Versorgungsunterbrechungen_2023.csv',
      latin1(
        delimited(
          [
            ['Versorgungsunterbrechungen 2023 nach § 52 EnWG'],
            [],
            header,
            units,
            ...rows,
            ...notes,
          ],
          { delimiter: ';', end: '\r\n' },
        ),
      ),
    ],
    [
      'data/customers/users.csv',
      delimited([
        ['city', 'area_tier', 'users', 'valid_from'],
        ...Object.entries(users).map(([city, some]) => [city, 'urban', some, '2023-01-01']),
      ]),
    ],
  ],
  expected: totals({
    period: '2023',
    from: at(2023, 1, 1),
    to: at(2024, 1, 1),
    region: 'NETZ',
    users,
    outages,
    leftOut: 0,
  }),
};
