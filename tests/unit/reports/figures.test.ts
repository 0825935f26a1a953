import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  against,
  change,
  exact,
  fixed,
  integer,
  percent,
  quotient,
  userHours,
  wholePercent,
} from '../../../reports/base/figures.js';

const read = (text: string) => Number(text.replace(/[,%≤<>+]/gu, '').replace('\u2212', '-'));

describe('plain numbers', () => {
  it('groups thousands and shows emptiness as a dash', () => {
    expect(fixed(1234567.891)).toBe('1,234,567.89');
    expect(fixed(-1234.5)).toBe('−1,234.50');
    expect(fixed(-0.001)).toBe('0.00');
    expect(integer(123456789012345678901234567890n)).toBe(
      '123,456,789,012,345,678,901,234,567,890',
    );
    expect(integer(999)).toBe('999');
    expect([
      fixed(null),
      fixed(Number.NaN),
      integer(undefined),
      exact(null),
      percent(null),
    ]).toEqual(['—', '—', '—', '—', '—']);
    expect([exact(2), exact(1.5)]).toEqual(['2', '1.5']);
  });

  it('rounds user-hours on integers', () => {
    expect(userHours(628n * 3600n + 1200n)).toBe('628.3');
    expect(userHours(179n)).toBe('0.0');
    expect(userHours(180n)).toBe('0.1');
    expect(userHours(10n ** 30n, 0)).toBe('277,777,777,777,777,777,777,777,778');
    expect(userHours(-3600n)).toBe('−1.0');
    expect(userHours(null)).toBe('—');
  });

  it('takes quotients of integers of any size', () => {
    expect(quotient(10n ** 40n, 4n * 10n ** 40n)).toBe(0.25);
    expect(quotient(1n, 0n)).toBeNull();
  });

  it('moves the point of percentages without noise', () => {
    expect(percent(0.07)).toBe('7.0%');
    expect(percent(0.0005)).toBe('0.1%');
    expect(percent(12.3456, null, null, 2)).toBe('1,234.56%');
    expect([wholePercent(0.08), wholePercent(0.07), wholePercent(0.125)]).toEqual([
      '8%',
      '7%',
      '12.5%',
    ]);
  });
});

describe('a figure beside its limit', () => {
  it('shows decimals until it lies on the side that was decided', () => {
    expect(against(1.0004, 1, false)).toBe('1.0004');
    expect(against(0.9996, 1, true)).toBe('0.9996');
    expect(against(1, 1, true)).toBe('1.00');
    expect(against(0.5, 1, true)).toBe('0.50');
    expect(against(1.005, 1.005, true)).toBe('1.005');
    expect(against(7, null, null)).toBe('7.00');
  });

  it('says so where a double can no longer tell them apart', () => {
    expect(against(1, 1, false)).toBe('>1');
    expect(against(1 + 2e-16, 1, true)).toMatch(/^≤?1/u);
  });

  it('does not hide a decision that contradicts its figure', () => {
    expect(against(3, 1, true)).toBe('3.00');
  });

  it('never contradicts the decision', () => {
    const seconds = fc.bigInt(0n, 10n ** 16n);
    const users = fc.bigInt(1n, 10n ** 9n);
    const near = fc
      .tuple(users, fc.integer({ min: 1, max: 20 }), fc.bigInt(-50n, 50n))
      .map(([userDays, limit, by]) => {
        const atLimit = BigInt(limit) * 3600n * userDays;
        const total = atLimit + by < 0n ? 0n : atLimit + by;
        return { total, userDays, limit };
      });
    const anywhere = fc
      .tuple(seconds, users, fc.integer({ min: 1, max: 20 }))
      .map(([total, userDays, limit]) => ({ total, userDays, limit }));
    fc.assert(
      fc.property(fc.oneof(near, anywhere), ({ total, userDays, limit }) => {
        const bar = BigInt(limit) * 3600n * userDays;
        const isWithin = total <= bar;
        const value = Number(total) / Number(3600n * userDays);
        const text = against(value, limit, isWithin);
        if (text.startsWith('>')) return !isWithin;
        if (text.startsWith('≤')) return isWithin;
        const seen = read(text);
        if (total === bar) return seen === limit;
        return isWithin ? seen <= limit : seen > limit;
      }),
      { numRuns: 3000 },
    );
  });
});

describe('a change on the year before', () => {
  it('carries its direction', () => {
    expect(change(0.123)).toBe('−12.3%');
    expect(change(-0.05)).toBe('+5.0%');
    expect(change(0)).toBe('0.0%');
    expect(change(null)).toBe('—');
  });

  it('is told from the rate', () => {
    expect(change(0.08, 0.08, true)).toBe('−8.0%');
    expect(change(0.07996, 0.08, false)).toBe('−7.996%');
    expect(change(0.0804, 0.08, true)).toBe('−8.04%');
    expect(change(0.08, 0.08, false)).toBe('−<8%');
    expect(change(-0.3, 0.08, false)).toBe('+30.0%');
  });

  it('never contradicts the decision', () => {
    const pair = fc.tuple(
      fc.bigInt(1n, 10n ** 12n),
      fc.bigInt(-20n, 20n),
      fc.bigInt(0n, 10n ** 12n),
    );
    fc.assert(
      fc.property(pair, fc.boolean(), ([base, by, free], isNear) => {
        const hours = isNear ? (base * 92n) / 100n + by : free;
        if (hours < 0n) return true;
        const isReached = hours * 100n <= base * 92n;
        const reduction = Number(base - hours) / Number(base);
        const text = change(reduction, 0.08, isReached);
        if (text.includes('<')) return !isReached;
        const seen = -read(text);
        return isReached ? seen >= 8 : seen < 8;
      }),
      { numRuns: 3000 },
    );
  });
});

it('shows an allowance above or below the whole of it as decided', () => {
  expect(percent(1.00004, 1, false)).toBe('100.004%');
  expect(percent(0.99999, 1, true)).toBe('99.999%');
  expect(percent(1, 1, true)).toBe('100.0%');
});
