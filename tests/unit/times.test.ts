import { describe, expect, it } from 'vitest';
import { type Dialect, usualDialect } from '../../schemas/dialect.js';
import type { Parsed } from '../../schemas/parse.js';
import { parseDate, parseTime, parseWindowEnd } from '../../schemas/times.js';
import { standardTime } from '../../schemas/zones.js';

function read(parsed: Parsed): string | null {
  return parsed.ok ? parsed.value : `!${parsed.fault.code}`;
}

function why(text: string, dialect: Partial<Dialect> = {}): { zh: string; en: string } {
  const parsed = parseTime(text, { ...usualDialect, ...dialect });
  if (parsed.ok) throw new Error(`${text} is ${parsed.value}`);
  expect(parsed.fault.code).toBe('bad_time');
  expect(parsed.fault.message.zh).toMatch(/无法识别：/u);
  return parsed.fault.message;
}

const afternoon = '2022-03-05 14:30:00';
const midnight = '2022-03-05 00:00:00';

describe('without a setting', () => {
  it.each([
    ['20220305 14:30:00', afternoon],
    ['20220305 1430', afternoon],
    ['20220305 143000', afternoon],
    ['20220305T143000', afternoon],
    ['20220305T143000Z', '2022-03-05 22:30:00'],
    ['20220305T143000+0800', afternoon],
    ['2022-03-05 1430', afternoon],
    ['2022 03 05 14:30', afternoon],
    ['2022/3/5, 14:30', afternoon],
    ['2022-03-05 14:30:00 UTC', '2022-03-05 22:30:00'],
    ['2022-03-05 2:30 PM', afternoon],
    ['2022/3/5 2:30:00PM', afternoon],
    ['2022-03-05 02:30 p.m.', afternoon],
    ['2022-03-05 2 pm', afternoon.replace('30:', '00:')],
    ['2022/3/5 下午2:30', afternoon],
    ['2022/3/5 下午 02:30:00', afternoon],
    ['2022年3月5日 下午2时30分', afternoon],
    ['2022年3月5日上午8时', '2022-03-05 08:00:00'],
    ['5 Mar 2022 14:30', afternoon],
    ['05-MAR-2022 14:30:00', afternoon],
    ['5 March, 2022, 2:30 PM', afternoon],
    ['5th March 2022', midnight],
    ['05MAR2022', midnight],
    ['Mar 5, 2022 2:30 PM', afternoon],
    ['March 5th, 2022', midnight],
    ['Sept. 5 2022', '2022-09-05 00:00:00'],
    ['2022-Mar-05 14:30', afternoon],
    ['Saturday, March 5, 2022', midnight],
    ['Sat, 05 Mar 2022 14:30:00 +0000', '2022-03-05 22:30:00'],
    ['Sat, 05 Mar 2022 14:30:00 GMT', '2022-03-05 22:30:00'],
  ])('%s is %s', (text, expected) => expect(read(parseTime(text))).toBe(expected));

  it.each([
    '2022-W09-6',
    '2022-3-12:30',
    '2022-03-05 13:00 PM',
    '2022-03-05 0:30 PM',
    '2022-03-05 下午14:30',
    '2022-03-05 上午8:30 PM',
    '2022-03-05 14',
    '2022-03-05 PM',
    'Sunday, March 5, 2022',
    '5 Mars 2022',
    '5 Mar',
    'Mar 2022',
    '31 Feb 2022',
    '2022030514:30',
    '20220305 143',
    '-1646461800',
  ])('%s is none', (text) => expect(read(parseTime(text))).toBe('!bad_time'));

  it('shows both readings of a date and the setting that decides', () => {
    const { zh, en } = why('05/03/2022');
    for (const message of [zh, en]) {
      expect(message).toMatch(/2022-05-03.*month_first.*2022-03-05.*day_first/u);
      expect(message).toContain('date_order');
    }
    expect(why('05.03.2022 14:30').en).toContain('2022-03-05 (date_order: day_first)');
  });

  it('shows the one reading of a date that fits', () => {
    const { zh, en } = why('25/12/2022');
    expect(en).toContain('can only be 2022-12-25 (date_order: day_first)');
    expect(zh).toContain('只能读作 2022-12-25（date_order: day_first）');
    expect(why('12-25-2022').en).toContain('2022-12-25 (date_order: month_first)');
  });

  it('shows the three readings of a date with a short year', () => {
    const { zh, en } = why('05/03/22');
    for (const message of [zh, en]) {
      expect(message).toMatch(/2005-03-22.*2022-05-03.*2022-03-05/u);
      expect(message).toContain('two_digit_years_from: 1970');
    }
    expect(why('05-MAR-22').en).toMatch(/2022-03-05 .*day_first.*2005-03-22 .*year_first/u);
    expect(why('22年3月5日').en).toMatch(/2022 or 1922; set two_digit_years_from/u);
  });

  it('shows what a number may be', () => {
    expect(why('44625.604166667').en).toContain('2022-03-05 14:30:00 (time_format: excel)');
    expect(why('1646461800').zh).toContain('2022-03-05 14:30:00（time_format: epoch）');
    expect(why('1646461800000').en).toContain('(time_format: epoch_ms)');
    expect(why('123').en).toContain('expected a time such as');
    expect(why('20221305').en).toContain('expected a time such as');
  });

  it('calls dates of unknown order with a range behind them a range or of unknown order', () => {
    expect(why('5 Mar 2022 8:00 AM - 12:00 PM').en).toContain('it is a range');
    expect(why('05/03/2022 08:00-12:00').en).toContain('it is a range');
  });
});

