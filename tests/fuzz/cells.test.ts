import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePeriod } from '../../pipelines/project/period.js';
import { type Dialect, usualDialect } from '../../schemas/dialect.js';
import { parseDuration } from '../../schemas/durations.js';
import { parseCount, parseDecimal, parseYear } from '../../schemas/numbers.js';
import { type Parsed, parseList } from '../../schemas/parse.js';
import { sichuan } from '../../schemas/region.js';
import { parseDate, parseTime, parseWindowEnd } from '../../schemas/times.js';
import { vocabularyOf } from '../../schemas/vocabulary.js';
import * as edges from '../support/boundaries.js';
import { runs } from './support/corpus.js';
import { mutated, mutations } from './support/mutate.js';

const vocabulary = vocabularyOf(sichuan);
const timeValue = /^(?:19|2[01])\d\d-\d\d-\d\d \d\d:\d\d:\d\d$/u;
/** Ways of writing times, each with values that read as themselves by it. */
const dialects: readonly Partial<Dialect>[] = [
  { dateOrder: 'day_first', twoDigitYearsFrom: 1970 },
  { dateOrder: 'month_first' },
  { zone: 'UTC', homeZone: 'UTC' },
  { timeFormat: '%Y-%m-%d %H:%M:%S' },
  { timeFormat: 'excel' },
];
const inDialects = dialects.map((own): [string, [(text: string) => Parsed, RegExp]] => [
  `time of ${JSON.stringify(own)}`,
  [(text) => parseTime(text, { ...usualDialect, ...own }), timeValue],
]);
/** Readers of cells, with what a value is that they give. */
const readers: Readonly<Record<string, [(text: string) => Parsed, RegExp]>> = {
  time: [parseTime, timeValue],
  ...Object.fromEntries(inDialects),
  // The midnight after the last day of all.
  windowEnd: [parseWindowEnd, /^(?:(?:19|2[01])\d\d-\d\d-\d\d|2200-01-01) \d\d:\d\d:\d\d$/u],
  date: [parseDate, /^(?:19|[2-9]\d)\d\d-\d\d-\d\d$/u],
  count: [parseCount, /^(?:0|[1-9]\d{0,8})$/u],
  decimal: [parseDecimal, /^\d{1,9}\.\d{9}$/u],
  duration: [parseDuration, /^(?:0|[1-9]\d{0,9})$/u],
  year: [parseYear, /^(?:19|2[01])\d\d$/u],
  list: [parseList, /^(?!;)/u],
  city: [vocabulary.city, /^51\d{4}$/u],
  tier: [vocabulary.tier, /^(?:central|urban|town|rural)$/u],
  nature: [vocabulary.nature, /^[a-z_]+$/u],
};

/** Whose value isn't one as it is written: a day is no midnight, seconds have a unit. */
const asWritten: ReadonlySet<unknown> = new Set([parseWindowEnd, parseDuration]);

const known = Object.values(edges).flatMap((table) => table.map(([written]) => written));
const cell = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.stringMatching(/^[-+0-9０-９:：./年月日时分秒TZ ]{0,30}$/u),
  fc.stringMatching(
    /^\d{1,4}[-/. ](?:\d{1,2}|Mar|MAY)[-/. ,]{1,2}\d{1,4}[ T](?:上午)?\d{1,2}:\d\d ?(?:[AP]M|Z)?$/u,
  ),
  fc
    .tuple(fc.constantFrom(...known), mutations)
    .map(([text, changes]) => mutated(Buffer.from(text), changes).toString('utf8')),
);

describe.each(Object.entries(readers))('cells read as a %s', (_, [parse, value]) => {
  it('are values of its form that read as themselves, or faults in both languages', () => {
    fc.assert(
      fc.property(cell, (text) => {
        const parsed = parse(text);
        if (parsed.ok) {
          expect(parsed.value).toMatch(value);
          if (!asWritten.has(parse)) expect(parse(parsed.value ?? '')).toEqual(parsed);
          return;
        }
        const { zh, en } = parsed.fault.message;
        expect([zh, en].every((words) => words.length > 0 && words.length < 400)).toBe(true);
      }),
      { numRuns: runs(300) },
    );
  });
});

it('periods are ones that read as themselves, or refused in words', () => {
  fc.assert(
    fc.property(
      fc.oneof(cell, fc.stringMatching(/^ ?[0-9]{2,5}[-Qq]{0,2}[0-9]{0,3}$/u)),
      (text) => {
        try {
          const period = parsePeriod(text);
          expect(parsePeriod(period.name)).toEqual(period);
          expect(period.year).toBe(Number(period.name.slice(0, 4)));
        } catch (error) {
          expect(error).toMatchObject({ name: 'UserError' });
        }
      },
    ),
    { numRuns: runs(300) },
  );
});
