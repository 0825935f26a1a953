import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Dialect, usualDialect } from '../../schemas/dialect.js';
import { parseDuration, unlikeFrom } from '../../schemas/durations.js';
import { parseCount, parseDecimal } from '../../schemas/numbers.js';
import type { Parsed } from '../../schemas/parse.js';
import { readUnit, scaleOfSetting, withUnit } from '../../schemas/units.js';

const read = (parsed: Parsed) => (parsed.ok ? parsed.value : `!${parsed.fault.code}`);
const said = (parsed: Parsed) => (parsed.ok ? '' : parsed.fault.message.en);
type Marks = Pick<Dialect, 'decimal' | 'thousands'>;
const hours = (text: string, marks: Marks = {}) =>
  parseDecimal(text, { ...usualDialect, ...marks });
const users = (text: string, marks: Marks = {}) => parseCount(text, { ...usualDialect, ...marks });

describe('marks that the settings say', () => {
  it.each<[string, Marks, string]>([
    ['4,125', { decimal: ',' }, '4.125000000'],
    ['0,500', { decimal: ',' }, '0.500000000'],
    ['1234,5', { decimal: ',' }, '1234.500000000'],
    [',5', { decimal: ',' }, '0.500000000'],
    ['4125', { decimal: ',' }, '4125.000000000'],
    ['4,125', { thousands: ',' }, '4125.000000000'],
    ['4,125', { decimal: '.' }, '4125.000000000'],
    ['4,125.5', { thousands: ',' }, '4125.500000000'],
    ['1.234,5', { decimal: ',', thousands: '.' }, '1234.500000000'],
    ['1.234', { thousands: '.' }, '1234.000000000'],
    ['1.234.567,5', { thousands: '.' }, '1234567.500000000'],
    ['1 234,5', { decimal: ',', thousands: ' ' }, '1234.500000000'],
    ['1\u00a0234\u202f567.5', { thousands: ' ' }, '1234567.500000000'],
    ["1'234.5", { thousands: "'" }, '1234.500000000'],
    ['1’234.5', { thousands: "'" }, '1234.500000000'],
    ['1,23,456', {}, '123456.000000000'],
    ['12,34,56,789.5', {}, '123456789.500000000'],
  ])('%s by %j is %s', (text, marks, value) => expect(read(hours(text, marks))).toBe(value));

  it.each<[string, Marks]>([
    ['4.125', { decimal: ',' }],
    ['1.234,5', { decimal: ',' }],
    ['1 234', {}],
    ["1'234", {}],
    ['1.234,5', {}],
    ['1,5', { thousands: ',' }],
    ['0,500', { thousands: ',' }],
    ['12,34', { thousands: ',' }],
    ['1 23', { thousands: ' ' }],
    ['1 234 56', { thousands: ' ' }],
    ['1 2345', { thousands: ' ' }],
    ["1'234,5", { thousands: "'" }],
    ['1,234,56', {}],
    ['1,2,345', {}],
    ['1.23.456', { thousands: '.' }],
  ])('%s by %j is none', (text, marks) => expect(read(hours(text, marks))).toBe('!bad_number'));

  it.each<[string, Marks, string]>([
    ['4.5', { decimal: ',' }, '4.500000000'],
    ['4.125', { decimal: ',' }, '4.125000000'],
    ['4.125', { thousands: '.' }, '!bad_number'],
    ['4.12', { thousands: '.' }, '4.120000000'],
    ['4,125', { decimal: ',' }, '4.125000000'],
    ['1.234,5', { thousands: '.' }, '1234.500000000'],
    ['1234.0', { thousands: '.' }, '1234.000000000'],
  ])('%s by %j, where the file holds numbers too, is %s', (text, marks, value) => {
    const dialect = { ...usualDialect, ...marks, holdsNumbers: true };
    expect(read(parseDecimal(text, dialect))).toBe(value);
  });

  it('decide what is refused, which the refusal names', () => {
    expect(said(hours('4,125'))).toContain('write thousands: "," or decimal: "," in shihu.yaml');
    expect(said(hours('1.234,5'))).toContain('if it is 1234.5, write decimal: ",", thousands: "."');
    expect(said(hours('1 234'))).toContain('if it is 1234, write thousands: " "');
    const point = said(hours('4.125', { decimal: ',' }));
    expect(point).toContain('thousands (4125) or decimals (4.125)');
    expect(said(users('1.234'))).toContain('if it is 1234, write decimal: ",", thousands: "."');
    expect(said(users('1.5'))).toContain('expected a whole number');
  });

  it('of counts', () => {
    expect(read(users('1.234', { thousands: '.' }))).toBe('1234');
    expect(read(users('1 234', { thousands: ' ' }))).toBe('1234');
    expect(read(users('1,23,456'))).toBe('123456');
    expect(read(users('12,0', { decimal: ',' }))).toBe('12');
    expect(read(users('12,5', { decimal: ',' }))).toBe('!bad_number');
  });

  const locales: [string, Marks][] = [
    ['en-US', { thousands: ',' }],
    ['en-IN', { thousands: ',' }],
    ['de-DE', { decimal: ',', thousands: '.' }],
    ['fr-FR', { decimal: ',', thousands: ' ' }],
    ['de-CH', { thousands: "'" }],
    ['sv-SE', { decimal: ',', thousands: ' ' }],
  ];
  it.each(locales)('read every number as %s writes it', (locale, marks) => {
    const format = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999_999 }), (thousandths) => {
        const written = format.format(thousandths / 1000);
        expect(Number(read(hours(written, marks)))).toBe(thousandths / 1000);
      }),
    );
  });
});