describe('by order', () => {
  const by = (text: string, dateOrder: Dialect['dateOrder'], twoDigitYearsFrom?: number) =>
    read(parseTime(text, { ...usualDialect, dateOrder, twoDigitYearsFrom }));

  it.each([
    '05/03/2022 14:30',
    '5/3/2022 14:30:00',
    '05-03-2022 14:30',
    '05.03.2022 14:30',
    '05 03 2022 14:30',
    '05/03/2022T14:30',
    '05/03/2022, 14:30',
    '05/03/2022 2:30 PM',
    '05/03/2022 下午2:30',
    '05/03/2022 1430',
    '2022-03-05 14:30',
    '5 Mar 2022 14:30',
    '05/03/2022 06:30Z',
  ])('%s is that day first', (text) => expect(by(text, 'day_first')).toBe(afternoon));

  it('month first', () => {
    expect(by('03/05/2022 02:30 PM', 'month_first')).toBe(afternoon);
    expect(by('2022-03-05 14:30', 'month_first')).toBe(afternoon);
    expect(by('05/03/2022', 'year_first')).toBe('!bad_time');
  });

  it('short years lie in the hundred years that the settings say', () => {
    expect(by('05/03/22 14:30', 'day_first', 1970)).toBe(afternoon);
    expect(by('22-03-05 14:30', 'year_first', 1970)).toBe(afternoon);
    expect(by('03/05/22 14:30', 'month_first', 2000)).toBe(afternoon);
    expect(by('05-MAR-22 14:30', 'day_first', 1970)).toBe(afternoon);
    expect(by('05-MAR-22 14:30', 'month_first', 1970)).toBe(afternoon);
    expect(by('22-MAR-05 14:30', 'year_first', 1970)).toBe(afternoon);
    expect(by('Mar 5, 22 14:30', undefined, 1970)).toBe(afternoon);
    expect(by('22年3月5日14时30分', undefined, 1970)).toBe(afternoon);
    expect(by('05/03/71', 'day_first', 1970)).toBe('1971-03-05 00:00:00');
    expect(by('05/03/69', 'day_first', 1970)).toBe('2069-03-05 00:00:00');
    expect(by('05/03/22', 'day_first', 1923)).toBe('2022-03-05 00:00:00');
    expect(by('05/03/22', 'day_first')).toBe('!bad_time');
    expect(by('05/03/22', undefined, 1970)).toBe('!bad_time');
    expect(by('29/02/00', 'day_first', 1901)).toBe('2000-02-29 00:00:00');
    expect(by('29/02/00', 'day_first', 1900)).toBe('!bad_time');
  });

  it('says where the order does not fit', () => {
    expect(why('03/25/2022', { dateOrder: 'day_first' }).en).toMatch(
      /by date_order: day_first there is no such day; it can only be 2022-03-25 \(date_order: month_first\)/u,
    );
    expect(why('32/25/2022', { dateOrder: 'day_first' }).en).toContain('expected a time');
    expect(why('05/03/22', { dateOrder: 'day_first' }).zh).toContain('two_digit_years_from');
  });

  it('dates and ends of windows', () => {
    const dialect: Dialect = { ...usualDialect, dateOrder: 'day_first' };
    expect(read(parseDate('05/03/2022', dialect))).toBe('2022-03-05');
    expect(read(parseDate('31/12/9999', dialect))).toBe('9999-12-31');
    expect(read(parseDate('05/03/2022 14:30', dialect))).toBe('!bad_time');
    expect(read(parseWindowEnd('05/03/2022', dialect))).toBe('2022-03-06 00:00:00');
    expect(read(parseWindowEnd('05/03/2022 14:30', dialect))).toBe(afternoon);
  });
});

