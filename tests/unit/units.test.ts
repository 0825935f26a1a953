import { describe, expect, it } from 'vitest';
import { isOne, looksLikeUnit, readUnit, scaled } from '../../schemas/units.js';

const factor = (unit: string, quantity: 'users' | 'hours' | 'user_hours') => {
  const scale = readUnit(unit, quantity);
  return scale && Number(scale.times) / Number(scale.over);
};

describe('units', () => {
  it('of each quantity are known', () => {
    const users = ['户', '万户', '十万户', '亿户', '千', 'thousand customers', 'thousands', '台'];
    expect(users.map((unit) => factor(unit, 'users'))).toEqual([
      1, 1e4, 1e5, 1e8, 1e3, 1e3, 1e3, 1,
    ]);
    const hours = ['小时/户', 'hours per customer', '分', 'MIN/户·年', '秒', '天', 'h/户年'];
    expect(hours.map((unit) => factor(unit, 'hours'))).toEqual([
      1,
      1,
      1 / 60,
      1 / 60,
      1 / 3600,
      24,
      1,
    ]);
    const userHours = ['时·户', '户时', '万时户', 'customer-minutes', '户·小时', '万户时'];
    expect(userHours.map((unit) => factor(unit, 'user_hours'))).toEqual([
      1,
      1,
      1e4,
      1 / 60,
      1,
      1e4,
    ]);
    expect(['小时', '户/小时', 'kWh', '备注'].map((unit) => factor(unit, 'users'))).toEqual(
      Array(4).fill(undefined),
    );
  });

  it('are told from notes', () => {
    const units = [
      'kWh',
      '%',
      '元',
      '万元',
      '次',
      'MVA',
      '户/公里',
      '10^4',
      '10',
      'xyz',
      '单位：元',
    ];
    expect(units.filter((unit) => !looksLikeUnit(unit))).toEqual([]);
    const notes = ['备注', '新', 'new', '2021年', '含专变用户', 'customers affected', '选填', '1'];
    expect(notes.filter(looksLikeUnit)).toEqual([]);
  });

  it('scale numbers exactly, or to nine decimals, half up', () => {
    const minutes = { unit: '分钟', times: 60n, over: 3600n };
    const tenThousand = { unit: '万户', times: 10_000n, over: 1n };
    expect(isOne(minutes)).toBe(false);
    const digits = (n: string) => {
      const [whole = '', fraction = ''] = n.split('.');
      return { whole, fraction };
    };
    expect(
      ['68.7', '117', '100', '1200', '0', '.3'].map((n) => scaled(digits(n), minutes, false)),
    ).toEqual([
      '1.145000000',
      '1.950000000',
      '1.666666667',
      '20.000000000',
      '0.000000000',
      '0.005000000',
    ]);
    expect(
      ['12', '1.5', '12.3456', '0.00005'].map((n) => scaled(digits(n), tenThousand, true)),
    ).toEqual(['120000', '15000', '123456', undefined]);
  });
});
