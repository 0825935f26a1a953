import { describe, expect, it } from 'vitest';
import { parseLimit, parseWindow } from '../../pipelines/cli/options.js';
import { digitsOf } from '../../pipelines/ingest/formats/cell.js';
import { parseOrder } from '../../pipelines/ingest/order-file.js';
import { parseDay, parsePeriod } from '../../pipelines/project/period.js';
import { parseSettings } from '../../pipelines/project/settings.js';
import { parseTimeout } from '../../pipelines/query/deadline.js';
import { civilTime } from '../../schemas/civil.js';
import { parseDuration } from '../../schemas/durations.js';
import { parseCount, parseDecimal, parseYear } from '../../schemas/numbers.js';
import { type Parsed, YEARS, yearPattern } from '../../schemas/parse.js';
import { sichuan } from '../../schemas/region.js';
import { parseDate, parseTime, parseWindowEnd } from '../../schemas/times.js';
import { vocabularyOf } from '../../schemas/vocabulary.js';
import {
  type Boundary,
  cities,
  counts,
  dates,
  decimals,
  durations,
  tiers,
  times,
  windowEnds,
  years,
} from '../support/boundaries.js';

const vocabulary = vocabularyOf(sichuan);
const cellReaders: [string, (text: string) => Parsed, readonly Boundary[]][] = [
  ['a time', parseTime, times],
  ['the end of a window', parseWindowEnd, windowEnds],
  ['a date', parseDate, dates],
  ['a count', parseCount, counts],
  ['a decimal', parseDecimal, decimals],
  ['a year', parseYear, years],
  ['a duration', parseDuration, durations],
  ['a city', vocabulary.city, cities],
  ['a tier', vocabulary.tier, tiers],
];

describe.each(cellReaders)('%s', (_, parse, table) => {
  it.each(table)('%s is %s', (written, outcome) => {
    const parsed = parse(written);
    expect(parsed.ok ? parsed.value : `!${parsed.fault.code}`).toBe(outcome);
  });
});

/** What is read, or that it is refused in words. */
function outcomeOf<T>(read: () => T): T | 'refused' {
  try {
    return read();
  } catch (error) {
    expect(error).toMatchObject({ name: 'UserError', exitCode: 2 });
    return 'refused';
  }
}

it('a year is the same by number and by pattern', () => {
  const byPattern = Array.from({ length: 10_000 }, (_, year) => year).filter((year) =>
    new RegExp(`^${yearPattern}$`, 'u').test(String(year).padStart(4, '0')),
  );
  expect([byPattern[0], byPattern.at(-1), byPattern.length]).toEqual([
    YEARS.first,
    YEARS.last,
    YEARS.last - YEARS.first + 1,
  ]);
});

describe('a period', () => {
  it.each<[string, string]>([
    ['2022', 'year 2022'],
    ['2022Q1', 'quarter 2022Q1'],
    ['2022-q4', 'quarter 2022Q4'],
    ['2022-1', 'month 2022-01'],
    ['2022-12', 'month 2022-12'],
    [' 2022 ', 'year 2022'],
    ['1900', 'year 1900'],
    ['1900-01', 'month 1900-01'],
    ['2199Q4', 'quarter 2199Q4'],
    ...[
      ...['', '0', '0000', '0001', '0022-03', '0099Q4', '1899', '1899-12', '2200', '9999'],
      ...['10000', '-2022', '+2022', '22', '2022Q', '2022Q0', '2022Q5', '2022Q10', 'Q3'],
      ...['2022-0', '2022-00', '2022-13', '2022-99', '2022-001', '2022-1-1', '2022-03-05'],
      ...['２０２２', '2022.0', '2e3', '2022H1', '2022..2023', 'all'],
    ].map((written): [string, string] => [written, 'refused']),
  ])('%j is %s', (written, outcome) => {
    const read = outcomeOf(() => parsePeriod(written));
    expect(read === 'refused' ? read : `${read.kind} ${read.name}`).toBe(outcome);
  });

  it('is told which years there are', () => {
    expect(() => parsePeriod('0001')).toThrow(
      expect.objectContaining({
        hint: expect.objectContaining({ en: expect.stringMatching(/1900 to 2199/u) }),
      }),
    );
  });
});

