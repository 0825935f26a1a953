import { describe, expect, it } from 'vitest';
import { chance, type Forecast, outlookSentence, outlookWord } from '../../../reports/outlook.js';

const row: Forecast = {
  hours_so_far: 6.31,
  hours_low: 8.1,
  hours_high: 9.8,
  hours_expected: 8.9,
  hours_allowance: 9,
  hours_left: 2.69,
  left_user_seconds: 9_684_000n,
  pace_minutes_per_day: 0.877,
  p_meet: 0.62,
  past_years: 4,
};

describe('what a forecast says', () => {
  it('is what is so far, allowed, left a day, by the end of the year, and how likely', () => {
    expect(outlookSentence(row)).toEqual({
      zh: '至今 6.31 小时；全年限额 9 小时；尚余 2.69 小时，合每天 0.88 分钟；预计全年 8.10 至 9.80 小时；达标可能性 62%',
      en: 'so far 6.31 h; allowed 9; 2.69 h left, that is 0.88 minutes a day; by the end of the year 8.10 to 9.80 h; 62% to make it',
    });
  });

  it('has no allowance of a city, and says what is beyond it', () => {
    const none = { hours_allowance: null, hours_left: null, left_user_seconds: null, p_meet: null };
    expect(outlookSentence({ ...row, ...none }).en).toBe(
      'so far 6.31 h; by the end of the year 8.10 to 9.80 h',
    );
    const beyond = { hours_allowance: 5, hours_left: -1.31, left_user_seconds: -1n, p_meet: 0 };
    expect(outlookSentence({ ...row, ...beyond }).en).toBe(
      'so far 6.31 h; allowed 5; 1.31 h beyond it; by the end of the year 8.10 to 9.80 h; 0% to make it',
    );
  });

  it('never shows what is so far on the wrong side of what is allowed', () => {
    const close = { hours_so_far: 1.798, hours_allowance: 1.7961, hours_left: -0.0019 };
    const said = outlookSentence({ ...row, ...close, left_user_seconds: -7n }).en;
    expect(said).toContain('so far 1.80 h; allowed 1.7961');
    const within = { hours_so_far: 1.804, hours_allowance: 1.8041, hours_left: 0.0001 };
    expect(outlookSentence({ ...row, ...within, left_user_seconds: 7n }).en).toContain(
      'so far 1.80 h; allowed 1.8041',
    );
  });

  it('has a point alone without errors of the past, and nothing without past years', () => {
    const point = { hours_low: null, hours_high: null, p_meet: null, past_years: 1 };
    expect(outlookSentence({ ...row, ...point }).zh).toMatch(
      /预计全年约 8\.90 小时（只有 1 个过去年度，无区间）$/u,
    );
    expect(outlookSentence({ ...row, ...point, hours_expected: null }).en).toMatch(
      /no complete year before it, so no forecast$/u,
    );
  });
});

it('a probability is rounded onto no certainty, and not across a half', () => {
  expect([0, 0.004, 0.01, 0.4951, 0.5, 0.555, 0.9951, 1].map(chance)).toEqual([
    ...['0%', '<1%', '1%', '<50%', '50%', '56%', '>99%', '100%'],
  ]);
});

it('an outlook that is none is a dash', () => {
  expect([outlookWord(null).zh, outlookWord('at_risk').en]).toEqual(['—', 'At risk']);
});
