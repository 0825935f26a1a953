import { describe, expect, it } from 'vitest';
import { type SweptRow, sweep } from '../../pipelines/explain/sweep.js';
import { spansOf } from '../../pipelines/explain/users.js';

function row(id: number, from: number, to: number, users: number, more: Partial<SweptRow> = {}) {
  return { id, from, to, users, stages: [], window: null, provider: '', event: `${id}`, ...more };
}

const adds = (own: SweptRow, ...others: SweptRow[]) =>
  sweep(own, [own, ...others]).map(({ from, to, adds, coveredBy }) => [from, to, adds, coveredBy]);

describe('what a row adds beside its neighbours', () => {
  it('is all of its users where it is alone', () => {
    expect(adds(row(1, 0, 10, 5))).toEqual([[0, 10, 5, null]]);
    expect(adds(row(1, 0, 10, 5), row(2, 10, 20, 9), row(3, -5, 0, 9))).toEqual([[0, 10, 5, null]]);
    expect(adds(row(1, 5, 5, 5))).toEqual([]);
  });

  it('is what it has above the most that came first', () => {
    expect(adds(row(2, 4, 12, 9), row(1, 0, 10, 5))).toEqual([
      [4, 10, 4, 1],
      [10, 12, 9, null],
    ]);
    expect(adds(row(3, 4, 8, 6), row(1, 0, 10, 5), row(2, 2, 6, 9))).toEqual([
      [4, 6, 0, 2],
      [6, 8, 1, 1],
    ]);
    expect(adds(row(1, 0, 10, 5), row(2, 4, 12, 9))).toEqual([[0, 10, 5, null]]);
  });

  it('grows as stages bring the others back, and shrinks with its own', () => {
    const first = row(1, 0, 10, 8, { stages: [{ at: 5, users: 6 }] });
    expect(adds(row(2, 2, 10, 8, { stages: [{ at: 7, users: 4 }] }), first)).toEqual([
      [2, 5, 0, 1],
      [5, 7, 6, 1],
      [7, 10, 2, 1],
    ]);
  });

  it('goes by start, then counted before excluded, provider, event and number', () => {
    const shut = row(1, 0, 10, 5, { window: { from: 2, to: 6 } });
    const fault = row(2, 0, 10, 5);
    expect(sweep(shut, [shut, fault])).toEqual([
      { from: 0, to: 2, users: 5, isExcluded: false, adds: 5, coveredBy: null },
      { from: 2, to: 6, users: 5, isExcluded: true, adds: 0, coveredBy: 2 },
      { from: 6, to: 10, users: 5, isExcluded: false, adds: 5, coveredBy: null },
    ]);
    expect(adds(fault, shut)).toEqual([
      [0, 2, 0, 1],
      [2, 6, 5, null],
      [6, 10, 0, 1],
    ]);
    expect(adds(row(1, 0, 1, 5, { provider: '乙' }), row(2, 0, 1, 5, { provider: '丙' }))).toEqual([
      [0, 1, 0, 2],
    ]);
    // By the bytes of UTF-8, as in the database: U+FF21 stands before U+1F600.
    expect(adds(row(1, 0, 1, 5, { event: '😀' }), row(2, 0, 1, 5, { event: 'Ａ' }))).toEqual([
      [0, 1, 0, 2],
    ]);
  });
});

describe('stretches of days', () => {
  it('join days of as many users, and part at gaps', () => {
    const day = (date: string, users: bigint) => ({ day: date, users });
    expect(
      spansOf([
        day('2022-02-27', 3n),
        day('2022-02-28', 3n),
        day('2022-03-01', 4n),
        day('2022-03-03', 4n),
      ]).map(({ from, to, days, user_days }) => [from, to, days, user_days]),
    ).toEqual([
      ['2022-02-27', '2022-03-01', 2, 6n],
      ['2022-03-01', '2022-03-02', 1, 4n],
      ['2022-03-03', '2022-03-04', 1, 4n],
    ]);
  });
});
