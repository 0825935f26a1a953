import { describe, expect, it } from 'vitest';
import { judgePlans, type Known, monthsOf, type Plan } from '../../pipelines/budget/judge.js';

const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}:00Z`) / 1000;
const HOUR = 3600n;

const plan = (from: string, to: string, rest: Partial<Plan> = {}): Plan => ({
  ...{ planId: null, provider: null, city: 'A', county: null, tier: 'urban' },
  ...{ lineId: null, assetId: null, users: 10n, notified: null },
  ...{ from: at(from), to: at(to) },
  ...rest,
});
const month = (name: string, hours: bigint | null, county = '') => ({
  ...{ month: name, city: 'A', county, tier: 'urban' },
  left: hours === null ? null : hours * HOUR,
});
const known = (rest: Partial<Known> = {}): Known => ({
  ...{ asOf: at('2022-07-01 00:00'), months: [], booked: [], had: [] },
  ...rest,
});
const inHours = (seconds: bigint | null | undefined) =>
  seconds == null ? null : Number(seconds) / 3600;

describe('planned outages', () => {
  it('take of the budget one after the other, by their starts', () => {
    const plans = [
      plan('2022-07-20 08:00', '2022-07-20 11:00', { planId: 'b' }),
      plan('2022-07-10 08:00', '2022-07-10 10:00', { planId: 'a' }),
      plan('2022-07-20 08:00', '2022-07-20 09:00', { planId: 'c' }),
    ];
    const judged = judgePlans(plans, known({ months: [month('2022-07', 50n)] }));
    expect(judged.map(({ plan: { planId }, left }) => [planId, inHours(left)])).toEqual([
      ['a', 30],
      ['b', 0],
      ['c', -10],
    ]);
    expect(judged.map(({ broken }) => broken)).toEqual([[], [], ['budget']]);
  });

  it('take of each month and of the county that has a budget; without a budget they keep it', () => {
    const months = [month('2022-07', 100n), month('2022-08', 5n), month('2022-07', 30n, 'X')];
    const over = plan('2022-07-31 22:00', '2022-08-01 01:00', { county: 'X' });
    const [judged] = judgePlans([over], known({ months }));
    expect(judged?.budgets.map((one) => [one.month, one.county, inHours(one.left)])).toEqual([
      ['2022-07', '', 80],
      ['2022-07', 'X', 10],
      ['2022-08', '', -5],
    ]);
    expect([inHours(judged?.left), judged?.broken]).toEqual([-5, ['budget']]);
    const [free] = judgePlans([over], known({ months: [month('2022-07', null)] }));
    expect([free?.left, free?.broken, free?.userSeconds]).toEqual([null, [], 30n * HOUR]);
  });

  it('take only what is still to come', () => {
    const begun = plan('2022-06-30 20:00', '2022-07-01 02:00');
    const past = plan('2022-06-20 08:00', '2022-06-20 09:00');
    const months = [month('2022-06', 4n), month('2022-07', 25n)];
    const judged = judgePlans([begun, past], known({ months }));
    expect(judged.map(({ left }) => inHours(left))).toEqual([4, 5]);
    expect(judged.map(({ broken }) => broken)).toEqual([['notice'], ['notice']]);
  });

  it('stand for what they replace of what is booked', () => {
    const booked = { ...plan('2022-07-20 08:00', '2022-07-20 10:00'), isReplaced: true };
    const months = [month('2022-07', 0n)];
    const shorter = plan('2022-07-20 08:00', '2022-07-20 09:00');
    const [judged] = judgePlans([shorter], known({ months, booked: [booked] }));
    expect(inHours(judged?.left)).toBe(10);
    const kept = { ...booked, isReplaced: false };
    expect(inHours(judgePlans([shorter], known({ months, booked: [kept] }))[0]?.left)).toBe(-10);
  });

  it('break the rule at the third outage of an asset within 60 days, the day itself among them', () => {
    const asset = { city: 'A', tier: 'urban', assetId: 'T1' };
    const third = (first: string, second: string, rest: Partial<Known> = {}) =>
      judgePlans(
        [plan('2022-08-29 08:00', '2022-08-29 09:00', { assetId: 'T1' })],
        known({ had: [first, second].map((text) => ({ ...asset, at: at(text) })), ...rest }),
      )[0];
    // 1 July is the first of the 60 days that end on 29 August.
    expect(third('2022-07-01 00:00', '2022-08-01 00:00')).toMatchObject({
      outages: 3,
      broken: ['repeat'],
    });
    expect(third('2022-06-30 23:59', '2022-08-01 00:00')).toMatchObject({ outages: 2, broken: [] });
    const later = { ...plan('2022-10-27 08:00', '2022-10-27 09:00'), assetId: 'T1' };
    const booked = [{ ...later, isReplaced: false }];
    expect(third('2022-06-01 08:00', '2022-08-30 08:00', { booked })).toMatchObject({
      outages: 3,
      broken: ['repeat'],
    });
    const others = ['T2', 'T1', 'T1'].map((assetId, i) =>
      plan(`2022-08-0${i + 1} 08:00`, `2022-08-0${i + 1} 09:00`, { assetId }),
    );
    expect(judgePlans(others, known()).map(({ outages }) => outages)).toEqual([1, 1, 2]);
    expect(judgePlans([plan('2022-08-01 08:00', '2022-08-01 09:00')], known())[0]?.outages).toBe(
      null,
    );
  });

  it('need notice seven days ahead, to the second', () => {
    const starting = (from: string, notified: string | null = null) =>
      judgePlans(
        [plan(from, '2022-09-01 00:00', { notified: notified === null ? null : at(notified) })],
        known(),
      )[0];
    expect(starting('2022-07-08 00:00')).toMatchObject({ notice: 'possible', broken: [] });
    expect(starting('2022-07-07 23:59')).toMatchObject({ notice: 'late', broken: ['notice'] });
    expect(starting('2022-07-03 08:00', '2022-06-26 08:00')).toMatchObject({ notice: 'given' });
    expect(starting('2022-07-30 08:00', '2022-07-23 08:01')).toMatchObject({ notice: 'late' });
    expect(starting('2022-07-08 08:00')?.notifyBy).toBe(at('2022-07-01 08:00'));
  });

  it('are cut at the ends of months', () => {
    const parts = monthsOf(at('2022-11-30 12:00'), at('2023-01-01 00:00'));
    expect(parts.map((part) => [part.month, (part.to - part.from) / 3600])).toEqual([
      ['2022-11', 12],
      ['2022-12', 744],
    ]);
  });
});