const days: [string, boolean][] = [
  ...['1900-01-01', '2022-12-31', '2024-02-29', '2000-02-29', '2199-12-31'].map(
    (day): [string, boolean] => [day, true],
  ),
  ...[
    ...['', '0000-00-00', '0000-01-01', '0001-01-01', '0022-03-05', '0099-12-31', '1899-12-31'],
    ...['2200-01-01', '9999-12-31', '10000-01-01', '+002022-01-01', '-2022-01-01', '2022-02-29'],
    ...['1900-02-29', '2022-04-31', '2022-00-01', '2022-13-01', '2022-01-00', '2022-01-32'],
    ...['2022-1-1', '2022/01/01', '20220101', '2022-01-01T00:00', '2022-01-01 ', '２０２２-01-01'],
    ...['2022', 'today', 'infinity'],
  ].map((day): [string, boolean] => [day, false]),
];

describe.each(days)('the day %j', (written, isOne) => {
  const outcome = isOne ? written : 'refused';

  it('of --as-of and --replace', () => {
    expect(outcomeOf(() => parseDay(written))).toBe(outcome);
    const window = outcomeOf(() => parseWindow(`${written}..${written}`));
    expect(window).toEqual(isOne ? { from: written, to: written } : 'refused');
  });

  it('of the settings', () => {
    for (const name of ['as_of', 'data_from'] as const) {
      const read = outcomeOf(() => parseSettings(`${name}: "${written}"`).settings[name]);
      expect(read).toBe(outcome);
    }
  });

  it('of the order of loads', () => {
    const text = `feed,document,window\noutages,a,${written}..${written}\n`;
    const read = outcomeOf(() => parseOrder(text, 'shihu.loads.csv')[0]?.window?.from);
    expect(read).toBe(isOne ? written : 'refused');
  });
});

it.each([
  ['2022-01-01..2021-12-31'],
  ['2022-01-01'],
  ['2022-01-01..'],
  ['..2022-01-01'],
  ['2022-01-01..2022-01-02..2022-01-03'],
  ['0001-01-01..2022-01-01'],
  ['2022-01-01..9999-12-31'],
])('%s is no window', (written) => {
  expect(outcomeOf(() => parseWindow(written))).toBe('refused');
});

describe('numbers of the order of loads', () => {
  const read = (number: string, since = '') =>
    outcomeOf(() => {
      const text = `number,feed,document,window,window_since\n${number},outages,a,2022-01-01..2022-01-31,${since}\n`;
      const [entry] = parseOrder(text, 'shihu.loads.csv');
      return `${entry?.number} ${entry?.window?.since}`;
    });

  it.each<[string, string, string]>([
    ['', '', '1 1'],
    ['1', '', '1 1'],
    ['007', '3', '7 3'],
    ['999999999', '1', '999999999 1'],
    ...['0', '-1', '1.0', '1e3', '0x10', '９', '9999999999', 'x'].map(
      (number): [string, string, string] => [number, '', 'refused'],
    ),
    ...['-1', '1.5', '1e0', 'x', '9999999999'].map((since): [string, string, string] => [
      '1',
      since,
      'refused',
    ]),
  ])('%j with a window since %j is %s', (number, since, outcome) => {
    expect(read(number, since)).toBe(outcome);
  });
});