describe('by format', () => {
  const by = (text: string, timeFormat: string, more: Partial<Dialect> = {}) =>
    read(parseTime(text, { ...usualDialect, timeFormat, ...more }));

  it.each([
    ['05/03/2022 14:30', '%d/%m/%Y %H:%M', afternoon],
    ['5/3/2022 14:30', '%d/%m/%Y %H:%M', afternoon],
    ['5/3/2022  14:30', '%-d/%-m/%Y %H:%M', afternoon],
    ['20220305143000', '%Y%m%d%H%M%S', afternoon],
    ['03/05/22 02:30:00 PM', '%D %I:%M:%S %p', afternoon],
    ['2022-03-05T14:30:00.123456', '%FT%T.%f', afternoon],
    ['2022-03-05 14:30', '%F %R', afternoon],
    ['2022064 1430', '%Y%j %H%M', afternoon],
    ['05Mar2022:14:30:00', '%d%b%Y:%H:%M:%S', afternoon],
    ['Saturday 5 MARCH 2022 14h30', '%A %d %B %Y %Hh%M', afternoon],
    ['Sat  5 Mar 2022 14:30', '%a %e %b %Y %H:%M', afternoon],
    ['下午2:30 2022.3.5', '%p%I:%M %Y.%m.%d', afternoon],
    ['２０２２－０３－０５（１４：３０）', '%Y-%m-%d（%H：%M）', afternoon],
    ['100% 05.03.2022', '100%% %d.%m.%Y', midnight],
    ['05/03/2022 14:30 +0000', '%d/%m/%Y %H:%M %z', '2022-03-05 22:30:00'],
    ['05/03/2022 14:30 UTC', '%d/%m/%Y %H:%M %Z', '2022-03-05 22:30:00'],
    ['t1646461800', 't%s', afternoon],
    ['05/03/2022 24:00', '%d/%m/%Y %H:%M', '2022-03-06 00:00:00'],
    ['1646461800', 'epoch', afternoon],
    ['1646461800.999', 'epoch', afternoon],
    ['1646461800999', 'epoch_ms', afternoon],
    ['1646461800000.5', 'epoch_ms', afternoon],
    ['44625.6041666667', 'excel', afternoon],
    ['44625', 'excel', midnight],
    ['44625.99999999', 'excel', '2022-03-06 00:00:00'],
    [afternoon, 'excel', afternoon],
  ])('%s by %s is %s', (text, format, expected) =>
    expect(by(text, format, { twoDigitYearsFrom: 1970 })).toBe(expected),
  );

  it.each([
    ['2022-03-05 14:30:00', '%d/%m/%Y %H:%M'],
    ['05/03/2022 14:30:00', '%d/%m/%Y %H:%M'],
    ['05/03/2022', '%d/%m/%Y %H:%M'],
    ['x05/03/2022', '%d/%m/%Y'],
    ['31/02/2022', '%d/%m/%Y'],
    ['05/13/2022', '%d/%m/%Y'],
    ['2022111', '%Y%m%d'],
    ['05/03/2022 14:60', '%d/%m/%Y %H:%M'],
    ['05/03/2022 25:00', '%d/%m/%Y %H:%M'],
    ['05/03/2022 24:01', '%d/%m/%Y %H:%M'],
    ['05/03/2022 13:00 PM', '%d/%m/%Y %I:%M %p'],
    ['05/03/2022 00:00 AM', '%d/%m/%Y %I:%M %p'],
    ['Sun 5 Mar 2022', '%a %d %b %Y'],
    ['05/03/2022 14:30 +15:00', '%d/%m/%Y %H:%M %z'],
    ['2022366', '%Y%j'],
    ['05032022', '%d.%m.%Y'],
    ['-1', 'epoch'],
    ['1e9', 'epoch'],
    ['2022-03-05 14:30:00', 'epoch'],
    ['99999999999999', 'epoch'],
    ['05/03/2022', 'excel'],
    ['60', 'excel'],
    ['05/03/22', '%d/%m/%y'],
  ])('%s does not fit %s', (text, format) => expect(by(text, format)).toBe('!bad_time'));

  it('names the format that does not fit', () => {
    const { zh, en } = why('2022-03-05', { timeFormat: '%d/%m/%Y' });
    expect(zh).toContain('time_format: %d/%m/%Y');
    expect(en).toContain('does not fit time_format: %d/%m/%Y');
    expect(why('05/03/22', { timeFormat: '%d/%m/%y' }).en).toContain('two_digit_years_from');
  });

  it('knows a day alone from midnight', () => {
    const end = (text: string, timeFormat: string) =>
      read(parseWindowEnd(text, { ...usualDialect, timeFormat }));
    expect(end('05/03/2022', '%d/%m/%Y')).toBe('2022-03-06 00:00:00');
    expect(end('05/03/2022 00:00', '%d/%m/%Y %H:%M')).toBe(midnight);
    expect(end('44625', 'excel')).toBe('2022-03-06 00:00:00');
    expect(end('44625.5', 'excel')).toBe('2022-03-05 12:00:00');
    expect(read(parseDate('05/03/2022', { ...usualDialect, timeFormat: '%d/%m/%Y' }))).toBe(
      '2022-03-05',
    );
  });
});

