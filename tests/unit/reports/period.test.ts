import { expect, it } from 'vitest';
import {
  dateName,
  dayBefore,
  monthsUpTo,
  periodName,
  timeName,
  yearBefore,
} from '../../../reports/view/period.js';

it('names periods in both languages', () => {
  expect(periodName({ kind: 'year', name: '2022' })).toEqual({ zh: '2022年', en: '2022' });
  expect(periodName({ kind: 'quarter', name: '2022Q3' })).toEqual({
    zh: '2022年第三季度',
    en: 'third quarter of 2022',
  });
  expect(periodName({ kind: 'month', name: '2022-09' })).toEqual({
    zh: '2022年9月',
    en: 'September 2022',
  });
});

it('counts by the calendar', () => {
  expect(dayBefore('2023-01-01')).toBe('2022-12-31');
  expect(dayBefore('2024-03-01')).toBe('2024-02-29');
  expect(dayBefore('nonsense')).toBe('nonsense');
  expect(yearBefore('2022Q3')).toBe('2021Q3');
  expect(monthsUpTo({ kind: 'quarter', name: '2022Q1' })).toEqual([
    '2022-01',
    '2022-02',
    '2022-03',
  ]);
});

it('prints dates and times', () => {
  expect(dateName('2022-09-30')).toEqual({ zh: '2022年9月30日', en: '30 September 2022' });
  expect(timeName('2022-09-30T08:05:00')).toBe('2022-09-30 08:05');
  expect(timeName('2022-09-30T08:05:09')).toBe('2022-09-30 08:05:09');
  expect(timeName(null)).toBe('—');
});