describe('units of cells', () => {
  it.each([
    ['12.5万户', '125000'],
    ['1.2 万', '12000'],
    ['3千户', '3000'],
    ['120户', '120'],
    ['2 thousand', '2000'],
    ['12.3456万户', '123456'],
    ['12.34567万户', '!bad_number'],
    ['12 h', '!bad_number'],
    ['1_000', '!bad_number'],
    ['1,200万户', '!bad_number'],
  ])('%s users are %s', (text, value) => expect(read(users(text))).toBe(value));

  it.each([
    ['90分钟', '1.500000000'],
    ['90 min', '1.500000000'],
    ['1.5 h', '1.500000000'],
    ['1天', '24.000000000'],
    ['1 min', '0.016666667'],
    ['90 kWh', '!bad_number'],
    ['90户', '!bad_number'],
  ])('%s hours are %s', (text, value) => expect(read(hours(text))).toBe(value));

  it('must not contradict their header', () => {
    const under = (cell: string, unit: string) => {
      const scale = readUnit(unit, 'users');
      return scale && read(users(withUnit(cell, scale)));
    };
    expect(under('12.5', '万户')).toBe('125000');
    expect(under('12.5万', '万户')).toBe('125000');
    expect(under('12户', '万户')).toBe('!bad_number');
    expect(under('1.2万户', '户')).toBe('!bad_number');
    expect(under('12户', '户')).toBe('12');
    expect(under('12', '户')).toBe('12');
    // In 万户 it could be a fraction.
    expect(under('1,200', '万户')).toBe('!bad_number');
    expect(said(users(withUnit('12.34567', { unit: '万户', times: 10_000n, over: 1n })))).toContain(
      '"12.34567 万户"',
    );
  });
});

it.each([
  ['90', '1/60', '1.500000000'],
  ['90', 0.5, '45.000000000'],
  ['1,5', '10', '!bad_number'],
  ['90分钟', '1/60', '1.500000000'],
  ['90小时', '1/60', '!bad_number'],
])('%s by a scale of %s is %s hours', (cell, scale, value) => {
  const said = scaleOfSetting({ scale }, 'hours');
  expect(said && read(hours(withUnit(cell, said)))).toBe(value);
});

describe('lengths of time', () => {
  const inUnit = (cell: string, unit: string) => {
    const scale = readUnit(unit, 'length');
    return scale && read(parseDuration(withUnit(cell, scale)));
  };

  it('have the unit of their header, or their own', () => {
    expect(inUnit('90', '分钟')).toBe('5400');
    expect(inUnit('1.5', 'hours')).toBe('5400');
    expect(inUnit('5400', '秒')).toBe('5400');
    expect(inUnit('90分钟', 'min')).toBe('5400');
    expect(inUnit('90分钟', '小时')).toBe('!bad_number');
    expect(inUnit('1小时30分', '分钟')).toBe('5400');
    expect(inUnit('01:30:00', '分钟')).toBe('5400');
    expect(inUnit('1:30', '小时')).toBe('5400');
    // An hour and a half, or a minute and a half.
    expect(inUnit('1:30', '分钟')).toBe('!bad_number');
  });

  it('are refused where nothing says the unit, with both readings', () => {
    const message = said(parseDuration('90'));
    expect(message).toContain('90 minutes or 90 hours');
    expect(message).toContain('unit: minutes');
  });

  it.each([
    ['90 min', 60],
    ['90.5 min', 6],
    ['1.5 h', 360],
    ['1.50 h', 36],
    ['2 h', 3600],
    ['01:30:00', 1],
    ['01:30', 60],
    ['1小时30分', 60],
    ['PT1H30M', 60],
    ['1天', 86_400],
    ['5400 s', 1],
    ['5400.5 s', 2],
    ['1.50000 h', 2],
  ])('%s is as exact as %s s', (text, seconds) => expect(unlikeFrom(text)).toBe(seconds));

  it('are the same however they are written', () => {
    fc.assert(
      fc.property(fc.nat({ max: 10_000_000 }), (seconds) => {
        const [d, h, m, s] = [
          Math.floor(seconds / 86_400),
          Math.floor(seconds / 3600) % 24,
          Math.floor(seconds / 60) % 60,
          seconds % 60,
        ];
        const two = (n: number) => String(n).padStart(2, '0');
        const forms = [
          `${seconds}秒`,
          `${d}天${h}小时${m}分${s}秒`,
          `${d}d ${h}h ${m}m ${s}s`,
          `P${d}DT${h}H${m}M${s}S`,
          `${24 * d + h}:${two(m)}:${two(s)}`,
          `${d} days, ${two(h)}:${two(m)}:${two(s)}`,
          `${(seconds / 3600).toFixed(6)} h`,
        ];
        expect(forms.map((form) => read(parseDuration(form)))).toEqual(
          forms.map(() => String(seconds)),
        );
      }),
    );
  });
});