describe('by time zone', () => {
  const of = (text: string, zone: string | undefined, homeZone: string) =>
    read(parseTime(text, { ...usualDialect, zone, homeZone }));

  it.each([
    // In Sichuan.
    ['2022-03-05 06:30', 'UTC', 'Asia/Shanghai', afternoon],
    ['2022-07-05 06:30', 'Europe/London', 'Asia/Shanghai', '2022-07-05 13:30:00'],
    ['2022-03-05 06:30', 'Europe/London', 'Asia/Shanghai', afternoon],
    ['1986-07-05 06:30', 'Asia/Shanghai', 'Asia/Shanghai', '1986-07-05 06:30:00'],
    ['2022-03-05', 'UTC', 'Asia/Shanghai', '2022-03-05 08:00:00'],
    // In Britain, in winter time all year.
    ['2022-07-05 14:30', 'Europe/London', 'Europe/London', '2022-07-05 13:30:00'],
    ['2022-03-05 14:30', 'Europe/London', 'Europe/London', afternoon],
    ['2022-07-05 14:30', undefined, 'Europe/London', '2022-07-05 14:30:00'],
    ['2022-07-05T14:30:00Z', undefined, 'Europe/London', '2022-07-05 14:30:00'],
    ['2022-07-05T14:30:00+01:00', 'UTC', 'Europe/London', '2022-07-05 13:30:00'],
    // Daylight saving is negative in winter there, by law.
    ['2022-07-05 14:30', 'Europe/Dublin', 'Europe/Dublin', '2022-07-05 13:30:00'],
    ['2022-01-05 14:30', 'Europe/Dublin', 'Europe/Dublin', '2022-01-05 14:30:00'],
    // In the south, summer is in January.
    ['2022-01-05 14:30', 'Australia/Sydney', 'Australia/Sydney', '2022-01-05 13:30:00'],
    ['2022-07-05 14:30', 'Australia/Sydney', 'Australia/Sydney', '2022-07-05 14:30:00'],
    ['2022-01-05 14:30', 'Australia/Lord_Howe', 'Australia/Lord_Howe', '2022-01-05 14:00:00'],
    ['2022-07-05 14:30', 'America/New_York', 'America/New_York', '2022-07-05 13:30:00'],
    ['2022-07-05 14:30', 'America/New_York', 'UTC', '2022-07-05 18:30:00'],
    ['2022-07-05 14:30', 'Asia/Kathmandu', 'UTC', '2022-07-05 08:45:00'],
    ['2022-07-05 14:30', 'Etc/GMT+5', 'UTC', '2022-07-05 19:30:00'],
    // Around the hours when clocks are set.
    ['2022-03-27 00:59:59', 'Europe/London', 'UTC', '2022-03-27 00:59:59'],
    ['2022-03-27 02:00:00', 'Europe/London', 'UTC', '2022-03-27 01:00:00'],
    ['2022-10-30 00:59:59', 'Europe/London', 'UTC', '2022-10-29 23:59:59'],
    ['2022-10-30 02:00:00', 'Europe/London', 'UTC', '2022-10-30 02:00:00'],
    ['2022-10-30 01:30:00+01:00', 'Europe/London', 'UTC', '2022-10-30 00:30:00'],
  ])('%s in %s is, in %s, %s', (text, zone, homeZone, expected) =>
    expect(of(text, zone, homeZone)).toBe(expected),
  );

  it('refuses what occurs twice, with both readings, and what never was', () => {
    const london = { zone: 'Europe/London', homeZone: 'Europe/London' };
    for (const message of Object.values(why('2022-10-30 01:30', london))) {
      expect(message).toMatch(
        /Europe\/London.*2022-10-30 00:30:00.{1,2}\+01:00.*2022-10-30 01:30:00.{1,2}\+00:00/u,
      );
    }
    expect(why('2022-03-27 01:30', london).en).toContain('never showed it');
    expect(why('2022-03-27 01:30', london).zh).toContain('没有这一时刻');
    const newYork = { zone: 'America/New_York' };
    expect(why('2022-11-06 01:00:00', newYork).en).toContain('showed it twice');
    expect(why('2022-03-13 02:59:59', newYork).en).toContain('never showed it');
    expect(of('2022-11-06 02:00:00', 'America/New_York', 'UTC')).toBe('2022-11-06 07:00:00');
  });

  it('holds for formats, orders and numbers', () => {
    const zones = { zone: 'Europe/London', homeZone: 'UTC' };
    const by = (text: string, more: Partial<Dialect>) =>
      read(parseTime(text, { ...usualDialect, ...zones, ...more }));
    expect(by('05/07/2022 14:30', { dateOrder: 'day_first' })).toBe('2022-07-05 13:30:00');
    expect(by('05/07/2022 14:30', { timeFormat: '%d/%m/%Y %H:%M' })).toBe('2022-07-05 13:30:00');
    expect(by('44747.6041666667', { timeFormat: 'excel' })).toBe('2022-07-05 13:30:00');
    // These are instants already.
    expect(by('1646461800', { timeFormat: 'epoch' })).toBe('2022-03-05 06:30:00');
  });

  it('leaves dates alone', () => {
    const dialect = { ...usualDialect, zone: 'America/New_York' };
    expect(read(parseDate('2022-03-13', dialect))).toBe('2022-03-13');
    expect(read(parseDate('9999-12-31', dialect))).toBe('9999-12-31');
    expect(read(parseWindowEnd('2022-03-12', { ...dialect, homeZone: 'America/New_York' }))).toBe(
      '2022-03-13 00:00:00',
    );
  });

  it('keeps lengths: standard time runs on through the hours when clocks are set', () => {
    for (const zone of ['Europe/London', 'America/New_York', 'Australia/Sydney']) {
      for (let at = Date.UTC(2022, 0, 2) / 1000; at < Date.UTC(2022, 11, 30) / 1000; at += 43_200) {
        const length = standardTime(at + 43_200, zone) - standardTime(at, zone);
        if (length !== 43_200) throw new Error(`${zone} ${at} ${length}`);
      }
    }
  });
});
