import { describe, expect, it } from 'vitest';
import {
  type Parsed,
  parseCount,
  parseDate,
  parseDecimal,
  parseList,
  parseTime,
  parseYear,
} from '../../schemas/parse.js';

function read(parsed: Parsed): string | null {
  return parsed.ok ? parsed.value : `!${parsed.fault.code}`;
}

describe('times', () => {
  it.each([
    ['2022-03-05 14:30:00', '2022-03-05 14:30:00'],
    ['2022-03-05T14:30', '2022-03-05 14:30:00'],
    ['2022-03-05T14:30:05.999', '2022-03-05 14:30:05'],
    ['2022/3/5 14:30', '2022-03-05 14:30:00'],
    ['2022/3/5 4:05:06', '2022-03-05 04:05:06'],
    ['2022.3.5', '2022-03-05 00:00:00'],
    ['2022年3月5日14时30分', '2022-03-05 14:30:00'],
    ['2022年3月5日 14时30分15秒', '2022-03-05 14:30:15'],
    ['2022年3月5日14时', '2022-03-05 14:00:00'],
    ['2022年3月5日', '2022-03-05 00:00:00'],
    ['２０２２－０３－０５　１４：３０', '2022-03-05 14:30:00'],
    ['20220305143000', '2022-03-05 14:30:00'],
    ['202203051430', '2022-03-05 14:30:00'],
    ['20220305', '2022-03-05 00:00:00'],
    ['2022-03-05 24:00', '2022-03-06 00:00:00'],
    ['2022-12-31 24:00:00', '2023-01-01 00:00:00'],
    ['2022-03-05T14:30:00Z', '2022-03-05 22:30:00'],
    ['2022-03-05T14:30:00+08:00', '2022-03-05 14:30:00'],
    ['2022-03-05 14:30:00 +0000', '2022-03-05 22:30:00'],
    ['2022-03-05T14:30:00-05:30', '2022-03-06 04:00:00'],
    ['2020-02-29 00:00:00', '2020-02-29 00:00:00'],
  ])('%s is %s', (written, expected) => expect(read(parseTime(written))).toBe(expected));

  it.each([
    '2022-02-29',
    '2022-13-01',
    '2022-00-10',
    '2022-03-05 24:01',
    '2022-03-05 14:60',
    '2022-03-05 14:30:60',
    '05/03/2022',
    '14:30',
    '2022-03-05 14:30 PM',
    '44625.604',
    '1022-03-05',
    '2222-03-05',
    '9999-12-31',
    'now',
    '2022-03-05T14:30:00+25:00',
    '',
  ])('%s is none', (written) => expect(read(parseTime(written))).toBe('!bad_time'));

  it('dates take midnight only, and 9999-12-31 as the end of time', () => {
    expect(read(parseDate('9999-12-31'))).toBe('9999-12-31');
    expect(read(parseDate('2022/3/5'))).toBe('2022-03-05');
    expect(read(parseDate('2022-03-05 00:00:00'))).toBe('2022-03-05');
    expect(read(parseDate('2022-03-05 00:00:01'))).toBe('!bad_time');
  });
});

describe('numbers', () => {
  it.each([
    ['12', '12'],
    ['１２', '12'],
    ['1,234', '1234'],
    ['1，234，567', '1234567'],
    ['12户', '12'],
    ['12.0', '12'],
    ['+7', '7'],
    ['007', '7'],
    ['0', '0'],
    ['999999999', '999999999'],
    ['1000000000', '!bad_number'],
    ['12.5', '!bad_number'],
    ['-1', '!bad_number'],
    ['1,23', '!bad_number'],
    ['1e3', '!bad_number'],
    ['0x10', '!bad_number'],
    ['12 34', '!bad_number'],
    ['Infinity', '!bad_number'],
  ])('%s users are %s', (written, expected) => expect(read(parseCount(written))).toBe(expected));

  it.each([
    ['1', '1.000000000'],
    ['11.3', '11.300000000'],
    ['.5', '0.500000000'],
    ['1,234.56', '1234.560000000'],
    ['0.1234567894', '0.123456789'],
    ['0.1234567895', '0.123456790'],
    ['9.9999999999', '10.000000000'],
    ['-1', '!bad_number'],
    ['1.2.3', '!bad_number'],
  ])('%s hours are %s', (written, expected) => expect(read(parseDecimal(written))).toBe(expected));

  it('years', () => {
    expect(read(parseYear('2021年'))).toBe('2021');
    expect(read(parseYear('2021.0'))).toBe('2021');
    expect(read(parseYear('21'))).toBe('!bad_number');
    expect(read(parseYear('3021'))).toBe('!bad_number');
  });

  it('lists take either semicolon', () => {
    expect(read(parseList('L1; L2；L3;'))).toBe('L1;L2;L3');
  });
});
