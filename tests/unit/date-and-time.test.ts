import { describe, expect, it } from 'vitest';
import { dateAndTime } from '../../pipelines/ingest/date-and-time.js';
import { type Dialect, usualDialect } from '../../schemas/dialect.js';
import { parseTime } from '../../schemas/times.js';

/** The time that two cells are; or the beginning of what is wrong with them. */
function timeOf(date: string, clock: string, own: Partial<Dialect> = {}): string | null {
  const dialect = { ...usualDialect, ...own };
  const parsed = parseTime(dateAndTime(date, clock, dialect), dialect);
  return parsed.ok ? parsed.value : parsed.fault.message.en;
}

const afternoon = '2022-03-05 14:30:00';
const days = { dateOrder: 'day_first' } as const;
const excel = { timeFormat: 'excel' };

describe('a date and a time of day', () => {
  it.each<[string, string, Partial<Dialect>]>([
    ['2022-03-05', '14:30', {}],
    ['2022/3/5', '2:30 PM', {}],
    ['2022年3月5日', '下午2时30分', {}],
    ['20220305', '1430', {}],
    ['20220305', '143000', {}],
    ['5 Mar 2022', '14:30:00', {}],
    ['05/03/2022', '2:30 p.m.', days],
    ['05.03.22', '14:30', { ...days, twoDigitYearsFrom: 1970 }],
    ['05/03/2022', '14.30', { timeFormat: '%d/%m/%Y %H.%M' }],
    ['2022-03-05', '06:30:00Z', {}],
    ['2022-03-05', '06:30', { zone: 'UTC' }],
    // Cells of a sheet, formatted as dates and times or not at all.
    ['2022-03-05 00:00:00', '14:30', {}],
    ['2022-03-05 00:00:00', '1899-12-30 14:30:00', {}],
    ['2022-03-05', '1900-01-00 14:30:00', {}],
    ['44625', '0.604166666666667', excel],
    ['44625', '14:30', excel],
    ['2022-03-05', '0.604166666666667', excel],
    // One of them says all.
    [afternoon, '', {}],
    ['', afternoon, {}],
  ])('%s and %s, by %j', (date, clock, own) => {
    expect(timeOf(date, clock, own)).toBe(afternoon);
  });

  it('are of the next day at its end', () => {
    expect(timeOf('2022-03-04', '24:00')).toBe('2022-03-05 00:00:00');
    expect(timeOf('44624', '0.9999999', excel)).toBe('2022-03-05 00:00:00');
    expect(timeOf('44624', '1', excel)).toBe('2022-03-05 00:00:00');
  });

  it('are nothing where both are', () => {
    expect(dateAndTime('', '', usualDialect)).toBe('');
  });

  it.each<[string, string, RegExp]>([
    ['2022-03-05', '', /"2022-03-05 \?" is not understood/u],
    ['2022-03-05 00:00:00', '', /"2022-03-05 \?" is not understood/u],
    ['', '14:30', /"14:30" is not understood/u],
    ['2022-03-05', '08:00-12:00', /it is a range/u],
    ['2022-03-05', '8:00 AM - 12:00 PM', /it is a range/u],
    ['05/03/2022', '14:30', /set date_order/u],
    ['2022-03-05', '2022-03-05', /not understood/u],
    [afternoon, '14:30', /not understood/u],
  ])('%s and %s are refused', (date, clock, why) => {
    expect(timeOf(date, clock)).toMatch(why);
  });
});
