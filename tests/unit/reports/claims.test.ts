import { describe, expect, it } from 'vitest';
import { claimsOf } from '../../../reports/view/claims.js';
import { exclusions } from '../../support/reports/fixture/events.js';
import { reportData } from '../../support/reports/fixture.js';

const data = reportData();
const all = exclusions(data.period);

describe('claims to exclusion', () => {
  it('are counted by their sums, however few are listed', () => {
    const { claims, qualified, refused, excluded, list, refusedMore } = claimsOf(
      data,
      undefined,
      7,
    );
    const isRefused = (row: { outcome: string }) => row.outcome === 'refused';
    expect([claims, refused]).toEqual([all.length, all.filter(isRefused).length]);
    expect(qualified + refused).toBe(claims);
    expect(excluded).toBe(all.reduce((sum, row) => sum + row.excluded_user_seconds, 0n));
    expect(list).toHaveLength(7);
    expect(refusedMore).toBe(refused - 7);
    const rest = all
      .filter(isRefused)
      .filter((row) => !list.some((one) => one.outage_id === row.outage_id));
    const least = list.at(-1)?.counted_user_seconds ?? 0n;
    expect(rest.every((row) => row.counted_user_seconds <= least)).toBe(true);
  });

  it('of a city are its own', () => {
    const city = all[0]?.city_code ?? '';
    const own = all.filter((row) => row.city_code === city);
    const claims = claimsOf(data, city, 1000);
    expect(claims.claims).toBe(own.length);
    expect(claims.list.every((row) => row.city_code === city)).toBe(true);
    expect(claims.refusedMore).toBe(0);
  });

  it('give reasons in the order in which these are tried, each once', () => {
    const { reasons, refused } = claimsOf(data, undefined, 10);
    expect(reasons.map(({ reason }) => reason)).toEqual([
      'unknown_order',
      'not_proactive',
      'wrong_line',
      'outside_window',
    ]);
    expect(reasons.reduce((sum, { claims }) => sum + claims, 0)).toBe(refused);
  });
});
