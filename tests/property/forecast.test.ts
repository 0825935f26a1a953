import { describe, expect, it } from 'vitest';
import { reference } from '../reference/index.js';
import { expectAgreement } from '../support/agreement.js';
import { type Kind, longProject } from '../support/long-projects.js';

/** Each tells something that random projects rarely come to. */
const kinds: Readonly<Record<string, Kind>> = {
  'years with gaps, in the middle of one': { seed: 1, years: 3, months: 6, cells: 6 },
  'two years and one month': { seed: 2, years: 2, months: 1 },
  'eleven months and some days': { seed: 3, years: 4, months: 11, more: 9 },
  'one past year': { seed: 4, years: 1, months: 5 },
  'no past year': { seed: 5, years: 0, months: 7 },
  'no month over': { seed: 6, years: 3, months: 0, more: 20 },
  'a year that is over': { seed: 7, years: 3, months: 12 },
  'more years than are looked at': { seed: 8, years: 10, months: 4, cells: 2, hasGaps: false },
  'few users here, millions there': { seed: 9, years: 3, months: 9, isWild: true },
  'no outages at all': { seed: 10, years: 3, months: 3, hasOutages: false },
  'an average since a year, and a fine rate': {
    ...{ seed: 11, years: 4, months: 8 },
    settings: { basis: { average_since: 2011 }, rate: '0.0873' },
  },
  'no reduction for some': {
    ...{ seed: 12, years: 3, months: 2, hasGaps: false },
    settings: { rate_groups: ['other'], rate: '0.5' },
  },
};

describe('forecasts agree with the reference implementation', () => {
  it.each(Object.entries(kinds))(
    '%s',
    async (_, kind) => {
      await expectAgreement(longProject(kind), null);
    },
    60_000,
  );

  it('on projects that have what is to be compared', () => {
    const results = Object.values(kinds).map((kind) => reference(longProject(kind)));
    const rows = results.flatMap(({ forecasts }) => forecasts);
    const outlooks = new Set(rows.map(({ outlook }) => outlook));
    expect([...outlooks].sort()).toEqual([
      ...['at_risk', 'exceeded', 'on_course', 'on_pace', 'undetermined'],
    ]);
    expect(rows.some(({ p_meet }) => p_meet !== null && p_meet > 0 && p_meet < 1)).toBe(true);
    expect(rows.some(({ past_years: n, residual_years: m }) => n === 8 && m === 8)).toBe(true);
    expect(rows.some(({ past_years: n }) => n === 0)).toBe(true);
    const judged = results.flatMap(({ forecastBacktest }) => forecastBacktest);
    expect(judged.some(({ is_covered }) => is_covered)).toBe(true);
    expect(judged.some(({ brier_pro_rata }) => brier_pro_rata === 1)).toBe(true);
  });
});
