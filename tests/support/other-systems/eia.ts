import { type Layout, rounded, type Sheet, workbook } from './kit.js';

interface Utility {
  readonly number: number;
  readonly name: string;
  readonly state: string;
  readonly ownership: string;
  readonly standard: 'IEEE' | 'Other';
  readonly customers: number;
  /** Minutes a customer, without major event days, by year. */
  readonly saidi: Readonly<Record<string, number>>;
}

const utilities: Utility[] = [
  {
    number: 1179,
    name: 'Bangor Light & Water',
    state: 'ME',
    ownership: 'Investor Owned',
    standard: 'IEEE',
    customers: 128_417,
    saidi: { 2021: 251.3, 2022: 233.7 },
  },
  {
    number: 3266,
    name: 'Central Coast Power',
    state: 'ME',
    ownership: 'Investor Owned',
    standard: 'IEEE',
    customers: 642_905,
    saidi: { 2021: 143.108, 2022: 159.94 },
  },
  {
    number: 6342,
    name: 'Fox Hollow Electric Coop',
    state: 'ME',
    ownership: 'Cooperative',
    standard: 'IEEE',
    customers: 2_046,
    saidi: { 2021: 88, 2022: 71.55 },
  },
  {
    number: 9622,
    name: 'Kennebunk River Light Dept',
    state: 'ME',
    ownership: 'Municipal',
    standard: 'Other',
    customers: 6_980,
    saidi: { 2021: 44.1, 2022: 39.2 },
  },
  {
    number: 11522,
    name: 'Madison Falls Electric Works',
    state: 'ME',
    ownership: 'Municipal',
    standard: 'IEEE',
    customers: 2_771,
    saidi: { 2021: 19.425, 2022: 26.01 },
  },
  {
    number: 13214,
    name: 'Granite State Grid',
    state: 'NH',
    ownership: 'Investor Owned',
    standard: 'IEEE',
    customers: 531_220,
    saidi: { 2021: 101.9, 2022: 97.4 },
  },
  {
    number: 7601,
    name: 'Green Ridge Power',
    state: 'VT',
    ownership: 'Investor Owned',
    standard: 'Other',
    customers: 270_116,
    saidi: { 2021: 152.6, 2022: 188.2 },
  },
];

const years = ['2021', '2022'];
const groups: readonly (readonly [string, readonly string[]])[] = [
  [
    'Utility Characteristics',
    ['Data Year', 'Utility Number', 'Utility Name', 'State', 'Ownership'],
  ],
  [
    'IEEE Standard',
    [
      'SAIDI With MED',
      'SAIFI With MED',
      'CAIDI With MED',
      'SAIDI Without MED',
      'SAIFI Without MED',
      'CAIDI Without MED',
      'SAIDI With MED Minus LOS',
      'SAIFI With MED Minus LOS',
      'CAIDI With MED Minus LOS',
      'Number of Customers',
      'Highest Distribution Voltage (kV)',
      'Outages Recorded Automatically (Y/N)',
    ],
  ],
  [
    'Other Standard',
    [
      'SAIDI With MED',
      'SAIFI With MED',
      'CAIDI With MED',
      'SAIDI Without MED',
      'SAIFI Without MED',
      'CAIDI Without MED',
      'Number of Customers',
      'Highest Distribution Voltage (kV)',
      'Outages Recorded Automatically (Y/N)',
    ],
  ],
];

const none = (n: number) => Array.from({ length: n }, () => '.');

function indices(saidi: number) {
  const saifi = rounded(saidi / 97, 3);
  return [saidi, saifi, rounded(saidi / saifi, 3)];
}

function line(utility: Utility, year: string): (string | number)[] {
  const saidi = utility.saidi[year] ?? 0;
  const whole = [...indices(rounded(saidi * 1.9, 3)), ...indices(saidi)];
  const rest = [utility.customers, 34.5, 'Y'];
  const ieee = [...whole, ...indices(rounded(saidi * 1.7, 3)), ...rest];
  return [
    Number(year),
    utility.number,
    utility.name,
    utility.state,
    utility.ownership,
    ...(utility.standard === 'IEEE' ? ieee : none(12)),
    ...(utility.standard === 'IEEE' ? none(9) : [...whole, ...rest]),
  ];
}

function sheetOf(year: string): Sheet {
  const first = groups.flatMap(([group, names]) => names.map((_, i) => (i === 0 ? group : null)));
  const second = groups.flatMap(([, names]) => names);
  return {
    name: 'Reliability_States',
    rows: [
      first,
      second,
      ...utilities.map((utility) => line(utility, year)),
      ['MED: major event day. LOS: loss of supply. Synthetic data in the layout of Form EIA-861.'],
    ],
    merged: ['A1:E1', 'F1:Q1', 'R1:Z1'],
  };
}

const counted = utilities.filter(({ state, standard }) => state === 'ME' && standard === 'IEEE');

/** Billionths of an hour a customer, rounded half up: thousandths of a minute are whole numbers. */
function billionths(minutes: number): number {
  const thousandths = Math.round(minutes * 1000);
  return Math.floor((thousandths * 1e6 * 2 + 60) / 120);
}

const hours = Object.fromEntries(
  years.map((year) => [
    year,
    Object.fromEntries(counted.map(({ number, saidi }) => [number, billionths(saidi[year] ?? 0)])),
  ]),
);

function average(year: string): number {
  let sum = 0;
  let customers = 0;
  for (const utility of counted) {
    sum += utility.customers * (utility.saidi[year] ?? 0);
    customers += utility.customers;
  }
  return rounded(sum / 60 / customers, 6);
}

export const eia: Layout = {
  name: 'us-eia-861',
  files: years.flatMap((year) => {
    const book = workbook([sheetOf(year)]);
    return ['history', 'customers'].map(
      (feed) => [`data/${feed}/Reliability_${year}.xlsx`, book] as const,
    );
  }),
  expected: {
    period: '2022',
    rows: { outages: 0, left_out: (utilities.length - counted.length) * years.length },
    cities: {},
    billionths_of_hours: hours,
    hours_per_user: Object.fromEntries(years.map((year) => [year, average(year)])),
    users: counted.reduce((sum, { customers }) => sum + customers, 0),
  },
};