describe('settings', () => {
  const value = (yaml: string) => outcomeOf(() => parseSettings(yaml).settings);

  it.each([
    [
      'rate',
      ['0', '0.08', '0.000001', '0.999999'],
      ['-0.01', '1', '1.0', '8', '8%', '0.0000001', '.nan', '.inf', '1e9', '"0.08"'],
    ],
    [
      'start_tolerance_minutes',
      ['0', '1', '525600'],
      ['-1', '1.5', '525601', '1h', '1e9', '.inf', '"5"'],
    ],
    ['patrol_allowance_minutes', ['0', '525600'], ['-1', '0.5', '525601', '.nan']],
    ['sustained_over_seconds', ['0', '180', '86400'], ['-1', '0.5', '86401', '3m', '.inf']],
    [
      'targets.deadline',
      ['1990', '2022', '2100'],
      ['0', '1', '99', '1989', '2101', '2022.5', '"2022"', '-2022'],
    ],
    ['basis.average_since', ['1990', '2100'], ['0', '22', '1989', '2101', '2020.5']],
    [
      'targets.groups.other.hours.rural',
      ['0.000001', '15', '9000'],
      ['0', '-1', '9000.1', '0.0000001', '.inf', '1e5'],
    ],
  ] as const)('%s', (path, taken, refused) => {
    const yamlOf = (written: string) => {
      const names = path.split('.');
      // A group has its cities beside the hours.
      const others: Record<string, string> = { hours: 'cities: "*", ' };
      return names.reduceRight<string>(
        (inner, name, at) =>
          at === 0 ? `${name}: ${inner}` : `{${others[name] ?? ''}${name}: ${inner}}`,
        written,
      );
    };
    expect(taken.filter((written) => value(yamlOf(written)) === 'refused')).toEqual([]);
    expect(refused.filter((written) => value(yamlOf(written)) !== 'refused')).toEqual([]);
  });

  it.each([
    ['no_outages_confirmed: {YEAR: [成都]}'],
    ['targets: {stages: {YEAR: {other: {rural: 5}}}}'],
    ['ledger: {emphasis: {YEAR: 文字}}'],
  ])('names of years: %s', (yaml) => {
    const of = (year: string) => value(yaml.replace('YEAR', year)) !== 'refused';
    expect(['1900', '2022', '2199', '"2022"'].filter((year) => !of(year))).toEqual([]);
    const none = [
      '0',
      '0000',
      '0001',
      '0022',
      '22',
      '1899',
      '2200',
      '9999',
      '02022',
      '2022.0',
      '2e3',
    ];
    expect(none.filter(of)).toEqual([]);
  });
});

it.each<[string, number | 'refused']>([
  ['1', 1000],
  ['0.001', 1],
  ['0.0001ms', 1],
  ['1ms', 1],
  ['1.5s', 1500],
  ['1 M', 60_000],
  ['596h', 2_145_600_000],
  ['2147483647ms', 2_147_483_647],
  ...[
    ...['', '0', '0s', '0.0h', '-1', '+1s', '1e3', '.5', '5.', '1d', '1min', '1 2', '2147483648ms'],
    ...['597h', '9'.repeat(400), '１', 'NaN', 'Infinity', 's'],
  ].map((written): [string, 'refused'] => [written, 'refused']),
])('a timeout of %s is %s', (written, outcome) => {
  expect(outcomeOf(() => parseTimeout(written))).toBe(outcome);
});

it.each<[string, number | 'refused']>([
  ['0', 0],
  ['1', 1],
  ['010', 10],
  ['999999999999999', 999_999_999_999_999],
  ...['', '-1', '+1', '1.0', '1e3', '0x10', '1,000', '１', 'all', 'NaN', '1234567890123456'].map(
    (written): [string, 'refused'] => [written, 'refused'],
  ),
])('a number of rows of %j is %s', (written, outcome) => {
  expect(outcomeOf(() => parseLimit(written))).toBe(outcome);
});

describe('numbers of days in a workbook', () => {
  it.each([
    [-1, false, undefined],
    [-0.000001, false, '1899-12-31 00:00:00'],
    [0, false, '1899-12-31 00:00:00'],
    [0.5, false, '1899-12-31 12:00:00'],
    [0.999999999, false, '1900-01-01 00:00:00'],
    [1, false, '1900-01-01 00:00:00'],
    [59, false, '1900-02-28 00:00:00'],
    [59.999988, false, '1900-02-28 23:59:59'],
    [60, false, undefined],
    [60.5, false, undefined],
    [61, false, '1900-03-01 00:00:00'],
    [44_625.604166667, false, '2022-03-05 14:30:00'],
    [2_958_465, false, '9999-12-31 00:00:00'],
    [2_958_465.99998, false, '9999-12-31 23:59:58'],
    [2_958_466, false, undefined],
    [1e300, false, undefined],
    [Number.NaN, false, undefined],
    [Number.POSITIVE_INFINITY, false, undefined],
    [0, true, '1904-01-01 00:00:00'],
    [2_957_003, true, '9999-12-31 00:00:00'],
    [2_957_004, true, undefined],
  ])('%s, from 1904: %s, is %s', (value, date1904, outcome) => {
    expect(civilTime(value, date1904)).toBe(outcome);
  });

  it('as plain numbers are never with an exponent', () => {
    expect([0, -0, 1e21, 123456789012345, 0.1 + 0.2, 1e-7, 1.5e-300].map(digitsOf)).toEqual([
      '0',
      '0',
      '1000000000000000000000',
      '123456789012345',
      '0.3',
      '0.0000001',
      '0',
    ]);
  });
});
